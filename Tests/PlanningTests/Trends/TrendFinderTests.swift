import Geometry
import Reports
import TestSupport
import Testing

@testable import Planning
@testable import Statistics

@Suite struct TrendFinderTests {
    private let risen = [Int](repeating: 1, count: 40) + [5, 6, 5]

    @Test func `a planted rise is found, and since when`() throws {
        let calm = try weekly([Int](repeating: 2, count: 43), east: 2_000, first: 500)
        let found = try finder(districts: [district("norr"), district("öster", east: 2_000)])
            .trends(among: weekly(risen) + calm, in: span(43))
        let trend = try #require(found.series.first)
        let rise = try #require(trend.rise)
        #expect(found.series.count == 1)
        #expect(trend.area == TrendArea(layer: .district, code: "norr", name: "Distrikt norr"))
        let since = try #require(trend.riseSince)
        #expect(since.description == "2026-W42" && since.monday.description == "2026-10-12")
        #expect(trend.span.week(at: rise.since) == since)
        #expect(trend.span.week(at: rise.through).description == "2026-W44")
        #expect(rise.observed == 16)
        #expect(abs(rise.expected - 3) < 0.3 && rise.ratio == 16 / rise.expected)
        #expect(rise.weeksBetween > 52)
        #expect(trend.reason.swedish.hasPrefix("Från vecka 42 till och med vecka 44: 16 rapporter, väntat 3"))
        #expect(trend.reason.english.hasPrefix("From week 42 through week 44: 16 reports, 3"))
        #expect(trend.weeks.map(\.observed) == risen)
        #expect(trend.weeks.suffix(4).map(\.isAlarmed).last == true)
        #expect(found.unlisted == Trends.Unlisted(tooEarly: 0, tooFewReports: 1, calm: 1))
    }

    @Test func `a town where nothing changes is calm`() throws {
        var chance = SeededChance(seed: 7)
        let reports = try ["lighting", "drugs", "speeding"].flatMap { category in
            try [0.0, 2_000, 9_000].flatMap { east in
                // The sum of twelve such is near Poisson with mean 3.
                let counts = (0..<60).map { _ in
                    (0..<12).count { _ in Int.random(in: 0..<4, using: &chance) == 0 }
                }
                return try weekly(counts, east: east, category: category, first: Int(east) * 1_000)
            }
        }
        let finder = try finder(
            ["lighting", "drugs", "speeding"], districts: [district("a"), district("b", east: 2_000)])
        let found = try finder.trends(among: reports, in: span(60))
        #expect(found.series.isEmpty)
        #expect(found.unlisted == Trends.Unlisted(tooEarly: 0, tooFewReports: 0, calm: 9))
        // Watched for nine months.
        let history = try finder.trends(among: reports, in: span(60), listing: .all).series.map(\.weeks)
        let alarms = history.map { weeks in
            zip(weeks, weeks.dropFirst()).count { !$0.isAlarmed && $1.isAlarmed }
        }
        #expect(alarms.reduce(0, +) <= 9)
    }

