import FoundationEssentials
import GRDB
import Reports
import Triage

/// Changes of routing rules as rows of `rule_revision`.
enum RuleRevisionRecord {
    static let table = "rule_revision"

    /// - Returns: Its number.
    static func insert(_ revision: RuleRevision, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO rule_revision (municipality, at, by, person, reason, base, content)
                VALUES (?, ?, ?, (SELECT number FROM person WHERE id = ?), ?, ?, ?)
                """,
            arguments: [
                revision.municipality.number, revision.at.milliseconds, revision.by.name,
                revision.by.person.map { Data($0.bytes) }, revision.reason, revision.base, revision.content,
            ])
        let number = db.lastInsertedRowID
        try DigestedTable.ruleRevisions.keep(where: "number = ?", [number], in: db)
        return number
    }

    static func lastNumber(of municipality: MunicipalityCode, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT max(number) FROM rule_revision WHERE municipality = ?",
            arguments: [municipality.number])
    }

    /// The latest first.
    static func revisions(of municipality: MunicipalityCode, limit: Int, in db: Database) throws
        -> [RuleRevision]
    {
        try read(
            Row.fetchAll(
                db, sql: "\(select) WHERE municipality = ? ORDER BY rule_revision.number DESC LIMIT ?",
                arguments: [municipality.number, limit]))
    }

    /// The last of each municipality.
    static func last(in db: Database) throws -> [RuleRevision] {
        try read(
            Row.fetchAll(
                db,
                sql:
                    "\(select) WHERE rule_revision.number IN (SELECT max(number) FROM rule_revision GROUP BY municipality)"
            ))
    }

    private static let select = """
        SELECT rule_revision.*, person.id AS person_id FROM rule_revision
        LEFT JOIN person ON person.number = rule_revision.person
        """

    private static func read(_ rows: [Row]) throws -> [RuleRevision] {
        try rows.map { row in
            let number: Int64 = row["number"]
            return try StoreFault.reading(table, number) {
                guard let municipality = MunicipalityCode(number: try row.value("municipality")),
                    let at = Timestamp(milliseconds: try row.value("at"))
                else { throw StoreFault.unreadableRow(table: table, number: number) }
                return RuleRevision(
                    number: number, municipality: municipality, at: at,
                    by: try row.agent(),
                    reason: try row.value("reason"), base: try row.value("base"),
                    content: try row.value("content"))
            }
        }
    }
}
