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

    /// Carries out the edits in their order, and gives the case as it then is. A case that was merged, before or by one of
    /// the edits, is followed to the one in which it lives on, and so is one that another is merged with.
    ///
    /// - Parameters:
    ///   - version: The current one of the case that lives. It is above every version that a case which merged into it had
    ///     while it lived, so that what was read before the merge is known to be out of date.
    ///   - municipalities: Those whose cases and reports the editor may see; any, when empty.
    ///   - seesRestricted: Whether the editor may see restricted reports. What it may not see is refused as what is not.
    ///   - sight: What the editor may see beside that; nil for everything.
    /// - Throws: ``CaseEditFault``, ``CaseKeepingFault``, and what the ledger throws.
    package func edit(
        _ id: Case.ID, _ edits: [CaseEdit], version: Int, in municipalities: Set<MunicipalityCode>,
        seesRestricted: Bool, within sight: EditorSight? = nil, by editor: Agent, at moment: Timestamp
    ) throws -> Case {
        var edited = try living(id)
        guard municipalities.isEmpty || municipalities.contains(edited.municipality),
            sight?.sees(edited) ?? true,
            let jurisdiction = policy.jurisdiction(of: edited.municipality)
        else { throw CaseEditFault.noSuchCase }
        guard edited.version == version else { throw CaseEditFault.stale(current: edited.version) }
        let change = CaseChange(
            ledger: ledger, policy: policy, jurisdiction: jurisdiction, by: editor, moment: moment)
        for edit in edits {
            try OneEdit(
                change: change, edited: edited,
                sees: { report, home in
                    (municipalities.isEmpty || municipalities.contains(report.municipality))
                        && (seesRestricted || !report.isRestricted)
                        && (sight?.sees(report, in: home) ?? true)
                }, seesCase: { sight?.sees($0) ?? true }
            ).carryOut(edit)
            edited = try living(edited.id)
        }
        return edited
    }

    private func living(_ id: Case.ID) throws -> Case {
        guard let found = try ledger.case(id) else { throw CaseEditFault.noSuchCase }
        guard let into = found.mergedInto else { return found }
        return try ledger.case(into) ?? found
    }
}

