import FoundationEssentials
import GRDB
import Reports

/// An API key as a row of `api_key`.
struct KeyRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "api_key"

    let prefix: String
    let digest: Data
    let name: String
    /// Separated by commas.
    let scopes: String
    /// Separated by commas; empty for all that are served.
    let municipalities: String
    let created: Int64
    let revoked: Int64?

    init(_ key: APIKey, digest: [UInt8]) {
        prefix = key.prefix
        self.digest = Data(digest)
        name = key.name
        scopes = key.scopes.map(\.rawValue).sorted().joined(separator: ",")
        municipalities = key.municipalities.sorted().map(\.description).joined(separator: ",")
        created = key.created.milliseconds
        revoked = key.revoked?.milliseconds
    }

    var key: APIKey {
        get throws {
            guard let created = Timestamp(milliseconds: created)
            else { throw StoreFault.unreadableRow(table: Self.databaseTableName, number: 0) }
            return APIKey(
                prefix: prefix, name: name,
                scopes: Set(scopes.split(separator: ",").compactMap { APIKey.Scope(rawValue: String($0)) }),
                municipalities: Set(municipalities.split(separator: ",").compactMap { MunicipalityCode($0) }),
                created: created, revoked: revoked.flatMap { Timestamp(milliseconds: $0) })
        }
    }
}
