import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

/// Carries out what staff decide about a case.
struct CaseEditing {
    let desk: CaseDesk
    let id: Case.ID

    private var db: Database { desk.db }

    /// - Throws: ``CaseEditFault``.
    func carryOut(_ edit: CaseEdit) throws {
        let status = try CaseRow.status(of: try number, in: db)
        guard status != .merged else { throw CaseEditFault.notOpen }
        switch edit {
        case .note(let words): try tell(.note, Bilingual(swedish: words, english: words))
        case .setStatus(let wanted): try setStatus(wanted, from: status)
        case .pin(let reports): try open(status) { try pin(reports) }
        case .separate(let reports): try open(status) { try separate(reports) }
        case .unpin(let reports): try open(status) { try unpin(reports) }
        case .merge(let other): try open(status) { try merge(other) }
        }
    }

    private var number: Int64 {
        get throws {
            let statement = try db.cachedStatement(sql: "SELECT number FROM case_file WHERE id = ?")
            guard let number = try Int64.fetchOne(statement, arguments: [Data(id.bytes)])
            else { throw CaseEditFault.noSuchCase }
            return number
        }
    }

    private func open(_ status: CaseStatus, _ body: () throws -> Void) throws {
        guard status.takesReports else { throw CaseEditFault.notOpen }
        try body()
    }

    private func tell(_ kind: CaseEvent.Kind, report: Int64? = nil, _ reason: Bilingual) throws {
        try EventRecord.insert(
            kind, in: number, report: report, by: desk.by, reason: reason, at: desk.moment, in: db)
        try db.cachedStatement(
            sql: "UPDATE case_file SET version = version + 1, changed = max(changed, ?) WHERE number = ?"
        ).execute(arguments: [desk.moment.milliseconds, number])
    }

    // Closing takes the reports off the ground and opening puts them back, so that other cases are joined as if the closed
    // one's reports were not there.
    private func setStatus(_ wanted: CaseStatus, from status: CaseStatus) throws {
        guard wanted != .merged else { throw CaseEditFault.statusNotSettable }
        guard wanted != status else { return }
        let (ground, joiner, group) = try ground()
        if status.takesReports != wanted.takesReports {
            let members = try ground.members(of: id)
            let changes: [JoiningChange] = members.map {
                wanted.takesReports ? .arrives($0.report, from: id) : .leaves($0)
            }
            let plan = try joiner.revise(changes, among: ground)
            try show(wanted)
            try desk.carryOut(plan, in: group, leaving: wanted.takesReports ? nil : id)
        } else {
            try show(wanted)
        }
        try tell(
            .statusChanged,
            Bilingual(swedish: "Status: \(wanted.swedish).", english: "Status: \(wanted.rawValue)."))
    }

    private func show(_ status: CaseStatus) throws {
        try CaseRow.setStatus(status, of: number, at: desk.moment, in: db)
        try desk.store.index(in: db).setStatus(status, ofReportsIn: number)
    }

    private func pin(_ reports: [Report.ID]) throws {
        try place(try joined(reports, own: false), as: .pinned) { joiner, joined, ground in
            try joiner.pin(joined, to: id, as: freshPin(), among: ground)
        }
    }

    private func separate(_ reports: [Report.ID]) throws {
        try place(try joined(reports, own: true), as: .separated) { try $0.separate($1, among: $2) }
    }

    private func unpin(_ reports: [Report.ID]) throws {
        try place(try joined(reports, own: true), as: .unpinned) { try $0.unpin($1, among: $2) }
    }

    private func merge(_ other: Case.ID) throws {
        let (ground, _, group) = try ground()
        guard other != id, let found = try CaseQuestion.one(other, names: desk.store.names, in: db),
            found.municipality == desk.jurisdiction.profile.municipality, found.group == group,
            found.status.takesReports
        else { throw CaseEditFault.noSuchOtherCase(other) }
        try place(try ground.members(of: other), as: .pinned) { joiner, joined, ground in
            try joiner.pin(joined, to: id, as: freshPin(), among: ground)
        }
    }

    /// A pin that no report carries.
    private func freshPin() throws -> Pin {
        Pin(
            number: try Int64.fetchOne(
                db, sql: "SELECT ifnull(max(pin), 0) + 1 FROM membership WHERE pin IS NOT NULL") ?? 1)
    }

    /// The reports with these ids, each in its case. `own`: they must lie in this one.
    private func joined(_ reports: [Report.ID], own: Bool) throws -> [Joined] {
        let group = try CaseQuestion.one(id, names: desk.store.names, in: db)?.group
        return try Set(reports).sorted().map { report in
            guard let joined = try StoredJoinableReports.joined(report, in: db) else {
                throw CaseEditFault.noSuchReport(report)
            }
            guard let other = try CaseQuestion.one(joined.case, names: desk.store.names, in: db),
                other.municipality == desk.jurisdiction.profile.municipality, other.group == group,
                other.status.takesReports, !own || joined.case == id
            else { throw CaseEditFault.cannotJoin(report) }
            return joined
        }
    }

    private func place(
        _ reports: [Joined], as kind: CaseEvent.Kind,
        by planning: (Joiner, [Joined], StoredJoinableReports) throws -> JoiningPlan
    ) throws {
        guard !reports.isEmpty else { return }
        let (ground, joiner, group) = try ground()
        let plan = try planning(joiner, reports, ground)
        for report in reports { try tell(kind, report: report.report.key, kind.words) }
        try desk.carryOut(plan, in: group)
    }

    private func ground() throws -> (StoredJoinableReports, Joiner, Code<CategoryGroup>) {
        let profile = desk.jurisdiction.profile
        guard let found = try CaseQuestion.one(id, names: desk.store.names, in: db),
            let rule = profile.joining[found.group]
        else { throw CaseEditFault.noSuchCase }
        return (
            try StoredJoinableReports(
                found.group, of: profile, numbers: desk.store.numbers, live: desk.store.live, in: db),
            Joiner(rule: rule),
            found.group
        )
    }
}

extension CaseStatus {
    fileprivate var swedish: String {
        switch self {
        case .open: "öppet"
        case .inProgress: "pågår"
        case .closed: "avslutat"
        case .merged: "sammanfört"
        }
    }
}

extension CaseEvent.Kind {
    /// What the history says of a decision about a report.
    fileprivate var words: Bilingual {
        switch self {
        case .pinned:
            Bilingual(
                swedish: "En handläggare har bestämt att rapporten hör till ärendet.",
                english: "Staff have decided that the report belongs to the case.")
        case .separated:
            Bilingual(
                swedish: "En handläggare har bestämt att rapporten inte hör ihop med någon annan.",
                english: "Staff have decided that the report does not belong with any other.")
        default:
            Bilingual(
                swedish: "Handläggarens beslut om rapporten har tagits tillbaka.",
                english: "The decision of staff on the report has been withdrawn.")
        }
    }
}
