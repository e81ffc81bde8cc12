import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

/// Brings cases to what a joining plan says, and routes those that changed.
struct CaseDesk {
    let store: SpatiaLiteStore
    let db: Database
    let jurisdiction: ProfileDocument
    let by: String
    let moment: Timestamp

    /// Carries out the plan for one report that came in. Gives the report's case and its units.
    func carryOut(
        _ plan: JoiningPlan, arrivalOf report: Report, number: Int64, in category: Category
    ) throws -> (caseNumber: Int64, units: [Assignment]) {
        let outcome = try writer(for: category.group).carryOut(plan)
        guard let caseNumber = outcome.caseOfReport[number]
        else { throw StoreFault.unreadableRow(table: "membership", number: number) }
        if plan.newCases.count == 1, let place = report.whereabouts.place {
            try pointBack(from: caseNumber, at: place, in: category)
        }
        guard plan.placements.count == 1 else {
            try settle(outcome)
            let names = store.names[jurisdiction.profile.municipality]
            return (caseNumber, try CaseRecord.units(of: caseNumber, names: names, in: db))
        }
        try CaseRow.grow(caseNumber, by: report, at: moment, in: db)
        return (caseNumber, try router.route(caseNumber, grownBy: report))
    }

    /// Carries out a plan for anything else: every case that changed is counted and routed anew.
    ///
    /// - Parameters:
    ///   - leaving: A case that is being closed; it keeps its reports.
    ///   - also: A case to count and route although it keeps its reports, because one of them has changed.
    func carryOut(
        _ plan: JoiningPlan, in group: Code<CategoryGroup>, leaving: Case.ID? = nil, also: Case.ID? = nil
    ) throws {
        var outcome = try writer(for: group).carryOut(plan, leaving: leaving)
        if let also = try also.map({ try CaseRow.number(of: $0, in: db) }), !outcome.changed.contains(also),
            try CaseRow.status(of: also, in: db) != .merged
        {
            outcome.changed.append(also)
        }
        try settle(outcome)
    }

    private func settle(_ outcome: PlanWriter.Outcome) throws {
        for number in outcome.changed {
            try CaseRow.count(number, at: moment, in: db)
            try router.routeWhole(number, tookOver: outcome.tookOver[number] ?? [])
            guard !outcome.wereAllOpen else { continue }
            try store.index(in: db).setStatus(CaseRow.status(of: number, in: db), ofReportsIn: number)
        }
    }

    /// Makes a new case point back to the closed one whose trouble it brings back.
    private func pointBack(from caseNumber: Int64, at place: Place, in category: Category) throws {
        let closed = try StoredClosedCases(
            category.group, of: jurisdiction.profile, numbers: store.numbers, live: store.live, in: db
        ).near(place, within: category.joining.reach)
        guard let earlier = ClosedCase.returning(at: place, within: category.joining.reach, among: closed)
        else { return }
        let earlierNumber = try CaseRow.number(of: earlier, in: db)
        try db.cachedStatement(sql: "UPDATE case_file SET return_of = ? WHERE number = ?").execute(
            arguments: [earlierNumber, caseNumber])
    }

    private func writer(for group: Code<CategoryGroup>) -> PlanWriter {
        PlanWriter(
            db: db, municipality: jurisdiction.profile.municipality, group: group, by: by, moment: moment,
            makeCaseID: store.settings.makeCaseID)
    }

    private var router: CaseRouter {
        CaseRouter(
            db: db, jurisdiction: jurisdiction, areas: store.areaMap.current, settings: store.settings,
            names: store.names[jurisdiction.profile.municipality], by: by, moment: moment)
    }
}
