package import Reports
package import Statistics

/// What is to be said of the reports of one category in one district.
package struct Trend: Hashable, Sendable {
    package let category: Code<Category>
    /// Nil for the reports in none of the districts.
    package let area: TrendArea?
    package let verdict: TrendVerdict
    /// The verdict in a sentence or two.
    package let reason: Bilingual
    /// What was watched; the weeks of ``verdict`` and ``weeks`` are positions in it.
    package let span: WeekSpan
    /// Every week of the span. Nothing was observed in those when the district was not there the whole week.
    package let weeks: [TrendWeek]

    /// The rise, where the verdict is one.
    package var rise: TrendAlarm? { if case .rising(let rise) = verdict { rise } else { nil } }

    /// The first week whose reports are counted as the rise, where the verdict is one.
    package var riseSince: ISOWeek? { rise.map { span.week(at: $0.since) } }

    /// The last of those weeks, the last that by itself spoke for the rise.
    package var riseThrough: ISOWeek? { rise.map { span.week(at: $0.through) } }
}

extension Trend {
    init(category: Code<Category>, area: TrendArea?, course: TrendCourse, in span: WeekSpan) {
        self.init(
            category: category, area: area, verdict: course.verdict,
            reason: course.verdict.reason(
                counts: course.weeks.map(\.observed), last: course.alarms.last, in: span), span: span,
            weeks: course.weeks)
    }

    static func precedes(_ one: Trend, _ other: Trend) -> Bool {
        let first = (one.rise?.weeksBetween ?? 0, one.rise?.ratio ?? 0)
        let second = (other.rise?.weeksBetween ?? 0, other.rise?.ratio ?? 0)
        guard first == second else { return first > second }
        guard one.category == other.category else { return one.category < other.category }
        guard let code = one.area?.code, let otherCode = other.area?.code else { return one.area != nil }
        return code < otherCode
    }
}
