import Reports
import Triage

/// What staff decide about which reports belong together: pins, separations and merges of cases.
struct JoiningRuling<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    /// The case, as it has just been read.
    let edited: Case

    private var ledger: Ledger { change.ledger }

    func pin(_ reports: [Report.ID]) throws -> [MergedCase] {
        try rule(on: reports, as: .pinned, anywhere: true, pin)
    }

    func separate(_ reports: [Report.ID]) throws -> [MergedCase] {
        try rule(on: reports, as: .separated) { try $0.separate($1, among: $2) }
    }

    func unpin(_ reports: [Report.ID]) throws -> [MergedCase] {
        try rule(on: reports, as: .unpinned) { try $0.unpin($1, among: $2) }
    }

    private typealias Planning = (Joiner, [Joined], Ledger.Stored) throws -> JoiningPlan

    /// - Parameter anywhere: Whether the reports may lie in other cases than this one.
    private func rule(
        on reports: [Report.ID], as decision: StaffDecision, anywhere: Bool = false, _ planning: Planning
    ) throws -> [MergedCase] {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        var cases = [edited.id: edited]
        let joined = try Set(reports).sorted().map {
            try self.joined($0, anywhere: anywhere, reading: &cases)
        }
        return try carryOut(decision, on: joined, known: Array(cases.values), planning)
    }

    func merge(_ other: Case.ID) throws -> [MergedCase] {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        _ = try joiner
        guard other != edited.id, let named = try ledger.case(other),
            let found = try named.mergedInto.map(ledger.case) ?? named, change.sight.sees(found)
        else { throw CaseEditFault.noSuchOtherCase(other) }
        // It was merged into this one before: what is asked for is so already.
        guard found.id != edited.id else { return [] }
        guard isJoinable(found) else { throw CaseEditFault.noSuchOtherCase(other) }
        let members = try ledger.joinableReports(in: scope).members(of: found.id)
        return try carryOut(.pinned, on: members, known: [edited, found], pin)
    }

    private func pin(_ joiner: Joiner, _ reports: [Joined], among stored: Ledger.Stored) throws -> JoiningPlan
    {
        try joiner.pin(reports, to: edited.id, as: ledger.freshPin(), among: stored)
    }

    private func carryOut(
        _ decision: StaffDecision, on reports: [Joined], known: [Case], _ planning: Planning
    ) throws -> [MergedCase] {
        guard !reports.isEmpty else { return [] }
        let plan = try planning(try joiner, reports, ledger.joinableReports(in: scope))
        for report in reports {
            try change.note(
                decision.kind, report: report.report.key, decision.words, former: .ruling, in: edited.id)
        }
        return try CaseUpdating(change: change).carryOut(
            plan, in: edited.group, known: known.map { WorkingCase($0) }
        ).merges
    }

    private func joined(
        _ id: Report.ID, anywhere: Bool, reading cases: inout [Case.ID: Case]
    ) throws -> Joined {
        guard let filed = try ledger.report(id), let joined = try ledger.joined(id)
        else { throw CaseEditFault.noSuchReport(id) }
        let home = try cases[joined.case] ?? change.existing(joined.case)
        guard change.sight.sees(filed.report, in: home) else { throw CaseEditFault.noSuchReport(id) }
        cases[home.id] = home
        guard isJoinable(home), anywhere || home.id == edited.id else { throw CaseEditFault.cannotJoin(id) }
        return joined
    }

    private func isJoinable(_ other: Case) -> Bool {
        other.municipality == edited.municipality && other.group == edited.group && other.status.takesReports
    }

    private var scope: JoiningScope { change.scope(edited.group) }

    private var joiner: Joiner {
        get throws { try change.joiner(of: edited) }
    }
}
