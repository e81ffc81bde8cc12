/// Something that happened to a case, with the reason in words.
package struct CaseEvent: Hashable, Sendable {
    /// Its place in the history of the case, from 1 on.
    package let number: Int
    package let at: Timestamp
    package let kind: Kind
    /// The report it is about, if one.
    package let report: Report.ID?
    /// The other case it is about, if one.
    package let other: Case.ID?
    /// Who did it, as it was called then: `lykta` itself, a person or an API key.
    package let by: String
    /// The account of the person who did it; nil when it was none.
    package let person: Person.ID?
    package let reason: Bilingual
    /// Whether the report it is about is restricted.
    package let isAboutRestricted: Bool
    /// Whether this case or the other has ever held a restricted report, so that the reason for which Lykta joined or parted
    /// reports may tell how far away that one lies.
    package let mayTellOfRestricted: Bool
    /// Whether it is a decision of staff that knows what stood before it.
    package let isDecision: Bool
    /// The event that this one undid.
    package let undoes: Int?
    /// How the case stood before a change of its state; nil for all else, and where that was not kept yet.
    package let formerState: CaseState?

    package init(
        number: Int = 0, at: Timestamp, kind: Kind, report: Report.ID?, other: Case.ID?, by: String,
        person: Person.ID? = nil, reason: Bilingual, isAboutRestricted: Bool = false,
        mayTellOfRestricted: Bool = false, isDecision: Bool = false, undoes: Int? = nil,
        formerState: CaseState? = nil
    ) {
        self.number = number
        self.isDecision = isDecision
        self.undoes = undoes
        self.formerState = formerState
        self.at = at
        self.kind = kind
        self.report = report
        self.other = other
        self.by = by
        self.person = person
        self.reason = reason
        self.isAboutRestricted = isAboutRestricted
        self.mayTellOfRestricted = mayTellOfRestricted
    }

    /// The event as a reader who may not see restricted reports is shown it: without the id of one, without a distance to
    /// one, and without naming a closed case that may hold one.
    package var withoutRestricted: CaseEvent {
        CaseEvent(
            number: number, at: at, kind: kind, report: isAboutRestricted ? nil : report,
            other: mayTellOfRestricted && (kind == .opened || kind == .joined) ? nil : other, by: by,
            person: person,
            reason: mayTellOfRestricted && kind.isOfJoining || isAboutRestricted && kind.isOfPhotos
                ? Self.reasonWithheld : reason,
            isAboutRestricted: isAboutRestricted, mayTellOfRestricted: mayTellOfRestricted,
            isDecision: isDecision, undoes: undoes, formerState: formerState)
    }

    /// The event as a reader is shown it who may not see some cases: without their ids, and without a reason that names one.
    package func without(_ unseen: Set<Case.ID>) -> CaseEvent {
        guard let other, unseen.contains(other) else { return self }
        return CaseEvent(
            number: number, at: at, kind: kind, report: report, other: nil, by: by, person: person,
            reason: reason.swedish.contains(other.description) ? Self.caseWithheld : reason,
            isAboutRestricted: isAboutRestricted, mayTellOfRestricted: mayTellOfRestricted,
            isDecision: isDecision, undoes: undoes, formerState: formerState)
    }

    private static let caseWithheld = Bilingual(
        swedish: "Skälet visas inte, eftersom det nämner ett ärende som du inte får se.",
        english: "The reason is withheld, because it names a case that you may not see.")

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
        /// Somebody of the staff came to deal with it, or nobody any more.
        case assigned
        case unitsChanged = "units-changed"
        /// A unit said that the case is not its own.
        case handedOver = "handed-over"
        case dueChanged = "due-changed"
        case categoryCorrected = "category-corrected"
        case placeCorrected = "place-corrected"
        case restrictedChanged = "restricted-changed"
        /// Those who reported were answered.
        case answered
        /// Staff added a photo of what was done.
        case photoAdded = "photo-added"
        /// Staff hid a photo, or showed it again.
        case photoHidden = "photo-hidden"
        case photoShown = "photo-shown"

        /// Whether the reason is staff's own, about what a report shows.
        fileprivate var isOfPhotos: Bool { self == .photoHidden || self == .photoShown }

        /// Whether the reason is one for which Lykta joins or parts reports.
        fileprivate var isOfJoining: Bool {
            switch self {
            case .opened, .joined, .left, .tookOver, .merged, .split: true
            case .routed, .statusChanged, .pinned, .separated, .unpinned, .note, .assigned, .unitsChanged,
                .handedOver, .dueChanged, .categoryCorrected, .placeCorrected, .restrictedChanged, .answered,
                .photoAdded, .photoHidden, .photoShown:
                false
            }
        }

        /// Whether staff, when they do it, have answered the case: what they decide about it, and not where it is sent or what
        /// follows for other cases.
        package var isAnswer: Bool {
            switch self {
            case .statusChanged, .pinned, .separated, .unpinned, .note, .assigned, .categoryCorrected,
                .placeCorrected, .restrictedChanged, .answered:
                true
            case .opened, .joined, .left, .tookOver, .merged, .split, .routed, .unitsChanged, .handedOver,
                .dueChanged, .photoAdded, .photoHidden, .photoShown:
                false
            }
        }
    }
}
