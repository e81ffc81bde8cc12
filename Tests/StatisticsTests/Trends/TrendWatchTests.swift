import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct TrendWatchTests {
    private let watch = TrendWatch(falseAlarms: FalseAlarmRate(weeksBetween: 26))

    @Test(arguments: [(0.2, 1.0), (1, 1), (1, 2), (5, 2), (20, 1)])
    func `where nothing has changed, alarms come about as seldom as asked`(
        _ mean: Double, _ dispersion: Double
    ) {
        var alarms = 0
        for number in 0..<12 {
            var random = RandomCounts(chance: Chance(seed: 3, stream: number))
            let counts = (0..<156).map { _ in random.draw(mean: mean, dispersion: dispersion) }
            alarms += watch.course(of: counts).alarms.count { $0.raised >= 52 }
        }
        // 48 if exactly as asked; so few series leave a fifth of that to chance.
        #expect((18...72).contains(alarms), "\(alarms)")
    }

    @Test func `what was said of a week does not change as later weeks come`() {
        var random = RandomCounts(chance: Chance(seed: 4))
        let counts = (0..<90).map { random.draw(mean: $0 < 60 ? 2 : 6, dispersion: 1.5) }
        let whole = watch.course(of: counts)
        #expect(!whole.alarms.isEmpty)
        for length in stride(from: 1, through: 90, by: 6) {
            #expect(watch.course(of: Array(counts.prefix(length))).weeks == Array(whole.weeks.prefix(length)))
        }
    }

    @Test func `a sudden rise is told with its first week, its reports and what was expected`() {
        let counts = alternating(1, 3, weeks: 61) + [8, 9, 10]
        guard case .rising(let alarm) = TrendWatch().course(of: counts).verdict else {
            Issue.record("no alarm")
            return
        }
        #expect(alarm.since == 61)
        #expect(alarm.through == 63)
        #expect(alarm.isStanding)
        #expect(alarm.observed == 27)
        // Half a report in 52 weeks above the mean of 2, for each of three weeks.
        #expect(abs(alarm.expected - 3 * (2 + 0.5 / 52)) < 1e-6)
        #expect(alarm.weeksBetween > 1_000)
    }

    @Test func `a slow rise is seen although no single week is above its limit`() throws {
        let counts = alternating(4, 6, weeks: 104) + [8, 8, 8, 8, 9, 8, 8, 9]
        let course = TrendWatch().course(of: counts)
        let alarm = try course.alarms.last.orFail()
        #expect((104...106).contains(alarm.since))
        for week in course.weeks.suffix(8) {
            let outlook = try week.outlook.orFail()
            #expect(try week.observed.orFail() < outlook.limit)
        }
    }

    @Test func `no alarm stands on fewer than three reports`() {
        var counts = [Int?](repeating: 0, count: 100)
        counts[60] = 2
        #expect(TrendWatch().course(of: counts).alarms.isEmpty)
        counts[61] = 2
        #expect(TrendWatch().course(of: counts).alarms.count == 1)
    }

    @Test func `too short a past has no verdict and says how many weeks are left`() {
        let watch = TrendWatch()
        #expect(watch.course(of: []).verdict == .tooEarly(weeksLeft: 21))
        #expect(watch.course(of: [5]).verdict == .tooEarly(weeksLeft: 20))
        #expect(watch.course(of: alternating(1, 3, weeks: 20)).verdict == .tooEarly(weeksLeft: 1))
        #expect(watch.course(of: alternating(1, 3, weeks: 20)).weeks.allSatisfy { $0.outlook == nil })
        #expect(watch.course(of: alternating(1, 3, weeks: 21)).verdict == .calm)
    }

    @Test func `weeks before a category, given as unknown, are as if they were not there`() {
        let counts = alternating(2, 4, weeks: 40) + [20, 20]
        let alone = watch.course(of: counts)
        let late = watch.course(of: [Int?](repeating: nil, count: 30) + counts)
        #expect(late.weeks.prefix(50).allSatisfy { $0.outlook == nil })
        #expect(late.alarms.map(\.observed) == alone.alarms.map(\.observed))
        #expect(late.alarms.map(\.since) == alone.alarms.map { $0.since + 30 })
    }

    @Test func `unknown weeks neither raise nor end an alarm`() {
        let rise: [Int?] = alternating(1, 3, weeks: 61) + [12, 12]
        let course = TrendWatch().course(of: rise + [nil, nil, nil])
        #expect(course.weeks.suffix(3).allSatisfy { $0.isAlarmed && $0.observed == nil })
        #expect(course.alarms.first?.observed == 24)
        #expect(
            TrendWatch().course(of: [Int?](repeating: nil, count: 100)).verdict == .tooEarly(weeksLeft: 21))
    }

    @Test func `a lasting new level alarms once, and is the expected after a year`() throws {
        let course = TrendWatch().course(of: alternating(1, 3, weeks: 60) + alternating(9, 11, weeks: 100))
        #expect(course.alarms.count == 1)
        #expect(course.verdict == .calm)
        let outlook = try (course.weeks.last?.outlook).orFail()
        #expect(abs(outlook.expected - 10) < 1)
    }

    /// However slowly the evidence gathered before it was enough.
    @Test func `every alarm is told in the week that raises it`() {
        let watch = TrendWatch(falseAlarms: FalseAlarmRate(weeksBetween: 522))
        var slow = 0
        for number in 0..<40 {
            var random = RandomCounts(chance: Chance(seed: 6, stream: number))
            let counts = (0..<156).map { random.draw(mean: $0 < 104 ? 0.5 : 1.5, dispersion: 1) }
            for alarm in watch.course(of: counts).alarms {
                if alarm.raised - alarm.since >= 26 { slow += 1 }
                guard
                    case .rising(let told) = watch.course(of: Array(counts.prefix(alarm.raised + 1))).verdict
                else {
                    Issue.record("not told: \(alarm)")
                    continue
                }
                #expect(told.raised == alarm.raised && told.isStanding)
            }
        }
        #expect(slow > 0)
    }

    @Test func `one odd week in the past makes no rise much harder to see`() throws {
        var past = alternating(1, 3, weeks: 104)
        past[60] = 30
        let alarm = try TrendWatch().course(of: past + alternating(4, 4, weeks: 12)).alarms.last.orFail()
        #expect((104...113).contains(alarm.raised))
    }

    @Test func `an outbreak does not lift what it is measured by`() throws {
        let course = TrendWatch().course(of: alternating(1, 3, weeks: 60) + alternating(6, 8, weeks: 20))
        let outlook = try (course.weeks.last?.outlook).orFail()
        #expect(abs(outlook.expected - 2) < 0.1)
    }

    @Test func `a season of some years is expected`() throws {
        let means = (0..<208).map { 20 * exp(0.5 * sin(2 * Double.pi * Double($0) / 52.18)) }
        let course = TrendWatch().course(of: means.map { Int($0.rounded()) })
        #expect(course.alarms.allSatisfy { $0.raised < 100 })
        for week in 156..<208 {
            let outlook = try course.weeks[week].outlook.orFail()
            #expect(abs(outlook.expected / means[week] - 1) < 0.1)
        }
    }

    private static let extremes: [[Int?]] = [
        many { _ in 0 }, many { _ in .max }, many { _ in .min }, many { $0 % 50 == 49 ? .max : 0 },
        many { $0 < 200 ? 0 : .max }, many { $0 < 200 ? .max : 0 }, many { 1 << ($0 / 8) },
    ]

    private static func many(_ count: (Int) -> Int) -> [Int?] { (0..<300).map(count) }

    @Test(arguments: extremes)
    func `every number is finite and above nothing, whatever the counts`(_ counts: [Int?]) {
        let course = TrendWatch().course(of: counts)
        #expect(course.weeks.count == counts.count)
        for outlook in course.weeks.compactMap(\.outlook) {
            #expect(outlook.expected.isFinite && outlook.expected > 0)
            #expect(outlook.limit >= 0)
        }
        for alarm in course.alarms {
            #expect(alarm.expected.isFinite && alarm.expected > 0 && alarm.ratio.isFinite)
            #expect((104...1_000_001).contains(alarm.weeksBetween))
            #expect(alarm.since <= alarm.raised && alarm.raised <= alarm.through)
        }
    }

    @Test func `a rate for all series together is shared among them`() {
        #expect(FalseAlarmRate().weeksBetween == 104)
        #expect(FalseAlarmRate(weeksBetween: 4.35, among: 40).weeksBetween == 174)
        #expect(FalseAlarmRate(weeksBetween: 4.35, among: 0).weeksBetween == 4.35)
        #expect(FalseAlarmRate(weeksBetween: 100).times(0.8).weeksBetween == 125)
        #expect(FalseAlarmRate(weeksBetween: .nan).weeksBetween == 4)
        #expect(FalseAlarmRate(weeksBetween: .infinity).weeksBetween == 100_000)
    }

    private func alternating(_ one: Int, _ other: Int, weeks: Int) -> [Int?] {
        (0..<weeks).map { $0.isMultiple(of: 2) ? one : other }
    }
}
