import GRDB
package import Reports

extension SpatiaLiteStore: KeyStore {
    package func add(_ key: APIKey, digest: [UInt8]) async throws {
        try await writer.commit { db in
            try KeyRecord(key, digest: digest).insert(db)
            try db.execute(
                sql: """
                    UPDATE api_key SET number = (SELECT ifnull(max(number), 0) + 1 FROM api_key) WHERE prefix = ?
                    """,
                arguments: [key.prefix])
            try DigestedTable.keys.keep(where: "prefix = ?", [key.prefix], in: db)
        }
    }

    package func key(prefix: String) async throws -> (key: APIKey, digest: [UInt8])? {
        try await ask { db in
            let statement = try db.cachedStatement(sql: "SELECT * FROM api_key WHERE prefix = ?")
            return try KeyRecord.fetchOne(statement, arguments: [prefix]).map {
                (try $0.key, Array($0.digest))
            }
        }
    }

    package func keys() async throws -> [APIKey] { try await keysWithDigests().map(\.key) }

    package func keysWithDigests() async throws -> [(key: APIKey, digest: [UInt8])] {
        try await ask { db in
            try KeyRecord.fetchAll(db, sql: "SELECT * FROM api_key ORDER BY created, prefix").map {
                (try $0.key, Array($0.digest))
            }
        }
    }

    package func revoke(prefix: String, at moment: Timestamp) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: "UPDATE api_key SET revoked = ? WHERE prefix = ? AND revoked IS NULL",
                arguments: [moment.milliseconds, prefix])
            guard db.changesCount == 1 else { return false }
            try DigestedTable.keys.keep(where: "prefix = ?", [prefix], in: db)
            return true
        }
    }
}
