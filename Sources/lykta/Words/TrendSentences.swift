import Reports

/// What is said of the series that trends are looked for in.
enum TrendSentences {
    static let wholeArea = Bilingual(swedish: "hela området", english: "the whole area")
    static let outside = Bilingual(swedish: "utanför områdena", english: "outside the areas")

    static func summary(weeks: Int, until day: CivilDate, calm: Int, tooFew: Int, tooEarly: Int) -> Bilingual
    {
        Bilingual(
            swedish:
                "\(weeks) \(weeks == 1 ? "vecka" : "veckor") till \(day). Inte med: \(calm) lugna, \(tooFew) med för få rapporter, \(tooEarly) för tidigt att säga.",
            english:
                "\(weeks) \(weeks == 1 ? "week" : "weeks") until \(day). Not listed: \(calm) calm, \(tooFew) with too few reports, \(tooEarly) too early to say."
        )
    }
}
