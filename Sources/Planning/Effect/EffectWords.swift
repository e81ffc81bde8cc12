package import Reports
package import Statistics

extension DisplacementDifference {
    /// The verdict as sentences with its figures, in whole reports of the treated area in the period after.
    ///
    /// Where an interval is given that is at least a tenth wider than independent reports would give, it is said.
    package func words(at level: ConfidenceLevel = .ninetyFive) -> Bilingual {
        guard standardError > 0 else {
            return Bilingual(
                swedish: "Det finns inga rapporter att jämföra.", english: "There are no reports to compare.")
        }
        let (change, figures) = (changeWords, intervalWords(at: level))
        let verdict = verdict(at: level)
        switch verdict {
        case .fell, .rose:
            return Bilingual(
                swedish: "\(change.swedish). Det är mer än slumpen brukar ge (\(figures.swedish)).",
                english: "\(change.english). That is more than chance tends to bring (\(figures.english)).")
                + dispersion.words(at: level)
        case .noClearChange, .tooFewToSay:
            let isChange = whole(abs(estimate)) != "0"
            // An interval that excludes 0 for want of reports alone would belie the words; see `nullStandardError`.
            let isShown = interval(at: level).contains(0)
            let said = Bilingual(
                swedish: change.swedish + (isChange ? ", men skillnaden kan vara slump" : "")
                    + (isShown ? " (\(figures.swedish))." : "."),
                english: change.english + (isChange ? ", but the difference may be chance" : "")
                    + (isShown ? " (\(figures.english))." : "."))
            let doubt = said + (isShown ? dispersion.words(at: level) : nil)
            guard verdict == .tooFewToSay else { return doubt }
            return Bilingual(
                swedish: "\(doubt.swedish) Rapporterna är för få för att säga mer: "
                    + "även en halvering hade lätt kunnat döljas av slumpen.",
                english: "\(doubt.english) There are too few reports to say more: "
                    + "chance could easily have hidden even a halving.")
        }
    }

    /// How reports changed against the control area, without a full stop.
    private var changeWords: Bilingual {
        let (swedish, english) =
            displacement == nil
            ? ("Rapporterna", "Reports")
            : ("Rapporterna, områdena intill inräknade,", "Reports, the areas next door counted in,")
        let count = whole(abs(estimate))
        guard count != "0" else {
            return Bilingual(
                swedish: "\(swedish) förändrades ungefär som i jämförelseområdet",
                english: "\(english) changed about as in the comparison area")
        }
        // "Fell by 15 more" is only true where the comparison area did not rise.
        if estimate < 0, controlChange <= 0 {
            return Bilingual(
                swedish: "\(swedish) minskade med ungefär \(count) fler än i jämförelseområdet",
                english: "\(english) fell by about \(count) more than in the comparison area")
        }
        if estimate > 0, controlChange >= 0 {
            return Bilingual(
                swedish: "\(swedish) ökade med ungefär \(count) fler än i jämförelseområdet",
                english: "\(english) rose by about \(count) more than in the comparison area")
        }
        let fewer = estimate < 0
        return Bilingual(
            swedish: "\(swedish) blev ungefär \(count) \(fewer ? "färre" : "fler") "
                + "än om de hade följt jämförelseområdet",
            english: "\(english) were about \(count) \(fewer ? "fewer" : "more") "
                + "than had they followed the comparison area")
    }

    private func intervalWords(at level: ConfidenceLevel) -> Bilingual {
        let interval = interval(at: level)
        let (low, high) = (signed(interval.lowerBound), signed(interval.upperBound))
        return Bilingual(
            swedish: "\(level.percent) % mellan \(low) och \(high)",
            english: "\(level.percent)% between \(low) and \(high)")
    }

    /// `−42`, `0` or `+12`, with a true minus sign.
    private func signed(_ number: Double) -> String {
        let digits = whole(abs(number))
        return digits == "0" ? digits : (number < 0 ? "−" : "+") + digits
    }

    private func whole(_ rate: Double) -> String { String(Int64((rate * treated.afterExposure).rounded())) }
}
