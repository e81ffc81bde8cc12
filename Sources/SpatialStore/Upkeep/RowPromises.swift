import FoundationEssentials
import GRDB
import Reports

extension SoundnessPromise {
    /// That rows say what they said, and that none is gone.
    static let rows =
        DigestedTable.all.map(Self.digests) + [
            SoundnessPromise(
                words: Bilingual(
                    swedish: "varje rapport, och varje ärende, känner det ärende som nämns",
                    english: "every report, and every case, knows the case that it names"),
                broken: """
                    SELECT DISTINCT \(DigestedTable.caseName(of: "said.number")) || ' is gone' FROM (
                        SELECT case_number AS number FROM membership UNION SELECT case_number FROM case_event
                        UNION SELECT case_number FROM outbox WHERE case_number IS NOT NULL
                        UNION SELECT case_number FROM case_unit) AS said
                    WHERE NOT EXISTS (SELECT 1 FROM case_file WHERE case_file.number = said.number)
                    """, mostNamed: mostNamed, brokenOneByOne: { try CaseByCase(in: $0).gone }),
            SoundnessPromise(
                words: Bilingual(
                    swedish: "varje ärendes händelser är numrerade utan lucka",
                    english: "the events of each case are numbered without a gap"),
                broken: """
                    SELECT \(DigestedTable.caseName(of: "case_event.case_number")) FROM case_event
                    GROUP BY case_number HAVING count(*) <> max(case_event.number)
                    UNION SELECT \(DigestedTable.caseName(of: "case_file.number")) FROM case_file WHERE
                        (SELECT ifnull(max(case_event.number), 0) - count(*) FROM case_event
                         WHERE case_event.case_number = case_file.number) <> 0
                    """, mostNamed: mostNamed),
            SoundnessPromise(
                words: Bilingual(
                    swedish: "meddelandena till ansvariga är numrerade utan lucka",
                    english: "the messages to units are numbered without a gap"),
                broken: gaps(
                    in: "message", "SELECT number FROM outbox",
                    through: "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'outbox'"),
                mostNamed: mostNamed),
            SoundnessPromise(
                words: Bilingual(
                    swedish: "nycklarna är numrerade utan lucka",
                    english: "the keys are numbered without a gap"),
                broken: gaps(in: "key", "SELECT number FROM api_key", through: "SELECT NULL WHERE 0"),
                mostNamed: mostNamed),
            SoundnessPromise(
                words: Bilingual(
                    swedish: "varje ärende känner sina rapporters lämnare",
                    english: "every case knows the reporters of its reports"),
                broken: """
                    SELECT ifnull(report.reference, 'a report') || ' (number ' || membership.report || ')'
                    FROM membership LEFT JOIN report ON report.number = membership.report
                    WHERE membership.voice IS NOT ifnull(report.reporter, report.pseudonym)
                    """, mostNamed: mostNamed),
        ] + hotspotLinks + walkLinks + measureLinks + judgementLinks + promiseLinks + pictureLinks
        + sourceLinks

    private static let sourceLinks =
        dialogueLinks + watchAreaLinks + dutyLinks + meetingLinks + planLinks + sharedPictureLinks

    private static let mostNamed = 10_000

    private static func digests(of table: DigestedTable) -> SoundnessPromise {
        let key = table.name == DigestedTable.cases.name ? "number" : "case_number"
        var promise = SoundnessPromise(words: table.promise, broken: table.broken, mostNamed: mostNamed)
        if table.columns.contains(key), table.name != DigestedTable.messages.name {
            promise.brokenOneByOne = { try CaseByCase(in: $0).broken(table, by: key) }
        }
        promise.digested = table.name
        return promise
    }

    /// Names the numbers from 1 on that are not there, up to the last one that is, or before `end`.
    static func gaps(in word: String, _ numbers: String, through end: String) -> String {
        """
        SELECT '\(word) ' || (previous + 1) || iif(number - previous = 2, '', ' to ' || (number - 1)) || ' gone' FROM
            (SELECT number, lag(number, 1, 0) OVER (ORDER BY number) AS previous FROM (\(numbers) UNION \(end)))
        WHERE number > previous + 1
        """
    }
}

/// Looks at one case after the other, in a database so damaged that a question about all of them cannot be asked.
private struct CaseByCase {
    private let db: Database
    /// The numbers of all cases that anything still tells of.
    private let numbers: [Int64]

    init(in db: Database) throws {
        self.db = db
        let ways = [
            "SELECT number FROM case_file INDEXED BY sqlite_autoindex_case_file_1 WHERE id > x''",
            "SELECT DISTINCT case_number FROM membership INDEXED BY membership_case",
            "SELECT case_number FROM case_unit INDEXED BY case_unit_unit WHERE unit > ''",
        ]
        numbers = Set(ways.flatMap { (try? Int64.fetchAll(db, sql: $0)) ?? [] }).sorted()
    }

    var gone: [String] {
        numbers.filter { number in
            let asked = try? Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM case_file WHERE number = ?)", arguments: [number])
            return asked != true
        }.map(name)
    }

    /// The cases with rows that do not say what they said, or cannot be read.
    func broken(_ table: DigestedTable, by key: String) throws -> [String] {
        let statement = try db.makeStatement(
            sql: "SELECT count(*) FROM \(table.name) WHERE \(key) = ? AND row_digest IS NOT \(table.computed)"
        )
        return numbers.filter { (try? Int.fetchOne(statement, arguments: [$0])) != 0 }.map(name)
    }

    private func name(_ number: Int64) -> String {
        let id = try? Data.fetchOne(
            db,
            sql:
                "SELECT id FROM case_file INDEXED BY sqlite_autoindex_case_file_1 WHERE id > x'' AND number = +?",
            arguments: [number])
        let words = Case.ID(bytes: id).map { "case \($0)" } ?? "a case"
        return "\(words) (number \(number))"
    }
}
