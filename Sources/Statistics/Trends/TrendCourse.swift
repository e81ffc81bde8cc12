/// What a ``TrendWatch`` saw in a series.
package struct TrendCourse: Hashable, Sendable {
    /// One for each week of the series.
    package let weeks: [TrendWeek]
    /// By the week they were raised.
    package let alarms: [TrendAlarm]
    package let verdict: TrendVerdict
}

/// What is to be said of the last week of a series.
package enum TrendVerdict: Hashable, Sendable {
    /// Too little past to say anything; so many more known weeks are needed.
    case tooEarly(weeksLeft: Int)
    /// So few reports in all that none could be a rise.
    case tooFewReports
    case calm
    case rising(TrendAlarm)
}

/// A rise in a series: it is more than the past lets expect, and more than chance would often make.
package struct TrendAlarm: Hashable, Sendable {
    /// The first week of the rise, from which reports are counted; by position in the series.
    package let since: Int
    /// The week in which the alarm was raised.
    package let raised: Int
    /// The last week that itself spoke for the rise, to which reports are counted.
    package let through: Int
    /// Whether the alarm stands in the last week of the series.
    package let isStanding: Bool
    /// The reports of the weeks from ``since`` to ``through``.
    package let observed: Int
    /// The reports that were to be expected in the same weeks; above 0.
    package let expected: Double
    /// How many weeks pass between signals as strong as this one, in the mean, where nothing has changed. At most a
    /// million.
    package let weeksBetween: Double

    /// How many times as many reports came as were expected.
    package var ratio: Double { Double(observed) / expected }
}

/// One week of a watched series, as a page draws it.
package struct TrendWeek: Hashable, Sendable {
    /// The reports; nil for a week that is not known.
    package let observed: Int?
    /// What could be known of the week before it came; nil while there was too little past.
    package let outlook: Outlook?
    /// Whether an alarm stands in this week.
    package let isAlarmed: Bool

    package struct Outlook: Hashable, Sendable {
        /// The reports that were to be expected; above 0.
        package let expected: Double
        /// The least number of reports that would be remarkable in a single week by itself.
        package let limit: Int
    }
}
