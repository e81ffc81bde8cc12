import FoundationEssentials
import GRDB
import Reports

/// API keys as rows of `api_key`.
enum KeyRecord {
    static func insert(_ key: APIKey, digest: [UInt8], in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO api_key (prefix, digest, name, scopes, municipalities, created, revoked)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                key.prefix, Data(digest), key.name,
                key.scopes.map(\.rawValue).sorted().joined(separator: ","),
                key.municipalities.sorted().map(\.description).joined(separator: ","),
                key.created.milliseconds,
                key.revoked?.milliseconds,
            ])
    }

    static let select = "SELECT prefix, digest, name, scopes, municipalities, created, revoked FROM api_key"

    static func read(_ row: Row) throws -> (key: APIKey, digest: [UInt8]) {
        guard let created = Timestamp(milliseconds: row[5]) else {
            throw StoreFault.unreadableRow(table: "api_key", number: 0)
        }
        let key = APIKey(
            prefix: row[0], name: row[2],
            scopes: Set(
                (row[3] as String).split(separator: ",").compactMap { APIKey.Scope(rawValue: String($0)) }),
            municipalities: Set((row[4] as String).split(separator: ",").compactMap { MunicipalityCode($0) }),
            created: created, revoked: (row[6] as Int64?).flatMap { Timestamp(milliseconds: $0) })
        return (key, Array(row[1] as Data))
    }
}
