package import Reports
package import Web

/// A part of a case, and what lies outside it.
package struct CaseExcerpt: Sendable {
    /// With the reports and the history of the part alone.
    package let read: ReadCase
    /// The report that came last of all that the caller may read.
    package let last: Report?
    /// Whether that is among those of the part.
    package let isLatest: Bool
    /// The report before those of the part; nil where there is none.
    package let earlierReport: Report.ID?
    /// The entry before those of the part; nil where there is none.
    package let earlierEntry: Int?
    /// The number of the latest entry of the history; 0 for none.
    package let latestEntry: Int
    /// The numbers of the decisions that have been taken back.
    package let undone: Set<Int>
}

extension APIService {
    /// A part of the case, or of the one in which it lives on.
    ///
    /// - Throws: 404 for a case that the caller may not see.
    /// - Cost: some look-ups for each report and entry of the part; of the others, a walk over an index.
    package func excerpt(_ part: CasePart, of id: Case.ID, for caller: Caller) async throws -> CaseExcerpt {
        let found = try await foundCase(id, for: caller)
        let history = try await store.history(part, of: found.id)
        let latest = try await reports(nil, part.mostReports + 1, of: found, for: caller)
        var filed = latest
        if let wanted = part.report,
            !latest.suffix(part.mostReports).contains(where: { $0.report.id == wanted })
        {
            filed = try await reports(wanted, part.mostReports + 1, of: found, for: caller)
        }
        return CaseExcerpt(
            read: try await read(
                found, Array(filed.suffix(part.mostReports)),
                history: try await told(history.events, of: found, to: caller),
                remarks: id == found.id ? [] : [CaseRemark.followed(id, to: found.id)], for: caller),
            last: latest.last?.report, isLatest: filed.last?.report.id == latest.last?.report.id,
            earlierReport: filed.count > part.mostReports
                ? filed.dropLast(part.mostReports).last?.report.id : nil,
            earlierEntry: history.earlier, latestEntry: history.latest, undone: history.undone)
    }

    /// The case, or the one in which it lives on, with the last report of it that the caller may read: what it is called by, without all that
    /// ``read(_:for:)`` looks up.
    ///
    /// - Throws: 404 for a case that the caller may not see.
    package func caseWithLastReport(_ id: Case.ID, for caller: Caller) async throws -> (
        case: Case, last: Report?
    ) {
        let found = try await foundCase(id, for: caller)
        return (found, try await reports(nil, 1, of: found, for: caller).last?.report)
    }

    /// At most so many up to one, or the last ones, of those that the caller may read; in the order in which they were kept.
    private func reports(_ last: Report.ID?, _ most: Int, of found: Case, for caller: Caller) async throws
        -> [FiledReport]
    {
        guard caller.may(.readReports) else { return [] }
        let seesRestricted = caller.seesRestricted(of: found, areas: areas())
        return try await store.reports(
            of: found.id, upTo: last, most: most,
            withRestricted: seesRestricted || found.restrictedCount == 0)
    }
}
