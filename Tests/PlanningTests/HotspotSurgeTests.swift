import Reports
import Statistics
import Testing

@testable import Planning

@Suite struct HotspotSurgeTests {
    @Test func `a surge is told in both languages`() throws {
        let reason = try surge("2026-10-12", expected: 2.04, pValue: 0.005).reason
        let swedish =
            "Sedan 12 oktober: 9 rapporter här omkring, väntat 2. En sådan ökning ger slumpen en gång på 200 sökningar."
        #expect(reason.swedish == swedish)
        #expect(
            reason.english
                == "Since 12 October: 9 reports around here, 2 expected. Chance makes such a rise once in 200 searches."
        )
    }

    @Test func `a surge that began last year says which`() throws {
        #expect(try surge("2025-12-29", expected: 1).reason.swedish.hasPrefix("Sedan 29 december 2025: "))
        #expect(try surge("2025-12-29", expected: 1).reason.english.hasPrefix("Since 29 December 2025: "))
    }

    @Test(arguments: [
        (0.2, "färre än 1", "fewer than 1"), (0.999, "färre än 1", "fewer than 1"), (1.04, "1", "1"),
        (1.96, "2", "2"), (2.34, "2,3", "2.3"), (9.96, "10", "10"), (12.4, "12", "12"), (12.5, "13", "13"),
    ])
    func `what was expected has a decimal where it matters`(
        _ expected: Double, _ swedish: String, _ english: String
    )
        throws
    {
        let reason = try surge("2026-10-12", expected: expected).reason
        #expect(reason.swedish.contains("väntat \(swedish). "))
        #expect(reason.english.contains(", \(english) expected. "))
    }

    @Test(arguments: [(0.001, 1_000), (0.003, 333), (0.007, 142), (0.05, 20), (1, 1), (0, 1_000_000_000)])
    func `chance is once in so many, rounded down`(_ pValue: Double, _ times: Int) throws {
        #expect(
            try surge("2026-10-12", pValue: pValue).reason.english.hasSuffix("once in \(times) searches."))
    }

    @Test(
        arguments: [
            (9, nil, [.unknownSeason, .reporting]), (17, 4, [.noSuchSeason(yearBefore: 4), .reporting]),
            (18, 5, [.seasonOfItsOwn(yearBefore: 5), .manyTellers, .reporting]),
        ] as [(Int, Int?, [SurgeCaveat])])
    func `a surge of nine incidents says what else it may be`(
        _ reports: Int, _ yearBefore: Int?, _ caveats: [SurgeCaveat]
    ) throws {
        let surge = HotspotSurge(
            since: try #require(CivilDate("2026-10-12")), observed: 9, reports: reports, expected: 2,
            pValue: 0.01, yearBefore: yearBefore, today: try #require(CivilDate("2026-11-20")))
        let words = caveats.map(\.words).joined(separator: " ")
        #expect(surge.caveat == words && surge.told == surge.reason + " " + words)
    }

    @Test func `every class of the statistics has its word`() {
        #expect(
            EmergingClass.allCases.map(\.rawValue) == [
                "none", "new", "intensifying", "persistent", "diminishing", "sporadic", "historical",
            ])
    }

    private func surge(_ since: String, expected: Double = 2, pValue: Double = 0.01) throws -> HotspotSurge {
        HotspotSurge(
            since: try #require(CivilDate(since)), observed: 9, expected: expected, pValue: pValue,
            today: try #require(CivilDate("2026-11-20")))
    }
}
