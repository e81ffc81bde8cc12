extension CivilDate {
    /// `12 oktober`, `12 October`; with its year `12 oktober 2026`.
    package func words(isYearTold: Bool) -> Bilingual {
        let year = isYearTold ? " \(year)" : ""
        return Bilingual(
            swedish: "\(day) \(Self.swedishMonths[month - 1])\(year)",
            english: "\(day) \(Self.englishMonths[month - 1])\(year)")
    }

    /// Its month with the year: `oktober 2026`, `October 2026`.
    package var monthInWords: Bilingual {
        Bilingual(
            swedish: "\(Self.swedishMonths[month - 1]) \(year)",
            english: "\(Self.englishMonths[month - 1]) \(year)")
    }

    private static let swedishMonths = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november",
        "december",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November",
        "December",
    ]
}
