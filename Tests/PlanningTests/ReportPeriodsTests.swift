import Reports
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite struct ReportPeriodsTests {
    @Test func `weeks end with the day on which the span ends`() throws {
        let weeks = try #require(try periods(.week, "2026-10-01", "2026-11-19", fewest: 4))
        #expect(weeks.count == 7)
        #expect(weeks.firstDay(of: 0).description == "2026-10-01")
        #expect(try weeks[day("2026-10-07")] == 0)
        #expect(try weeks[day("2026-10-08")] == 1)
        #expect(try weeks[day("2026-11-18")] == 6)
        #expect(try weeks[day("2026-09-30")] == nil)
        #expect(try weeks[day("2026-11-19")] == nil)
    }

    @Test func `a part of a week at the beginning is left out`() throws {
        let weeks = try #require(try periods(.week, "2026-09-29", "2026-11-19", fewest: 4))
        #expect(weeks.count == 7)
        #expect(weeks.firstDay(of: 0).description == "2026-10-01")
    }

    @Test func `months are those of the calendar, the short ones too`() throws {
        let months = try #require(try periods(.month, "2027-09-30", "2028-03-31", fewest: 6))
        #expect(
            (0..<months.count).map { months.firstDay(of: $0).description } == [
                "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29",
            ])
    }

    @Test func `a year is twelve months, though its days are cut and one is 29 February`() throws {
        let until = SwedishTime.moment(of: try day("2028-11-20"), minuteOfDay: 700)
        let periods = ReportPeriods.forPattern(from: until.subtracting(.days(365)), until: until)
        #expect(periods?.length == .month && periods?.count == 12)
    }

    @Test func `the latest are kept when there are more than the most, and too few are none`() throws {
        let weeks = try #require(try periods(.week, "2020-01-01", "2026-11-19", fewest: 4, most: 10))
        #expect(weeks.count == 10)
        #expect(weeks.firstDay(of: 9).description == "2026-11-12")
        #expect(try periods(.week, "2026-10-23", "2026-11-19", fewest: 4) == nil)
        #expect(try periods(.week, "2026-11-19", "2026-11-19", fewest: 0) == nil)
        #expect(try periods(.week, "2026-11-18", "2026-11-19", fewest: 0) == nil)
        #expect(try periods(.week, "2026-12-19", "2026-11-19", fewest: 0) == nil)
    }

    @Test(arguments: [("2026-05-19", 6, true), ("2026-05-20", 26, false), ("2026-10-22", 4, false)])
    func `a pattern is told by months from six, else by weeks`(_ from: String, _ count: Int, _ isMonths: Bool)
        throws
    {
        let periods = try #require(
            ReportPeriods.forPattern(from: midnight(from), until: midnight("2026-11-19")))
        #expect(periods.count == count)
        #expect(periods.length == (isMonths ? .month : .week))
        #expect(
            try ReportPeriods.forPattern(from: midnight("2026-10-23"), until: midnight("2026-11-19")) == nil)
    }

    @Test(arguments: UInt64(1)...50)
    func `every day of the time is in one period, in order`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let end = CivilDate(daysSinceEpoch: .random(in: 0...30_000, using: &chance))
        let start = end.adding(days: -Int.random(in: 40...2_000, using: &chance))
        let length: PeriodLength = Bool.random(using: &chance) ? .week : .month
        let periods = try #require(
            ReportPeriods(
                length, from: SwedishTime.moment(of: start, minuteOfDay: 0),
                until: SwedishTime.moment(of: end, minuteOfDay: 0), fewest: 1, most: 1_000))
        let first = periods.firstDay(of: 0)
        #expect(first >= start)
        let days = (first.daysSinceEpoch..<end.daysSinceEpoch).map { periods[CivilDate(daysSinceEpoch: $0)] }
        #expect(days.allSatisfy { $0 != nil })
        #expect(days.compactMap { $0 } == days.compactMap { $0 }.sorted())
        #expect(Set(days).count == periods.count)
        #expect(length == .month || days.count == 7 * periods.count)
    }

    private func periods(
        _ length: PeriodLength, _ from: String, _ until: String, fewest: Int, most: Int = 100
    ) throws -> ReportPeriods? {
        ReportPeriods(
            length, from: try midnight(from), until: try midnight(until), fewest: fewest, most: most)
    }

    private func midnight(_ day: String) throws -> Timestamp {
        SwedishTime.moment(of: try self.day(day), minuteOfDay: 0)
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
}
