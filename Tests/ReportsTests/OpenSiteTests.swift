import Reports
import TestSupport
import Testing

@Suite struct OpenSiteTests {
    private func periods(_ site: OpenSite, _ day: String) throws -> [String] {
        site.periods(on: try CivilDate(day).orFail()).map(\.description)
    }

    @Test func `a period is published two weeks after it has ended`() throws {
        let yearly = OpenSite(parts: [.map], since: 2_025)
        #expect(try periods(yearly, "2026-01-14") == [])
        #expect(try periods(yearly, "2026-01-15") == ["2025"])
        let quarterly = OpenSite(parts: [.map], period: .quarter, since: 2_026)
        #expect(try periods(quarterly, "2026-07-14") == ["2026-Q1"])
        #expect(try periods(quarterly, "2026-07-15") == ["2026-Q1", "2026-Q2"])
        #expect(try periods(OpenSite(parts: [.map]), "2026-11-20") == ["2025"])
        #expect(try periods(OpenSite(parts: [.map], since: 2_030), "2026-11-20") == [])
    }

    @Test func `periods know their days, and with which others they have one in common`() throws {
        let (year, quarter) = (
            try CrimePeriod("2025").orFail(), try CrimePeriod("2025-Q4").orFail()
        )
        #expect(quarter.begins?.description == "2025-10-01" && quarter.after?.description == "2026-01-01")
        #expect(year.begins?.description == "2025-01-01" && year.after == quarter.after)
        #expect(year.overlaps(quarter) && quarter.overlaps(year))
        #expect(!(try CrimePeriod("2026-Q1").orFail()).overlaps(year))
    }
}
