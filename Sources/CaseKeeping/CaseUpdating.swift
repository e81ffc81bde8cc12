import Geometry
import Reports
import Triage

/// Brings cases to what a joining plan says, and counts and routes those that changed.
struct CaseUpdating<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>

    private var ledger: Ledger { change.ledger }
    private var routing: CaseRouting<Ledger> { CaseRouting(change: change) }
    private var notices: CaseNotifying<Ledger> { CaseNotifying(change: change) }

    /// Carries out the plan for one report that came in. Gives the report's case, as it is now, and its units.
    func carryOut(
        _ plan: JoiningPlan, arrivalOf report: Report, number: Int64, in category: Category
    ) throws -> (WorkingCase, units: [Assignment]) {
        let scope = change.scope(category.group)
        var returning: Case.ID?
        let standsApart = plan.placements.contains { $0.report.key == number && $0.report.ruling == .apart }
        if plan.newCases.count == 1, !standsApart, let place = report.whereabouts.place {
            let reach = category.joining.reach
            returning = ClosedCase.returning(
                at: place, within: reach,
                among: try ledger.closedCases(in: scope, near: place, within: reach))
        }
        let outcome = try PlanExecution(change: change, scope: scope, returning: returning).carryOut(plan)
        guard let home = outcome.caseOfReport[number].flatMap({ outcome.cases[$0] })
        else { throw CaseKeepingFault.reportInNoCase(report.id) }
        if let returning { try ledger.setReturn(of: home.id, to: returning) }
        guard plan.placements.count == 1 else {
            let routed = try settle(outcome)[home.id]
            try notices.tell(.reported, of: home.id, to: routed?.kept ?? [], because: report)
            return (home, routed?.units ?? home.units)
        }
        let counts = try ledger.grow(home.id, by: report, at: change.moment)
        let routed = try routing.route(home, with: counts, grownBy: report)
        try notices.tell(.reported, of: home.id, to: routed.kept, because: report)
        return (home, routed.units)
    }

    /// Carries out a plan for anything else: every case that changed is counted and routed anew.
    ///
    /// - Parameters:
    ///   - known: Cases that have been read already, as they are now.
    ///   - leaving: A case that is being closed; it keeps its reports.
    ///   - reopened: A case that is being opened again.
    ///   - merger: What staff decided, where they make cases one.
    ///   - also: A case to count and route although it keeps its reports, because one of them has changed.
    @discardableResult
    func carryOut(
        _ plan: JoiningPlan, in group: Code<CategoryGroup>, known: [WorkingCase] = [],
        leaving: Case.ID? = nil, reopened: Case.ID? = nil,
        merger: PlanExecution<Ledger>.Merger? = nil, also: Case.ID? = nil
    ) throws -> UpdatedCases {
        let outcome = try PlanExecution(
            change: change, scope: change.scope(group), reopened: reopened, merger: merger
        ).carryOut(plan, known: known, leaving: leaving)
        var updated = UpdatedCases(routed: try settle(outcome), merges: outcome.merges)
        guard let also, !outcome.changed.contains(also) else { return updated }
        let kept = try outcome.cases[also] ?? WorkingCase(change.existing(also))
        if kept.status != .merged { updated.routed[also] = try settle(kept, after: outcome) }
        return updated
    }

    private func settle(_ outcome: PlanExecution<Ledger>.Outcome) throws -> [Case.ID: RoutedCase] {
        var routed: [Case.ID: RoutedCase] = [:]
        for changed in outcome.changed.compactMap({ outcome.cases[$0] }) {
            routed[changed.id] = try settle(changed, after: outcome)
        }
        return routed
    }

    private func settle(_ changed: WorkingCase, after outcome: PlanExecution<Ledger>.Outcome) throws
        -> RoutedCase
    {
        let counts = try ledger.count(changed.id, at: change.moment)
        let reports = try ledger.reports(in: changed.id)
        let tookOver = outcome.tookOver[changed.id] ?? []
        let routed = try routing.routeWhole(
            changed, of: reports, with: counts, inheriting: tookOver.flatMap(\.units))
        if !outcome.wereAllOpen { try ledger.indexStatus(changed.status, ofReportsIn: changed.id) }
        try SenderNotifying(change: change).tell(of: reports, in: changed, after: outcome)
        guard let newest = reports.newest else { return routed }
        for from in tookOver {
            let leaving = from.units.filter { former in !routed.units.contains { $0.unit == former.unit } }
            try notices.tell(
                .merged, of: changed.id, other: from.id, to: routed.kept + leaving, because: newest)
        }
        for heir in outcome.heirs(ofPartsOf: changed.id) {
            try notices.tell(.split, of: changed.id, other: heir, to: routed.kept, because: newest)
        }
        if let moved = reports.filter({ outcome.hasMoved($0.id, into: changed.id) }).newest {
            try notices.tell(.reported, of: changed.id, to: routed.kept, because: moved)
        }
        return routed
    }
}

/// What a plan did.
struct UpdatedCases {
    /// The cases that changed, routed anew.
    var routed: [Case.ID: RoutedCase]
    let merges: [MergedCase]
}
