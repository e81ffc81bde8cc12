import FoundationEssentials
import GRDB
import Reports

/// What happened to a case, as rows of `case_event`.
enum EventRecord {
    static func insert(
        _ kind: CaseEvent.Kind, in caseNumber: Int64, report: Int64? = nil, other: Int64? = nil, by: Agent,
        reason: Bilingual, at moment: Timestamp, in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO case_event
                    (case_number, number, at, kind, report, other, by, reason_swedish, reason_english, person, row_digest)
                VALUES (?1, \(next), ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT number FROM person WHERE id = ?9),
                    lykta_digest(?1, \(next), ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT number FROM person WHERE id = ?9)))
                """)
        try statement.execute(arguments: [
            caseNumber, moment.milliseconds, kind.rawValue, report, other, by.name, reason.swedish,
            reason.english,
            by.person.map { Data($0.bytes) },
        ])
    }

    /// The number of the next event of the case `?1`.
    private static let next = "(SELECT ifnull(max(number), 0) + 1 FROM case_event WHERE case_number = ?1)"

    static func all(of id: Case.ID, in db: Database) throws -> [CaseEvent] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT case_event.number, at, kind, report.id, other_case.id, by, reason_swedish, reason_english,
                    ifnull(report.restricted, 0), case_event.case_number, case_event.other, person.id
                FROM case_event JOIN case_file ON case_file.number = case_event.case_number
                LEFT JOIN report ON report.number = case_event.report
                LEFT JOIN case_file AS other_case ON other_case.number = case_event.other
                LEFT JOIN person ON person.number = case_event.person
                WHERE case_file.id = ? ORDER BY case_event.number
                """,
            arguments: [Data(id.bytes)])
        let restricted = try rows.reduce(into: Set<Int64>()) { $0.formUnion(try casesNamed(in: $1)) }
            .filter { try hasHeldRestricted($0, in: db) }
        return try rows.map { row in
            let caseNumber = try row.value(at: 9) as Int64
            return try StoreFault.reading("case_event", caseNumber) {
                guard let at = Timestamp(milliseconds: try row.value(at: 1)),
                    let kind = CaseEvent.Kind(rawValue: try row.value(at: 2))
                else { throw StoreFault.unreadableRow(table: "case_event", number: caseNumber) }
                return CaseEvent(
                    at: at, kind: kind, report: Report.ID(bytes: try row.value(at: 3)),
                    other: Case.ID(bytes: try row.value(at: 4)),
                    by: try row.value(at: 5), person: Person.ID(bytes: try row.value(at: 11)),
                    reason: Bilingual(swedish: try row.value(at: 6), english: try row.value(at: 7)),
                    isAboutRestricted: try row.value(at: 8),
                    mayTellOfRestricted: try casesNamed(in: row).contains(where: restricted.contains))
            }
        }
    }

    /// The case that a row of ``all(of:in:)`` is of, and the other that it names.
    private static func casesNamed(in row: Row) throws -> [Int64] {
        try [row.value(at: 9), row.value(at: 10) as Int64?].compactMap(\.self)
    }

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
