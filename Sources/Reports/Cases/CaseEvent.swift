/// Something that happened to a case, with the reason in words.
package struct CaseEvent: Hashable, Sendable {
    package let at: Timestamp
    package let kind: Kind
    /// The report it is about, if one.
    package let report: Report.ID?
    /// The other case it is about, if one.
    package let other: Case.ID?
    /// Who did it: `lykta` itself, or the name of an API key.
    package let by: String
    package let reason: Bilingual
    /// Whether the report it is about is restricted.
    package let isAboutRestricted: Bool
    /// Whether this case or the other has ever held a restricted report, so that the reason for which Lykta joined or parted
    /// reports may tell how far away that one lies.
    package let mayTellOfRestricted: Bool

    package init(
        at: Timestamp, kind: Kind, report: Report.ID?, other: Case.ID?, by: String, reason: Bilingual,
        isAboutRestricted: Bool = false, mayTellOfRestricted: Bool = false
    ) {
        self.at = at
        self.kind = kind
        self.report = report
        self.other = other
        self.by = by
        self.reason = reason
        self.isAboutRestricted = isAboutRestricted
        self.mayTellOfRestricted = mayTellOfRestricted
    }

    /// The event as a reader who may not see restricted reports is shown it: without the id of one, and without a distance to one.
    package var withoutRestricted: CaseEvent {
        CaseEvent(
            at: at, kind: kind, report: isAboutRestricted ? nil : report, other: other, by: by,
            reason: mayTellOfRestricted && kind.isOfJoining || isAboutRestricted && kind.isOfPhotos
                ? Self.reasonWithheld : reason,
            isAboutRestricted: isAboutRestricted, mayTellOfRestricted: mayTellOfRestricted)
    }

    private static let reasonWithheld = Bilingual(
        swedish: "Skälet visas inte, eftersom ärendet har haft en rapport med begränsad åtkomst.",
        english: "The reason is withheld, because the case has held a restricted report.")

    package enum Kind: String, CaseIterable, Sendable {
        case opened, joined, left
        /// This case took over another's reports.
        case tookOver = "took-over"
        /// This case was merged into another.
        case merged
        /// Part of this case became, or came from, another.
        case split
        case routed
        case statusChanged = "status-changed"
        case pinned, separated, unpinned
        case note
        /// Staff hid a photo of a report, or showed it again.
        case photoHidden = "photo-hidden"
        case photoShown = "photo-shown"

        /// Whether the reason is staff's own, about what a report shows.
        fileprivate var isOfPhotos: Bool { self == .photoHidden || self == .photoShown }

        /// Whether the reason is one for which Lykta joins or parts reports.
        fileprivate var isOfJoining: Bool {
            switch self {
            case .opened, .joined, .left, .tookOver, .merged, .split: true
            case .routed, .statusChanged, .pinned, .separated, .unpinned, .note, .photoHidden, .photoShown:
                false
            }
        }
    }
}
