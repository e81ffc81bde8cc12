import GRDB
import GRDBSQLite
import Geometry
import Reports

/// The covering index in the database, an R*Tree: of every unit's cases, or of one's.
struct StoredIndex: CoveringIndex {
    let db: Database
    var unit: Code<Unit>?
    /// What the asker may see, where a municipality does not tell it.
    var seen: SeenCases?

    /// - Throws: GRDB's `DatabaseError`, ``StoreFault`` for a row that `lykta check` would report, and what `body` throws.
    func walk(
        in bounds: Bounds, rank: (Place) -> Int64?, _ body: (Int64, IndexedReport) throws -> Void
    ) throws {
        let statement = try db.cachedStatement(
            sql: unit == nil ? IndexQuestion.inBox : IndexQuestion.inBoxOfUnit)
        var arguments: StatementArguments = [bounds.east, bounds.west, bounds.north, bounds.south]
        if let unit { arguments += [unit.description] }
        try statement.setArguments(arguments)
        let handle = unsafe statement.sqliteStatement
        defer { unsafe sqlite3_reset(handle) }
        while true {
            switch unsafe sqlite3_step(handle) {
            case SQLITE_ROW:
                let row = unsafe IndexRow(handle)
                // The place stands in the tree itself; everything else is one look further.
                guard let rank = rank(try row.place) else { continue }
                try body(rank, try row.report())
            case SQLITE_DONE: return
            case let code:
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
            }
        }
    }

    func isAsked(_ report: IndexedReport) throws -> Bool {
        try seen?.hold(report.number, isRestricted: report.isRestricted) ?? true
    }

    func linkedContacts() throws -> LinkedContacts { try ContactLinkRecord.all(in: db) }

    func code(of category: Int64, _ numbers: CategoryNumbers) throws -> Code<Reports.Category>? {
        try numbers.reload(category, from: db)
    }
}

/// The SQL of the one spatial question: what lies in a box. Everything else is decided on its rows.
enum IndexQuestion {
    static let columns =
        "spot, west, south, id, municipality, category, source, status, restricted, observed, reporter, received, pseudonym"

    static let inBox = """
        SELECT \(columns) FROM report_index WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?
        """

    static let inBoxOfUnit = """
        SELECT \(columns) FROM report_index WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?
        AND EXISTS (SELECT 1 FROM membership JOIN case_unit ON case_unit.case_number = membership.case_number
                    WHERE membership.report = \(IndexKey.numberInSQL) AND case_unit.unit = ?)
        """
}
