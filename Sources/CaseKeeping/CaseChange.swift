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

    func scope(_ group: Code<CategoryGroup>) -> JoiningScope {
        JoiningScope(group, of: jurisdiction.profile)
    }

    func record(
        _ kind: CaseEvent.Kind, in id: Case.ID, report: Int64? = nil, other: Case.ID? = nil,
        reason: Bilingual
    ) throws {
        try ledger.record(
            HistoryEntry(kind: kind, report: report, other: other, by: by, reason: reason, at: moment), in: id
        )
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
    var status: CaseStatus
    let opened: Timestamp
    /// As they stand in the store.
    let units: [Assignment]

    init(_ found: Case, status: CaseStatus? = nil) {
        id = found.id
        self.status = status ?? found.status
        opened = found.opened
        units = found.units
    }

    init(opening id: Case.ID, at moment: Timestamp) {
        self.id = id
        status = .open
        opened = moment
        units = []
    }
}
