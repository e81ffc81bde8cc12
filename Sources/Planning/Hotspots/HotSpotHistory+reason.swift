package import Reports
package import Statistics

extension HotSpotHistory {
    /// Why the place has its class, in one sentence with the figures, such as "Het i 11 av de senaste 12 månaderna,
    /// och platsen sticker ut allt mer." A trend is one of standard scores, so it says that a place stands out more
    /// among all places, and not that reports are more.
    package func reason(_ length: PeriodLength) -> Bilingual {
        let (swedish, english) = (PeriodNoun.swedish(length), PeriodNoun.english(length))
        guard periods > 1 else { return shortReason(swedish, english) }
        let share = Bilingual(
            swedish: "Het i \(hotPeriods) av de senaste \(periods) \(swedish.definitePlural)",
            english: "Hot in \(hotPeriods) of the last \(periods) \(english.definitePlural)")
        switch pattern {
        case .unclear where hotPeriods == 0:
            return Bilingual(
                swedish:
                    "Sticker inte ut i någon enskild av de senaste \(periods) \(swedish.definitePlural).",
                english:
                    "Does not stand out in any single one of the last \(periods) \(english.definitePlural).")
        case .unclear, .historical:
            return Bilingual(
                swedish: "\(share.swedish), men inte i den senaste.",
                english: "\(share.english), but not in the last.")
        case .new: return runReason(swedish, english)
        case .persistent where !isNearlyAlways: return runReason(swedish, english)
        case .persistent:
            return Bilingual(
                swedish: "\(share.swedish), utan tydlig ändring.",
                english: "\(share.english), with no clear change.")
        case .intensifying:
            return Bilingual(
                swedish: "\(share.swedish), och platsen sticker ut allt mer.",
                english: "\(share.english), and the place stands out more and more.")
        case .diminishing:
            return Bilingual(
                swedish: "\(share.swedish), men platsen sticker ut allt mindre.",
                english: "\(share.english), but the place stands out less and less.")
        case .sporadic:
            return Bilingual(
                swedish: "\(share.swedish), till och från och även i den senaste.",
                english: "\(share.english), on and off and also in the last.")
        }
    }

    /// When there is one period, or none.
    private func shortReason(_ swedish: PeriodNoun, _ english: PeriodNoun) -> Bilingual {
        guard periods > 0 else {
            return Bilingual(swedish: "Inget har räknats.", english: "Nothing was counted.")
        }
        return Bilingual(
            swedish: "\(run > 0 ? "Het" : "Inte het") den enda \(swedish.singular) som räknats.",
            english: "\(run > 0 ? "Hot" : "Not hot") in the only \(english.singular) counted.")
    }

    /// When the place was hot in one run that ends with the last period, and not before.
    private func runReason(_ swedish: PeriodNoun, _ english: PeriodNoun) -> Bilingual {
        let earlier = periods - run
        let now = Bilingual(
            swedish: run == 1
                ? "den senaste \(swedish.definite)" : "de senaste \(run) \(swedish.definitePlural) i rad",
            english: run == 1
                ? "the last \(english.definite)" : "each of the last \(run) \(english.definitePlural)")
        let before = Bilingual(
            swedish: earlier == 1 ? "\(swedish.definite) före" : "i någon av de \(earlier) tidigare",
            english: earlier == 1 ? "the one before" : "any of the \(earlier) before")
        return Bilingual(
            swedish: "Het \(now.swedish), men inte \(before.swedish).",
            english: "Hot in \(now.english), but not in \(before.english).")
    }
}

/// The forms of a period's noun that sentences need. All three nouns have the same gender in Swedish.
private struct PeriodNoun {
    let singular: String
    let definite: String
    let definitePlural: String

    static func swedish(_ length: PeriodLength) -> PeriodNoun {
        switch length {
        case .day: PeriodNoun(singular: "dag", definite: "dagen", definitePlural: "dagarna")
        case .week: PeriodNoun(singular: "vecka", definite: "veckan", definitePlural: "veckorna")
        case .month: PeriodNoun(singular: "månad", definite: "månaden", definitePlural: "månaderna")
        }
    }

    static func english(_ length: PeriodLength) -> PeriodNoun {
        switch length {
        case .day: PeriodNoun(singular: "day", definite: "day", definitePlural: "days")
        case .week: PeriodNoun(singular: "week", definite: "week", definitePlural: "weeks")
        case .month: PeriodNoun(singular: "month", definite: "month", definitePlural: "months")
        }
    }
}
