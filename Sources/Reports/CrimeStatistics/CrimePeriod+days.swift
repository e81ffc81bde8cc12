extension CrimePeriod {
    /// Its first day.
    package var begins: CivilDate? {
        CivilDate(year: year, month: (number - 1) * length.months + 1, day: 1)
    }

    /// The first day after it.
    package var after: CivilDate? {
        let month = number * length.months + 1
        return month > 12
            ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month, day: 1)
    }

    /// Whether anything can have been counted of it: not of one that begins after `day`.
    package func hasBegun(on day: CivilDate) -> Bool { begins.map { $0 <= day } ?? false }

    /// Whether all of it can have been counted: not on its last day, nor before.
    package func isOver(on day: CivilDate) -> Bool { after.map { $0 <= day } ?? false }

    /// Whether they have a day in common.
    package func overlaps(_ other: CrimePeriod) -> Bool {
        firstMonth < other.firstMonth + other.length.months && other.firstMonth < firstMonth + length.months
    }

    /// As people read it: `2025`, `kvartal 1 2025`.
    package var name: Bilingual {
        switch length {
        case .year: Bilingual("\(year)")
        case .quarter:
            Bilingual(swedish: "kvartal \(number) \(year)", english: "quarter \(number) of \(year)")
        case .month: Bilingual(description)
        }
    }
}
