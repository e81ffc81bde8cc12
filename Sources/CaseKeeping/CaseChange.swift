import Reports
import Triage

/// One change to the cases of a municipality: in which store, by which policy, who makes it, and when.
struct CaseChange<Ledger: CaseLedger> {
    let ledger: Ledger
    let policy: CasePolicy
    let jurisdiction: ProfileDocument
    /// `lykta`, or the name of a key.
    let by: Agent
    let moment: Timestamp
    /// What `by` may see, and so change.
    var sight = EditorSight.everything

    func scope(_ group: Code<CategoryGroup>) -> JoiningScope {
        JoiningScope(group, of: jurisdiction.profile)
    }

    func record(
        _ kind: CaseEvent.Kind, in id: Case.ID, report: Int64? = nil, other: Case.ID? = nil,
        reason: Bilingual, former: FormerValue? = nil, undoes: Int? = nil
    ) throws {
        try ledger.record(
            HistoryEntry(
                kind: kind, report: report, other: other, by: by, reason: reason, at: moment, former: former,
                undoes: undoes), in: id)
    }

    /// The same, for what makes a new version of the case.
    func note(
        _ kind: CaseEvent.Kind, report: Int64? = nil, _ reason: Bilingual, former: FormerValue? = nil,
        undoes: Int? = nil, in id: Case.ID
    ) throws {
        try record(kind, in: id, report: report, reason: reason, former: former, undoes: undoes)
        try ledger.touch(id, at: moment)
    }

    /// - Throws: ``CaseEditFault/noSuchCase`` for a case of a group that the profile joins no more.
    func joiner(of found: Case) throws -> Joiner {
        guard let rule = jurisdiction.profile.joining[found.group] else { throw CaseEditFault.noSuchCase }
        return Joiner(rule: rule)
    }

    /// A case that the store has named, and so must have.
    func existing(_ id: Case.ID) throws -> Case {
        guard let found = try ledger.case(id) else { throw CaseKeepingFault.missingCase(id) }
        return found
    }
}

/// What the rules need of a case while they change it. Read once, and kept up to date with what they write.
struct WorkingCase {
    let id: Case.ID
    var state: CaseState
    let opened: Timestamp
    /// As they stand in the store.
    let units: [Assignment]
    var assignee: Assignee?

    var status: CaseStatus { state.status }

    init(_ found: Case, state: CaseState? = nil) {
        id = found.id
        self.state = state ?? found.state
        opened = found.opened
        units = found.units
        assignee = found.assignee
    }

    init(opening id: Case.ID, at moment: Timestamp) {
        self.id = id
        state = .received
        opened = moment
        units = []
    }
}
