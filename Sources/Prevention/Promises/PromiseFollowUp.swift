package import Reports

/// A follow-up of a promise, planned for a day and frozen when it is held.
package struct PromiseFollowUp: Hashable, Sendable {
    /// From 1, in the order of the days.
    package let number: Int
    /// The last day on which it is held in time.
    package let due: CivilDate
    package internal(set) var held: Held?

    package init(number: Int, due: CivilDate, held: Held? = nil) {
        self.number = number
        self.due = due
        self.held = held
    }

    /// What was found when it was held. It never changes, whatever is counted or corrected later, but for words that are masked.
    package struct Held: Hashable, Sendable {
        package let day: CivilDate
        package let words: String
        package let figures: [PromiseFigure]
        /// Why its words were masked afterwards; nil where they are those that it was given.
        package let masked: String?

        package init(day: CivilDate, words: String, figures: [PromiseFigure], masked: String? = nil) {
            self.day = day
            self.words = words
            self.figures = figures
            self.masked = masked
        }
    }

    package static let longestWords = 4_000

    /// How it stands on a day, which nobody has to have noted.
    package func status(on today: CivilDate) -> Status {
        guard let held else { return due < today ? .missed : .planned }
        return held.day <= due ? .held : .heldLate
    }

    /// The raw values are the words of the API.
    package enum Status: String, CaseIterable, Sendable {
        case planned, held, missed
        case heldLate = "held-late"

        package var name: Bilingual {
            switch self {
            case .planned: Bilingual(swedish: "Planerad", english: "Planned")
            case .held: Bilingual(swedish: "Hållen", english: "Held")
            case .missed: Bilingual(swedish: "Missad", english: "Missed")
            case .heldLate: Bilingual(swedish: "Hållen för sent", english: "Held too late")
            }
        }
    }
}

/// When a promise is followed up.
enum FollowUpPlan {
    /// Fewest days between two.
    private static let leastGap = 14

    /// The days of the follow-ups from one day through another, evenly over each calendar year: a year that the period holds whole gets all
    /// of its follow-ups in the days that remain of it, other years their part, one at least. What a year has already counts among its own.
    /// Never closer than two weeks.
    ///
    /// - Parameters:
    ///   - first: The first day on which one can be held.
    ///   - period: That of the promise.
    ///   - start: From which day the years are counted: the first of the period, or where that is open the day of signing.
    ///   - planned: The days of those that there are already, all of them before `first`.
    static func days(
        from first: CivilDate, of period: PromisePeriod, since start: CivilDate, perYear: Int?,
        beside planned: [CivilDate] = []
    ) -> [CivilDate] {
        guard let perYear, first <= period.until else { return [] }
        return (first.year...period.until.year).flatMap { year -> [CivilDate] in
            guard let newYear = CivilDate(year: year, month: 1, day: 1),
                let newYearsEve = CivilDate(year: year, month: 12, day: 31)
            else { return [] }
            let begin = max(first, newYear)
            let end = min(period.until, newYearsEve)
            let length = span(begin, end)
            let covered = span(max(start, newYear), end)
            let share = roundedUp(perYear * covered, by: span(newYear, newYearsEve))
            let there = planned.filter { $0.year == year }
            let lacking = max(1, share) - there.count
            guard lacking > 0 else { return [] }
            let count = min(lacking, max(1, length / leastGap))
            return (1...count).map { begin.adding(days: length * $0 / count - 1) }.filter { day in
                there.allSatisfy { day.daysSinceEpoch - $0.daysSinceEpoch >= leastGap }
            }
        }
    }

    private static func span(_ first: CivilDate, _ last: CivilDate) -> Int {
        last.daysSinceEpoch - first.daysSinceEpoch + 1
    }
    private static func roundedUp(_ number: Int, by divisor: Int) -> Int { (number + divisor - 1) / divisor }
}
