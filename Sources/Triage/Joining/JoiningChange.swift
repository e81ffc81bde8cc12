package import Reports

/// One report that comes to, leaves or changes among ``JoinableReports``.
package enum JoiningChange: Hashable, Sendable {
    /// A report comes: `from` is its case when that case is opened again, nil for a report that is new.
    case arrives(Joinable, from: Case.ID? = nil)
    /// A report leaves: it is withdrawn, or its case is closed.
    case leaves(Joined)
    /// A report's place, moment or ruling becomes another; the key and id stay.
    case becomes(Joinable, was: Joined)

    var key: Int64 {
        switch self {
        case .arrives(let report, _): report.key
        case .leaves(let joined), .becomes(_, let joined): joined.report.key
        }
    }

    var before: Joined? {
        switch self {
        case .arrives: nil
        case .leaves(let joined), .becomes(_, let joined): joined
        }
    }

    var after: Joinable? {
        switch self {
        case .arrives(let report, _), .becomes(let report, _): report
        case .leaves: nil
        }
    }

    /// The case whose fate the change may decide.
    var `case`: Case.ID? {
        switch self {
        case .arrives(_, let from): from
        case .leaves(let joined), .becomes(_, let joined): joined.case
        }
    }
}
