package import Reports

/// What a surge may be beside a new trouble at the place: said with each, as its p-value knows of none of it. How often each misleads
/// is measured in `docs/methods.md`.
package enum SurgeCaveat: Hashable, Sendable {
    /// Nothing is known of the same weeks of the year before, and the place may have a season of its own.
    case unknownSeason
    /// So many incidents came in the same weeks of the year before: at least half as many as now.
    case seasonOfItsOwn(yearBefore: Int)
    /// Fewer than that.
    case noSuchSeason(yearBefore: Int)
    /// Its incidents have so many tellers that reports of one may have been taken for several.
    case manyTellers
    /// More of those who live or pass there may have begun to report, and elsewhere not.
    case reporting

    /// From so many reports an incident, in the mean, on.
    private static let manyReports = 2

    /// Those of a surge, in the order in which they are told.
    static func all(observed: Int, reports: Int, yearBefore: Int?) -> [SurgeCaveat] {
        let season: SurgeCaveat =
            if let yearBefore {
                2 * yearBefore >= observed
                    ? .seasonOfItsOwn(yearBefore: yearBefore) : .noSuchSeason(yearBefore: yearBefore)
            } else { .unknownSeason }
        return [season] + (reports >= manyReports * observed ? [.manyTellers] : []) + [.reporting]
    }

    package var words: Bilingual {
        switch self {
        case .unknownSeason:
            Bilingual(
                swedish:
                    "Har platsen en egen årstid, som en badplats, kommer ökningen varje år: fråga om två år för att jämföra med "
                    + "samma veckor förra året.",
                english:
                    "If the place has a season of its own, as a bathing place has, the rise comes each year: ask about two years to "
                    + "compare with the same weeks of last year.")
        case .seasonOfItsOwn(let yearBefore):
            Bilingual(
                swedish:
                    "Samma veckor förra året: \(yearBefore). Platsen kan ha en egen årstid, och ökningen komma varje år.",
                english:
                    "In the same weeks of last year: \(yearBefore). The place may have a season of its own, and the rise come each year."
            )
        case .noSuchSeason(let yearBefore):
            Bilingual(
                swedish: "Samma veckor förra året: \(yearBefore).",
                english: "In the same weeks of last year: \(yearBefore).")
        case .manyTellers:
            Bilingual(
                swedish:
                    "Många har berättat om samma händelser; då ger slumpen en sådan ökning oftare än så.",
                english:
                    "Many have told of the same incidents; then chance makes such a rise more often than that."
            )
        case .reporting:
            Bilingual(
                swedish:
                    "Den kan också bero på en kampanj, eller på att fler har börjat rapportera just här.",
                english:
                    "It may also come of a campaign, or of more people having begun to report just here.")
        }
    }
}
