import Geometry
import Projection
import Reports
import Testing

@testable import Planning

@Suite struct QuestionTests {
    @Suite struct Hotspots {
        @Test func `where nothing is said, a year back from now and all categories are meant`() throws {
            let question = try HotspotQuestion(at: now)
            #expect(question.until == now && question.from == now.subtracting(.days(365)))
            #expect(
                question.parameters.reach == Radius(metres: 75) && question.parameters.minimumReports == 3)
            #expect(
                question.filter(includesRestricted: false)
                    == ReportFilter(observedFrom: now.subtracting(.days(365))))
        }

        @Test func `what is said is in the filter`() throws {
            let lighting = try #require(Code<Category>("lighting"))
            let olofstrom = try #require(MunicipalityCode("1060"))
            let question = try HotspotQuestion(
                until: now.subtracting(.days(10)), categories: [lighting], at: now)
            #expect(
                question.filter(municipalities: [olofstrom], includesRestricted: true)
                    == ReportFilter(
                        municipalities: [olofstrom], categories: [lighting],
                        observedFrom: now.subtracting(.days(375)), observedUntil: now.subtracting(.days(10)),
                        includesRestricted: true))
        }

        @Test(arguments: [
            (0, 75.0, 3, HotspotQuestionFault.sinceNotBeforeUntil), (-1, 75, 3, .sinceNotBeforeUntil),
            (1, 0.99, 3, .reachOutOfRange), (1, 1_000.01, 3, .reachOutOfRange), (1, -5, 3, .reachOutOfRange),
            (1, 75, 1, .minimumOutOfRange), (1, 75, 1_001, .minimumOutOfRange),
        ])
        func `a time, a reach and a minimum that make no sense are refused`(
            _ days: Int64, _ metres: Double, _ minimum: Int, _ fault: HotspotQuestionFault
        ) {
            #expect(throws: fault) {
                try HotspotQuestion(
                    since: now.subtracting(.days(days)), reach: Radius(metres: metres), minimum: minimum,
                    at: now)
            }
        }

        @Test func `without statistics the same hotspots come with nothing said of chance`() throws {
            let projector = try Projector()
            let reports = try (UInt64(0)..<6).map { try report($0, by: Int64($0), daysAgo: Int64($0)) }
            let question = try HotspotQuestion(at: now)
            let plain = try question.answer(among: reports, projector, statistics: nil)
            let full = try question.answer(among: reports, projector, statistics: HotspotStatistics())
            #expect(plain.hotspots.map(\.centre) == full.hotspots.map(\.centre) && plain.hotspots.count == 1)
            #expect(plain.nearRepeats == nil && full.nearRepeats != nil)
            #expect(plain.hotspots[0].significance == nil && full.hotspots[0].significance != nil)
        }

        /// Sunset is at 15.35 in Olofström at this time of the year, and noon is light.
        @Test func `the share after dark is that of the sun at the place`() throws {
            let day = SwedishTime(now).date.adding(days: -1)
            let reports = try [720, 1_320, 1_380, 60].enumerated().map { number, minute in
                try seen(number, on: day, minute: minute, by: Int64(number))
            }
            let answer = try HotspotQuestion(at: now).answer(among: reports, Projector(), statistics: nil)
            #expect(answer.hotspots.map(\.darkShare) == [0.75])
        }
    }

    @Suite struct Trends {
        @Test func `where nothing is said, all known categories count from the usual start`() throws {
            let known: Set = [try category("drugs"), try category("lighting")]
            let question = try TrendQuestion(among: known, areas: [], listing: .all, at: now)
            #expect(
                question.filter(includesRestricted: true)
                    == ReportFilter(
                        observedFrom: SwedishTime.moment(of: WeekSpan.usualStart(at: now), minuteOfDay: 0),
                        includesRestricted: true))
            let found = try question.trends(among: weekly([Int](repeating: 3, count: 40)))
            #expect(found.series.map(\.category.description).sorted() == ["drugs", "lighting"])
            #expect(found.falseAlarmsPerMonth == 1)
            let drugs = try category("drugs")
            let one = try TrendQuestion(
                categories: [drugs], among: known, areas: [], listing: .all, at: now)
            #expect(try one.trends(among: []).series.map(\.category) == [drugs])
        }

        @Test func `a day to come and a rate out of range are refused`() throws {
            let today = SwedishTime(now).date
            #expect(throws: TrendQuestionFault.sinceYetToCome(today.adding(days: 1))) {
                try TrendQuestion(since: today.adding(days: 1), among: [], areas: [], at: now)
            }
            #expect(throws: Never.self) { try TrendQuestion(since: today, among: [], areas: [], at: now) }
            for rate in [0.009, 10.1, .nan] {
                #expect(throws: TrendQuestionFault.falseAlarmsOutOfRange) {
                    try TrendQuestion(among: [], areas: [], falseAlarmsPerMonth: rate, at: now)
                }
            }
        }

        private func category(_ code: String) throws -> Code<Category> { try #require(Code(code)) }
    }

    @Suite struct Effects {
        @Test func `no reports, and a first one in the weeks before, are refused`() throws {
            let (began, today) = (try day("2026-06-01"), try day("2026-11-01"))
            let spans = try EffectSpans(began: began, done: began, weeks: 8, today: today)
            let area = EffectArea.circle(
                centre: try place(north: 0, east: 0), radius: try #require(Radius(metres: 500)))
            let question = EffectQuestion(spans: spans, treated: area, control: area)
            #expect(
                question.filter(includesRestricted: true)
                    == ReportFilter(
                        observedFrom: .epoch,
                        observedUntil: SwedishTime.moment(of: spans.after.until, minuteOfDay: 0),
                        includesRestricted: true))
            #expect(throws: EffectQuestionFault.noReports) { try question.effect(among: []) }
            let first = try day("2026-05-10")
            #expect(
                throws: EffectQuestionFault.firstReportLater(first, before: spans.before, wholeWeeks: 3)
            ) { try question.effect(among: [seen(1, on: first)]) }
            #expect(try question.effect(among: [seen(1, on: spans.before.from)]).treated.before == 1)
        }
    }
}