    @Test func `a rise since the year before is told with its year`() throws {
        let start = try day("2026-03-30")
        let found = try finder().trends(among: weekly(risen, from: start), in: span(43, from: start))
        #expect(found.series.first?.riseSince?.description == "2027-W01")
        #expect(
            found.series.first?.reason.swedish.hasPrefix("Från vecka 1 till och med vecka 3: 16 rapporter")
                == true)
        let week53 = try day("2026-03-23")
        let older = try finder().trends(among: weekly(risen, from: week53), in: span(43, from: week53))
        #expect(older.series.first?.riseSince?.description == "2026-W53")
        #expect(
            older.series.first?.reason.swedish.hasPrefix("Från vecka 53 år 2026 till och med vecka 2: 16 ")
                == true)
        #expect(
            older.series.first?.reason.english.hasPrefix("From week 53 of 2026 through week 2: 16 ") == true)
    }

    @Test func `reports around midnight fall in their Swedish week, summer time or not`() throws {
        for sunday in try ["2026-03-29", "2026-10-25", "2027-01-03"].map(day) {
            let reports = try [
                seen(1, on: sunday, minute: 0), seen(2, on: sunday, minute: 1_439),
                seen(3, on: sunday.adding(days: 1), minute: 0),
                seen(4, on: sunday.adding(days: -6), minute: 0),
                seen(5, on: sunday.adding(days: -7), minute: 1_439),
            ]
            let found = try finder().trends(
                among: reports, in: span(3, from: sunday.adding(days: -13)), listing: .all)
            #expect(found.series.first?.weeks.map(\.observed) == [1, 3, 1])
        }
    }

    @Test func `the week that is not over is left out`() throws {
        let reports = try weekly(risen + [50])
        let finder = try finder()
        let found = try finder.trends(among: reports, in: span(43), listing: .all)
        #expect(try found == finder.trends(among: weekly(risen), in: span(43), listing: .all))
        #expect(found.series.first?.weeks.count == 43)
    }

    @Test func `too little past is said to be too little`() throws {
        let found = try finder().trends(among: weekly([2, 2, 2, 2, 40]), in: span(5), listing: .all)
        #expect(found.series.map(\.verdict) == [.tooEarly(weeksLeft: 16)])
        #expect(found.series.first?.reason.swedish == "För tidigt att säga: 16 veckor till behövs.")
        #expect(found.series.first?.reason.english == "Too early to say: 16 more weeks are needed.")
        let last = try finder().trends(among: [], in: span(20), listing: .all)
        #expect(last.series.first?.reason.swedish == "För tidigt att säga: 1 vecka till behövs.")
    }

    @Test(arguments: [
        (0, "Inga rapporter på 30 veckor.", "No reports in 30 weeks."),
        (
            1, "Bara 1 rapport på 30 veckor: för få för att se en ökning.",
            "Only 1 report in 30 weeks: too few to see a rise."
        ),
        (
            2, "Bara 2 rapporter på 30 veckor: för få för att se en ökning.",
            "Only 2 reports in 30 weeks: too few to see a rise."
        ),
    ])
    func `too few reports are said to be too few`(_ count: Int, _ swedish: String, _ english: String) throws {
        let reports = try weekly([Int](repeating: 0, count: 29) + [count])
        let found = try finder().trends(among: reports, in: span(30), listing: .all)
        #expect(found.series.map(\.verdict) == [.tooFewReports])
        #expect(found.series.first?.reason == Bilingual(swedish: swedish, english: english))
        #expect(found.series.first?.weeks.map(\.observed).reduce(0) { $0 + ($1 ?? 0) } == count)
        let short = try finder().trends(among: reports, in: span(30))
        #expect(short.series.isEmpty && short.unlisted.tooFewReports == 1)
    }

    @Test func `nothing comes of no weeks and no categories`() throws {
        let none = try finder(districts: [district("a")]).trends(
            among: weekly([3]), in: span(0), listing: .all)
        #expect(none.series.map(\.weeks.count) == [0, 0])
        #expect(none.series.map(\.verdict) == [.tooEarly(weeksLeft: 21), .tooEarly(weeksLeft: 21)])
        #expect(try finder([]).trends(among: weekly([3]), in: span(30), listing: .all).series.isEmpty)
    }

    @Test func `one week is one week`() throws {
        let found = try finder().trends(among: weekly([4]), in: span(1), listing: .all)
        #expect(found.series.map(\.verdict) == [.tooEarly(weeksLeft: 20)])
        #expect(
            found.series.first?.weeks == [TrendWeek(observed: 4, outlook: nil, isAlarmed: false)])
        #expect(found.series.first?.span.weeks == [ISOWeek(holding: january)])
    }

    @Test func `one person counts once for each category, spot and day`() throws {
        let reports = try [
            seen(1, on: january, by: 7), seen(2, on: january, minute: 800, by: 7),
            seen(3, on: january, north: 200, by: 7), seen(4, on: january, by: 8), seen(5, on: january),
            seen(6, on: january.adding(days: 1), by: 7), seen(1, on: january, by: 7, category: "drugs"),
            seen(5, on: january),
        ]
        let found = try finder(["lighting", "drugs"]).trends(among: reports, in: span(1), listing: .all)
        #expect(found.series.map(\.category.description) == ["drugs", "lighting"])
        #expect(found.series.map { $0.weeks.first?.observed } == [1, 5])
    }

    @Test func `of one voice's reports on either side of a district's edge, the first made counts`() throws {
        let reports = try [seen(1, on: january, east: 498, by: 7), seen(2, on: january, east: 502, by: 7)]
        for reports in [reports, reports.reversed(), reports + reports] {
            let found = try finder(districts: [district("a")]).trends(
                among: reports, in: span(1), listing: .all)
            #expect(found.series.map { $0.weeks.first?.observed } == [1, 0])
        }
    }

    @Test func `the strongest alarm comes first, and else categories and districts in their order`() throws {
        let weak = [Int](repeating: 1, count: 40) + [3, 4, 4]
        let reports =
            try weekly(weak, category: "drugs") + weekly(risen, east: 9_000, category: "lighting")
            + weekly([Int](repeating: 1, count: 43), category: "speeding")
        let found = try finder(
            ["speeding", "lighting", "drugs"], districts: [district("b"), district("a", east: 2_000)],
            falseAlarmsPerMonth: 10
        ).trends(among: reports, in: span(43), listing: .all)
        #expect(
            found.series.map { "\($0.category) \($0.area?.code ?? "-")" } == [
                "lighting -", "drugs b", "drugs a", "drugs -", "lighting a", "lighting b", "speeding a",
                "speeding b", "speeding -",
            ])
        let rises = found.series.compactMap(\.rise)
        #expect(rises.count == 2 && rises[0].weeksBetween > rises[1].weeksBetween)
        #expect(found.unlisted == Trends.Unlisted(tooEarly: 0, tooFewReports: 0, calm: 0))
    }

    @Test func `a rise that is over is told as no longer, with its weeks`() throws {
        let found = try finder().trends(
            among: weekly(risen + [1, 1, 0]), in: span(46), listing: .all)
        let trend = try #require(found.series.first)
        #expect(trend.verdict == .calm && trend.riseThrough == nil)
        #expect(
            trend.reason.swedish
                == "Inte längre över det väntade. Från vecka 42 till och med vecka 44: 16 rapporter, väntat 3."
        )
        #expect(
            trend.reason.english
                == "No longer above the expected. From week 42 through week 44: 16 reports, 3 expected.")
        let later = try finder().trends(
            among: weekly(risen + [Int](repeating: 1, count: 9)), in: span(52), listing: .all)
        #expect(later.series.first?.reason.swedish == "Ingen ökning utöver vad slumpen brukar ge.")
    }

    @Test func `where everything doubles the total is told, and no series`() throws {
        let usual = [1, 3, 2, 2]
        let reports = try ["lighting", "drugs", "speeding"].enumerated().flatMap { shift, category in
            try [0.0, 2_000, 9_000].enumerated().flatMap { place, east in
                let counts = (0..<70).map { usual[($0 + shift + place) % 4] * ($0 < 60 ? 1 : 2) }
                return try weekly(counts, east: east, category: category, first: Int(east) * 1_000)
            }
        }
        let finder = try finder(
            ["lighting", "drugs", "speeding"], districts: [district("a"), district("b", east: 2_000)])
        let found = try finder.trends(among: reports, in: span(70))
        let total = try #require(found.total)
        #expect(total.isRising && found.series.isEmpty)
        #expect(
            total.reason.swedish.hasPrefix(
                "Alla rapporter tillsammans ökar. Från vecka 9 till och med vecka 18: 360 rapporter, väntat 1"
            ))
        #expect(total.reason.swedish.hasSuffix("Varje serie bedöms därför efter sin andel av de andra."))
        #expect(total.weeks.last?.observed == 36 && total.span == found.weeks)
    }

    @Test func `the total is of all categories, also where one is asked about`() throws {
        let reports = try weekly([2, 1]) + weekly([3, 4], category: "drugs")
        let found = try finder().trends(among: reports, in: span(2), listing: .all)
        #expect(found.series.map(\.category.description) == ["lighting"])
        #expect(found.total?.weeks.map(\.observed) == [5, 5])
        #expect(try finder().trends(among: weekly([2, 1]), in: span(2)).total == nil)
    }

    @Test func `more series make each of them slower to alarm`() throws {
        let borderline = [Int](repeating: 1, count: 40) + [3, 3]
        let reports = try weekly(borderline)
        #expect(try finder(falseAlarmsPerMonth: 5).trends(among: reports, in: span(42)).series.count == 1)
        let many = try finder(
            ["lighting"] + (1...60).map { "c\($0)" }, falseAlarmsPerMonth: 5)
        #expect(try many.trends(among: reports, in: span(42)).series.isEmpty)
    }

    @Test func `so many series that each cannot be as seldom as asked say what they bring`() throws {
        let finder = try finder((1...1_000).map { "c\($0)" }, falseAlarmsPerMonth: 0.01)
        #expect(abs(finder.falseAlarmsPerMonth - 1_001 * 365.2425 / 84 / 100_000) < 1e-12)
    }

    @Test(arguments: [(0.5, 0.5), (0, 0.01), (-3, 0.01), (.nan, 0.01), (.infinity, 10)])
    func `a rate of false alarms out of range goes to its nearest end`(_ rate: Double, _ taken: Double) throws
    {
        #expect(try finder(falseAlarmsPerMonth: rate).falseAlarmsPerMonth == taken)
    }

    @Test(arguments: UInt64(1)...4)
    func `counts are what counting by hand gives, in any order of the reports`(seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let reports = try (0..<400).map { number in
            try seen(
                number, on: january.adding(days: .random(in: -20...190, using: &chance)),
                minute: .random(in: 0..<1_440, using: &chance),
                east: Double.random(in: 0...3, using: &chance).rounded(.down) * 1_000,
                by: .random(in: 1...30, using: &chance),
                category: Bool.random(using: &chance) ? "drugs" : "lighting")
        }
        let finder = try finder(
            ["lighting", "drugs"], districts: [district("a"), district("b", east: 1_000)])
        let found = try finder.trends(among: reports, in: span(24), listing: .all)
        #expect(
            try finder.trends(among: reports.shuffled(using: &chance), in: span(24), listing: .all) == found)
        for trend in found.series {
            for (date, week) in zip(trend.span.weeks, trend.weeks) {
                let voices = Set(
                    reports.filter { report in
                        let day = SwedishTime(report.observed).date
                        let east = report.place.easting - square.easting
                        let code = east == 0 ? "a" : east == 1_000 ? "b" : nil
                        return report.category == trend.category && code == trend.area?.code
                            && date.monday <= day && day < date.monday.adding(days: 7)
                    }.map {
                        [
                            $0.reporter?.digest ?? 0, Int64(SwedishTime($0.observed).date.daysSinceEpoch),
                            Int64($0.place.eastingCentimetres),
                        ]
                    })
                #expect(week.observed == voices.count)
            }
        }
    }
}
