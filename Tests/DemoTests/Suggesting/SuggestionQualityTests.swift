import Demo
import Foundation
import Reports
import TestSupport
import Testing
import Triage

/// How well the word lists of the built-in profile suggest a category, told by the sentences in the folder `Sentences`: a line is
/// a category or `none`, a tab, and a sentence as a resident may write it.
///
/// All are our own. The 200 held out were written first, and their faults were not looked at when the lists were made from the
/// other 200; but one hand wrote all of it, so the true figures for residents' words are lower.
@Suite struct SuggestionQualityTests {
    struct Floor: Sendable, CustomTestStringConvertible {
        let category: String
        let precision: Double
        let recall: Double
        var testDescription: String { category }
    }

    @Test(arguments: [
        Floor(category: "lighting", precision: 0.95, recall: 0.85),
        Floor(category: "drugs", precision: 0.95, recall: 0.65),
        Floor(category: "speeding", precision: 0.95, recall: 0.65),
        Floor(category: "visibility", precision: 0.9, recall: 0.7),
        Floor(category: "vandalism", precision: 0.85, recall: 0.75),
        Floor(category: "mopeds", precision: 0.95, recall: 0.9),
        Floor(category: "disorder", precision: 0.85, recall: 0.75),
        Floor(category: "burglary", precision: 0.95, recall: 0.6),
    ])
    func `of sentences held out, as many are suggested rightly as the floor says`(_ floor: Floor) throws {
        let judged = try Self.judged("held-out")
        let suggested = judged.filter { $0.suggested == floor.category }
        let wanted = judged.filter { $0.wanted == floor.category }
        let right = suggested.count { $0.wanted == floor.category }
        #expect(wanted.count == 20)
        print("\(floor.category): precision \(right)/\(suggested.count), recall \(right)/\(wanted.count)")
        #expect(Double(right) >= floor.precision * Double(suggested.count))
        #expect(Double(right) >= floor.recall * Double(wanted.count))
    }

    @Test func `of sentences held out that are of no category, few get a suggestion`() throws {
        let none = try Self.judged("held-out").filter { $0.wanted == "none" }
        #expect(none.count == 40)
        print("none: \(none.count { $0.suggested == "none" })/40 without a suggestion")
        #expect(none.count { $0.suggested == "none" } >= 36)
    }

    @Test func `a suggestion of high confidence is hardly ever wrong`() throws {
        let sure = try Self.judged("held-out").filter { $0.isSure }
        let right = sure.count { $0.suggested == $0.wanted }
        print("high confidence: \(right)/\(sure.count)")
        #expect(sure.count >= 100)
        #expect(Double(right) >= 0.97 * Double(sure.count))
    }

    @Test func `the sentences that the lists were made from are suggested nearly all rightly`() throws {
        let judged = try Self.judged("made-from")
        #expect(judged.count == 200)
        #expect(judged.count { $0.suggested == $0.wanted } >= 196)
    }

    private struct Judged {
        let wanted: String
        let suggested: String
        let isSure: Bool
    }

    private static func judged(_ file: String, thisFile: String = #filePath) throws -> [Judged] {
        let path = URL(filePath: thisFile).deletingLastPathComponent().appending(
            path: "Sentences/\(file).txt")
        let suggester = try ProfileDocument(
            profileYAML: BuiltInProfile.profile.contents, routingYAML: BuiltInProfile.routing.contents
        ).suggester
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: "\t")
            let first = suggester.suggestions(for: String(try parts.last.orFail())).first
            return Judged(
                wanted: String(try parts.first.orFail()), suggested: first?.category.description ?? "none",
                isSure: first?.confidence == .high)
        }
    }
}
