import GRDBSQLite
import Geometry
import Reports

/// One row of the covering index, as it stands on the open statement: a column is read when it is asked for.
///
/// Read through SQLite's C interface, because a question may walk over a million rows: a GRDB row costs four times as much.
@safe struct IndexRow: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) { unsafe self.statement = statement }

    private var number: Int64 { IndexKey.number(in: integer(0)) }

    /// - Throws: ``StoreFault`` for a row that `lykta check` would report.
    var place: Place {
        get throws {
            let place = Place(
                northingCentimetres: Int32(clamping: integer(2)),
                eastingCentimetres: Int32(clamping: integer(1)))
            guard let place else { throw StoreFault.unreadableRow(table: "report_index", number: number) }
            return place
        }
    }

    /// - Throws: ``StoreFault`` for a row that `lykta check` would report.
    func report() throws -> IndexedReport {
        IndexedReport(
            number: number, id: try id, place: try place, municipality: integer(4), category: integer(5),
            source: integer(6), status: integer(7), isRestricted: integer(8) != 0, observed: integer(9),
            received: integer(11),
            reporter: integerOrNil(10), pseudonym: integerOrNil(12))
    }

    private var id: Report.ID {
        get throws {
            guard let bytes = unsafe sqlite3_column_blob(statement, 3),
                unsafe sqlite3_column_bytes(statement, 3) == 16
            else { throw StoreFault.unreadableRow(table: "report_index", number: number) }
            return Report.ID(
                high: UInt64(bigEndian: unsafe bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }

    private func integerOrNil(_ column: Int32) -> Int64? {
        unsafe sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : integer(column)
    }

    private func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, column) }
}
