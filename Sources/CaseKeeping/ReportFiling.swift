package import Reports
import Triage

/// Files a report that comes: keeps it, joins it to a case, routes the case, queues the notices and keeps the answer.
package struct ReportFiling<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// - Parameter answer: Makes the bytes that are kept under the retry key; called for a report that is new or a repeat.
    /// - Throws: ``ReportStoreError/notServed``, ``ReportStoreError/referenceTaken``, ``CaseKeepingFault``, and what the ledger
    ///   throws.
    package func accept(_ new: NewReport, answer: (Acceptance) -> [UInt8]) throws -> Acceptance {
        guard let retry = new.retry else { return try accept(new) }
        if let earlier = try ledger.keptAnswer(under: retry) { return earlier.acceptance(of: retry) }
        let acceptance = try accept(new)
        try KeptAnswers(ledger: ledger).keep(answer(acceptance), under: retry, at: new.report.received)
        return acceptance
    }

    private func accept(_ new: NewReport) throws -> Acceptance {
        if let earlier = try earlierReport(like: new) {
            let units = try ledger.case(earlier.case)?.units ?? []
            let isOwn = earlier.report.sender != nil && earlier.report.sender == new.report.sender
            return .repeated(
                Receipt(earlier.report, in: earlier.case, units: units, namesClientReference: isOwn))
        }
        return .accepted(try file(new))
    }

    private func file(_ new: NewReport) throws -> Receipt {
        let report = new.report
        guard let jurisdiction = policy.jurisdiction(of: report.municipality),
            let category = jurisdiction.profile.category(report.category)
        else { throw ReportStoreError.notServed }
        let change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: .lykta, moment: report.received)
        let number = try ledger.keep(new)
        let joinable = Joinable(
            key: number, id: report.id, place: report.whereabouts.place, observed: report.observed,
            ruling: new.standsApart ? .apart : .free)
        let plan = try Joiner(rule: category.joining).insert(
            joinable, among: ledger.joinableReports(in: change.scope(category.group)))
        let (home, units) = try CaseUpdating(change: change)
            .carryOut(plan, arrivalOf: report, number: number, in: category)
        if let place = report.whereabouts.place {
            try ledger.index(report, number: number, at: place, status: home.status)
        }
        return Receipt(report, in: home.id, units: units, namesClientReference: true)
    }
}

extension ReportFiling {
    /// The report that this one repeats, if it does: one of which the case is open still, so that a trouble that comes back is told of anew, and
    /// not one to which the sender gave another name.
    package func earlierReport(like new: NewReport) throws -> FiledReport? {
        guard let key = new.repeatKey, !new.standsApart else { return nil }
        let report = new.report
        return try ledger.reports(
            under: key, of: report.category, in: report.municipality,
            receivedFrom: report.received.subtracting(Repeat.span), to: report.received
        ).first { earlier in
            earlier.status.takesReports && earlier.report.whereabouts.isSamePlace(as: report.whereabouts)
                && (report.clientReference == nil
                    || report.clientReference == earlier.report.clientReference
                    || report.sender != earlier.report.sender)
        }
    }
}

extension KeptAnswer {
    /// What a request under the key of this answer gets.
    package func acceptance(of retry: RetryKey) -> Acceptance {
        requestDigest == retry.requestDigest ? .answeredBefore(answer) : .retryKeyReused
    }
}

extension Receipt {
    fileprivate init(
        _ report: Report, in case: Case.ID, units: [Assignment], namesClientReference: Bool
    ) {
        self.init(
            report: report.id, reference: report.reference, municipality: report.municipality, case: `case`,
            units: units, received: report.received,
            clientReference: namesClientReference ? report.clientReference : nil)
    }
}
