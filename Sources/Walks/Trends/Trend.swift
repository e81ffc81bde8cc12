package import Reports

/// What is to be said of the reports of one category in one district.
package struct Trend: Hashable, Sendable {
    package let category: Code<Category>
    /// Nil for the reports in none of the districts.
    package let area: TrendArea?
    package let verdict: Verdict
    /// The verdict in a sentence or two.
    package let reason: Bilingual
    /// Every week of the span.
    package let weeks: [Week]

    package enum Verdict: Hashable, Sendable {
        /// Too little past; so many more weeks are needed.
        case tooEarly(weeksLeft: Int)
        /// So few reports in all that none could be a rise.
        case tooFewReports
        case calm
        case rising(Rise)
    }

    /// More reports than were to be expected, and more than chance would often bring.
    package struct Rise: Hashable, Sendable {
        /// The first and the last week whose reports are counted.
        package let since: ISOWeek
        package let through: ISOWeek
        package let observed: Int
        /// Above 0.
        package let expected: Double
        /// How many weeks pass between signals as strong in one such series, in the mean, where nothing has changed.
        package let weeksBetween: Double

        /// How many times as many reports came as were expected.
        package var ratio: Double { Double(observed) / expected }
    }

    /// One week, as a page draws it.
    package struct Week: Hashable, Sendable {
        package let week: ISOWeek
        /// Nil when the district was not there the whole week.
        package let observed: Int?
        /// What could be known of the week before it came; nil while there was too little past.
        package let outlook: Outlook?
        package let isAlarmed: Bool
    }

    package struct Outlook: Hashable, Sendable {
        /// Above 0.
        package let expected: Double
        /// The least number of reports that would be remarkable in a single week by itself.
        package let limit: Int
    }
}
