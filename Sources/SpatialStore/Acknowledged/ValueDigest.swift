import Crypto
import GRDB
import GRDBSQLite

/// `lykta_digest(…)` of SQL: the first eight bytes of SHA-256 over its arguments, each with its type and its length.
///
/// It finds what a disk does to a row, not what somebody with the right to write the file does: it has no key. Eight bytes miss one
/// change in 2⁶⁴. SHA-256 rather than a quicker sum, since it is here already and costs a microsecond among the hundred and
/// more that a report costs.
enum ValueDigest {
    /// Written through SQLite's own interface: GRDB would copy each of some twenty-six arguments for each row.
    static func define(in database: Database) throws {
        let defined = unsafe sqlite3_create_function_v2(
            database.sqliteConnection, "lykta_digest", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil,
            { context, count, values in
                var bytes: [UInt8] = []
                bytes.reserveCapacity(640)
                for position in 0..<Int(count) {
                    guard let value = unsafe values?[position] else { continue }
                    unsafe ValueDigest.append(value, to: &bytes)
                }
                unsafe sqlite3_result_int64(context, ValueDigest.digest(of: bytes))
            }, nil, nil, nil)
        guard defined == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: defined)) }
    }

    /// The first eight bytes of SHA-256.
    static func digest(of bytes: [UInt8]) -> Int64 {
        Int64(
            bitPattern: SHA256.hash(data: bytes).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }

    /// That of texts in their order. None of them has a null in it.
    static func digest(ofTexts texts: [String]) -> Int64 {
        digest(of: Array(texts.joined(separator: "\0").utf8))
    }

    private static func append(_ value: OpaquePointer, to bytes: inout [UInt8]) {
        let kind = unsafe sqlite3_value_type(value)
        bytes.append(UInt8(truncatingIfNeeded: kind))
        switch kind {
        case SQLITE_INTEGER: append(UInt64(bitPattern: unsafe sqlite3_value_int64(value)), to: &bytes)
        case SQLITE_FLOAT: append(unsafe sqlite3_value_double(value).bitPattern, to: &bytes)
        case SQLITE_TEXT, SQLITE_BLOB:
            // The bytes as they are stored: a damaged text need not be UTF-8.
            let start = unsafe sqlite3_value_blob(value)
            let count = Int(unsafe sqlite3_value_bytes(value))
            append(UInt64(count), to: &bytes)
            if let start = unsafe start, count > 0 {
                unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
            }
        default: break
        }
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * byte))) }
    }
}
