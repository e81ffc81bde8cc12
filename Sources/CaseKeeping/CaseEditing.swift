package import Reports
import Triage

/// Carries out what staff decide about a case.
package struct CaseEditing<Ledger: CaseLedger> {
    private let ledger: Ledger
    private let policy: CasePolicy

    package init(ledger: Ledger, policy: CasePolicy) {
        self.ledger = ledger
        self.policy = policy
    }

    /// Carries out the edits in their order, and gives the case as it then is, with what became one. A case that was merged, before or by one of
    /// the edits, is followed to the one in which it lives on, and so is one that another is merged with.
    ///
    /// - Parameters:
    ///   - version: The current one of the case that lives. It is above every version that a case which merged into it had
    ///     while it lived, so that what was read before the merge is known to be out of date.
    ///   - sight: What the editor may see. What it names beyond that is refused as what is not; an edit that would change more, as
    ///     ``CaseEditFault/touchesUnseen``.
    /// - Throws: ``CaseEditFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func carryOut(
        _ edits: [CaseEdit], on id: Case.ID, version: Int, seeing sight: EditorSight, by editor: Agent,
        at moment: Timestamp
    ) throws -> EditedCase {
        var reached: Set<String> = []
        return try carryOut(
            edits, on: id, version: version, seeing: sight, by: editor, at: moment, reached: &reached)
    }

    /// The same, where an answer goes by e-mail to nobody who has it already.
    ///
    /// - Parameter reached: The addresses that have; those that get it now are added.
    func carryOut(
        _ edits: [CaseEdit], on id: Case.ID, version: Int, seeing sight: EditorSight, by editor: Agent,
        at moment: Timestamp, reached: inout Set<String>
    ) throws -> EditedCase {
        var merges: [MergedCase] = []
        var edited = try living(id)
        guard let held = sight.holding(edited),
            let jurisdiction = policy.jurisdiction(of: edited.municipality)
        else { throw CaseEditFault.noSuchCase }
        guard edited.version == version else { throw CaseEditFault.stale(current: edited.version) }
        var change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment,
            sight: held)
        for edit in edits {
            merges += try OneEdit(change: change, edited: edited).carryOut(edit, reached: &reached)
            edited = try living(edited.id)
            change.sight = change.sight.following(edited.id)
        }
        return EditedCase(case: edited, merges: merges)
    }

    func living(_ id: Case.ID) throws -> Case {
        guard let found = try ledger.case(id) else { throw CaseEditFault.noSuchCase }
        guard let into = found.mergedInto else { return found }
        return try ledger.case(into) ?? found
    }
}

