package import Reports

/// A rise in reports, lately and around a hotspot, that chance seldom makes.
///
/// Where it lies is not given, nor which reports it is made of; they come from as many reporters as those of a hotspot, and
/// would be a surge without the loudest of them too.
package struct HotspotSurge: Hashable, Sendable {
    /// The first day of the week in which it began.
    package let since: CivilDate
    /// How many reports have come in it since, a reporter counted once for each spot and day.
    package let observed: Int
    /// How many were to be expected from the place's usual share of all reports; less than ``observed``.
    package let expected: Double
    /// How often chance alone makes as clear a rise, anywhere and over any of the weeks compared.
    package let pValue: Double
    /// What has happened, in two short sentences with the figures.
    package let reason: Bilingual

    /// - Parameter today: the day on which the sentences are read; another year than its own is written out.
    package init(since: CivilDate, observed: Int, expected: Double, pValue: Double, today: CivilDate) {
        self.since = since
        self.observed = observed
        self.expected = expected
        self.pValue = pValue
        let day = since.words(isYearTold: since.year != today.year)
        let mean = Self.words(for: expected)
        // Rounded down, so as not to say too much; but 1/0.005 is 200 however it is rounded.
        let times = Int(min(1e9, 1 / max(pValue, 1e-9) + 1e-6))
        reason = Bilingual(
            swedish:
                "Sedan \(day.swedish): \(observed) \(observed == 1 ? "rapport" : "rapporter") här omkring, "
                + "väntat \(mean.swedish). En sådan ökning ger slumpen en gång på \(times) sökningar.",
            english: "Since \(day.english): \(observed) \(observed == 1 ? "report" : "reports") around here, "
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
