import Geometry
import Projection
import Reports
import Triage
package import Web

/// What a program is told that follows service requests. Who may read reports is told of all that are not restricted; who may read what it
/// sent, of that (see ``Action/readOwn``).
extension APIService {
    /// How many reports are read at a time.
    private static let portion = 500

    /// - Parameter caller: As one that may ``Action/readReports`` or ``Action/readOwn``.
    /// - Cost: a walk over the index for the span, and the rows of one page; with ``ServiceRequestQuestion/changedAfter``, and for a caller
    ///   that is told of its own alone, the rows of all from the latest to the end of the page.
    package func serviceRequests(_ question: ServiceRequestQuestion, for caller: Caller) async throws
        -> [ServiceRequest]
    {
        guard caller.sees(question.municipality) else { return [] }
        var cases = CasesOfRequests(store)
        var toSkip = (question.page - 1) * question.size
        if caller.action != .readReports {
            return try await ownRequests(question, for: caller, &cases, skipping: toSkip)
        }
        var ids = try await reports(matching: question.filter)[...]
        if question.changedAfter == nil {
            ids = ids.dropFirst(toSkip)
            toSkip = 0
        }
        var found: [ServiceRequest] = []
        while found.count < question.size, !ids.isEmpty {
            for filed in try await store.reports(Array(ids.prefix(Self.portion))) {
                guard found.count < question.size,
                    let request = try await request(filed, for: caller, &cases),
                    question.changedAfter.map({ request.changed > $0 }) ?? true
                else { continue }
                if toSkip > 0 { toSkip -= 1 } else { found.append(request) }
            }
            ids = ids.dropFirst(Self.portion)
        }
        return found
    }

    /// Those that are named, in that order; what is not there, or not for the caller, is left out.
    package func serviceRequests(_ names: [ServiceRequestName], for caller: Caller) async throws
        -> [ServiceRequest]
    {
        var cases = CasesOfRequests(store)
        var found: [ServiceRequest] = []
        for name in names {
            if let filed = try await filed(name), let request = try await request(filed, for: caller, &cases)
            {
                found.append(request)
            }
        }
        return found
    }

    /// The one that whoever has the link from its receipt follows, with all that its sender is told.
    ///
    /// - Throws: 404 for a link that is none.
    package func serviceRequest(followedBy reference: String, secret: String) async throws -> ServiceRequest {
        let filed = try await filed(followedBy: reference, secret: secret)
        guard let found = try await store.case(filed.case, in: []) else { throw Problem.notFound }
        return try request(filed, in: found, tellsWords: !filed.report.isRestricted)
    }

    private func filed(_ name: ServiceRequestName) async throws -> FiledReport? {
        switch name {
        case .id(let id): try await store.report(id, in: [])
        case .reference(let reference): try await store.report(reference)
        }
    }

    /// The ids of all, the latest first.
    private func reports(matching filter: ReportFilter) async throws -> [Report.ID] {
        guard let everywhere = Bounds.everywhere else { return [] }
        let placed = try await store.reports(in: everywhere, matching: filter, page: .everything).elements
        let unplaced = try await store.unplacedReports(matching: filter, page: .everything).elements
        return (placed.map(\.id) + unplaced.map(\.report.id)).sorted(by: >)
    }

    private func ownRequests(
        _ question: ServiceRequestQuestion, for caller: Caller, _ cases: inout CasesOfRequests,
        skipping count: Int
    ) async throws -> [ServiceRequest] {
        guard let sender = caller.sender else { return [] }
        var filter = question.filter
        filter.includesRestricted = true
        var toSkip = count
        var found: [ServiceRequest] = []
        var last: Report.ID?
        while found.count < question.size {
            let sent = try await store.reports(sentBy: sender, before: last, limit: Self.portion)
            for filed in sent where filter.admits(filed) {
                guard found.count < question.size,
                    let request = try await request(filed, for: caller, &cases),
                    question.changedAfter.map({ request.changed > $0 }) ?? true
                else { continue }
                if toSkip > 0 { toSkip -= 1 } else { found.append(request) }
            }
            // What a server keeps, it keeps in the order in which it receives.
            guard sent.count == Self.portion, let end = sent.last?.report,
                end.received >= question.received.lowerBound
            else { break }
            last = end.id
        }
        return found
    }

    /// Nil for what the caller is not told of.
    private func request(_ filed: FiledReport, for caller: Caller, _ cases: inout CasesOfRequests)
        async throws
        -> ServiceRequest?
    {
        let report = filed.report
        let isOwn =
            caller.sender != nil && report.sender == caller.sender && caller.may(.readOwn)
        let isRead = caller.may(.readReports) && !report.isRestricted
        guard caller.sees(report.municipality), isOwn || isRead, let found = try await cases.case(filed.case)
        else { return nil }
        return try request(filed, in: found, tellsWords: !report.isRestricted)
    }

    private func request(_ filed: FiledReport, in found: Case, tellsWords: Bool) throws -> ServiceRequest {
        let place = tellsWords ? filed.report.whereabouts.place : nil
        return ServiceRequest(
            report: filed.report, case: found, profile: served[filed.report.municipality]?.profile,
            position: try place.map { try projector.position(of: $0) }, tellsWords: tellsWords)
    }
}

/// The cases that one answer is about, each read once.
private struct CasesOfRequests {
    private let store: any CaseStore
    private var known: [Case.ID: Case] = [:]

    init(_ store: any CaseStore) { self.store = store }

    mutating func `case`(_ id: Case.ID) async throws -> Case? {
        if let found = known[id] { return found }
        let found = try await store.case(id, in: [])
        known[id] = found
        return found
    }
}