/// One edit of a case that has just been read.
private struct OneEdit<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    let edited: Case
    /// Whether the editor may see a report in a case.
    let sees: (Report, Case) -> Bool
    let seesCase: (Case) -> Bool

    private var ledger: Ledger { change.ledger }

    func carryOut(_ edit: CaseEdit) throws {
        guard edited.status != .merged else { throw CaseEditFault.notOpen }
        switch edit {
        case .note(let words): try note(.note, Bilingual(swedish: words, english: words))
        case .setStatus(let wanted): try setStatus(wanted)
        case .pin(let reports): try rule(on: reports, as: .pinned, anywhere: true, pin)
        case .separate(let reports): try rule(on: reports, as: .separated) { try $0.separate($1, among: $2) }
        case .unpin(let reports): try rule(on: reports, as: .unpinned) { try $0.unpin($1, among: $2) }
        case .merge(let other): try merge(other)
        }
    }

    private func note(_ kind: CaseEvent.Kind, report: Int64? = nil, _ reason: Bilingual) throws {
        try change.record(kind, in: edited.id, report: report, reason: reason)
        try ledger.touch(edited.id, at: change.moment)
    }

    // The reports of a case that closes are no longer joinable, and those of one that opens are again, so that other cases are
    // joined as if a closed one's reports were not there.
    private func setStatus(_ wanted: CaseStatus) throws {
        guard wanted != .merged else { throw CaseEditFault.statusNotSettable }
        guard wanted != edited.status else { return }
        let joiner = try joiner
        try note(
            .statusChanged,
            Bilingual(
                swedish: "Status: \(wanted.name.swedish).", english: "Status: \(wanted.name.english)."))
        if edited.status.takesReports == wanted.takesReports {
            try show(wanted)
        } else {
            try CaseNotifying(change: change).tell(
                wanted.takesReports ? .reopened : .closed, of: edited.id, to: edited.units)
            let stored = try ledger.joinableReports(in: scope)
            let changes: [JoiningChange] = try stored.members(of: edited.id).map {
                wanted.takesReports ? .arrives($0.report, from: edited.id) : .leaves($0)
            }
            let plan = try joiner.revise(changes, among: stored)
            try show(wanted)
            try CaseUpdating(change: change).carryOut(
                plan, in: edited.group, known: [WorkingCase(edited, status: wanted)],
                leaving: wanted.takesReports ? nil : edited.id,
                reopened: wanted.takesReports ? edited.id : nil)
        }
    }

    private func show(_ status: CaseStatus) throws {
        try ledger.setStatus(status, of: edited.id, at: change.moment)
        try ledger.indexStatus(status, ofReportsIn: edited.id)
    }

    private typealias Planning = (Joiner, [Joined], Ledger.Stored) throws -> JoiningPlan

    /// - Parameter anywhere: Whether the reports may lie in other cases than this one.
    private func rule(
        on reports: [Report.ID], as decision: StaffDecision, anywhere: Bool = false, _ planning: Planning
    ) throws {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        var cases = [edited.id: edited]
        let joined = try Set(reports).sorted().map {
            try self.joined($0, anywhere: anywhere, reading: &cases)
        }
        try carryOut(decision, on: joined, known: Array(cases.values), planning)
    }

    private func merge(_ other: Case.ID) throws {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        _ = try joiner
        guard other != edited.id, let named = try ledger.case(other),
            let found = try named.mergedInto.map(ledger.case) ?? named, seesCase(found)
        else { throw CaseEditFault.noSuchOtherCase(other) }
        // It was merged into this one before: what is asked for is so already.
        guard found.id != edited.id else { return }
        guard isJoinable(found) else { throw CaseEditFault.noSuchOtherCase(other) }
        let members = try ledger.joinableReports(in: scope).members(of: found.id)
        try carryOut(.pinned, on: members, known: [edited, found], pin)
    }

    private func pin(_ joiner: Joiner, _ reports: [Joined], among stored: Ledger.Stored) throws -> JoiningPlan
    {
        try joiner.pin(reports, to: edited.id, as: ledger.freshPin(), among: stored)
    }

    private func carryOut(
        _ decision: StaffDecision, on reports: [Joined], known: [Case], _ planning: Planning
    ) throws {
        guard !reports.isEmpty else { return }
        let plan = try planning(try joiner, reports, ledger.joinableReports(in: scope))
        for report in reports { try note(decision.kind, report: report.report.key, decision.words) }
        try CaseUpdating(change: change).carryOut(
            plan, in: edited.group, known: known.map { WorkingCase($0) })
    }

    private func joined(
        _ id: Report.ID, anywhere: Bool, reading cases: inout [Case.ID: Case]
    ) throws -> Joined {
        guard let filed = try ledger.report(id), let joined = try ledger.joined(id)
        else { throw CaseEditFault.noSuchReport(id) }
        let home = try cases[joined.case] ?? change.existing(joined.case)
        guard sees(filed.report, home) else { throw CaseEditFault.noSuchReport(id) }
        cases[home.id] = home
        guard isJoinable(home), anywhere || home.id == edited.id else { throw CaseEditFault.cannotJoin(id) }
        return joined
    }

    private func isJoinable(_ other: Case) -> Bool {
        other.municipality == edited.municipality && other.group == edited.group && other.status.takesReports
    }

    private var scope: JoiningScope { change.scope(edited.group) }

    private var joiner: Joiner {
        get throws {
            guard let rule = change.jurisdiction.profile.joining[edited.group]
            else { throw CaseEditFault.noSuchCase }
            return Joiner(rule: rule)
        }
    }
}
