/// Where a case is in its life, as exactly as staff have said; ``CaseStatus`` is the coarse form of it.
///
/// The texts are read by whoever follows a report.
package enum CaseState: Hashable, Sendable {
    /// Nobody has begun.
    case received
    /// It was ended, and is open again; nil when no reason was given.
    case reopened(reason: String?)
    case underWay
    /// Nothing can be done until somebody or something else has come.
    case waiting(for: String)
    /// The trouble is dealt with: what was done, and by which kind of measure of the profile.
    case done(what: String, measure: Code<MeasureKind>?)
    /// Nothing will be done, for this reason.
    case cannot(Refusal, explanation: String?)
    /// Ended without a word on how it went, as `status: closed` and earlier versions of Lykta do.
    case closed
    /// Another case took over; see ``Case/mergedInto``.
    case merged

    /// The words of the API, which a store keeps too.
    package enum Kind: String, CaseIterable, Sendable {
        case received, reopened
        case underWay = "under-way"
        case waiting, done, cannot, closed, merged
    }

    package var kind: Kind {
        switch self {
        case .received: .received
        case .reopened: .reopened
        case .underWay: .underWay
        case .waiting: .waiting
        case .done: .done
        case .cannot: .cannot
        case .closed: .closed
        case .merged: .merged
        }
    }

    package var status: CaseStatus { kind.status }

    /// Whether it says how it went; another such state after it is a correction of it.
    package var isOutcome: Bool { kind == .done || kind == .cannot }

    /// The text that belongs to it, if any.
    package var text: String? {
        switch self {
        case .received, .underWay, .closed, .merged: nil
        case .reopened(let reason): reason
        case .waiting(let whom): whom
        case .done(let what, _): what
        case .cannot(_, let explanation): explanation
        }
    }

    /// What a case of which only the status is known is taken for.
    package init(_ status: CaseStatus) {
        self =
            switch status {
            case .open: .received
            case .inProgress: .underWay
            case .closed: .closed
            case .merged: .merged
            }
    }
}

extension CaseState.Kind {
    package var status: CaseStatus {
        switch self {
        case .received, .reopened: .open
        case .underWay, .waiting: .inProgress
        case .done, .cannot, .closed: .closed
        case .merged: .merged
        }
    }

    /// What staff may say of a case that is in this state. A case becomes `merged`
    /// by a merge, and `closed` by a status, alone. docs/cases.md shows the
    /// same as a table.
    package var next: Set<CaseState.Kind> {
        switch self {
        case .received, .reopened: [.underWay, .waiting, .done, .cannot]
        case .underWay: [.received, .waiting, .done, .cannot]
        case .waiting: [.received, .underWay, .waiting, .done, .cannot]
        // An outcome that was said wrong is corrected; what was closed without one can get one.
        case .done, .cannot: [.reopened, .done, .cannot]
        case .closed: [.reopened, .done, .cannot]
        case .merged: []
        }
    }
}

/// Why nothing will be done. The raw values are the words of the API and of a profile.
package enum Refusal: String, CaseIterable, Sendable {
    case notOurs = "not-ours"
    case noFaultFound = "no-fault-found"
    case privateGround = "private-ground"
    case knownAndAccepted = "known-and-accepted"
}

/// A sort of measure by which a municipality deals with troubles, such as a repair.
package struct MeasureKind: Hashable, Sendable {
    package let code: Code<MeasureKind>
    package let name: Bilingual

    package init(code: Code<MeasureKind>, name: Bilingual) {
        self.code = code
        self.name = name
    }
}
