import Prevention
import Reports
import TestSupport
import Testing

@Suite struct CrimeSeriesTests {
    private func count(
        _ period: String, _ number: Int, offence: String = "Skadegörelse", keeper: String = "1060"
    ) throws -> CrimeCount {
        let home = try MunicipalityCode(keeper).orFail()
        return try CrimeCount(
            key: .init(
                keeper: home, area: CrimeArea(try MunicipalityCode("1060").orFail()),
                offence: try OffenceName(offence).orFail(), period: try CrimePeriod(period).orFail(),
                publisher: try SourceName("Brå").orFail()), count: number, status: .settled
        ).orFail()
    }

    @Test func `years and months are series of their own, in the order of time`() throws {
        let series = CrimeSeries.all(
            of: try [
                count("2024", 131), count("2023", 118), count("2024-02", 9), count("2024-01", 12),
                count("2024", 7, offence: "Rån"),
            ])
        #expect(series.map(\.length) == [.year, .month, .year])
        #expect(series[0].points.map(\.count.count) == [118, 131])
        #expect(series[1].points.map(\.count.key.period.description) == ["2024-01", "2024-02"])
        #expect(series[0].points[0].interval.contains(118) && !series[0].points[0].interval.contains(90))
    }

    @Test(arguments: [
        (118, 131, CrimeSeries.Change.withinChance), (118, 190, .more), (118, 60, .fewer),
        (0, 0, .withinChance),
    ])
    func `a change is told from the same period a year before, as far as chance allows`(
        _ before: Int, _ now: Int, _ change: CrimeSeries.Change
    ) throws {
        let series = CrimeSeries.all(of: try [count("2023-Q2", before), count("2024-Q2", now)])
        #expect(series[0].points.map(\.change) == [nil, change])
        #expect(series[0].points[1].yearBefore == before)
        let apart = CrimeSeries.all(of: try [count("2023-Q1", before), count("2024-Q2", now)])
        #expect(apart[0].points.map(\.change) == [nil, nil])
    }

    @Test func `a count of a part of its period is compared with no whole one, and none with it`() throws {
        let day = try CivilDate("2025-11-30").orFail()
        let series = CrimeSeries.all(
            of: try [count("2024", 118), count("2025", 9).kept(on: day), count("2026", 120)])
        #expect(series[0].points.map(\.change) == [nil, nil, nil])
        #expect(series[0].points.map(\.yearBefore) == [nil, nil, nil])
        #expect(series[0].points.map(\.hindrance) == [nil, .ofPart, .yearBeforeOfPart])
        #expect(
            series[0].points.map { $0.comparison == nil } == [true, false, false])
    }

    @Test func `of two keepers of one figure the first is told`() throws {
        let series = CrimeSeries.all(of: try [count("2024", 5), count("2024", 6, keeper: "1081")])
        #expect(series.count == 1 && series[0].points.map(\.count.count) == [5])
    }
}
