package import Geometry
package import Reports

/// What joining needs to know of a report: all that decides which reports belong together, and nothing else.
package struct Joinable: Hashable, Sendable {
    /// The store's own number for the report. Never interpreted; unique among ``JoinableReports``.
    package let key: Int64
    package let id: Report.ID
    /// Nil for a report in words alone, which stands alone until staff place it.
    package let place: Place?
    package let observed: Timestamp
    package let ruling: StaffRuling

    package init(
        key: Int64, id: Report.ID, place: Place?, observed: Timestamp, ruling: StaffRuling = .free
    ) {
        self.key = key
        self.id = id
        self.place = place
        self.observed = observed
        self.ruling = ruling
    }

    /// The place of a report that density counts; nil for one that is unplaced or that staff keep apart.
    package var densityPlace: Place? { ruling == .apart ? nil : place }

    /// The same report, with another ruling of staff.
    package func taking(_ ruling: StaffRuling) -> Joinable {
        Joinable(key: key, id: id, place: place, observed: observed, ruling: ruling)
    }
}

/// What staff have decided about where a report belongs.
package enum StaffRuling: Hashable, Sendable {
    /// Nothing: distance and time decide.
    case free
    /// It belongs with every other report that carries the same pin, whatever the distance.
    case together(Pin)
    /// It belongs with no other report.
    case apart

    package var pin: Pin? {
        switch self {
        case .together(let pin): pin
        case .free, .apart: nil
        }
    }
}

/// A token that reports share when staff have said that they belong together. The store mints the numbers.
package struct Pin: Hashable, Sendable, Comparable {
    package let number: Int64

    package init(number: Int64) { self.number = number }

    package static func < (one: Pin, other: Pin) -> Bool { one.number < other.number }
}

/// A report as the store keeps it, in its case, with what joining found about it.
package struct Joined: Hashable, Sendable {
    package let report: Joinable
    package let `case`: Case.ID
    /// Whether at least the rule's minimum of reports, itself counted, are linked to it.
    package let isCore: Bool
    /// Whether it is the core of a cluster too wide for one case. Never true of a report that is not core.
    package let sprawls: Bool

    package init(report: Joinable, case: Case.ID, isCore: Bool, sprawls: Bool) {
        self.report = report
        self.case = `case`
        self.isCore = isCore
        self.sprawls = sprawls
    }
}
