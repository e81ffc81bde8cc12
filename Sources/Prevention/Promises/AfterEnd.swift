package import Reports

/// Something of a promise that would come to lie after an end that it is to get: by its period, or by a final account.
package struct AfterEnd: Hashable, Sendable {
    package let what: What
    /// The end that it would have.
    package let end: CivilDate
    /// The last such day, before which the promise does not end.
    package let last: CivilDate
    /// Whether it would end with a final account.
    package let isAccount: Bool

    package init(_ what: What, after end: CivilDate, last: CivilDate, isAccount: Bool = false) {
        self.what = what
        self.end = end
        self.last = last
        self.isAccount = isAccount
    }

    /// The raw values are in the codes of the API.
    package enum What: String, Sendable {
        case held, missed, counted
    }

    /// What to do about it.
    package var words: Bilingual {
        switch what {
        case .held:
            Bilingual(
                swedish:
                    "En uppföljning efter \(end) är hållen, den senaste \(last). Välj ett slut som inte ligger före den dagen.",
                english:
                    "A follow-up after \(end) was held, the last on \(last). Choose an end that is not before that day."
            )
        case .missed:
            Bilingual(
                swedish:
                    "En uppföljning efter \(end) är missad, den senaste \(last), och det ska synas. Välj ett slut som inte ligger före den dagen.",
                english:
                    "A follow-up after \(end) was missed, the last on \(last), and that is to be seen. Choose an end that is not before that day."
            )
        case .counted:
            Bilingual(
                swedish:
                    "Något som räknats ligger efter \(end), det senaste \(last). Välj ett slut som inte ligger före den dagen, eller återta det först.",
                english:
                    "Something that was counted lies after \(end), the last on \(last). Choose an end that is not before that day, or withdraw it first."
            )
        }
    }
}
