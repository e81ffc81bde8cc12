import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What a plan is made up of, as rows of `plan_area`, `plan_indicator`, `plan_measure`, `plan_number` and `plan_follow_up`.
enum PlanPartRecord {
    /// - Parameter before: The plan as it is kept; nil for a new one.
    static func write(
        _ plan: ActionPlan, insteadOf before: ActionPlan?, of number: Int64, in db: Database
    ) throws {
        if plan.areas != before?.areas { try write(plan.areas, of: number, in: db) }
        if plan.numbers != before?.numbers { try write(plan.numbers, of: number, in: db) }
        for followUp in plan.followUps where before?.followUps.contains(followUp) != true {
            try write(followUp, of: number, in: db)
        }
    }

    private static func write(_ areas: [PriorityArea], of plan: Int64, in db: Database) throws {
        for table in ["plan_area", "plan_indicator", "plan_measure"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE plan = ?", arguments: [plan])
        }
        for (index, area) in areas.enumerated() {
            let place = index + 1
            try db.execute(
                sql: "INSERT INTO plan_area (plan, position, name, problem, goal) VALUES (?, ?, ?, ?, ?)",
                arguments: [plan, place, area.name, area.problem, area.goal])
            for (index, indicator) in area.indicators.enumerated() {
                try db.execute(
                    sql: """
                        INSERT INTO plan_indicator (plan, area, position, code, name, kind, category, question, unit)
                        VALUES (:plan, :area, :position, :code, :name, :kind, :category, :question, :unit)
                        """,
                    arguments: [
                        "plan": plan, "area": place, "position": index + 1,
                        "code": indicator.code.description, "name": indicator.name,
                        "kind": indicator.kind.word.rawValue,
                        "category": indicator.kind.category?.description,
                        "question": indicator.kind.question?.description, "unit": indicator.kind.unit,
                    ])
            }
            for (index, measure) in area.measures.enumerated() {
                try db.execute(
                    sql: "INSERT INTO plan_measure (plan, area, position, measure) VALUES (?, ?, ?, ?)",
                    arguments: [plan, place, index + 1, Data(measure.bytes)])
            }
        }
        for table in [DigestedTable.planAreas, .planIndicators, .planMeasures] {
            try table.keep(where: "plan = ?", [plan], in: db)
        }
    }

    private static func write(_ numbers: [StatedNumber], of plan: Int64, in db: Database) throws {
        try db.execute(sql: "DELETE FROM plan_number WHERE plan = ?", arguments: [plan])
        for number in numbers {
            try db.execute(
                sql: "INSERT INTO plan_number (plan, code, day, hundredths) VALUES (?, ?, ?, ?)",
                arguments: [
                    plan, number.indicator.description, number.day.daysSinceEpoch,
                    number.number.hundredths,
                ])
        }
        try DigestedTable.planNumbers.keep(where: "plan = ?", [plan], in: db)
    }

    private static func write(_ followUp: PlanFollowUp, of plan: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO plan_follow_up (plan, number, day, words, figures, withdrawn)
                VALUES (:plan, :number, :day, :words, :figures, :withdrawn)
                ON CONFLICT (plan, number) DO UPDATE SET withdrawn = excluded.withdrawn
                """,
            arguments: [
                "plan": plan, "number": followUp.number, "day": followUp.day.daysSinceEpoch,
                "words": followUp.words, "figures": Data(followUp.figureBytes),
                "withdrawn": followUp.withdrawn,
            ])
        try DigestedTable.planFollowUps.keep(
            where: "plan = ? AND number = ?", [plan, followUp.number], in: db)
    }

    static func areas(of plan: Int64, in db: Database) throws -> [PriorityArea] {
        let indicators = try Dictionary(grouping: rows("plan_indicator", "area, position", of: plan, in: db))
        {
            $0["area"] as Int
        }
        let measures = try Dictionary(grouping: rows("plan_measure", "area, position", of: plan, in: db)) {
            $0["area"] as Int
        }
        return try rows("plan_area", "position", of: plan, in: db).map { row in
            let position: Int = try row.value("position")
            return PriorityArea(
                name: try row.value("name"), problem: try row.value("problem"), goal: try row.value("goal"),
                indicators: try (indicators[position] ?? []).map { try indicator($0, of: plan) },
                measures: try (measures[position] ?? []).map { row in
                    guard let id = MeasureID(bytes: try row.value("measure") as Data) else {
                        throw StoreFault.unreadableRow(table: "plan_measure", number: plan)
                    }
                    return id
                })
        }
    }

    private static func indicator(_ row: Row, of plan: Int64) throws -> PlanIndicator {
        let category: String? = try row.value("category")
        let question: String? = try row.value("question")
        guard let code = Code<PlanIndicator>(try row.value("code") as String),
            let word = PlanIndicatorKind.Word(rawValue: try row.value("kind")),
            let kind = PlanIndicatorKind(
                word, category: category.flatMap { Code<Reports.Category>($0) },
                question: question.flatMap { Code<SurveyQuestion>($0) }, unit: try row.value("unit"))
        else { throw StoreFault.unreadableRow(table: "plan_indicator", number: plan) }
        return PlanIndicator(code: code, name: try row.value("name"), kind: kind)
    }

    /// By indicator and day.
    static func numbers(of plan: Int64, in db: Database) throws -> [StatedNumber] {
        try rows("plan_number", "code, day", of: plan, in: db).map { row in
            guard let code = Code<PlanIndicator>(try row.value("code") as String),
                let number = PlanNumber(hundredths: try row.value("hundredths"))
            else { throw StoreFault.unreadableRow(table: "plan_number", number: plan) }
            return StatedNumber(
                indicator: code, day: CivilDate(daysSinceEpoch: try row.value("day") as Int), number: number)
        }
    }

    /// By number.
    static func followUps(of plan: Int64, in db: Database) throws -> [PlanFollowUp] {
        try rows("plan_follow_up", "number", of: plan, in: db).map { row in
            let frozen: Data = try row.value("figures")
            guard let figures = PlanFollowUp.figures(bytes: Array(frozen)) else {
                throw StoreFault.unreadableRow(table: "plan_follow_up", number: plan)
            }
            return PlanFollowUp(
                number: try row.value("number"), day: CivilDate(daysSinceEpoch: try row.value("day") as Int),
                words: try row.value("words"), figures: figures, withdrawn: try row.value("withdrawn"))
        }
    }

    private static func rows(_ table: String, _ order: String, of plan: Int64, in db: Database) throws
        -> [Row]
    {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM \(table) WHERE plan = ? ORDER BY \(order)"),
            arguments: [plan])
    }
}
