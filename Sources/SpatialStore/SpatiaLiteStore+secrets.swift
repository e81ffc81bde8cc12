import FoundationEssentials
import GRDB
import Reports

extension SpatiaLiteStore: SecretStore {
    package func keptSecret(named name: String) async throws -> [UInt8]? {
        try await ask { try SecretRecord.fetchOne($0, key: name).map { Array($0.value) } }
    }

    package func secret(named name: String, orKeep fresh: [UInt8]) async throws -> [UInt8] {
        try await writer.commit { db in
            if let kept = try SecretRecord.fetchOne(db, key: name) { return Array(kept.value) }
            try SecretRecord(name: name, value: Data(fresh)).insert(db)
            try DigestedTable.secrets.keep(where: "name = ?", [name], in: db)
            return fresh
        }
    }
}

/// A secret as a row of `secret`.
private struct SecretRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "secret"

    let name: String
    let value: Data
}
