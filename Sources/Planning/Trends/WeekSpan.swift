package import Reports

/// Whole weeks in a row that are over, from the first in which reports could come.
package struct WeekSpan: Hashable, Sendable {
    package let first: ISOWeek
    package let count: Int

    /// A span is cut to its last so many weeks, which is twenty years.
    package static let longest = 1_044

    /// From the first week that begins on `start` or later, to the last that is over at `now`; none if there is no
    /// such week.
    ///
    /// - Parameter start: the first day on which reports could come, which need not be the day of the first report.
    package init(from start: CivilDate, finishedAt now: Timestamp) {
        let begin = ISOWeek(holding: start.adding(days: 6))
        let end = ISOWeek(at: now)
        let weeks = (end.monday.daysSinceEpoch - begin.monday.daysSinceEpoch) / 7
        count = min(max(0, weeks), Self.longest)
        first = weeks > Self.longest ? end.adding(weeks: -Self.longest) : begin
    }

    /// From `start`, or from the first of the reports if that is later or no start is given: before it there was nothing to
    /// count.
    package init(of reports: [FoundReport], since start: CivilDate?, finishedAt now: Timestamp) {
        let first = SwedishTime(reports.lazy.map(\.observed).min() ?? now).date
        self.init(from: max(start ?? first, first), finishedAt: now)
    }

    /// Since when reports are counted where nobody says otherwise: four to five years back. It moves on by 52 weeks at a time,
    /// so that what was said of a week stays as it was from one week to the next; once a year the oldest year is let go.
    package static func usualStart(at now: Timestamp) -> CivilDate {
        let weeks = (ISOWeek(at: now).monday.daysSinceEpoch - firstMonday) / 7
        return CivilDate(daysSinceEpoch: firstMonday + (weeks - usualWeeks) / stepWeeks * stepWeeks * 7)
    }

    /// 5 January 1970.
    private static let firstMonday = 4
    private static let stepWeeks = 52
    private static let usualWeeks = 4 * stepWeeks

    /// The Monday the span begins.
    package var from: CivilDate { first.monday }
    /// The Monday after its last Sunday.
    package var until: CivilDate { week(at: count).monday }

    package var weeks: [ISOWeek] { (0..<count).map(week(at:)) }

    package func week(at position: Int) -> ISOWeek { first.adding(weeks: position) }

    /// Which week of the span holds a day; nil for a day outside.
    package func position(of day: CivilDate) -> Int? {
        let days = day.daysSinceEpoch - from.daysSinceEpoch
        return days >= 0 && days / 7 < count ? days / 7 : nil
    }
}
