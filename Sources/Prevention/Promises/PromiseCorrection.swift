package import Reports

/// That a day of a promise was told wrong. Everybody is told of it, with the day that stood there before and why.
package struct PromiseCorrection: Hashable, Sendable {
    /// When it was corrected.
    package let day: CivilDate
    package let what: What
    package let former: CivilDate
    package let why: String

    package init(day: CivilDate, what: What, former: CivilDate, why: String) {
        self.day = day
        self.what = what
        self.former = former
        self.why = why
    }

    /// The raw values are kept.
    package enum What: String, CaseIterable, Sendable {
        /// The day on which it was signed.
        case signed
        /// The final account was taken back: the promise had not ended.
        case ended
        /// Its last day: to an earlier one, or back towards the one that was signed.
        case until
    }

    var amendment: PromiseAmendment {
        let words: Bilingual =
            switch what {
            case .signed:
                Bilingual(
                    swedish: "Dagen då det undertecknades är rättad. \(why)",
                    english: "The day on which it was signed was corrected. \(why)")
            case .ended:
                Bilingual(
                    swedish: "Avslutet är taget tillbaka. \(why)", english: "The end was taken back. \(why)")
            case .until:
                Bilingual(
                    swedish: "Periodens slut är rättat. \(why)",
                    english: "The end of the period was corrected. \(why)")
            }
        return PromiseAmendment(day: day, what: words, former: Bilingual(former.description))
    }
}
