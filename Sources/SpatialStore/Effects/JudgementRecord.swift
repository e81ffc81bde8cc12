import FoundationEssentials
import GRDB
import Prevention
import Reports

/// Judgements as rows of `judgement` and `judgement_report`.
enum JudgementRecord {
    static let table = "judgement"

    /// - Throws: ``JudgementFault``.
    static func insert(_ judgement: KeptJudgement, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO judgement (id, measure, judged, by, person, method, treated, control, control_name, why_swedish,
                    why_english, ring, before_from, before_weeks, after_from, after_weeks, categories, difference, difference_low,
                    difference_high, difference_p, ratio, ratio_low, ratio_high, ratio_p, ratio_corrected, chance, enough_reports,
                    enough_months, verdict, swedish, english, data_digest)
                SELECT :id, number, :judged, :by, (SELECT number FROM person WHERE id = :person), :method, :treated, :control,
                    :control_name, :why_swedish, :why_english, :ring, :before_from, :before_weeks, :after_from, :after_weeks,
                    :categories, :difference, :difference_low, :difference_high, :difference_p, :ratio, :ratio_low, :ratio_high,
                    :ratio_p, :ratio_corrected, :chance, :enough_reports, :enough_months, :verdict, :swedish, :english, :digest
                FROM measure WHERE id = :measure AND municipality = :municipality
                """,
            arguments: arguments(of: judgement))
        guard db.changesCount == 1 else { throw JudgementFault.noSuchMeasure }
        let number = db.lastInsertedRowID
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO judgement_report (judgement, report, area, is_after, week)
                SELECT ?, id, ?, ?, ? FROM report WHERE id = ? AND municipality = ?
                """)
        for counted in judgement.reports {
            try statement.execute(arguments: [
                number, counted.area, counted.isAfter, counted.week, Data(counted.report.bytes),
                judgement.municipality.number,
            ])
            guard db.changesCount == 1 else { throw JudgementFault.noSuchReport(counted.report) }
        }
        try DigestedTable.judgements.keep(where: "number = ?", [number], in: db)
    }

    static func judgement(
        _ id: JudgementID, in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> KeptJudgement? {
        let found = try Row.fetchOne(
            db.cachedStatement(sql: "\(select) WHERE judgement.id = ?"), arguments: [Data(id.bytes)]
        ).map { try read($0, in: db) }
        guard let found, municipalities.isEmpty || municipalities.contains(found.municipality) else {
            return nil
        }
        return found
    }

    static func judgements(
        of measures: [MeasureID], in municipalities: Set<MunicipalityCode>, _ db: Database
    ) throws -> [KeptJudgement] {
        let condition = municipalities.condition(on: "measure.municipality") ?? "1"
        let statement = try db.cachedStatement(sql: "\(select) WHERE measure.id = ? AND \(condition)")
        return try measures.flatMap { measure in
            try Row.fetchAll(statement, arguments: [Data(measure.bytes)]).map { try read($0, in: db) }
        }.sorted { ($1.judged, $1.id) < ($0.judged, $0.id) }
    }

    /// The reports that were counted and are there no more.
    static func erased(in db: Database) throws -> [JudgementID: [Report.ID]] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT judgement.number, judgement.id, judgement_report.report FROM judgement_report
                JOIN judgement ON judgement.number = judgement_report.judgement
                WHERE judgement_report.report NOT IN (SELECT id FROM report) ORDER BY 1, 3
                """)
        return try rows.reduce(into: [:]) { erased, row in
            guard let id = JudgementID(bytes: try row.value("id") as Data),
                let report = Report.ID(bytes: try row.value("report") as Data)
            else { throw StoreFault.unreadableRow(table: "judgement_report", number: row["number"]) }
            erased[id, default: []].append(report)
        }
    }

    /// Every one, one after the other.
    static func forEach(in db: Database, _ body: (KeptJudgement) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "\(select) ORDER BY judgement.number")
        while let row = try rows.next() { try body(try read(row, in: db)) }
    }

    private static func arguments(of judgement: KeptJudgement) -> StatementArguments {
        let (parameters, figures) = (judgement.parameters, judgement.figures)
        let named: StatementArguments = [
            "id": Data(judgement.id.bytes), "measure": Data(judgement.measure.bytes),
            "municipality": judgement.municipality.number, "judged": judgement.judged.milliseconds,
            "by": judgement.by.name, "person": judgement.by.person.map { Data($0.bytes) },
            "control_name": judgement.controlName, "why_swedish": judgement.why.swedish,
            "why_english": judgement.why.english, "digest": Data(judgement.digest),
        ]
        let asked: StatementArguments = [
            "method": parameters.method, "treated": parameters.treated, "control": parameters.control,
            "ring": parameters.ring, "before_from": parameters.before.from.daysSinceEpoch,
            "before_weeks": parameters.before.count, "after_from": parameters.after.from.daysSinceEpoch,
            "after_weeks": parameters.after.count,
            "categories": parameters.categories?.map(\.description).joined(separator: " "),
        ]
        let said: StatementArguments = [
            "ratio_corrected": figures.isRateRatioCorrected, "chance": figures.chance,
            "enough_reports": figures.enough?.reports, "enough_months": figures.enough?.months,
            "verdict": figures.verdict, "swedish": figures.words.swedish, "english": figures.words.english,
        ]
        return named + asked + said + arguments(of: figures.difference, "difference")
            + arguments(of: figures.rateRatio, "ratio")
    }

    private static func arguments(of figure: KeptJudgement.Figure, _ name: String) -> StatementArguments {
        [name: figure.value, "\(name)_low": figure.low, "\(name)_high": figure.high, "\(name)_p": figure.p]
    }

    private static let select = """
        SELECT judgement.*, person.id AS person_id, measure.id AS measure_id, measure.municipality FROM judgement
        JOIN measure ON measure.number = judgement.measure LEFT JOIN person ON person.number = judgement.person
        """

    private static func read(_ row: Row, in db: Database) throws -> KeptJudgement {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let unreadable = StoreFault.unreadableRow(table: table, number: number)
            guard let id = JudgementID(bytes: try row.value("id") as Data),
                let measure = MeasureID(bytes: try row.value("measure_id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let judged = Timestamp(milliseconds: try row.value("judged"))
            else { throw unreadable }
            let digest: Data = try row.value("data_digest")
            return KeptJudgement(
                id: id, measure: measure, municipality: municipality, judged: judged, by: try row.agent(),
                controlName: try row.value("control_name"),
                why: Bilingual(
                    swedish: try row.value("why_swedish"), english: try row.value("why_english")),
                parameters: try parameters(row, unreadable), figures: try figures(row),
                reports: try reports(of: number, in: db), digest: Array(digest))
        }
    }

    private static func parameters(_ row: Row, _ unreadable: StoreFault) throws -> KeptJudgement.Parameters {
        func weeks(_ name: String) throws -> KeptJudgement.Weeks {
            KeptJudgement.Weeks(
                from: CivilDate(daysSinceEpoch: try row.value("\(name)_from")),
                count: try row.value("\(name)_weeks"))
        }
        let categories = try (row.value("categories") as String?)?.split(separator: " ").map { text in
            guard let code = Code<Reports.Category>(text) else { throw unreadable }
            return code
        }
        return KeptJudgement.Parameters(
            method: try row.value("method"), treated: try row.value("treated"),
            control: try row.value("control"), ring: try row.value("ring"), before: try weeks("before"),
            after: try weeks("after"), categories: categories)
    }

    private static func figures(_ row: Row) throws -> KeptJudgement.Figures {
        func figure(_ name: String) throws -> KeptJudgement.Figure {
            KeptJudgement.Figure(
                value: try row.value(name), low: try row.value("\(name)_low"),
                high: try row.value("\(name)_high"), p: try row.value("\(name)_p"))
        }
        let reports: Int? = try row.value("enough_reports")
        let months: Int? = try row.value("enough_months")
        return KeptJudgement.Figures(
            difference: try figure("difference"), rateRatio: try figure("ratio"),
            isRateRatioCorrected: try row.value("ratio_corrected"), chance: try row.value("chance"),
            enough: reports.map { KeptJudgement.Enough(reports: $0, months: months) },
            verdict: try row.value("verdict"),
            words: Bilingual(swedish: try row.value("swedish"), english: try row.value("english")))
    }

    private static func reports(of judgement: Int64, in db: Database) throws -> [KeptJudgement.Counted] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT report, area, is_after, week FROM judgement_report WHERE judgement = ?
                    ORDER BY area, is_after, week, report
                    """), arguments: [judgement]
        ).map { row in
            guard let report = Report.ID(bytes: try row.value("report") as Data) else {
                throw StoreFault.unreadableRow(table: "judgement_report", number: judgement)
            }
            return KeptJudgement.Counted(
                report: report, area: try row.value("area"), isAfter: try row.value("is_after"),
                week: try row.value("week"))
        }
    }
}
