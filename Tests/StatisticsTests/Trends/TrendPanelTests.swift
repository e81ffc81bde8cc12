import Foundation
import TestSupport
import Testing

@testable import Statistics

@Suite struct TrendPanelTests {
    private let watch = TrendWatch(falseAlarms: FalseAlarmRate(weeksBetween: 365.2425 / 84, among: 24))

    /// Four categories in six districts, each of `mean` a week.
    private func municipality(
        seed: UInt64, weeks: Int, mean: (_ category: Int, _ district: Int, _ week: Int) -> Double
    ) -> [[[Int?]]] {
        (0..<4).map { category in
            (0..<6).map { district in
                var random = RandomCounts(chance: Chance(seed: seed, stream: category * 6 + district))
                return (0..<weeks).map { random.draw(mean: mean(category, district, $0), dispersion: 1) }
            }
        }
    }

    @Test(arguments: UInt64(1)...2)
    func `when everything doubles the total alarms, and hardly a series does`(seed: UInt64) throws {
        let series = municipality(seed: seed, weeks: 100) { _, _, week in week < 80 ? 2 : 4 }
        let panel = TrendPanel(watch, series: series)
        let total = try panel.total.orFail()
        #expect(total.alarms.contains { (80...82).contains($0.raised) && $0.isStanding })
        func isAlarmed(_ course: TrendCourse) -> Bool { course.weeks.suffix(12).contains(where: \.isAlarmed) }
        let alarmed = (0..<6).count { isAlarmed(panel.course(category: 0, district: $0)) }
        let alone = series[0].count { isAlarmed(watch.course(of: $0)) }
        #expect(alarmed <= 1 && alone >= 3, "\(alarmed), by themselves \(alone)")
    }

    @Test func `a series that rises beyond a doubling of everything is told`() throws {
        let series = municipality(seed: 4, weeks: 100) { category, district, week in
            week < 80 ? 2 : category == 1 && district == 1 ? 16 : 4
        }
        let course = TrendPanel(watch, series: series).course(category: 1, district: 1)
        guard case .rising(let alarm) = course.verdict else {
            Issue.record("not told")
            return
        }
        #expect((76...82).contains(alarm.since))
        // Eight times the past, and four times what the doubling lets expect.
        #expect((3...5.5).contains(alarm.ratio), "\(alarm.ratio)")
    }

    @Test func `a rise in one series or one category is not taken for everybody's`() throws {
        for risen in [[1], [0, 1, 2, 3, 4, 5]] {
            let series = municipality(seed: 5, weeks: 90) { category, district, week in
                week >= 80 && category == 2 && risen.contains(district) ? 30 : 2
            }
            let panel = TrendPanel(watch, series: series)
            let total = try panel.total.orFail()
            guard case .rising = total.verdict else {
                Issue.record("the total has not risen")
                continue
            }
            let (other, risen) = (
                panel.course(category: 0, district: 0), panel.course(category: 2, district: 1)
            )
            #expect(try (other.weeks.last?.outlook).orFail().expected < 2.6)
            guard case .rising(let alarm) = risen.verdict else {
                Issue.record("not told")
                continue
            }
            #expect(alarm.ratio > 8)
        }
    }

    @Test func `the new normal of the total is that of the series too`() throws {
        let series = municipality(seed: 6, weeks: 140) { _, _, week in week < 80 ? 2 : 4 }
        let panel = TrendPanel(watch, series: series)
        let total = try panel.total.orFail()
        #expect(total.verdict == .calm && total.alarms.contains { $0.raised >= 80 })
        let expected = try (0..<6).map {
            try (panel.course(category: 0, district: $0).weeks.last?.outlook).orFail().expected
        }
        #expect(abs(expected.reduce(0, +) / 6 - 4) < 0.7, "\(expected)")
    }

    @Test func `the season of a category is known in every district after a year`() throws {
        func mean(_ week: Int) -> Double { 0.5 * exp(sin(2 * Double.pi * Double(week) / 52.18)) }
        let series = municipality(seed: 7, weeks: 105) { category, _, week in
            category == 0 ? mean(week) : 1
        }
        let panel = TrendPanel(watch, series: series)
        let together = panel.course(category: 0, district: 3)
        for week in [66, 92] {
            let outlook = try together.weeks[week].outlook.orFail()
            #expect((0.5...1.7).contains(outlook.expected / mean(week)), "\(week): \(outlook.expected)")
        }
        // By itself it knows no season that early.
        let alone = watch.course(of: series[0][3]).weeks
        #expect(abs(try alone[66].outlook.orFail().expected - alone[69].outlook.orFail().expected) < 0.2)
    }

    @Test func `what was said of a week does not change as later weeks come`() {
        let series = municipality(seed: 8, weeks: 96) { _, _, week in week < 60 ? 2 : 2.7 }
        let whole = TrendPanel(watch, series: series)
        for length in [61, 62, 63, 64, 66, 75, 90] {
            let cut = series.map { $0.map { Array($0.prefix(length)) } }
            let panel = TrendPanel(watch, series: cut)
            #expect(panel.total?.weeks == (whole.total?.weeks.prefix(length)).map(Array.init))
            #expect(
                panel.course(category: 1, district: 2).weeks
                    == Array(whole.course(category: 1, district: 2).weeks.prefix(length)))
        }
    }

    @Test func `one series by itself has no total, and is judged as ever`() {
        let series = municipality(seed: 9, weeks: 80) { _, _, _ in 2 }[0][0]
        let panel = TrendPanel(watch, series: [[series]])
        #expect(panel.total == nil)
        #expect(panel.course(category: 0, district: 0) == watch.course(of: series))
    }

    @Test func `no categories, no weeks and districts that come late are no fault`() {
        #expect(TrendPanel(watch, series: []).total == nil)
        let none = TrendPanel(watch, series: [[[], []]])
        #expect(none.course(category: 0, district: 1).verdict == .tooEarly(weeksLeft: 21))
        let late = municipality(seed: 10, weeks: 60) { _, _, _ in 2 }.map { category in
            category.enumerated().map { $0 == 0 ? $1.enumerated().map { $0 < 30 ? nil : $1 } : $1 }
        }
        let course = TrendPanel(watch, series: late).course(category: 0, district: 0)
        #expect(course.weeks.prefix(50).allSatisfy { $0.outlook == nil } && course.weeks[50].outlook != nil)
    }
}
