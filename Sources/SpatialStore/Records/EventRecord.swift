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
                    (case_number, number, at, kind, report, other, by, reason_swedish, reason_english, person, former,
                    undoes, row_digest)
                VALUES (?1, \(next), ?2, ?3, ?4, ?5, ?6, ?7, ?8, \(person), ?10, ?11,
                    lykta_digest(?1, \(next), ?2, ?3, ?4, ?5, ?6, ?7, ?8, \(person), ?10, ?11))
                """)
        try statement.execute(arguments: [
            caseNumber, entry.at.milliseconds, entry.kind.rawValue, entry.report, other, entry.by.name,
            entry.reason.swedish, entry.reason.english, entry.by.person.map { Data($0.bytes) },
            try entry.former.map(StoredFormerValue.json), entry.undoes,
        ])
    }

    /// The number of the next event of the case `?1`.
    private static let next = "(SELECT ifnull(max(number), 0) + 1 FROM case_event WHERE case_number = ?1)"

    /// The number of the account `?9`.
    private static let person = "(SELECT number FROM person WHERE id = ?9)"

    /// What stands in the history of a case, as the keeping of cases asks for it: the first is number 1.
    static func entries(of caseNumber: Int64, in db: Database) throws -> [HistoryEntry] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT case_event.number AS number, at, kind, report, other_case.id AS other_id, by, person.id AS person_id, reason_swedish,
                        reason_english, former, undoes
                    FROM case_event LEFT JOIN case_file AS other_case ON other_case.number = case_event.other
                        LEFT JOIN person ON person.number = case_event.person
                    WHERE case_event.case_number = ? ORDER BY case_event.number
                    """), arguments: [caseNumber])
        return try rows.map { row in
            try StoreFault.reading("case_event", caseNumber) {
                guard let at = Timestamp(milliseconds: try row.value("at")),
                    let kind = CaseEvent.Kind(rawValue: try row.value("kind"))
                else { throw StoreFault.unreadableRow(table: "case_event", number: caseNumber) }
                return HistoryEntry(
                    kind: kind, report: try row.value("report"),
                    other: Case.ID(bytes: try row.value("other_id")),
                    by: try row.agent(),
                    reason: Bilingual(
                        swedish: try row.value("reason_swedish"), english: try row.value("reason_english")),
                    at: at, former: (try row.value("former") as String?).flatMap(StoredFormerValue.value),
                    undoes: try row.value("undoes"))
            }
        }
    }

    static func all(of id: Case.ID, in db: Database) throws -> [CaseEvent] {
        try events(
            Row.fetchAll(
                db.cachedStatement(sql: "\(told) WHERE case_file.id = ? ORDER BY case_event.number"),
                arguments: [Data(id.bytes)]), in: db)
    }

    static func part(_ part: CasePart, of id: Case.ID, in db: Database) throws -> CaseHistoryPart {
        guard
            let number = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT number FROM case_file WHERE id = ?"),
                arguments: [Data(id.bytes)])
        else { return CaseHistoryPart(events: [], earlier: nil, latest: 0, undone: []) }
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: lastOfCase),
            arguments: [number, part.lastEntry ?? .max, part.mostEntries + 1])
        let shown = rows.prefix(part.mostEntries)
        return CaseHistoryPart(
            events: try events(shown.reversed(), in: db),
            earlier: rows.count > shown.count ? try rows.last?.value(at: 0) : nil,
            latest: try Int.fetchOne(
                db.cachedStatement(sql: "SELECT max(number) FROM case_event WHERE case_number = ?"),
                arguments: [number]) ?? 0,
            undone: Set(
                try Int.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT undoes FROM case_event WHERE case_number = ? AND undoes IS NOT NULL"),
                    arguments: [number])))
    }

    static let lastOfCase =
        "\(told) WHERE case_event.case_number = ? AND case_event.number <= ? ORDER BY case_event.number DESC LIMIT ?"

    private static let told = """
        SELECT case_event.number, at, kind, report.id, other_case.id, by, reason_swedish, reason_english,
            ifnull(report.restricted, 0), case_event.case_number, case_event.other, person.id,
            case_event.former, case_event.undoes
        FROM case_event JOIN case_file ON case_file.number = case_event.case_number
        LEFT JOIN report ON report.number = case_event.report
        LEFT JOIN case_file AS other_case ON other_case.number = case_event.other
        LEFT JOIN person ON person.number = case_event.person
        """

    /// Reads rows of ``told``.
    private static func events(_ rows: [Row], in db: Database) throws -> [CaseEvent] {
        let restricted = try rows.reduce(into: Set<Int64>()) { $0.formUnion(try casesNamed(in: $1)) }
            .filter { try hasHeldRestricted($0, in: db) }
        return try rows.map { row in
            let caseNumber = try row.value(at: 9) as Int64
            return try StoreFault.reading("case_event", caseNumber) {
                guard let at = Timestamp(milliseconds: try row.value(at: 1)),
                    let kind = CaseEvent.Kind(rawValue: try row.value(at: 2))
                else { throw StoreFault.unreadableRow(table: "case_event", number: caseNumber) }
                let former = try row.value(at: 12) as String?
                return CaseEvent(
                    number: try row.value(at: 0), at: at, kind: kind,
                    report: Report.ID(bytes: try row.value(at: 3)),
                    other: Case.ID(bytes: try row.value(at: 4)),
                    by: try row.value(at: 5), person: Person.ID(bytes: try row.value(at: 11)),
                    reason: Bilingual(swedish: try row.value(at: 6), english: try row.value(at: 7)),
                    isAboutRestricted: try row.value(at: 8),
                    mayTellOfRestricted: try casesNamed(in: row).contains(where: restricted.contains),
                    isDecision: former != nil, undoes: try row.value(at: 13),
                    formerState: kind == .statusChanged ? former.flatMap(Self.state) : nil)
            }
        }
    }

    private static func state(in former: String) -> CaseState? {
        if case .state(let state)? = StoredFormerValue.value(former) { state } else { nil }
    }

    /// The case that a row of ``told`` is of, and the other that it names.
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
