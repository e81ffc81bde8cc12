import FoundationEssentials
import GRDB
import GRDBSQLite
import Reports

extension CaseTable {
    /// Reads every case and report. A million reports take some seconds. A case that cannot be read is left out, and noted.
    init(reading db: Database, noting health: StoreHealth) throws {
        self.init()
        let cases = try Row.fetchCursor(db, sql: Self.rows)
        while let row = try cases.next() {
            let number: Int64 = row[0]
            do {
                set(try Self.row(row), number: number)
            } catch {
                guard case ReportStoreError.unreadable = health.meaning(of: error) else { throw error }
                unreadable.append(number)
            }
        }
        try walk(Self.filings, in: db) { column in
            var entry = ReportEntry()
            entry.caseNumber = UInt32(clamping: column(1))
            entry.received = column(2)
            entry.category = UInt16(clamping: column(3))
            entry.source = UInt8(clamping: column(4))
            entry.isRestricted = column(5) != 0
            set(entry, number: column(0))
        }
    }

    static func row(_ number: Int64, in db: Database) throws -> CaseRow? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "\(rows) WHERE case_file.number = ?"), arguments: [number])
        return try rows.next().map(row)
    }

    static let rows = """
        SELECT number, id, municipality, category_group, status, opened, due, answered, done, report_count,
            restricted_count, placed_count, northing_sum, easting_sum, unrestricted_placed_count,
            unrestricted_northing_sum, unrestricted_easting_sum,
            (SELECT group_concat(unit) FROM (SELECT unit FROM case_unit
                WHERE case_unit.case_number = case_file.number ORDER BY unit)),
            case_state, assignee
        FROM case_file
        """

    private static func row(_ row: Row) throws -> CaseRow {
        let number: Int64 = row[0]
        return try StoreFault.reading("case_file", number) {
            guard let id = Case.ID(bytes: try row.value(at: 1)),
                let group = Code<CategoryGroup>(try row.value(at: 3) as String),
                let status = CaseStatus(rawValue: try row.value(at: 4)),
                let state = CaseState.Kind(rawValue: try row.value(at: 18))
            else { throw StoreFault.unreadableRow(table: "case_file", number: number) }
            var entry = CaseEntry()
            entry.id = id
            entry.municipality = try row.value(at: 2)
            entry.status = UInt8(clamping: status.storedNumber)
            entry.state = state.tableNumber
            entry.opened = try row.value(at: 5)
            entry.due = try row.value(at: 6) as Int32? ?? .max
            entry.answered = try row.value(at: 7) as Int64? ?? .min
            entry.done = try row.value(at: 8) as Int64? ?? .min
            entry.reports = try row.value(at: 9)
            entry.restricted = try row.value(at: 10)
            entry.place = PackedPlace(
                count: try row.value(at: 11), northings: try row.value(at: 12),
                eastings: try row.value(at: 13))
            entry.unrestrictedPlace = PackedPlace(
                count: try row.value(at: 14), northings: try row.value(at: 15),
                eastings: try row.value(at: 16))
            entry.isKept = true
            let units = try row.value(at: 17) as String?
            return CaseRow(
                entry: entry, group: group,
                units: units?.split(separator: ",").compactMap { Code<Unit>($0) } ?? [],
                assignee: (try row.value(at: 19) as String?).flatMap { Assignee($0) })
        }
    }

    static let filings = """
        SELECT membership.report, membership.case_number, report.received,
            (SELECT number FROM category_number WHERE code = report.category),
            CASE report.source WHEN 'resident' THEN 0 WHEN 'municipal-staff' THEN 1 WHEN 'municipal-company' THEN 2
                WHEN 'police' THEN 3 WHEN 'association' THEN 4 ELSE 5 END,
            report.restricted
        FROM membership CROSS JOIN report ON report.number = membership.report
        """
}

/// Calls `body` with the whole numbers of each row of a statement without arguments, by SQLite's own interface: a GRDB row costs four
/// times as much.
func walk(
    _ sql: String, _ arguments: StatementArguments = [], in db: Database,
    _ body: ((Int32) -> Int64) throws -> Void
) throws {
    let statement = try db.cachedStatement(sql: sql)
    try statement.setArguments(arguments)
    let handle = unsafe statement.sqliteStatement
    defer { unsafe sqlite3_reset(handle) }
    while true {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: try body { column in unsafe sqlite3_column_int64(handle, column) }
        case SQLITE_DONE: return
        case let code:
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
        }
    }
}
