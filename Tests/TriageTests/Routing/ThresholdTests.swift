import Reports
import Testing
import Triage

@Suite struct ThresholdTests {
    private func document() throws -> ProfileDocument {
        try RoutingSample.document([
            RoutingSample.rule("three", when: "reports-at-least: 3"),
            RoutingSample.rule("two-people", when: "reporters-at-least: 2", units: "gata-park"),
            RoutingSample.rule(
                "both", when: "reports-at-least: 5, reporters-at-least: 3", units: "trafikverket"),
        ])
    }

    @Test(arguments: [
        (1, 1, ["fallback"]), (2, 1, ["fallback"]), (3, 1, ["three"]), (2, 2, ["two-people"]),
        (5, 2, ["three", "two-people"]), (4, 3, ["three", "two-people"]),
        (5, 3, ["three", "two-people", "both"]),
    ])
    func `a threshold is reached at its number`(_ reports: Int, _ reporters: Int, _ rules: [String]) throws {
        let counts = CaseCounts(reports: reports, reporters: reporters)
        #expect(try document().deciding([RoutingSample.facts()], counts: counts) == rules)
    }

    @Test(arguments: [
        ((0, 0), (1, 1), false), ((1, 1), (2, 1), false), ((2, 1), (3, 1), true), ((3, 1), (4, 1), false),
        ((1, 1), (2, 2), true), ((4, 2), (5, 2), false), ((4, 3), (5, 3), true), ((5, 2), (6, 3), true),
        ((5, 3), (9, 9), false), ((0, 0), (9, 9), true),
    ])
    func `crossing a threshold is told`(_ before: (Int, Int), _ after: (Int, Int), _ crosses: Bool) throws {
        #expect(
            try document().rules.crossesThreshold(
                from: CaseCounts(reports: before.0, reporters: before.1),
                to: CaseCounts(reports: after.0, reporters: after.1)) == crosses)
    }

    @Test func `rules without thresholds are never crossed`() throws {
        let rules = try RoutingSample.document([RoutingSample.rule("a")]).rules
        #expect(
            !rules.crossesThreshold(
                from: CaseCounts(reports: 0, reporters: 0), to: CaseCounts(reports: 9, reporters: 9)))
    }
}
