import Geometry
import Reports

/// What lists ask of every case, once more and apart from the rest of ``CaseEntry``: a walk over all cases takes as long as it takes to
/// read them, and this is a third.
struct CaseTraits: Sendable {
    fileprivate let place: PackedPlace
    /// In days since 1970; the greatest value for none.
    let due: Int32
    let reports: Int32
    let units: UInt32
    let group: UInt32
    let assignee: UInt32
    let municipality: Int16
    let status: UInt8
    let state: UInt8
    let isKept: Bool
    let isRestricted: Bool

    init(_ entry: CaseEntry) {
        place = entry.place
        due = entry.due
        reports = entry.reports
        units = entry.units
        group = entry.group
        assignee = entry.assignee
        municipality = entry.municipality
        status = entry.status
        state = entry.state
        isKept = entry.isKept
        isRestricted = entry.restricted > 0
    }

    var takesReports: Bool { CaseEntry.takesReports(status) }

    /// In the middle of all reports of the case, whoever asks.
    var middle: Place? { place.place }
}

/// What no case of a chunk lies beyond. A case that changes leaves the bounds as wide as they were, so they may be wider than they need be.
struct CaseBounds: Sendable {
    private(set) var lowestID = Case.ID(high: .max, low: .max)
    private(set) var highestID = Case.ID(high: 0, low: 0)
    private(set) var earliestDue = Int32.max
    private(set) var mostReports: Int32 = 0

    mutating func widen(to entry: CaseEntry) {
        lowestID = min(lowestID, entry.id)
        highestID = max(highestID, entry.id)
        earliestDue = min(earliestDue, entry.due)
        mostReports = max(mostReports, entry.reports)
    }
}

/// When the reports of a chunk were received, at most: bounds that only widen.
struct ReportBounds: Sendable {
    private(set) var first = Int64.max
    private(set) var last = Int64.min

    mutating func widen(to entry: ReportEntry) {
        first = min(first, entry.received)
        last = max(last, entry.received)
    }
}
