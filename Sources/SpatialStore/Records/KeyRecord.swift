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
    /// Given by the store.
    let number: Int64?
    let webhookURL: String?
    let webhookSecret: String?

    enum CodingKeys: String, CodingKey {
        case prefix, digest, name, scopes, municipalities, created, revoked, number
        case webhookURL = "webhook_url"
        case webhookSecret = "webhook_secret"
    }

    init(_ key: APIKey, digest: [UInt8]) {
        prefix = key.prefix
        self.digest = Data(digest)
        name = key.name
        scopes = key.scopes.map(\.rawValue).sorted().joined(separator: ",")
        municipalities = key.municipalities.sorted().map(\.description).joined(separator: ",")
        created = key.created.milliseconds
        revoked = key.revoked?.milliseconds
        number = nil
        webhookURL = key.webhook?.url
        webhookSecret = key.webhook?.secret
    }

    var webhook: KeyWebhook? {
        guard let webhookURL, let webhookSecret else { return nil }
        return KeyWebhook(url: webhookURL, secret: webhookSecret)
    }

    var key: APIKey {
        get throws {
            guard let created = Timestamp(milliseconds: created)
            else { throw StoreFault.unreadableRow(table: Self.databaseTableName, number: 0) }
            return APIKey(
                prefix: prefix, name: name,
                scopes: Set(scopes.split(separator: ",").compactMap { APIKey.Scope(rawValue: String($0)) }),
                municipalities: Set(municipalities.split(separator: ",").compactMap { MunicipalityCode($0) }),
                created: created, revoked: revoked.flatMap { Timestamp(milliseconds: $0) }, webhook: webhook,
                number: number)
        }
    }
}

extension KeyRecord {
    static func numbered(_ number: Int64, in db: Database) throws -> APIKey? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM api_key WHERE number = ?")
        return try KeyRecord.fetchOne(statement, arguments: [number])?.key
    }

    /// Where the key that sent a report is told of it; nil when it is not, or has been revoked.
    ///
    /// - Parameter report: The number of the report.
    static func webhook(ofSender report: Int64, in db: Database) throws -> KeyWebhook? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT api_key.* FROM report JOIN api_key ON api_key.number = report.sender
                WHERE report.number = ? AND api_key.revoked IS NULL
                """)
        return try KeyRecord.fetchOne(statement, arguments: [report])?.webhook
    }
}
