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
