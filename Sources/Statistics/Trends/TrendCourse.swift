/// What a ``TrendWatch`` saw in a series.
package struct TrendCourse: Hashable, Sendable {
    /// One for each week of the series.
    package let weeks: [TrendWeek]
    /// By the week they were raised.
    package let alarms: [TrendAlarm]
    package let verdict: Verdict

    /// What is to be said of the last week.
    package enum Verdict: Hashable, Sendable {
        /// Too little past to say anything; so many more known weeks are needed.
        case tooEarly(weeksLeft: Int)
        case calm
        case rising(TrendAlarm)
    }
}
