import Foundation
import Reports
import Testing

@testable import Intake

/// How well personal data and accusations are found, told by the sentences in the folder `Sentences`.
///
/// They are our own and speak of no real person; telephone numbers are those that PTS has set aside. They are made of
/// written sentences with numbers, names and places put in. A line is a sentence, `\n` in it a line's end, and what must be
/// masked stands between ⟦ and ⟧. An accusation's line begins with `!`, one that must not be taken for one with `-`.
///
/// The rules were mended beside the first half. The faults in `…-held-out.txt` were not looked at, but both halves are by the
/// hand that mended the rules, and the list of accusing words has some that it knew from there: the true figures for
/// residents' words are lower.
struct ScreeningQualityTests {
    struct Floor: Sendable, CustomTestStringConvertible {
        let file: String
        let kind: PersonalDataKind?
        let recall: Double
        let precision: Double
        var testDescription: String { file }
    }

    @Test(arguments: [
        Floor(file: "personal-number", kind: .personalNumber, recall: 0.99, precision: 0.99),
        Floor(file: "personal-number-held-out", kind: .personalNumber, recall: 0.99, precision: 0.99),
        Floor(file: "telephone", kind: .phone, recall: 0.99, precision: 0.99),
        Floor(file: "telephone-held-out", kind: .phone, recall: 0.95, precision: 0.96),
        Floor(file: "email", kind: .email, recall: 0.99, precision: 0.99),
        Floor(file: "email-held-out", kind: .email, recall: 0.99, precision: 0.99),
        Floor(file: "plate", kind: .plate, recall: 0.99, precision: 0.99),
        Floor(file: "plate-held-out", kind: .plate, recall: 0.99, precision: 0.96),
        Floor(file: "accusation", kind: nil, recall: 0.97, precision: 0.97),
        Floor(file: "accusation-held-out", kind: nil, recall: 0.9, precision: 0.97),
    ])
    func `as much is found, and as little else, as the floor says`(_ floor: Floor) throws {
        let sentences = try Self.sentences(floor.file)
        #expect(sentences.count >= 200)
        var found = 0
        var wanted = 0
        var right = 0
        var taken = 0
        var faults: [String] = []
        for sentence in sentences {
            let outcome = floor.kind.map { Self.outcome(of: sentence, $0) } ?? Self.accusation(sentence)
            wanted += outcome.isWanted ? 1 : 0
            found += outcome.isWanted && outcome.isFound ? 1 : 0
            taken += outcome.isTaken ? 1 : 0
            right += outcome.isTaken && outcome.isExact ? 1 : 0
            if !outcome.isExact { faults.append(sentence) }
        }
        let recall = Double(found) / Double(wanted)
        let precision = Double(right) / Double(taken)
        print("\(floor.file): recall \(found)/\(wanted), precision \(right)/\(taken)")
        #expect(
            recall >= floor.recall && precision >= floor.precision,
            "recall \(recall), precision \(precision); wrong: \(faults.joined(separator: "\n"))")
    }

    private struct Outcome {
        let isWanted: Bool
        /// Whether nothing that was to be masked is left.
        let isFound: Bool
        let isTaken: Bool
        /// Whether all that was to be masked is, and nothing else.
        let isExact: Bool
    }

    private static func outcome(of sentence: String, _ kind: PersonalDataKind) -> Outcome {
        let parts = sentence.split(omittingEmptySubsequences: false) { "⟦⟧".contains($0) }
        var plain = ""
        var expected = ""
        for (index, part) in parts.enumerated() {
            plain += part
            expected += index.isMultiple(of: 2) ? String(part) : kind.mask
        }
        let masked = PersonalDataScreen(today: CivilDate(year: 2026, month: 11, day: 28)).mask(plain)
        let secrets = parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
        return Outcome(
            isWanted: !secrets.isEmpty, isFound: !secrets.contains { masked.text.contains($0) },
            isTaken: !masked.kinds.isEmpty, isExact: masked.text == expected)
    }

    private static func accusation(_ sentence: String) -> Outcome {
        let isWanted = sentence.hasPrefix("!")
        var screening = Screening(on: CivilDate(year: 2026, month: 11, day: 28) ?? SwedishTime(.epoch).date)
        _ = screening.mask(String(sentence.dropFirst(2)))
        let isTaken = screening.accusesSomeone
        return Outcome(
            isWanted: isWanted, isFound: isTaken, isTaken: isTaken, isExact: isTaken == isWanted)
    }

    private static func sentences(_ file: String) throws -> [String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sentences")
        return try String(contentsOf: folder.appending(path: file + ".txt"), encoding: .utf8)
            .split(separator: "\n").map { String($0).replacing(#"\n"#, with: "\n") }
    }
}