/// One edit of a case that has just been read.
private struct OneEdit<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    let edited: Case

    private var ledger: Ledger { change.ledger }

    /// Gives the cases that became one by it.
    func carryOut(_ edit: CaseEdit, reached: inout Set<String>) throws -> [MergedCase] {
        guard edited.status != .merged else { throw CaseEditFault.notOpen }
        switch edit {
        case .note(let words):
            try change.note(.note, Bilingual(swedish: words, english: words), in: edited.id)
            return []
        case .setStatus(let wanted, let reason): return try setStatus(wanted, because: reason)
        case .setState(let wanted, let reason): return try setState(wanted, because: reason)
        case .assign(let assignee, let reason):
            try assign(assignee, because: reason)
            return []
        case .setCategory(let code, let reason):
            guard change.jurisdiction.profile.category(code) != nil else {
                throw CaseEditFault.noSuchCategory(code)
            }
            return try correcting.correct(
                try reports { _ in code }, words(.categoryCorrected, code.description, reason))
        case .setPlace(let place, let accuracy, let reason):
            return try correcting.correct(
                try reports { .placed(place, accuracy: accuracy, words: $0.whereabouts.words) },
                words(.placeCorrected, nil, reason))
        case .setRestricted(let isRestricted, let reason):
            try correcting.correct(
                try reports { change.sight.sees($0, in: edited) ? isRestricted : $0.isRestricted },
                words(.restrictedChanged, nil, reason, isRestricted))
            return []
        case .setUnits(let units, let reason):
            try deciding.set(units, because: reason)
            return []
        case .setDue(let day, let reason):
            try deciding.setDue(day, because: reason)
            return []
        case .handOver(let from, let to, let reason):
            try deciding.handOver(from: from, to: to, because: reason)
            return []
        case .answer(let text):
            try Answering(change: change, edited: edited).answer(text, reached: &reached)
            return []
        case .undo(let number, let reason): return try undo(number, because: reason)
        case .pin(let reports, let reason): return try ruling.pin(reports, because: reason)
        case .separate(let reports, let reason): return try ruling.separate(reports, because: reason)
        case .unpin(let reports, let reason): return try ruling.unpin(reports, because: reason)
        case .merge(let other, let reason): return try ruling.merge(other, because: reason)
        }
    }

    private var correcting: CaseCorrecting<Ledger> { CaseCorrecting(change: change, edited: edited) }
    private var deciding: UnitDeciding<Ledger> { UnitDeciding(change: change, edited: edited) }

    private func reports<Value>(_ value: (Report) -> Value) throws -> [Report.ID: Value] {
        Dictionary(try ledger.reports(in: edited.id).map { ($0.id, value($0)) }) { first, _ in first }
    }

    private func words(
        _ kind: CaseEvent.Kind, _ value: String?, _ reason: String, _ isOn: Bool = true
    ) -> DecisionWords {
        DecisionWords(sentence: kind.sentence(value, isOn, in: change.jurisdiction.profile, because: reason))
    }

    private func undo(_ number: Int, because reason: String) throws -> [MergedCase] {
        let (entry, former) = try Undoing(history: ledger.history(of: edited.id)).decision(number)
        let words = DecisionWords(
            sentence: Bilingual(
                swedish: "Beslutet \(number) (\(entry.reason.swedish)) har tagits tillbaka. \(reason)",
                english: "Decision \(number) (\(entry.reason.english)) was taken back. \(reason)"),
            undoes: number)
        switch former {
        case .state(let state): return try become(state, words.sentence, undoes: number)
        case .assignee(let assignee):
            try ledger.record(
                words.entry(.assigned, former: .assignee(edited.assignee), by: change), in: edited.id)
            try ledger.setAssignee(assignee, of: edited.id, at: change.moment)
            return []
        case .units(let assignments, let left):
            try deciding.restore(assignments, left: left, entry.kind, words)
            return []
        case .due(let days):
            try deciding.setDue(days, words)
            return []
        case .categories(let categories): return try correcting.correct(categories, words)
        case .places(let places): return try correcting.correct(places, words)
        case .restrictions(let restrictions):
            try correcting.correct(restrictions, words)
            return []
        case .ruling:
            let member = try ledger.joinableReports(in: scope).members(of: edited.id)
                .first { $0.report.key == entry.report }
            guard let member, let filed = try ledger.report(member.report.id)
            else { throw CaseEditFault.cannotUndo(number, .reportElsewhere) }
            guard change.sight.sees(filed.report, in: edited) else { throw CaseEditFault.holdsUnseen }
            try change.record(
                .unpinned, in: edited.id, report: entry.report, reason: words.sentence, undoes: number)
            return try ruling.unpin([member.report.id], because: nil)
        case .cases(let cases):
            return try Unmerging(change: change, edited: edited).part(cases, as: number, words.sentence)
        }
    }

    private func assign(_ assignee: Assignee?, because reason: String?) throws {
        guard assignee != edited.assignee else { return }
        try change.record(
            .assigned, in: edited.id,
            reason: Bilingual(
                swedish: "Handläggare: \(assignee?.description ?? "ingen").",
                english: "Handled by: \(assignee?.description ?? "nobody")."
            ).adding(reason),
            former: .assignee(edited.assignee))
        try ledger.setAssignee(assignee, of: edited.id, at: change.moment)
    }

    private func setStatus(_ wanted: CaseStatus, because reason: String?) throws -> [MergedCase] {
        guard wanted != .merged else { throw CaseEditFault.statusNotSettable }
        guard wanted != edited.status else { return [] }
        let isReopening = wanted == .open && !edited.status.takesReports
        return try become(
            isReopening ? .reopened(reason: nil) : CaseState(wanted),
            Bilingual(
                swedish: "Status: \(wanted.name.swedish).", english: "Status: \(wanted.name.english)."
            )
            .adding(reason))
    }

    private func setState(_ wanted: CaseState, because reason: String?) throws -> [MergedCase] {
        guard wanted != edited.state else { return [] }
        guard edited.state.kind.next.contains(wanted.kind)
        else { throw CaseEditFault.cannotBecome(wanted.kind, from: edited.state.kind) }
        let words = change.jurisdiction.profile.caseWords
        if case .done(_, let measure?) = wanted, words.measure(measure) == nil {
            throw CaseEditFault.noSuchMeasure(measure)
        }
        return try become(wanted, wanted.sentence(by: words).adding(reason))
    }

    // The reports of a case that closes are no longer joinable, and those of one that opens are again, so that other cases are
    // joined as if a closed one's reports were not there.
    private func become(_ state: CaseState, _ sentence: Bilingual, undoes: Int? = nil) throws -> [MergedCase]
    {
        let wanted = state.status
        let joiner = try joiner
        try change.note(
            .statusChanged, sentence, former: .state(edited.state), undoes: undoes, in: edited.id)
        if edited.status.takesReports == wanted.takesReports {
            try show(state)
            return []
        } else {
            try CaseNotifying(change: change).tell(
                wanted.takesReports ? .reopened : .closed, of: edited.id, to: edited.units)
            let stored = try ledger.joinableReports(in: scope)
            let changes: [JoiningChange] = try stored.members(of: edited.id).map {
                wanted.takesReports ? .arrives($0.report, from: edited.id) : .leaves($0)
            }
            let plan = try joiner.revise(changes, among: stored)
            try show(state)
            return try CaseUpdating(change: change).carryOut(
                plan, in: edited.group, known: [WorkingCase(edited, state: state)],
                leaving: wanted.takesReports ? nil : edited.id,
                reopened: wanted.takesReports ? edited.id : nil
            ).merges
        }
    }

    private func show(_ state: CaseState) throws {
        try ledger.setState(state, of: edited.id, at: change.moment)
        if state != edited.state {
            try SenderNotifying(change: change).tell(
                .stateChanged, of: ledger.reports(in: edited.id), in: edited.id, state: state)
        }
        if state.status != edited.status { try ledger.indexStatus(state.status, ofReportsIn: edited.id) }
    }

    private var scope: JoiningScope { change.scope(edited.group) }

    private var ruling: JoiningRuling<Ledger> {
        JoiningRuling(change: change, edited: edited)
    }

    private var joiner: Joiner {
        get throws { try change.joiner(of: edited) }
    }
}
