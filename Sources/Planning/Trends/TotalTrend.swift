package import Reports
package import Statistics

/// What is to be said of all reports together, of every category in every district and outside them.
package struct TotalTrend: Hashable, Sendable {
    package let verdict: TrendVerdict
    /// The verdict in a sentence or more; where it is a rise, also that series are judged by their share.
    package let reason: Bilingual
    /// What was watched; the weeks of ``verdict`` and ``weeks`` are positions in it.
    package let span: WeekSpan
    package let weeks: [TrendWeek]

    package var isRising: Bool { if case .rising = verdict { true } else { false } }
}

extension TotalTrend {
    init(_ course: TrendCourse, in span: WeekSpan) {
        self.init(
            verdict: course.verdict,
            reason: course.verdict.reasonOfTotal(
                counts: course.weeks.map(\.observed), last: course.alarms.last, in: span), span: span,
            weeks: course.weeks)
    }
}
