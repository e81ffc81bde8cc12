import Geometry
import Reports
import Triage

/// Brings cases to what a joining plan says, and counts and routes those that changed.
struct CaseUpdating<Ledger: CaseLedger> {
    let change: CaseChange<Ledger>

    private var ledger: Ledger { change.ledger }
    private var routing: CaseRouting<Ledger> { CaseRouting(change: change) }

    /// Carries out the plan for one report that came in. Gives the report's case, as it is now, and its units.
    func carryOut(
        _ plan: JoiningPlan, arrivalOf report: Report, number: Int64, in category: Category
    ) throws -> (WorkingCase, units: [Assignment]) {
        let scope = change.scope(category.group)
        let outcome = try PlanExecution(change: change, scope: scope).carryOut(plan)
        guard let home = outcome.caseOfReport[number].flatMap({ outcome.cases[$0] })
        else { throw CaseKeepingFault.reportInNoCase(report.id) }
        if plan.newCases.count == 1, let place = report.whereabouts.place {
            try pointBack(from: home.id, at: place, within: category.joining.reach, in: scope)
        }
        guard plan.placements.count == 1 else {
            let routed = try settle(outcome)
            return (home, routed[home.id] ?? home.units)
        }
        let counts = try ledger.grow(home.id, by: report, at: change.moment)
        return (home, try routing.route(home, with: counts, grownBy: report))
    }

    /// Carries out a plan for anything else: every case that changed is counted and routed anew.
    ///
    /// - Parameters:
    ///   - known: Cases that have been read already, as they are now.
    ///   - leaving: A case that is being closed; it keeps its reports.
    ///   - also: A case to count and route although it keeps its reports, because one of them has changed.
    func carryOut(
        _ plan: JoiningPlan, in group: Code<CategoryGroup>, known: [WorkingCase] = [],
        leaving: Case.ID? = nil, also: Case.ID? = nil
    ) throws {
        let outcome = try PlanExecution(change: change, scope: change.scope(group))
            .carryOut(plan, known: known, leaving: leaving)
        try settle(outcome)
        guard let also, !outcome.changed.contains(also) else { return }
        let kept = try outcome.cases[also] ?? WorkingCase(change.existing(also))
        if kept.status != .merged { _ = try settle(kept, after: outcome) }
    }

    @discardableResult
    private func settle(_ outcome: PlanExecution<Ledger>.Outcome) throws -> [Case.ID: [Assignment]] {
        var units: [Case.ID: [Assignment]] = [:]
        for changed in outcome.changed.compactMap({ outcome.cases[$0] }) {
            units[changed.id] = try settle(changed, after: outcome)
        }
        return units
    }

    private func settle(_ changed: WorkingCase, after outcome: PlanExecution<Ledger>.Outcome) throws
        -> [Assignment]
    {
        let counts = try ledger.count(changed.id, at: change.moment)
        let units = try routing.routeWhole(
            changed, with: counts, inheriting: (outcome.tookOver[changed.id] ?? []).flatMap(\.units))
        if !outcome.wereAllOpen { try ledger.indexStatus(changed.status, ofReportsIn: changed.id) }
        return units
    }

    /// Makes a new case point back to the closed one whose trouble it brings back.
    private func pointBack(
        from id: Case.ID, at place: Place, within reach: Radius, in scope: JoiningScope
    ) throws {
        let closed = try ledger.closedCases(in: scope, near: place, within: reach)
        guard let earlier = ClosedCase.returning(at: place, within: reach, among: closed) else { return }
        try ledger.setReturn(of: id, to: earlier)
    }
}
