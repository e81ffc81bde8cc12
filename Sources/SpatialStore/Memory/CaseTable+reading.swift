import FoundationEssentials
import GRDB
import GRDBSQLite
import Reports

extension CaseTable {
    /// Reads every case and report. A million reports take some seconds.
    init(reading db: Database) throws {
        self.init()
        let cases = try Row.fetchCursor(db, sql: Self.rows)
        while let row = try cases.next() { set(try Self.row(row), number: row[0]) }
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
        guard let id = Case.ID(bytes: row[1]), let group = Code<CategoryGroup>(row[3] as String),
            let status = CaseStatus(rawValue: row[4]), let state = CaseState.Kind(rawValue: row[18])
        else { throw StoreFault.unreadableRow(table: "case_file", number: row[0]) }
        var entry = CaseEntry()
        entry.id = id
        entry.municipality = row[2]
        entry.status = UInt8(clamping: status.storedNumber)
        entry.state = state.tableNumber
        entry.opened = row[5]
        entry.due = (row[6] as Int32?) ?? .max
        entry.answered = (row[7] as Int64?) ?? .min
        entry.done = (row[8] as Int64?) ?? .min
        entry.reports = row[9]
        entry.restricted = row[10]
        entry.place = PackedPlace(count: row[11], northings: row[12], eastings: row[13])
        entry.unrestrictedPlace = PackedPlace(count: row[14], northings: row[15], eastings: row[16])
        entry.isKept = true
        let units = (row[17] as String?)?.split(separator: ",").compactMap { Code<Unit>($0) } ?? []
        return CaseRow(
            entry: entry, group: group, units: units,
            assignee: (row[19] as String?).flatMap { Assignee($0) })
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
