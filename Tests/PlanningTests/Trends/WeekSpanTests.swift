import Reports
import Testing

@testable import Planning

@Suite struct WeekSpanTests {
    @Test(arguments: [
        ("2026-01-01", "2026-W01", "2025-12-29"), ("2026-12-31", "2026-W53", "2026-12-28"),
        ("2027-01-03", "2026-W53", "2026-12-28"), ("2027-01-04", "2027-W01", "2027-01-04"),
        ("2024-12-30", "2025-W01", "2024-12-30"), ("2021-01-03", "2020-W53", "2020-12-28"),
        ("2026-10-25", "2026-W43", "2026-10-19"),
    ])
    func `weeks are numbered as in Swedish calendars`(_ date: String, _ week: String, _ monday: String) throws
    {
        let found = ISOWeek(holding: try day(date))
        #expect(found.description == week)
        #expect(found.monday.description == monday)
    }

    @Test func `each week of thirty years follows the one before it`() throws {
        var week = ISOWeek(holding: try day("1999-12-31"))
        for _ in 0..<1_600 {
            let next = week.adding(weeks: 1)
            #expect(next.number == week.number + 1 || (next.number == 1 && next.year == week.year + 1))
            #expect(next > week && next.monday.weekday == 1 && (1...53).contains(next.number))
            week = next
        }
    }

    @Test func `the usual start is a Monday four to five years back, and moves by 52 weeks`() throws {
        let monday = try day("2026-01-05")
        let starts = try (0..<300).map { week in
            let now = monday.adding(days: 7 * week + 2)
            let start = WeekSpan.usualStart(at: SwedishTime.moment(of: now, minuteOfDay: 600))
            let weeks = (now.daysSinceEpoch - start.daysSinceEpoch) / 7
            try #require(start.weekday == 1 && (208..<260).contains(weeks))
            return start
        }
        #expect(Set(starts).count == 6)
        for (one, next) in zip(starts, starts.dropFirst()) where one != next {
            #expect(next.daysSinceEpoch - one.daysSinceEpoch == 52 * 7)
        }
    }

    @Test(arguments: [
        ("2026-11-22", 23 * 60 + 59, "2026-11-16"), ("2026-11-23", 0, "2026-11-23"),
        ("2026-10-25", 23 * 60 + 59, "2026-10-19"), ("2026-10-26", 0, "2026-10-26"),
        ("2026-03-29", 23 * 60 + 59, "2026-03-23"), ("2026-03-30", 0, "2026-03-30"),
    ])
    func `a week is over when it is Monday in Sweden, summer time or not`(
        _ date: String, _ minute: Int, _ until: String
    ) throws {
        let now = SwedishTime.moment(of: try day(date), minuteOfDay: minute)
        #expect(WeekSpan(from: january, finishedAt: now).until.description == until)
    }

    @Test func `a week that data begin in the midst of is not whole`() throws {
        let now = SwedishTime.moment(of: try day("2026-03-04"), minuteOfDay: 0)
        #expect(WeekSpan(from: january, finishedAt: now).from == january)
        #expect(
            WeekSpan(from: january.adding(days: 1), finishedAt: now).from == january.adding(days: 7))
        #expect(
            WeekSpan(from: january.adding(days: 6), finishedAt: now).from == january.adding(days: 7))
    }

    @Test func `before the first week is over there is none`() throws {
        let early = SwedishTime.moment(of: january.adding(days: 6), minuteOfDay: 1_439)
        for start in [january, january.adding(days: 400)] {
            let span = WeekSpan(from: start, finishedAt: early)
            #expect(span.count == 0 && span.weeks.isEmpty && span.position(of: start) == nil)
            #expect(span.from == span.until)
        }
    }

    @Test func `days are found in their weeks, and those outside in none`() throws {
        let span = span(2)
        let positions = (-1...14).map { span.position(of: january.adding(days: $0)) }
        #expect(
            positions == [nil] + [Int](repeating: 0, count: 7) + [Int](repeating: 1, count: 7) + [nil])
    }

    @Test func `a span of a century is cut to its end`() throws {
        let now = SwedishTime.moment(of: try day("2026-03-04"), minuteOfDay: 0)
        let span = WeekSpan(from: try day("1900-01-01"), finishedAt: now)
        #expect(span.count == WeekSpan.longest)
        #expect(span.until.description == "2026-03-02")
    }
}
