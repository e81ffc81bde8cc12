import FoundationEssentials
import GRDB
package import Reports

extension SpatiaLiteStore: KeyStore {
    package func add(_ key: APIKey, digest: [UInt8]) async throws {
        try await writer.commit { try KeyRecord.insert(key, digest: digest, in: $0) }
    }

    package func key(prefix: String) async throws -> (key: APIKey, digest: [UInt8])? {
        try await ask { db in
            let statement = try db.cachedStatement(sql: "\(KeyRecord.select) WHERE prefix = ?")
            return try Row.fetchOne(statement, arguments: [prefix]).map(KeyRecord.read)
        }
    }

    package func keys() async throws -> [APIKey] {
        try await ask { db in
            try Row.fetchAll(db, sql: "\(KeyRecord.select) ORDER BY created, prefix").map {
                try KeyRecord.read($0).key
            }
        }
    }

    package func revoke(prefix: String, at moment: Timestamp) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: "UPDATE api_key SET revoked = ? WHERE prefix = ? AND revoked IS NULL",
                arguments: [moment.milliseconds, prefix])
            return db.changesCount == 1
        }
    }
}
