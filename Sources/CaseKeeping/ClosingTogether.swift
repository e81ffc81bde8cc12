package import Reports
import Triage

/// Closes several cases that one measure dealt with, with one answer to all who reported: each address gets it once, in
/// however many of the cases its reports are.
package struct ClosingTogether<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// Closes those of the cases that are open, and gives them in the order of their ids; one that has ended is left as it is. A case that
    /// was merged is followed to the one in which it lives on.
    ///
    /// - Parameters:
    ///   - what: What was done, which whoever follows a report reads.
    ///   - kind: By which kind of measure, where the profile has it among those that residents are told of.
    ///   - sight: What the editor may see.
    /// - Throws: ``CaseEditFault/touchesUnseen`` when one of the open cases is not seen: then none may be closed. ``CaseEditFault``, and what the
    ///   ledger throws.
    package func close(
        _ ids: [Case.ID], what: String, kind: Code<MeasureKind>, answering text: String,
        seeing sight: EditorSight, by editor: Agent, at moment: Timestamp
    ) throws -> [Case.ID] {
        let editing = CaseEditing(ledger: ledger, policy: policy)
        var reached: Set<String> = []
        var closed: Set<Case.ID> = []
        for id in ids.sorted() {
            let found = try editing.living(id)
            guard found.status.takesReports else { continue }
            guard sight.holding(found) != nil else { throw CaseEditFault.touchesUnseen }
            let words = policy.jurisdiction(of: found.municipality)?.profile.caseWords
            let done = CaseState.done(what: what, measure: words?.measure(kind)?.code)
            let edited = try editing.carryOut(
                [.setState(done), .answer(text)], on: found.id, version: found.version, seeing: sight,
                by: editor, at: moment, reached: &reached)
            closed.insert(edited.case.id)
        }
        return closed.sorted()
    }

    /// Tells in other words what was done, in those of the cases that still say it in the old ones: what the measure is called was corrected,
    /// and so is what those who reported were told. A case that was opened again, or of which staff have said something else, is left as it is.
    ///
    /// It is the measure's own words that change, so whoever may change those does it, and learns nothing of the cases.
    ///
    /// - Throws: what the ledger throws.
    package func retell(
        _ ids: [Case.ID], insteadOf old: String, what: String, by editor: Agent, at moment: Timestamp
    ) throws {
        let editing = CaseEditing(ledger: ledger, policy: policy)
        for id in ids.sorted() {
            let found = try editing.living(id)
            guard case .done(let said, let kind) = found.state, said == old,
                let words = policy.jurisdiction(of: found.municipality)?.profile.caseWords
            else { continue }
            // A kind that has left the profile since cannot be said anew.
            let done = CaseState.done(what: what, measure: kind.flatMap { words.measure($0)?.code })
            _ = try editing.carryOut(
                [.setState(done)], on: found.id, version: found.version, seeing: .everything, by: editor,
                at: moment)
        }
    }
}
