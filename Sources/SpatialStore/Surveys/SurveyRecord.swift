import FoundationEssentials
import GRDB
import Prevention
import Reports

/// What surveys found, as rows of `survey_figure`: each change is one, and the last of a key is the figure.
enum SurveyRecord {
    private static let table = "survey_figure"

    /// - Parameter figure: Nil when it is taken away.
    static func append(
        _ figure: SurveyFigure?, of key: SurveyFigure.Key, by agent: Agent, at moment: Timestamp,
        in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO survey_figure
                    (keeper, municipality, question, year, share, decimals, asked, answered, source, at, by, person)
                VALUES (:keeper, :municipality, :question, :year, :share, :decimals, :asked, :answered, :source, :at, :by,
                    (SELECT number FROM person WHERE id = :person))
                """
        ).execute(arguments: [
            "keeper": key.keeper.number, "municipality": key.municipality.number,
            "question": key.question.description, "year": key.year.number,
            "share": figure?.percent.hundredths, "decimals": figure?.percent.decimals,
            "asked": figure?.sample.asked, "answered": figure?.sample.answered,
            "source": figure?.source.text, "at": moment.milliseconds, "by": agent.name,
            "person": agent.person.map { Data($0.bytes) },
        ])
        try DigestedTable.surveyFigures.keep(where: "number = ?", [db.lastInsertedRowID], in: db)
    }

    /// The figure as it is now; nil for none.
    static func current(_ key: SurveyFigure.Key, in db: Database) throws -> SurveyFigure? {
        try Row.fetchOne(
            db.cachedStatement(sql: "\(select) WHERE \(isKey) ORDER BY survey_figure.number DESC LIMIT 1"),
            arguments: arguments(of: key)
        ).flatMap { try change($0).figure }
    }

    static func figures(_ query: SurveyQuery, in db: Database) throws -> [SurveyFigure] {
        var conditions = [query.keepers.condition(on: "survey_figure.keeper")].compactMap(\.self)
        var arguments: StatementArguments = []
        if let question = query.question {
            conditions.append("survey_figure.question = ?")
            arguments += [question.description]
        }
        if let municipality = query.municipality {
            conditions.append("survey_figure.municipality = ?")
            arguments += [municipality.number]
        }
        if let year = query.year {
            conditions.append("survey_figure.year = ?")
            arguments += [year.number]
        }
        conditions.append(
            """
            survey_figure.number = (SELECT max(later.number) FROM survey_figure AS later
            WHERE later.keeper = survey_figure.keeper AND later.question = survey_figure.question
            AND later.municipality = survey_figure.municipality AND later.year = survey_figure.year)
            """)
        return try Row.fetchAll(
            db,
            sql: """
                \(select) WHERE \(conditions.joined(separator: " AND ")) AND survey_figure.share IS NOT NULL
                ORDER BY survey_figure.question, survey_figure.keeper, survey_figure.municipality, survey_figure.year
                """, arguments: arguments
        ).compactMap { try change($0).figure }
    }

    static func history(of key: SurveyFigure.Key, in db: Database) throws -> [SurveyChange] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(select) WHERE \(isKey) ORDER BY survey_figure.number"),
            arguments: arguments(of: key)
        ).map(change)
    }

    private static let select = """
        SELECT survey_figure.*, person.id AS person_id FROM survey_figure
        LEFT JOIN person ON person.number = survey_figure.person
        """

    private static let isKey = """
        survey_figure.keeper = ? AND survey_figure.question = ? AND survey_figure.municipality = ? AND survey_figure.year = ?
        """

    private static func arguments(of key: SurveyFigure.Key) -> StatementArguments {
        [key.keeper.number, key.question.description, key.municipality.number, key.year.number]
    }

    private static func change(_ row: Row) throws -> SurveyChange {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            let unreadable = StoreFault.unreadableRow(table: table, number: number)
            guard let keeper = MunicipalityCode(number: try row.value("keeper")),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let question = Code<SurveyQuestion>(try row.value("question") as String),
                let year = SurveyYear(try row.value("year")),
                let at = Timestamp(milliseconds: try row.value("at"))
            else { throw unreadable }
            let agent = try row.agent()
            guard let share: Int = try row.value("share") else {
                return SurveyChange(at: at, by: agent, figure: nil)
            }
            guard let percent = PublishedPercent(hundredths: share, decimals: try row.value("decimals")),
                let sample = SurveySample(
                    asked: try row.value("asked"), answered: try row.value("answered")),
                let source = SourceName(try row.value("source") as String)
            else { throw unreadable }
            let key = SurveyFigure.Key(
                keeper: keeper, municipality: municipality, question: question, year: year)
            return SurveyChange(
                at: at, by: agent,
                figure: SurveyFigure(key: key, percent: percent, sample: sample, source: source))
        }
    }
}
