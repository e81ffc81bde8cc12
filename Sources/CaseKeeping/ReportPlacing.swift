package import Geometry
package import Reports
import Triage

/// Gives a report a place, or another one, and joins it to a case there.
package struct ReportPlacing<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// - Parameters:
    ///   - words: What the place is called from now on; nil leaves what it was called.
    ///   - version: The version of the report that the caller has read; nil when that does not matter.
    ///   - sight: What the editor may see: a report beyond it is refused as if there were none, and so is what would join it to a case
    ///     beyond it.
    /// - Throws: ``ReportEditFault``, ``CaseEditFault/touchesUnseen``, ``CaseKeepingFault``, and what the ledger throws.
    package func place(
        _ id: Report.ID, at place: Place, accuracy: Distance?, words: String? = nil, version: Int?,
        seeing sight: EditorSight, by editor: Agent, at moment: Timestamp
    ) throws -> FiledReport {
        guard let filed = try ledger.report(id), let was = try ledger.joined(id),
            let jurisdiction = policy.jurisdiction(of: filed.report.municipality),
            let category = jurisdiction.profile.category(filed.report.category),
            let home = try ledger.case(filed.case), sight.sees(filed.report, in: home),
            let held = sight.holding(home)
        else { throw ReportEditFault.noSuchReport }
        if let version, version != filed.version { throw ReportEditFault.stale(current: filed.version) }
        guard filed.status.takesReports else { throw ReportEditFault.caseClosed }

        let change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment,
            sight: held)
        let placed = Joinable(
            key: was.report.key, id: id, place: place, observed: was.report.observed,
            ruling: was.report.ruling)
        let plan = try Joiner(rule: category.joining).revise(
            [.becomes(placed, was: was)], among: ledger.joinableReports(in: change.scope(category.group)))
        try ledger.rewrite(
            filed.report,
            as: filed.report.corrected(
                whereabouts: .placed(
                    place, accuracy: accuracy, words: words ?? filed.report.whereabouts.words)),
            number: was.report.key, status: filed.status)
        let updated = try CaseUpdating(change: change).carryOut(plan, in: category.group, also: filed.case)
        guard let moved = try ledger.report(id) else { throw ReportEditFault.noSuchReport }
        try CaseNotifying(change: change).tell(
            .placed, of: moved.case, to: updated.routed[moved.case]?.kept ?? [], because: moved.report)
        return moved
    }
}
