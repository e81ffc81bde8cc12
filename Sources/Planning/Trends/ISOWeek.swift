package import Reports

/// A week as Swedish calendars number it: from Monday to Sunday, week 1 the one with the year's first Thursday
/// (ISO 8601).
package struct ISOWeek: Hashable, Sendable, Comparable {
    package let monday: CivilDate

    package init(holding day: CivilDate) { monday = day.adding(days: 1 - day.weekday) }

    /// The week in Sweden at a moment.
    package init(at moment: Timestamp) { self.init(holding: SwedishTime(moment).date) }

    /// The year that the week is numbered in, which is that of its Thursday.
    package var year: Int { thursday.year }

    /// 1–53.
    package var number: Int {
        // Never nil in the years that a `Timestamp` can have.
        let newYear = CivilDate(year: year, month: 1, day: 1) ?? thursday
        return (thursday.daysSinceEpoch - newYear.daysSinceEpoch) / 7 + 1
    }

    package func adding(weeks: Int) -> ISOWeek { ISOWeek(holding: monday.adding(days: 7 * weeks)) }

    package static func < (one: ISOWeek, other: ISOWeek) -> Bool { one.monday < other.monday }

    /// The last day of the week.
    package var sunday: CivilDate { monday.adding(days: 6) }

    private var thursday: CivilDate { monday.adding(days: 3) }
}

extension ISOWeek: CustomStringConvertible {
    /// `2026-W43`
    package var description: String { "\(year)-W\(number < 10 ? "0" : "")\(number)" }
}
