/// How often a series in which nothing has changed may raise an alarm.
package struct FalseAlarmRate: Hashable, Sendable {
    /// The mean number of weeks from one false alarm to the next in one series, from 4 to 100 000.
    package let weeksBetween: Double

    /// One false alarm in so many weeks, for each series. What is out of range, or not a number, goes to its nearest
    /// end; the default is two years.
    package init(weeksBetween: Double = 104) {
        self.weeksBetween = weeksBetween > 4 ? min(weeksBetween, 100_000) : 4
    }

    /// One false alarm in so many weeks among all of so many series, shared evenly: a municipality that watches 40
    /// series and bears one false alarm a month says `FalseAlarmRate(weeksBetween: 4.35, among: 40)`.
    package init(weeksBetween: Double, among series: Int) {
        self.init(weeksBetween: weeksBetween * Double(max(1, series)))
    }

    /// False alarms a week.
    package var perWeek: Double { 1 / weeksBetween }
}
