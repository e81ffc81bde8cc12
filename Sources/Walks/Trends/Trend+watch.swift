import Reports
import Statistics

extension Trend {
    /// Watches the counts of the weeks, nil where there is none.
    init(
        category: Code<Category>, area: TrendArea?, counts: [Int?], in weeks: WeekSpan, _ watch: TrendWatch
    ) {
        let known = counts.compactMap { $0 }
        let reports = known.reduce(0, +)
        // With so few there can be no alarm, and nothing is worth computing.
        let isTooFew = reports < TrendWatch.fewestReports && known.count > TrendWatch.fewestWeeks
        let course = isTooFew ? nil : watch.course(of: counts)
        self.category = category
        self.area = area
        switch course?.verdict {
        case nil:
            verdict = .tooFewReports
            reason = Self.tooFew(reports, weeks: known.count)
        case .tooEarly(let weeksLeft):
            verdict = .tooEarly(weeksLeft: weeksLeft)
            reason = Self.tooEarly(weeksLeft: weeksLeft)
        case .calm:
            verdict = .calm
            reason = Self.calm
        case .rising(let alarm):
            verdict = .rising(Rise(alarm, in: weeks))
            reason = Self.rising(alarm, in: weeks)
        }
        self.weeks =
            course.map { zip(weeks.weeks, $0.weeks).map(Week.init) }
            ?? zip(weeks.weeks, counts).map {
                Week(week: $0, observed: $1, outlook: nil, isAlarmed: false)
            }
    }

    var rise: Rise? { if case .rising(let rise) = verdict { rise } else { nil } }

    static func precedes(_ one: Trend, _ other: Trend) -> Bool {
        let first = (one.rise?.weeksBetween ?? 0, one.rise?.ratio ?? 0)
        let second = (other.rise?.weeksBetween ?? 0, other.rise?.ratio ?? 0)
        guard first == second else { return first > second }
        guard one.category == other.category else { return one.category < other.category }
        guard let code = one.area?.code, let otherCode = other.area?.code else { return one.area != nil }
        return code < otherCode
    }
}

extension Trend.Rise {
    fileprivate init(_ alarm: TrendAlarm, in weeks: WeekSpan) {
        self.init(
            since: weeks.week(at: alarm.since), through: weeks.week(at: alarm.through),
            observed: alarm.observed, expected: alarm.expected, weeksBetween: alarm.weeksBetween)
    }
}

extension Trend.Week {
    fileprivate init(_ week: ISOWeek, _ seen: TrendWeek) {
        self.init(
            week: week, observed: seen.observed,
            outlook: seen.outlook.map { Trend.Outlook(expected: $0.expected, limit: $0.limit) },
            isAlarmed: seen.isAlarmed)
    }
}
