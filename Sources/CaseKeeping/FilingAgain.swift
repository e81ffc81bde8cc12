package import Geometry
package import Reports
import Triage

/// Takes a report again that the municipality filed itself and then took off its case: the same report, not one more each time.
package struct FilingAgain<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// Gives the case in which the report lies then; nil for one whose case has ended, so that what comes back is told of anew.
    ///
    /// - Parameters:
    ///   - category: What it is about now.
    ///   - place: Where that lies now.
    ///   - standsApart: Whether it belongs with no other report: it is set apart from those of its case, and gets one of its own.
    ///   - reason: Stands in the history of the cases.
    /// - Throws: ``CaseEditFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func take(
        _ id: Report.ID, as category: Code<Category>, at place: Place, standsApart: Bool,
        because reason: String, by agent: Agent, at moment: Timestamp
    ) throws -> Case.ID? {
        guard let filed = try ledger.report(id), let joined = try ledger.joined(id),
            let home = try ledger.case(filed.case), home.status.takesReports
        else { return nil }
        if standsApart, joined.report.ruling != .apart {
            _ = try CaseEditing(ledger: ledger, policy: policy).carryOut(
                [.separate([id], reason: reason)], on: home.id, version: home.version, seeing: .everything,
                by: agent, at: moment)
        }
        guard let apart = try ledger.report(id) else { return nil }
        var edits: [ReportEdit] = []
        if apart.report.category != category { edits.append(.setCategory(category)) }
        if let former = apart.report.whereabouts.place,
            former.distance(to: place).metres > samePlaceMetres
        {
            edits.append(.setPlace(place, accuracy: nil))
        }
        guard !edits.isEmpty else { return apart.case }
        return try ReportCorrecting(ledger: ledger, policy: policy).correct(
            id, edits, because: reason, version: apart.version, seeing: .everything, by: agent, at: moment
        ).case
    }
}

/// What is nearer than this is the same place.
private let samePlaceMetres = 1.0
