import Reports
import Triage

/// What staff decide about which reports belong together: pins, separations and merges of cases.
struct JoiningRuling<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>
    /// The case, as it has just been read.
    let edited: Case

    private var ledger: Ledger { change.ledger }

    func pin(_ reports: [Report.ID], because reason: String?) throws -> [MergedCase] {
        try rule(on: reports, as: .pinned, because: reason, anywhere: true, pin)
    }

    func separate(_ reports: [Report.ID], because reason: String?) throws -> [MergedCase] {
        try rule(on: reports, as: .separated, because: reason) { try $0.separate($1, among: $2) }
    }

    func unpin(_ reports: [Report.ID], because reason: String?) throws -> [MergedCase] {
        try rule(on: reports, as: .unpinned, because: reason) { try $0.unpin($1, among: $2) }
    }

    private typealias Planning = (Joiner, [Joined], Ledger.Stored) throws -> JoiningPlan

    /// - Parameter anywhere: Whether the reports may lie in other cases than this one.
    private func rule(
        on reports: [Report.ID], as decision: StaffDecision, because reason: String?,
        anywhere: Bool = false,
        _ planning: Planning
    ) throws -> [MergedCase] {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        var cases = [edited.id: edited]
        let joined = try Set(reports).sorted().map {
            try self.joined($0, anywhere: anywhere, reading: &cases)
        }
        guard !joined.isEmpty else { return [] }
        let plan = try planning(try joiner, joined, ledger.joinableReports(in: scope))
        try note(decision, of: joined, because: reason, former: .ruling)
        return try carryOut(plan, known: Array(cases.values))
    }

    /// One entry of history undoes it: see ``Unmerging``.
    func merge(_ other: Case.ID, because reason: String?) throws -> [MergedCase] {
        guard edited.status.takesReports else { throw CaseEditFault.notOpen }
        _ = try joiner
        guard let named = try ledger.case(other),
            let found = try named.mergedInto.map(ledger.case) ?? named, change.sight.sees(found)
        else { throw CaseEditFault.noSuchOtherCase(other) }
        guard other != edited.id else { throw CaseEditFault.cannotMerge(other, .withItself) }
        // It was merged into this one before: what is asked for is so already.
        guard found.id != edited.id else { return [] }
        if let obstacle = obstacle(to: found) { throw CaseEditFault.cannotMerge(other, obstacle) }
        let stored = try ledger.joinableReports(in: scope)
        let members = try stored.members(of: found.id)
        guard !members.isEmpty else { return [] }
        let former = FormerCases(
            kept: try standing(of: edited, holding: stored.members(of: edited.id)),
            ended: try standing(of: found, holding: members), id: found.id,
            followers: try ledger.followers(of: found.id))
        let plan = try pin(try joiner, members, among: stored)
        try note(.pinned, of: members, because: reason, former: nil)
        return try carryOut(
            plan, known: [edited, found],
            merger: PlanExecution<Ledger>.Merger(former: former, reason: reason))
    }

    private func standing(of found: Case, holding members: [Joined]) throws -> FormerCases.Standing {
        FormerCases.Standing(
            state: found.state, assignee: found.assignee, units: found.units,
            left: try ledger.leftUnits(of: found.id),
            reports: Dictionary(members.map { ($0.report.id, $0.report.ruling.word) }) { first, _ in first
            })
    }

    private func pin(_ joiner: Joiner, _ reports: [Joined], among stored: Ledger.Stored) throws -> JoiningPlan
    {
        try joiner.pin(reports, to: edited.id, as: ledger.freshPin(), among: stored)
    }

    private func note(
        _ decision: StaffDecision, of reports: [Joined], because reason: String?, former: FormerValue?
    ) throws {
        for report in reports {
            try change.note(
                decision.kind, report: report.report.key, decision.words.adding(reason), former: former,
                in: edited.id)
        }
    }

    private func carryOut(
        _ plan: JoiningPlan, known: [Case], merger: PlanExecution<Ledger>.Merger? = nil
    ) throws -> [MergedCase] {
        try CaseUpdating(change: change).carryOut(
            plan, in: edited.group, known: known.map { WorkingCase($0) }, merger: merger
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
        other.id == edited.id || obstacle(to: other) == nil
    }

    /// Why reports of the other case cannot come to this one; nil when they can.
    private func obstacle(to other: Case) -> MergeObstacle? {
        if other.municipality != edited.municipality { return .otherMunicipality }
        if other.group != edited.group { return .otherGroup }
        return other.status.takesReports ? nil : .ended
    }

    private var scope: JoiningScope { change.scope(edited.group) }

    private var joiner: Joiner {
        get throws { try change.joiner(of: edited) }
    }
}

extension StaffRuling {
    fileprivate var word: FormerCases.Word {
        switch self {
        case .free: .free
        case .apart: .apart
        case .together(let pin): .together(pin.number)
        }
    }
}
