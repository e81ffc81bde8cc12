package import Reports
import Triage

/// Corrects a single report, and with it the cases that it leaves and joins.
package struct ReportCorrecting<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// Whoever may not see the report is refused as if there were none. Each correction stands in the history of the case in which the report lay then, and can be undone there.
    ///
    /// - Throws: ``ReportEditFault``, ``CaseEditFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func correct(
        _ id: Report.ID, _ edits: [ReportEdit], because reason: String, version: Int,
        seeing sight: EditorSight, by editor: Agent, at moment: Timestamp
    ) throws -> FiledReport {
        guard var filed = try ledger.report(id),
            let jurisdiction = policy.jurisdiction(of: filed.report.municipality),
            let home = try ledger.case(filed.case), sight.sees(filed.report, in: home),
            let held = sight.holding(home)
        else { throw ReportEditFault.noSuchReport }
        guard version == filed.version else { throw ReportEditFault.stale(current: filed.version) }
        var change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment,
            sight: held)
        for edit in edits {
            let correcting = CaseCorrecting(change: change, edited: try change.existing(filed.case))
            func words(_ kind: CaseEvent.Kind, _ value: String? = nil, _ isOn: Bool = true) -> DecisionWords {
                DecisionWords(sentence: kind.sentence(value, isOn, in: jurisdiction.profile, because: reason))
            }
            switch edit {
            case .setCategory(let code):
                _ = try correcting.correct([id: code], words(.categoryCorrected, code.description))
            case .setPlace(let place, let accuracy):
                let there = Whereabouts.placed(
                    place, accuracy: accuracy, words: filed.report.whereabouts.words)
                _ = try correcting.correct([id: there], words(.placeCorrected))
            case .setRestricted(let isRestricted):
                try correcting.correct([id: isRestricted], words(.restrictedChanged, nil, isRestricted))
            }
            guard let corrected = try ledger.report(id) else { throw ReportEditFault.noSuchReport }
            filed = corrected
            change.sight = change.sight.following(filed.case)
        }
        return filed
    }
}
