import GRDB
import GRDBSQLite

/// The values of a row by the places of its columns: a row of GRDB, or the one at which a statement stands (``StatementRow``).
protocol ColumnValues {
    /// - Throws: where the column holds nothing that is such a value.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(at index: Int) throws -> Value
}

extension ColumnValues {
    /// The value of a column that has a name for its place.
    func value<Column: RawRepresentable<Int>, Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: Column
    ) throws -> Value {
        try value(at: column.rawValue)
    }
}

extension Row: ColumnValues {}

/// The row at which a statement of SQLite stands, until its next step. A list reads some hundreds: a row of GRDB would learn the names of all its
/// columns first, which costs more than reading them.
@safe struct StatementRow: ColumnValues {
    private let statement: SQLiteStatement

    private init(_ statement: SQLiteStatement) { unsafe self.statement = statement }

    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(at index: Int) throws -> Value {
        guard let value = unsafe Value.fromStatement(statement, atUncheckedIndex: CInt(index)) else {
            throw NoSuchValue()
        }
        return value
    }

    private struct NoSuchValue: Error {}

    /// What `read` makes of each row of a statement, in their order.
    ///
    /// - Throws: GRDB's `DatabaseError`, and what `read` throws.
    static func all<Value>(
        _ sql: String, _ arguments: StatementArguments, in db: Database, limit: Int = .max,
        _ read: (StatementRow) throws -> Value
    ) throws -> [Value] {
        let statement = try db.cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        let handle = unsafe statement.sqliteStatement
        defer { unsafe sqlite3_reset(handle) }
        var found: [Value] = []
        while found.count < limit {
            switch unsafe sqlite3_step(handle) {
            case SQLITE_ROW: found.append(try read(unsafe StatementRow(handle)))
            case SQLITE_DONE: return found
            case let code:
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
            }
        }
        return found
    }

    /// The same of the first row; nil where there is none.
    static func first<Value>(
        _ sql: String, _ arguments: StatementArguments, in db: Database,
        _ read: (StatementRow) throws -> Value
    ) throws -> Value? {
        try all(sql, arguments, in: db, limit: 1, read).first
    }
}
