import CaseKeeping
import FoundationEssentials
import GRDB
import Reports

/// What happened to a case, as rows of `case_event`.
enum EventRecord {
    static func insert(_ entry: HistoryEntry, in caseNumber: Int64, other: Int64?, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO case_event
                    (case_number, number, at, kind, report, other, by, reason_swedish, reason_english, former,
                    undoes)
                VALUES (?1, (SELECT ifnull(max(number), 0) + 1 FROM case_event WHERE case_number = ?1),
                    ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """)
        try statement.execute(arguments: [
            caseNumber, entry.at.milliseconds, entry.kind.rawValue, entry.report, other, entry.by,
            entry.reason.swedish, entry.reason.english, try entry.former.map(StoredFormerValue.json),
            entry.undoes,
        ])
    }

    /// What stands in the history of a case, as the keeping of cases asks for it: the first is number 1.
    static func entries(of caseNumber: Int64, in db: Database) throws -> [HistoryEntry] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT case_event.number AS number, at, kind, report, other_case.id AS other_id, by, reason_swedish,
                        reason_english, former, undoes
                    FROM case_event LEFT JOIN case_file AS other_case ON other_case.number = case_event.other
                    WHERE case_event.case_number = ? ORDER BY case_event.number
                    """), arguments: [caseNumber])
        return try rows.map { row in
            guard let at = Timestamp(milliseconds: row["at"]),
                let kind = CaseEvent.Kind(rawValue: row["kind"])
            else { throw StoreFault.unreadableRow(table: "case_event", number: row["number"]) }
            return HistoryEntry(
                kind: kind, report: row["report"], other: Case.ID(bytes: row["other_id"]), by: row["by"],
                reason: Bilingual(swedish: row["reason_swedish"], english: row["reason_english"]), at: at,
                former: (row["former"] as String?).flatMap(StoredFormerValue.value), undoes: row["undoes"])
        }
    }

    static func all(of id: Case.ID, in db: Database) throws -> [CaseEvent] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT case_event.number, at, kind, report.id, other_case.id, by, reason_swedish, reason_english,
                    ifnull(report.restricted, 0), case_event.case_number, case_event.other, case_event.former IS NOT NULL,
                    case_event.undoes
                FROM case_event JOIN case_file ON case_file.number = case_event.case_number
                LEFT JOIN report ON report.number = case_event.report
                LEFT JOIN case_file AS other_case ON other_case.number = case_event.other
                WHERE case_file.id = ? ORDER BY case_event.number
                """,
            arguments: [Data(id.bytes)])
        let restricted = try rows.reduce(into: Set<Int64>()) { $0.formUnion(casesNamed(in: $1)) }
            .filter { try hasHeldRestricted($0, in: db) }
        return try rows.map { row in
            guard let at = Timestamp(milliseconds: row[1]), let kind = CaseEvent.Kind(rawValue: row[2])
            else { throw StoreFault.unreadableRow(table: "case_event", number: row[0]) }
            return CaseEvent(
                number: row[0], at: at, kind: kind, report: Report.ID(bytes: row[3]),
                other: Case.ID(bytes: row[4]),
                by: row[5],
                reason: Bilingual(swedish: row[6], english: row[7]), isAboutRestricted: row[8],
                mayTellOfRestricted: casesNamed(in: row).contains(where: restricted.contains),
                isDecision: row[11], undoes: row[12])
        }
    }

    /// The case that a row of ``all(of:in:)`` is of, and the other that it names.
    private static func casesNamed(in row: Row) -> [Int64] { [row[9], row[10] as Int64?].compactMap { $0 } }

    /// Whether the case holds, or has held, a restricted report: every report that came to it stands in its history.
    private static func hasHeldRestricted(_ number: Int64, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM case_event JOIN report ON report.number = case_event.report
                    WHERE case_event.case_number = ? AND report.restricted)
                """)
        return try Bool.fetchOne(statement, arguments: [number]) ?? false
    }
}
