package import Reports

/// A rise in reports, lately and around a hotspot, that chance seldom makes.
///
/// Where it lies is not given, nor which reports it is made of; they come from as many reporters as those of a hotspot, and
/// would be a surge without the loudest of them too.
package struct HotspotSurge: Hashable, Sendable {
    /// The first day of the week in which it began.
    package let since: CivilDate
    /// How many incidents have been told of in it since: what several people tell within days counts once.
    package let observed: Int
    /// How many reports they are, a reporter counted once for each spot and day; at least ``observed``.
    package let reports: Int
    /// How many incidents were to be expected from the place's usual share of all; less than ``observed``.
    package let expected: Double
    /// How often chance alone makes as clear a rise, anywhere and over any of the weeks compared; where one reporter alone tells of
    /// several of the incidents, the larger of with and without these.
    package let pValue: Double
    /// How many incidents were told of in the same circle in the same weeks of the year before, 52 weeks earlier; nil where the time
    /// asked about does not reach back so far.
    package let yearBefore: Int?
    /// What has happened, in two short sentences with the figures.
    package let reason: Bilingual
    /// What else than a new trouble it may be; see ``SurgeCaveat``.
    package let caveat: Bilingual

    /// What has happened, and what else than a new trouble it may be.
    package var told: Bilingual { reason + " " + caveat }

    /// - Parameters:
    ///   - reports: as many as ``observed`` when absent.
    ///   - today: the day on which the sentences are read; another year than its own is written out.
    package init(
        since: CivilDate, observed: Int, reports: Int? = nil, expected: Double, pValue: Double,
        yearBefore: Int? = nil, today: CivilDate
    ) {
        let reports = max(observed, reports ?? observed)
        self.reports = reports
        self.since = since
        self.observed = observed
        self.expected = expected
        self.pValue = pValue
        self.yearBefore = yearBefore
        caveat = SurgeCaveat.all(observed: observed, reports: reports, yearBefore: yearBefore)
            .map(\.words).joined(separator: " ")
        let day = since.words(isYearTold: since.year != today.year)
        let mean = Self.words(for: expected)
        // Rounded down, so as not to say too much; but 1/0.005 is 200 however it is rounded.
        let times = Int(min(1e9, 1 / max(pValue, 1e-9) + 1e-6))
        let isToldByMany = reports > observed
        let swedish =
            isToldByMany
            ? "\(observed) \(observed == 1 ? "händelse" : "händelser") (\(reports) rapporter)"
            : "\(observed) \(observed == 1 ? "rapport" : "rapporter")"
        let english =
            isToldByMany
            ? "\(observed) \(observed == 1 ? "incident" : "incidents") (\(reports) reports)"
            : "\(observed) \(observed == 1 ? "report" : "reports")"
        reason = Bilingual(
            swedish:
                "Sedan \(day.swedish): \(swedish) här omkring, "
                + "väntat \(mean.swedish). En sådan ökning ger slumpen en gång på \(times) sökningar.",
            english: "Since \(day.english): \(english) around here, "
                + "\(mean.english) expected. Chance makes such a rise once in \(times) searches.")
    }

    /// A decimal up to ten, none above; less than one is said so.
    private static func words(for expected: Double) -> Bilingual {
        guard expected >= 1 else { return Bilingual(swedish: "färre än 1", english: "fewer than 1") }
        let tenths = Int(min(1e9, (expected * 10).rounded()))
        let (whole, tenth) = tenths.quotientAndRemainder(dividingBy: 10)
        guard tenth > 0, whole < 10 else {
            let rounded = "\(tenth < 5 ? whole : whole + 1)"
            return Bilingual(swedish: rounded, english: rounded)
        }
        return Bilingual(swedish: "\(whole),\(tenth)", english: "\(whole).\(tenth)")
    }
}
