import Reports
import Testing
import Triage

@Suite struct RoutingDryRunTests {
    private func past(_ number: UInt64, _ facts: RoutingFacts...) throws -> PastCase {
        PastCase(
            id: Case.ID(high: 0, low: number), reports: facts,
            counts: CaseCounts(reports: facts.count, reporters: 1), opened: try RoutingSample.noon())
    }

    private func dryRun() throws -> RoutingDryRun {
        let present = try RoutingSample.document([
            RoutingSample.rule("drugs", when: "category: [drugs]", days: 10),
            RoutingSample.rule("light", when: "category: [lighting]", units: "gata-park"),
        ])
        let proposed = try RoutingSample.document([
            RoutingSample.rule("drugs", when: "category: [drugs]", days: 5),
            RoutingSample.rule("light", when: "category: [lighting]", units: "gata-park"),
            RoutingSample.rule(
                "police", when: "source: [police], reports-at-least: 2", units: "trafikverket"),
            RoutingSample.rule("speed", when: "category: [speeding]"),
        ])
        let cases = try [
            past(1, RoutingSample.facts("lighting")), past(2, RoutingSample.facts("drugs")),
            past(3, RoutingSample.facts("lighting", source: .police), RoutingSample.facts("lighting")),
            past(4, RoutingSample.facts("speeding")),
        ]
        return RoutingDryRun(from: present, to: proposed, over: cases)
    }

    @Test func `only cases that would change are told, with what and why`() throws {
        let run = try dryRun()
        #expect(run.caseCount == 4)
        #expect(run.changes.map(\.case.low) == [2, 3, 4])
        #expect(run.changes.map { $0.added.map(\.reason.english) } == [[], ["police."], ["speed."]])
        #expect(run.changes.map { $0.removed.map(\.rule) } == [[], [], ["fallback"]])
        #expect(run.changes.map { $0.rescheduled.map { $0.due?.description } } == [["2026-11-27"], [], []])
    }

    @Test func `the balance counts by unit`() throws {
        let balance = try dryRun().balance
        #expect(balance.map(\.unit.description) == ["kontaktcenter", "lpo", "trafikverket"])
        #expect(balance.map(\.gained) == [0, 1, 1])
        #expect(balance.map(\.lost) == [1, 0, 0])
        #expect(balance.map(\.rescheduled) == [0, 1, 0])
    }

    @Test func `the same rules change nothing`() throws {
        let document = try RoutingSample.document([RoutingSample.rule("a")])
        let run = RoutingDryRun(from: document, to: document, over: [try past(1, RoutingSample.facts())])
        #expect(run.changes.isEmpty)
        #expect(run.text.english == "Cases tried: 1. Would change: 0.")
    }

    @Test func `the text tells the summary first`() throws {
        let lines = try dryRun().text.english.split(separator: "\n")
        #expect(
            lines.prefix(4) == [
                "Cases tried: 4. Would change: 3.", "  kontaktcenter: +0 −1, 0 with another deadline",
                "  lpo: +1 −0, 1 with another deadline", "  trafikverket: +1 −0, 0 with another deadline",
            ])
        #expect(lines.contains("  ~ lpo by drugs until 2026-11-27"))
        #expect(lines.contains("  + lpo by speed, no deadline: speed."))
    }
}
