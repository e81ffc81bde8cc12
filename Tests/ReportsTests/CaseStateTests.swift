import Foundation
import Reports
import TestSupport
import Testing

/// The states of a case, against docs/cases.md, which staff and programmers read.
@Suite struct CaseStateTests {
    private static func rows(startingWith first: String) throws -> [[String]] {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/cases.md")
        let lines = try String(contentsOf: page.standardized, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard let head = lines.firstIndex(where: { $0.hasPrefix(first) }) else { throw FixtureFault() }
        return lines[head...].prefix { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
    }

    private static let examples: [CaseState] = [
        .received, .reopened(reason: "Åter mörkt."), .underWay, .waiting(for: "Trafikverket"),
        .done(what: "Lampan är bytt.", measure: nil), .closed, .merged,
    ]

    private static let refusals = Refusal.allCases.map { CaseState.cannot($0, explanation: nil) }

    @Test func `the doc's table of ways is the code's`() throws {
        let rows = try Self.rows(startingWith: "| from |")
        let columns = rows[0].dropFirst()
        var documented: [String: Set<String>] = [:]
        for row in rows.dropFirst(2) {
            documented[row[0]] = Set(
                zip(columns, row.dropFirst()).filter { $0.1 == "yes" }.map(\.0))
        }
        let coded = Dictionary(
            uniqueKeysWithValues: CaseState.Kind.allCases.map { ($0.rawValue, Set($0.next.map(\.rawValue))) })
        #expect(documented == coded)
    }

    @Test func `the doc's words are those that residents read`() throws {
        let rows = try Self.rows(startingWith: "| state |").dropFirst(2).filter { $0[0] != "cannot" }
        #expect(
            rows.map { [$0[0], $0[1], $0[3], $0[4]] }
                == Self.examples.map { state in
                    let told = ToldState(state, by: CaseWords())
                    return [
                        state.kind.rawValue, state.status.rawValue, told.name.swedish, told.name.english,
                    ]
                })
        let whys = try Self.rows(startingWith: "| `why` |").dropFirst(2)
        #expect(
            Array(whys)
                == Refusal.allCases.map { [$0.rawValue, $0.name.swedish, $0.name.english] })
    }

    @Test(arguments: refusals)
    func `nobody reads of a refusal that something was mended`(_ refusal: CaseState) {
        let told = ToldState(refusal, by: CaseWords())
        for text in [told.name, told.explanation] {
            let words = "\(text.swedish) \(text.english)".lowercased()
            for mended in ["åtgärdat saken", "är klara", "dealt with it", "are done", "lagad", "fixed"] {
                #expect(!words.contains(mended))
            }
        }
        #expect(refusal.status == .closed)
    }

    @Test func `what staff write and the kind of measure follow the state's own sentence`() throws {
        let repair = try Code<MeasureKind>("repair").orFail()
        let done = ToldState(.done(what: "Lampan är bytt.", measure: repair), by: CaseWords())
        #expect(
            done.explanation.swedish.hasSuffix(
                "lämna gärna en ny rapport. Åtgärd: Reparation. Lampan är bytt."))
        #expect(done.explanation.english.hasSuffix("Measure: Repair. Lampan är bytt."))
        #expect(
            ToldState(.waiting(for: "Trafikverket"), by: CaseWords()).explanation.swedish
                .hasSuffix("Väntar på: Trafikverket."))
    }

    @Test func `a municipality's own sentence stands in place of the usual one`() {
        let own = Bilingual(swedish: "Marken är Olofströmshus.", english: "The ground is Olofströmshus's.")
        let words = CaseWords(explanations: ["private-ground": own])
        #expect(ToldState(.cannot(.privateGround, explanation: nil), by: words).explanation == own)
        #expect(ToldState(.cannot(.notOurs, explanation: nil), by: words).explanation != own)
    }

    @Test(arguments: CaseStatus.allCases)
    func `of a case whose status alone is known, nothing more is told`(_ status: CaseStatus) {
        let told = ToldState(CaseState(status), by: CaseWords())
        #expect(CaseState(status).status == status)
        #expect(told.name == status.nameForReporters && told.explanation == status.explanationForReporters)
    }

    @Test(arguments: [" Anna", "Anna\n", "", String(repeating: "a", count: 201)])
    func `a name of somebody is one line with ends`(_ text: String) {
        #expect(Assignee(text) == nil)
    }
}
