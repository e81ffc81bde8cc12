/// Watches a series of weekly counts for rises.
///
/// Each week is judged by what was known before it: a ``Baseline`` learned anew every fourth week from the past but
/// for the last weeks, so that a rise does not lift what it is measured by. An alarm is raised when the evidence for
/// a rise, summed over weeks (``RiseEvidence``), reaches a threshold set so that, where nothing has changed, alarms
/// come as seldom as asked (``FalseAlarmChain``). It stands until ``RiseEnd`` tells that the rise is over, and the sum
/// begins anew from 0, the restart of E. S. Page (1954) and J. M. Lucas (1985). A single week far above the
/// expected reaches the threshold by itself.
///
/// On simulated series with two years of past or more, false alarms came 0.54 to 1.52 times as often as asked; with
/// half a year, when a series by itself knows no season, 0.5 to 2.5 times (`Benchmarks/TrendBenchmark`).
///
/// What was said of a week never changes as later weeks come.
package struct TrendWatch: Hashable, Sendable {
    package let falseAlarms: FalseAlarmRate

    /// The last weeks that are kept out of the baseline.
    package static let guardWeeks = 8
    /// Known weeks after which there is a verdict of the next: those of the shortest baseline, and the guard.
    package static let fewestWeeks = Baseline.fewestWeeks + guardWeeks
    /// After so many weeks a rise is the new level, and the past before it is forgotten, if its last weeks still are
    /// raised.
    package static let weeksToAdopt = 26
    /// An alarm needs so many reports since its rise began.
    package static let fewestReports = 3
    /// Counts above this are taken as this, those below 0 as 0.
    package static let greatestCount = 1_000_000_000
    /// Weeks from one learning of the baseline to the next.
    static let weeksBetweenReviews = 4

    package init(falseAlarms: FalseAlarmRate = FalseAlarmRate()) {
        self.falseAlarms = falseAlarms
    }

    /// Goes through a series that begins with the first week in which reports could come, such as the one its
    /// category was made in; a week that is not known is nil, and is passed over.
    ///
    /// - Complexity: O(weeks): for every fourth week a fit to at most five years, and some ten small chains.
    package func course(of counts: [Int?]) -> TrendCourse {
        var run = TrendRun(falseAlarms: falseAlarms, counts: counts.map { $0.map(Self.taken) })
        for week in counts.indices { run.advance(to: week) }
        return run.course()
    }

    /// The same, unless so few reports came in long enough a time that none could be a rise: then the verdict is
    /// ``TrendVerdict/tooFewReports``, and nothing is known of what was to be expected. O(weeks), and far quicker then.
    package func courseUnlessTooFew(of counts: [Int?]) -> TrendCourse {
        Self.isTooFew(counts) ? Self.tooFew(counts) : course(of: counts)
    }

    static func isTooFew(_ counts: [Int?]) -> Bool {
        let known = counts.compactMap { $0 }
        return known.reduce(0, +) < Self.fewestReports && known.count > Self.fewestWeeks
    }

    static func tooFew(_ counts: [Int?]) -> TrendCourse {
        TrendCourse(
            weeks: counts.map { TrendWeek(observed: $0, outlook: nil, isAlarmed: false) }, alarms: [],
            verdict: .tooFewReports)
    }

    /// What a count is taken as.
    static func taken(_ count: Int) -> Double { Double(min(max(0, count), greatestCount)) }
}

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

    /// So many times as often, within the range.
    package func times(_ factor: Double) -> FalseAlarmRate {
        FalseAlarmRate(weeksBetween: weeksBetween / factor)
    }

    /// False alarms a week.
    package var perWeek: Double { 1 / weeksBetween }
}
