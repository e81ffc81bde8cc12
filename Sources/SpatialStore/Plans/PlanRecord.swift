import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Action plans as rows of `action_plan`.
enum PlanRecord {
    static let table = "action_plan"
    static let events = EventTable<PlanEventKind>(rows: .planEvents, column: "plan", owners: .plans)

    /// Gives the number of the new row.
    static func insert(_ plan: ActionPlan, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO action_plan (id, municipality, title, begins, ends, decided_by, decided, version, made, changed, asked,
                    withdrawn)
                VALUES (:id, :municipality, :title, :begins, :ends, :decidedBy, :decided, :version, :made, :changed, :asked,
                    :withdrawn)
                """,
            arguments: arguments(of: plan) + [
                "id": Data(plan.id.bytes), "municipality": plan.municipality.number,
                "made": plan.made.milliseconds, "asked": asked(of: plan),
            ])
        let number = db.lastInsertedRowID
        try PlanPartRecord.write(plan, insteadOf: nil, of: number, in: db)
        return number
    }

    /// Writes what edits have changed.
    static func update(_ plan: ActionPlan, from before: ActionPlan, number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE action_plan SET title = :title, begins = :begins, ends = :ends, decided_by = :decidedBy,
                    decided = :decided, version = :version, changed = :changed, withdrawn = :withdrawn
                WHERE number = :number
                """, arguments: arguments(of: plan) + ["number": number])
        try PlanPartRecord.write(plan, insteadOf: before, of: number, in: db)
    }

    private static func arguments(of plan: ActionPlan) -> StatementArguments {
        [
            "title": plan.title, "begins": plan.period.from.daysSinceEpoch,
            "ends": plan.period.until.daysSinceEpoch, "decidedBy": plan.decidedBy,
            "decided": plan.decided?.daysSinceEpoch, "version": plan.version,
            "changed": plan.changed.milliseconds, "withdrawn": plan.withdrawn,
        ]
    }

    /// A digest of what a plan is made with. No text of it has a null in it.
    private static func asked(of plan: ActionPlan) -> Int64 {
        let parts: [String] =
            [
                plan.municipality.description, plan.title, plan.period.from.description,
                plan.period.until.description, plan.decidedBy, plan.decided?.description ?? "",
            ]
            + plan.areas.flatMap { area -> [String] in
                [area.name, area.problem, area.goal, "\(area.indicators.count)"]
                    + area.indicators.flatMap { indicator -> [String] in
                        [
                            indicator.code.description, indicator.name, indicator.kind.word.rawValue,
                            indicator.kind.category?.description ?? "",
                            indicator.kind.question?.description ?? "", indicator.kind.unit,
                        ]
                    } + area.measures.map(\.description)
            }
        return ValueDigest.digest(ofTexts: parts)
    }

    /// Whether the plan of a row was made with the same as this one.
    static func isRepeat(_ plan: ActionPlan, of number: Int64, in db: Database) throws -> Bool {
        try DigestedTable.plans.asked(of: number, in: db) == asked(of: plan)
    }

    /// The plan and the number of its row; nil when there is none in these municipalities.
    static func plan(_ id: PlanID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> (number: Int64, plan: ActionPlan)?
    {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM action_plan WHERE id = ?"),
                arguments: [Data(id.bytes)])
        else { return nil }
        let plan = try read(row, in: db)
        guard municipalities.isEmpty || municipalities.contains(plan.municipality) else { return nil }
        return (row["number"], plan)
    }

    static func plans(in municipalities: Set<MunicipalityCode>, _ db: Database) throws -> [ActionPlan] {
        let condition =
            municipalities.condition(on: "action_plan.municipality").map { "WHERE \($0)" } ?? ""
        return try Row.fetchAll(
            db,
            sql:
                "SELECT * FROM action_plan \(condition) ORDER BY action_plan.ends DESC, action_plan.number DESC"
        ).map { try read($0, in: db) }
    }

    private static func read(_ row: Row, in db: Database) throws -> ActionPlan {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = PlanID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let period = PlanPeriod(
                    from: CivilDate(daysSinceEpoch: try row.value("begins") as Int),
                    until: CivilDate(daysSinceEpoch: try row.value("ends") as Int)),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return ActionPlan(
                id: id, municipality: municipality, title: try row.value("title"), period: period,
                decidedBy: try row.value("decided_by"),
                decided: (try row.value("decided") as Int?).map { CivilDate(daysSinceEpoch: $0) },
                areas: try PlanPartRecord.areas(of: number, in: db),
                numbers: try PlanPartRecord.numbers(of: number, in: db),
                followUps: try PlanPartRecord.followUps(of: number, in: db),
                version: try row.value("version"), made: made, changed: changed,
                withdrawn: try row.value("withdrawn"))
        }
    }
}
