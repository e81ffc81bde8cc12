extension HotSpotHistory {
    /// Why the place has its class, in one sentence with the figures, such as "Het i 11 av de senaste 12 månaderna,
    /// och platsen sticker ut allt mer." A trend is one of standard scores, so it says that a place stands out more
    /// among all places, and not that reports are more.
    package func reason(_ length: PeriodLength) -> PlainWords {
        let (swedish, english) = (PeriodNoun.swedish(length), PeriodNoun.english(length))
        guard periods > 1 else { return shortReason(swedish, english) }
        let share = PlainWords(
            swedish: "Het i \(hotPeriods) av de senaste \(periods) \(swedish.definitePlural)",
            english: "Hot in \(hotPeriods) of the last \(periods) \(english.definitePlural)")
        switch pattern {
        case .none where hotPeriods == 0:
            return PlainWords(
                swedish:
                    "Sticker inte ut i någon enskild av de senaste \(periods) \(swedish.definitePlural).",
                english:
                    "Does not stand out in any single one of the last \(periods) \(english.definitePlural).")
        case .none, .historical:
            return PlainWords(
                swedish: "\(share.swedish), men inte i den senaste.",
                english: "\(share.english), but not in the last.")
        case .new: return runReason(swedish, english)
        case .persistent where !isNearlyAlways: return runReason(swedish, english)
        case .persistent:
            return PlainWords(
                swedish: "\(share.swedish), utan tydlig ändring.",
                english: "\(share.english), with no clear change.")
        case .intensifying:
            return PlainWords(
                swedish: "\(share.swedish), och platsen sticker ut allt mer.",
                english: "\(share.english), and the place stands out more and more.")
        case .diminishing:
            return PlainWords(
                swedish: "\(share.swedish), men platsen sticker ut allt mindre.",
                english: "\(share.english), but the place stands out less and less.")
        case .sporadic:
            return PlainWords(
                swedish: "\(share.swedish), till och från och även i den senaste.",
                english: "\(share.english), on and off and also in the last.")
        }
    }

    /// When there is one period, or none.
    private func shortReason(_ swedish: PeriodNoun, _ english: PeriodNoun) -> PlainWords {
        guard periods > 0 else {
            return PlainWords(swedish: "Inget har räknats.", english: "Nothing was counted.")
        }
        return PlainWords(
            swedish: "\(run > 0 ? "Het" : "Inte het") den enda \(swedish.singular) som räknats.",
            english: "\(run > 0 ? "Hot" : "Not hot") in the only \(english.singular) counted.")
    }

    /// When the place was hot in one run that ends with the last period, and not before.
    private func runReason(_ swedish: PeriodNoun, _ english: PeriodNoun) -> PlainWords {
        let earlier = periods - run
        let now = PlainWords(
            swedish: run == 1
                ? "den senaste \(swedish.definite)" : "de senaste \(run) \(swedish.definitePlural) i rad",
            english: run == 1
                ? "the last \(english.definite)" : "each of the last \(run) \(english.definitePlural)")
        let before = PlainWords(
            swedish: earlier == 1 ? "\(swedish.definite) före" : "i någon av de \(earlier) tidigare",
            english: earlier == 1 ? "the one before" : "any of the \(earlier) before")
        return PlainWords(
            swedish: "Het \(now.swedish), men inte \(before.swedish).",
            english: "Hot in \(now.english), but not in \(before.english).")
    }
}
