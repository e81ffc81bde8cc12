package import Reports

/// The days to compare: some weeks before a measure began, and some after it was done. Days while it was under way
/// count to neither.
package struct EffectSpans: Hashable, Sendable {
    /// Ends the day before the measure began.
    package let before: Span
    /// Begins the day after the measure was done.
    package let after: Span

    /// Whole weeks, from any weekday.
    package struct Span: Hashable, Sendable {
        package let from: CivilDate
        package let weeks: Int

        package init(from: CivilDate, weeks: Int) {
            self.from = from
            self.weeks = weeks
        }

        /// The day after the last.
        package var until: CivilDate { from.adding(days: 7 * weeks) }

        func contains(_ day: CivilDate) -> Bool { from <= day && day < until }

        /// Which of the weeks a day is in, from 0; nil outside them.
        func week(of day: CivilDate) -> Int? {
            contains(day) ? (day.daysSinceEpoch - from.daysSinceEpoch) / 7 : nil
        }
    }

    /// How many weeks a span can have: at most ten years.
    package static let lengths = 1...520

    /// - Parameters:
    ///   - began: the first day of the measure.
    ///   - done: its last day; may be the same.
    ///   - weeks: the length of both spans, or of the one after if `weeksBefore` is given.
    ///   - today: a day of which reports may still come.
    package init(
        began: CivilDate, done: CivilDate, weeks: Int, weeksBefore: Int? = nil, today: CivilDate
    ) throws(EffectSpansFault) {
        let weeksBefore = weeksBefore ?? weeks
        guard Self.lengths.contains(weeks), Self.lengths.contains(weeksBefore) else {
            throw .lengthOutOfRange
        }
        guard began <= done else { throw .doneBeforeBegun }
        before = Span(from: began.adding(days: -7 * weeksBefore), weeks: weeksBefore)
        after = Span(from: done.adding(days: 1), weeks: weeks)
        guard after.until <= today else {
            let days = today.daysSinceEpoch - after.from.daysSinceEpoch
            throw .notYetOver(wholeWeeksSince: max(0, days / 7))
        }
    }

    /// Those of a judgement that was kept. Nil for lengths outside ``lengths``.
    package init?(before: Span, after: Span) {
        guard Self.lengths.contains(before.weeks), Self.lengths.contains(after.weeks) else { return nil }
        (self.before, self.after) = (before, after)
    }

    /// How much longer the span before is than the one after.
    var beforeExposure: Double { Double(before.weeks) / Double(after.weeks) }
}

/// What keeps two spans from being compared.
package enum EffectSpansFault: Error, Hashable, Sendable {
    case lengthOutOfRange
    case doneBeforeBegun
    /// The weeks after the measure are not all over; so many are.
    case notYetOver(wholeWeeksSince: Int)
}
