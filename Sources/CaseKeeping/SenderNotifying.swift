import Reports
import Triage

/// Queues what becomes of reports for the e-services that sent them: those whose key has a webhook and is in use.
///
/// A restricted report is told of like any other, as its receipt was given: nothing of its words or its place is in a notice.
struct SenderNotifying<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>

    /// Tells of something that became of all of these reports, which lie in the case `id`.
    ///
    /// - Parameters:
    ///   - state: That of the case.
    ///   - answer: What they were answered.
    func tell(
        _ event: StatusNotice.Event, of reports: [Report], in id: Case.ID, state: CaseState,
        answer: String? = nil
    ) throws {
        for report in reports {
            guard let key = try subscriber(to: report) else { continue }
            try queue(event, of: report, in: id, state: state, answer: answer, to: key)
        }
    }

    /// Tells of what a joining plan did to the reports of a case: some came from another, and the case itself may have taken over the
    /// state of one that it took over.
    ///
    /// Whoever may not read cases is not told that some became one, as by a receipt, but only when a report stands otherwise by it.
    func tell(
        of reports: [Report], in changed: WorkingCase, after outcome: PlanExecution<Ledger>.Outcome
    ) throws {
        for report in reports {
            guard let former = outcome.formerState(of: report.id, in: changed.id),
                let key = try subscriber(to: report)
            else { continue }
            if key.mayReadCases, outcome.wasMerged(report.id, into: changed.id) {
                try queue(.merged, of: report, in: changed.id, state: changed.state, to: key)
            } else if former != changed.state {
                try queue(.stateChanged, of: report, in: changed.id, state: changed.state, to: key)
            }
        }
    }

    /// The key that is to be told of the report; nil for a report that none sent, or that none is told of.
    private func subscriber(to report: Report) throws -> APIKey? {
        guard change.policy.queuesNotices, let sender = report.sender,
            let key = try change.ledger.key(sender), key.webhook != nil, key.revoked == nil
        else { return nil }
        return key
    }

    private func queue(
        _ event: StatusNotice.Event, of report: Report, in id: Case.ID, state: CaseState,
        answer: String? = nil, to key: APIKey
    ) throws {
        try change.ledger.queue(
            StatusNotice(
                event: event, report: report.id, reference: report.reference,
                clientReference: report.clientReference, municipality: report.municipality, case: id,
                namesCase: key.mayReadCases, state: state.kind,
                told: ToldState(state, by: change.jurisdiction.profile.caseWords), answer: answer,
                at: change.moment))
    }
}

extension APIKey {
    fileprivate var mayReadCases: Bool { scopes.contains(.reportRead) }
}
