import GRDB
import GRDBSQLite
import Geometry
import Reports

/// One row of the covering index, as it stands on the open statement: a column is read when it is asked for.
///
/// Read through SQLite's C interface, because a question may walk over a million rows: a GRDB row costs four times as much.
@safe struct IndexRow: ~Copyable {
    private let statement: OpaquePointer

    fileprivate init(_ statement: OpaquePointer) { unsafe self.statement = statement }

    var number: Int64 { IndexKey.number(in: unsafe sqlite3_column_int64(statement, 0)) }
    var municipality: Int64 { unsafe sqlite3_column_int64(statement, 4) }
    var category: Int64 { unsafe sqlite3_column_int64(statement, 5) }
    var source: Int64 { unsafe sqlite3_column_int64(statement, 6) }
    var status: Int64 { unsafe sqlite3_column_int64(statement, 7) }
    var restricted: Int64 { unsafe sqlite3_column_int64(statement, 8) }
    var observed: Int64 { unsafe sqlite3_column_int64(statement, 9) }

    /// Nil only for a row that `lykta check` would report.
    var place: Place? {
        Place(
            northingCentimetres: unsafe sqlite3_column_int(statement, 2),
            eastingCentimetres: unsafe sqlite3_column_int(statement, 1))
    }

    var id: Report.ID {
        guard let bytes = unsafe sqlite3_column_blob(statement, 3),
            unsafe sqlite3_column_bytes(statement, 3) == 16
        else { return Report.ID(high: 0, low: 0) }
        return Report.ID(
            high: UInt64(bigEndian: unsafe bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    var reporter: ReporterKey? {
        unsafe sqlite3_column_type(statement, 10) == SQLITE_NULL
            ? nil : ReporterKey(digest: unsafe sqlite3_column_int64(statement, 10))
    }
}

extension Database {
    /// Walks over the rows of the index whose place lies in `bounds`, of any unit's cases or of one's.
    ///
    /// - Throws: GRDB's `DatabaseError`, and what `body` throws.
    func walkIndex(
        in bounds: Bounds, unit: Code<Unit>?, _ body: (borrowing IndexRow) throws -> Void
    ) throws {
        let statement = try cachedStatement(
            sql: unit == nil ? IndexQuestion.inBox : IndexQuestion.inBoxOfUnit)
        var arguments: StatementArguments = [bounds.east, bounds.west, bounds.north, bounds.south]
        if let unit { arguments += [unit.description] }
        try statement.setArguments(arguments)
        let handle = unsafe statement.sqliteStatement
        defer { unsafe sqlite3_reset(handle) }
        while true {
            switch unsafe sqlite3_step(handle) {
            case SQLITE_ROW: unsafe try body(IndexRow(handle))
            case SQLITE_DONE: return
            case let code:
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage)
            }
        }
    }
}
