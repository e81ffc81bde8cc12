import Statistics

/// What a ``TrendFinder`` found.
package struct Trends: Hashable, Sendable {
    package let weeks: WeekSpan
    /// How many false alarms a month all series bring together at most, in the mean.
    package let falseAlarmsPerMonth: Double
    /// All reports together; nil where they are those of one series.
    package let total: TotalTrend?
    /// The rising first: the more seldom chance brings as much, and then the greater the ratio, the earlier. What is
    /// alike in that, and the others after them, by category and the code of the district, no district last.
    package let series: [Trend]
    package let unlisted: Unlisted

    /// Which series to list.
    package enum Listing: Hashable, Sendable {
        /// Those with something to say.
        case rising
        case all
    }

    /// How many series were left out of ``Trends/series`` since there was nothing more to say of them.
    package struct Unlisted: Hashable, Sendable {
        package let tooEarly: Int
        package let tooFewReports: Int
        package let calm: Int
    }
}

extension Trends {
    init(
        _ found: [Trend], total: TotalTrend?, listing: Listing, weeks: WeekSpan, falseAlarmsPerMonth: Double
    ) {
        let listed = listing == .all ? found : found.filter { $0.rise != nil }
        let others = listing == .all ? [] : found.map(\.verdict)
        self.init(
            weeks: weeks, falseAlarmsPerMonth: falseAlarmsPerMonth, total: total,
            series: listed.sorted(by: Trend.precedes),
            unlisted: Unlisted(
                tooEarly: others.count { if case .tooEarly = $0 { true } else { false } },
                tooFewReports: others.count { $0 == .tooFewReports }, calm: others.count { $0 == .calm }))
    }
}
