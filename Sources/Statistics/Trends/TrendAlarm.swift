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
