import Reports

/// The first years of which days are kept. An earlier day can only be a slip of the hand, such as `1926` for `2026`.
package enum EarliestYear {
    /// Of dialogues, duties, measures, meetings, numbers of plans, promises and situational pictures: nothing of what Lykta keeps was done
    /// before.
    package static let ofWork = 2_000
    /// Of neighbourhood watch, which began in Sweden in the 1980s.
    package static let ofWatchAreas = 1_980

    /// What to do about a day before a year.
    static func words(_ day: CivilDate, before year: Int) -> Bilingual {
        Bilingual(
            swedish: "Dagen \(day) ligger före år \(year). Rätta årtalet.",
            english: "The day \(day) is before the year \(year). Correct the year.")
    }
}
