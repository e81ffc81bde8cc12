import Reports
import Statistics

extension Dispersion? {
    /// That reports come unevenly and how much wider it makes the interval; nil for less than a tenth.
    func words(at level: ConfidenceLevel) -> Bilingual? {
        guard let self else { return nil }
        let tenths = Int(min(1e9, (self.reach(at: level) / level.standardErrors * 10).rounded()))
        guard tenths > 10 else { return nil }
        let (whole, tenth) = tenths.quotientAndRemainder(dividingBy: 10)
        return Bilingual(
            swedish:
                "Rapporterna kommer ojämnt från vecka till vecka, så intervallet är \(whole)\(tenth == 0 ? "" : ",\(tenth)") "
                + "gånger så brett som om de kom oberoende av varandra.",
            english:
                "Reports come unevenly from week to week, so the interval is \(whole)\(tenth == 0 ? "" : ".\(tenth)") times as "
                + "wide as if they came independently.")
    }
}

extension RateRatio {
    /// The change in percent with its interval, where the ratio alone says that there is one.
    func words(at level: ConfidenceLevel = .ninetyFive) -> Bilingual {
        let interval = interval(at: level)
        let ends =
            ratio < 1
            ? (interval.upperBound, interval.lowerBound) : (interval.lowerBound, interval.upperBound)
        let (share, least, most) = (Self.percent(ratio), Self.percent(ends.0), Self.percent(ends.1))
        let (swedish, english) = ratio < 1 ? ("färre", "fewer") : ("fler", "more")
        return Bilingual(
            swedish:
                "Räknat i andelar blev rapporterna \(share) % \(swedish) än om de hade följt jämförelseområdet. Det är mer "
                + "än slumpen brukar ge (\(level.percent) % mellan \(least) och \(most) % \(swedish)).",
            english:
                "In shares, reports were \(share)% \(english) than had they followed the comparison area. That is more than "
                + "chance tends to bring (\(level.percent)% between \(least) and \(most)% \(english)).")
            + dispersion.words(at: level)
    }

    private static func percent(_ ratio: Double) -> String {
        String(Int(min(1e9, abs(ratio - 1) * 100).rounded()))
    }
}

extension EffectSpans {
    /// Which weeks the figures are of.
    var words: Bilingual {
        func weeks(_ count: Int) -> Bilingual {
            Bilingual(
                swedish: count == 1 ? "en vecka" : "\(count) veckor",
                english: count == 1 ? "one week" : "\(count) weeks")
        }
        let (before, after) = (weeks(before.weeks), weeks(after.weeks))
        return Bilingual(
            swedish: "Räknat på \(before.swedish) före åtgärden och \(after.swedish) efter.",
            english: "Counted over \(before.english) before the measure and \(after.english) after.")
    }
}
