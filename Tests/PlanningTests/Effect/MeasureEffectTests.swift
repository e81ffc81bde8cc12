import Geometry
import Reports
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite struct MeasureEffectTests {
    // Monday 4 May to Sunday 10 May 2026.
    private let began = CivilDate(daysSinceEpoch: 20_577)
    private let done = CivilDate(daysSinceEpoch: 20_583)

    // Wheeler and Ratcliffe's example: 50 → 30 and 60 → 55.
    @Test func `made-up reports give the published figures`() throws {
        let effect = try effect(of: reports([(0, 50, 30), (2_000, 60, 55)]))
        #expect(effect.treated == .init(before: 50, after: 30))
        #expect(effect.control == .init(before: 60, after: 55))
        #expect(effect.displacement == nil)
        #expect(effect.difference.value == -15)
        #expect(abs(effect.difference.p - 0.282745459932774) < 1e-13)
        #expect(abs(effect.difference.interval.lowerBound - -42.369407557259) < 1e-10)
        #expect(abs(effect.difference.interval.upperBound - 12.369407557259) < 1e-10)
        #expect(abs(effect.rateRatio.value - 0.6545454545454545) < 1e-15)
        #expect(effect.rateRatio.interval.contains(1) && !effect.isRateRatioCorrected)
        #expect(effect.verdict == .tooFewToSay)
        #expect(effect.words.swedish.hasPrefix("Rapporterna minskade med ungefär 15 fler än"))
        #expect(effect.words.english.hasPrefix("Reports fell by about 15 more than"))
    }

    @Test func `what moved next door is counted in`() throws {
        let displacement = try MeasureEffect.Displacement(
            treated: circle(east: 0, metres: 300), control: circle(east: 2_000, metres: 300))
        let effect = try effect(
            of: reports([(0, 50, 30), (2_000, 60, 55), (200, 10, 14), (2_200, 20, 22)]),
            displacement: displacement)
        #expect(effect.treated == .init(before: 50, after: 30))
        #expect(effect.displacement?.treated == .init(before: 10, after: 14))
        #expect(effect.displacement?.control == .init(before: 20, after: 22))
        #expect(effect.difference.value == -13)
        #expect(effect.words.swedish.contains("områdena intill inräknade"))
    }

    @Test func `what areas share counts to the treated one, then to the control`() throws {
        let everywhere = try circle(east: 0, metres: 10_000)
        let effect = try effect(
            of: reports([(0, 3, 1), (2_000, 4, 2), (5_000, 5, 6)]),
            control: circle(east: 1_000, metres: 1_100),
            displacement: .init(treated: everywhere, control: everywhere))
        #expect(effect.treated == .init(before: 3, after: 1))
        #expect(effect.control == .init(before: 4, after: 2))
        #expect(effect.displacement?.treated == .init(before: 5, after: 6))
        #expect(effect.displacement?.control == .init(before: 0, after: 0))
        #expect(effect.words.swedish.contains("Områdena går in i varandra: 21 rapporter"))
    }

    @Test func `a clear fall and a clear rise are told, in areas and circles alike`() throws {
        let square = EffectArea(try district("a", half: 100).area)
        let fall = try effect(of: reports([(0, 200, 60), (2_000, 200, 195)]), treated: square)
        #expect(fall.verdict == .fell && fall.rateRatio.interval.upperBound < 1)
        #expect(fall == (try effect(of: reports([(0, 200, 60), (2_000, 200, 195)]))))
        #expect(try effect(of: reports([(0, 60, 200), (2_000, 200, 195)])).verdict == .rose)
        #expect(try effect(of: reports([(0, 400, 400), (2_000, 400, 400)])).verdict == .noClearChange)
    }

    @Test func `a large control area that grows a little makes no fall of a small one that grows too`() throws
    {
        let grown = try effect(of: reports([(0, 74, 82), (2_000, 192, 257)]))
        #expect(grown.difference.interval.upperBound < 0 && grown.rateRatio.interval.contains(1))
        #expect(grown.verdict == .noClearChange)
        #expect(grown.words.swedish.contains("74 rapporter före åtgärden mot 192"))
        let fallen = try effect(of: reports([(0, 100, 20), (2_000, 300, 310)]))
        #expect(fallen.verdict == .fell && fallen.words.english.contains("Rather choose one about as large"))
    }

    @Test func `where number and share go opposite ways, neither a fall nor a rise is told`() throws {
        let grown = try effect(of: reports([(0, 40, 100), (2_000, 400, 560)]))
        #expect(grown.difference.interval.upperBound < 0 && grown.rateRatio.interval.lowerBound > 1)
        #expect(grown.verdict == .noClearChange)
        #expect(grown.words.swedish.contains("åt olika håll"))
    }

    @Test func `areas that grow alike by share make no fall, however many reports there are`() throws {
        #expect(
            try effect(of: reports([(0, 1_000, 1_200), (2_000, 1_900, 2_280)])).verdict == .noClearChange)
    }

    @Test func `a large area next door that grows a little makes no fall`() throws {
        let displacement = try MeasureEffect.Displacement(
            treated: circle(east: 0, metres: 300), control: circle(east: 2_000, metres: 300))
        let effect = try effect(
            of: reports([(0, 100, 100), (2_000, 100, 100), (200, 100, 100), (2_200, 1_000, 1_150)]),
            displacement: displacement)
        #expect(effect.difference.interval.upperBound < 0)
        #expect(effect.verdict == .noClearChange)
        #expect(effect.words.swedish.contains("Områdena intill är olika stora: 100"))
    }

    @Test func `against an area without reports nothing is told`() throws {
        for counts in [(100, 20), (30, 0), (0, 4)] {
            let effect = try effect(of: reports([(0, counts.0, counts.1)]))
            #expect(effect.verdict == .tooFewToSay)
            #expect(effect.words.english.contains("nothing to compare with"))
        }
        let untouched = try effect(of: reports([(2_000, 50, 80)]))
        #expect(untouched.verdict == .tooFewToSay)
        #expect(untouched.words.swedish.hasPrefix("Området där åtgärden gjordes har inga rapporter"))
    }

    @Test func `reports that come in bursts make a wider interval, and it is said`() throws {
        let even = try effect(of: reports([(0, 60, 30), (2_000, 60, 60)]))
        #expect(!even.words.swedish.contains("ojämnt"))
        // The same counts, those of the treated area all in one week of each span.
        let burst = try (0..<90).map { number in
            try seen(number, on: number < 60 ? began.adding(days: -1) : done.adding(days: 1), east: 0)
        }
        let uneven = try effect(of: burst + reports([(5_000, 0, 0), (2_000, 60, 60)]))
        #expect(uneven.treated == even.treated && uneven.difference.value == even.difference.value)
        #expect(uneven.difference.interval.lowerBound < 2 * even.difference.interval.lowerBound)
        #expect(uneven.difference.p > even.difference.p && uneven.rateRatio.p > even.rateRatio.p)
        #expect(uneven.words.swedish.contains("ojämnt från vecka till vecka, så intervallet är"))
        #expect(uneven.words.english.contains("times as wide as if they came independently"))
    }

    @Test func `which weeks the figures are of is said`() throws {
        let words = try effect(of: reports([(0, 50, 30), (2_000, 60, 55)])).words
        #expect(words.swedish.hasSuffix("Räknat på 4 veckor före åtgärden och 4 veckor efter."))
        #expect(words.english.hasSuffix("Counted over 4 weeks before the measure and 4 weeks after."))
    }

    @Test func `a single week before and after makes no fall, however large`() throws {
        let reports = try (0..<90).map { number in
            let area = number < 60 ? 0.0 : 2_000
            let isBefore = number < 55 || (60..<75).contains(number)
            return try seen(
                number,
                on: isBefore ? began.adding(days: -1 - number % 7) : done.adding(days: 1 + number % 7),
                east: area)
        }
        let effect = try effect(of: reports, weeks: 1)
        #expect(effect.difference.interval.upperBound < 0)
        #expect(effect.verdict == .tooFewToSay)
        #expect(effect.words.swedish.contains("En enda vecka före och en efter räcker inte"))
        #expect(effect.words.english.hasSuffix("over one week before the measure and one week after."))
    }

    @Test func `weeks that bring more everywhere hide no fall beside a larger area`() throws {
        // Both areas report twice as much in every other week; the treated one halves.
        func area(_ east: Double, _ first: Int, _ size: Int, after: Int) throws -> [FoundReport] {
            try (0..<8).flatMap { week in
                let isBefore = week < 4
                let count = (week % 2 == 0 ? 3 : 1) * (isBefore ? size : after)
                return try (0..<count).map { number in
                    try seen(
                        first + 1_000 * week + number,
                        on: isBefore ? began.adding(days: -7 * week - 1) : done.adding(days: 7 * week - 27),
                        east: east)
                }
            }
        }
        let found = try effect(
            of: area(0, 0, 12, after: 4) + area(2_000, 20_000, 60, after: 60))
        #expect(found.difference.interval.contains(0) && found.rateRatio.interval.upperBound < 1)
        #expect(found.verdict == .fell)
        #expect(found.words.swedish.hasPrefix("Räknat i andelar blev rapporterna 67 % färre än om"))
        #expect(found.words.english.contains("The areas differ in size"))
    }

    @Test func `days of the measure and days outside both spans count to neither`() throws {
        let days = [(-15, 0), (-14, 1), (-1, 1), (0, 0), (6, 0), (7, 2), (20, 2), (21, 0)]
        for (day, half) in days {
            let report = try seen(1, on: began.adding(days: day), minute: day < 0 ? 1_439 : 0)
            let treated = try effect(of: [report], weeks: 2).treated
            #expect(treated == .init(before: half == 1 ? 1 : 0, after: half == 2 ? 1 : 0))
        }
    }

    @Test func `the length of the span before is weighed`() throws {
        let effect = try effect(
            of: reports([(0, 60, 10), (2_000, 30, 15)]),
            spans: EffectSpans(
                began: began, done: done, weeks: 4, weeksBefore: 8, today: done.adding(days: 29)))
        #expect(effect.treated == .init(before: 60, after: 10))
        #expect(effect.difference.value == (10 - 30) - (15 - 15))
        #expect(abs(effect.rateRatio.value - 1.0 / 3) < 1e-15)
    }

    @Test func `only the categories asked about count, and one voice once a spot and day`() throws {
        let reports = try [
            seen(1, on: began.adding(days: -1), by: 7), seen(2, on: began.adding(days: -1), by: 7),
            seen(1, on: began.adding(days: -1), by: 7, category: "drugs"),
            seen(2, on: began.adding(days: -1), by: 8, category: "drugs"),
            seen(3, on: began.adding(days: -2), by: 7), seen(4, on: began.adding(days: -2), by: 9),
        ]
        #expect(try effect(of: reports).treated.before == 4)
        #expect(try effect(of: reports, categories: ["drugs"]).treated.before == 2)
        #expect(try effect(of: reports, categories: ["lighting"]).treated.before == 3)
        #expect(try effect(of: reports, categories: []).treated.before == 0)
    }

    @Test func `no reports are no effect`() throws {
        let effect = try effect(of: [])
        #expect(effect.difference.value == 0 && effect.difference.p == 1)
        #expect(effect.rateRatio.value == 1 && effect.isRateRatioCorrected)
        #expect(effect.verdict == .tooFewToSay)
        #expect(effect.words.swedish == "Det finns inga rapporter att jämföra.")
    }

    @Test func `the order of the reports does not matter`() throws {
        var chance = SeededChance(seed: 3)
        let reports = try (0..<300).map { number in
            try seen(
                number, on: began.adding(days: .random(in: -40...40, using: &chance)),
                east: .random(in: 90...110, using: &chance), by: .random(in: 1...8, using: &chance))
        }
        #expect(try effect(of: reports) == effect(of: reports.shuffled(using: &chance)))
    }

    @Test func `spans that cannot be compared are refused`() throws {
        let today = done.adding(days: 15)
        let spans = try EffectSpans(began: began, done: done, weeks: 2, today: today)
        #expect(spans.before.from == began.adding(days: -14) && spans.before.until == began)
        #expect(spans.after.from == done.adding(days: 1) && spans.after.until == today)
        for weeks in [0, -1, 521, .max] {
            #expect(throws: EffectSpansFault.lengthOutOfRange) {
                try EffectSpans(began: began, done: done, weeks: weeks, today: today)
            }
            #expect(throws: EffectSpansFault.lengthOutOfRange) {
                try EffectSpans(began: began, done: done, weeks: 1, weeksBefore: weeks, today: today)
            }
        }
        #expect(throws: EffectSpansFault.doneBeforeBegun) {
            try EffectSpans(began: done, done: began, weeks: 2, today: today)
        }
        #expect(throws: EffectSpansFault.notYetOver(wholeWeeksSince: 1)) {
            try EffectSpans(began: began, done: done, weeks: 2, today: today.adding(days: -1))
        }
        #expect(throws: EffectSpansFault.notYetOver(wholeWeeksSince: 0)) {
            try EffectSpans(began: began, done: done, weeks: 2, today: began)
        }
    }

    /// So many metres east of the library, so many reports in the weeks before and after.
    private func reports(_ counts: [(east: Double, before: Int, after: Int)]) throws -> [FoundReport] {
        try counts.enumerated().flatMap { area, counts in
            try (0..<counts.before + counts.after).map { number in
                let isBefore = number < counts.before
                return try seen(
                    area * 10_000 + number,
                    on: isBefore
                        ? began.adding(days: -1 - number % 28) : done.adding(days: 1 + number % 28),
                    east: counts.east)
            }
        }
    }

    private func circle(east: Double, metres: Double) throws -> EffectArea {
        .circle(centre: try place(north: 0, east: east), radius: try #require(Radius(metres: metres)))
    }

    private func effect(
        of reports: [FoundReport], treated: EffectArea? = nil, control: EffectArea? = nil,
        displacement: MeasureEffect.Displacement? = nil, weeks: Int = 4, spans: EffectSpans? = nil,
        categories: [String]? = nil
    ) throws -> MeasuredEffect {
        let equal = try EffectSpans(
            began: began, done: done, weeks: weeks, today: done.adding(days: 1 + 7 * weeks))
        return try #require(
            MeasureEffect(
                treated: treated ?? circle(east: 0, metres: 100),
                control: control ?? circle(east: 2_000, metres: 100), displacement: displacement,
                spans: spans ?? equal,
                categories: categories.map { Set($0.compactMap { Code($0) }) }
            ).effect(in: reports))
    }
}
