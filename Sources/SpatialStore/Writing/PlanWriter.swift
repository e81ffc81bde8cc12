import FoundationEssentials
import GRDB
import Geometry
import Reports
import Triage

/// Carries out a joining plan: writes memberships, opens, grows, merges and empties cases, and tells their history.
struct PlanWriter {
    let db: Database
    let municipality: MunicipalityCode
    let group: Code<CategoryGroup>
    /// Who made the change: `lykta`, or the name of a key.
    let by: String
    let moment: Timestamp
    let makeCaseID: @Sendable (Timestamp) -> Case.ID

    /// What a plan did to the cases.
    struct Outcome {
        /// The case each placed report went to, by the store's number for the report.
        var caseOfReport: [Int64: Int64] = [:]
        /// The cases whose set of reports changed and that still have some, in the order of their numbers.
        var changed: [Int64] = []
        /// The cases that took over others, with those.
        var tookOver: [Int64: [Int64]] = [:]
        /// Whether every case the plan names was open: then no report came to a case of another status.
        var wereAllOpen = true
    }

    /// - Parameter leaving: A case whose reports leave the ground because it is being closed: it keeps them.
    func carryOut(_ plan: JoiningPlan, leaving: Case.ID? = nil) throws -> Outcome {
        var outcome = Outcome()
        var numbers: [Case.ID: Int64] = [:]
        func number(of id: Case.ID) throws -> Int64 {
            if let known = numbers[id] { return known }
            let number = try CaseRow.number(of: id, in: db)
            numbers[id] = number
            // Asked before the plan changes it.
            if try CaseRow.status(of: number, in: db) != .open { outcome.wereAllOpen = false }
            return number
        }
        let opened = try plan.newCases.map { new in
            let number = try CaseRow.insert(makeCaseID(moment), municipality, group, opened: moment, in: db)
            try EventRecord.insert(
                new.splitFrom == nil ? .opened : .split, in: number,
                other: try new.splitFrom.map(number(of:)), by: by,
                reason: new.reason.words, at: moment, in: db)
            return number
        }
        var touched: Set<Int64> = []
        for placement in plan.placements {
            let target: Int64 =
                switch placement.target {
                case .existing(let id): try number(of: id)
                case .new(let index): opened[index]
                }
            let from = try placement.from.map(number(of:))
            try write(placement, in: target, from: from)
            outcome.caseOfReport[placement.report.key] = target
            guard from != target else { continue }
            touched.insert(target)
            if let from { touched.insert(from) }
        }
        var gone: Set<Int64> = []
        for merge in plan.merges {
            let (from, into) = (try number(of: merge.from), try number(of: merge.into))
            try CaseRow.merge(from, into: into, at: moment, in: db)
            try EventRecord.insert(
                .merged, in: from, other: into, by: by, reason: merge.reason.words, at: moment, in: db)
            try EventRecord.insert(
                .tookOver, in: into, other: from, by: by, reason: merge.reason.words, at: moment, in: db)
            outcome.tookOver[into, default: []].append(from)
            gone.insert(from)
        }
        for id in plan.emptied where id != leaving {
            let from = try number(of: id)
            // Its reports went somewhere: there the case lives on.
            guard let last = plan.placements.last(where: { $0.from == id }),
                let into = outcome.caseOfReport[last.report.key],
                let reason = last.reason?.words
            else { continue }
            try CaseRow.merge(from, into: into, at: moment, in: db)
            try EventRecord.insert(
                .merged, in: from, other: into, by: by, reason: reason, at: moment, in: db)
            outcome.tookOver[into, default: []].append(from)
            gone.insert(from)
        }
        outcome.changed = touched.subtracting(gone).sorted()
        return outcome
    }

    private func write(_ placement: JoiningPlan.Placement, in target: Int64, from: Int64?) throws {
        let report = placement.report
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO membership (report, case_number, reporter, is_core, sprawls, separated, pin)
                VALUES (?1, ?2, (SELECT reporter FROM report WHERE number = ?1), ?3, ?4, ?5, ?6)
                ON CONFLICT (report) DO UPDATE SET case_number = excluded.case_number, is_core = excluded.is_core,
                    sprawls = excluded.sprawls, separated = excluded.separated, pin = excluded.pin
                """)
        try statement.execute(arguments: [
            report.key, target, placement.isCore, placement.sprawls, report.ruling == .apart,
            report.ruling.pin?.number,
        ])
        guard from != target, let reason = placement.reason?.words else { return }
        if let from {
            try EventRecord.insert(
                .left, in: from, report: report.key, other: target, by: by, reason: reason, at: moment, in: db
            )
        }
        try EventRecord.insert(
            .joined, in: target, report: report.key, other: from, by: by, reason: reason, at: moment, in: db)
    }
}
