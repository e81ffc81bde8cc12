import GRDB
package import Reports

extension SpatiaLiteStore: Outbox {
    package func due(at moment: Timestamp, limit: Int) async throws -> [OutboxMessage] {
        try await ask { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        \(OutboxRecord.select) WHERE state = 'waiting' AND next_attempt <= ?
                        ORDER BY outbox.number LIMIT ?
                        """),
                arguments: [moment.milliseconds, limit]
            ).map { try OutboxRecord.read($0, sealing: settings.sealing, in: db) }
        }
    }

    package func delivered(_ id: Int64, at moment: Timestamp) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'delivered', attempts = attempts + 1, next_attempt = NULL, fault = NULL
                    WHERE number = ?
                    """,
                arguments: [id])
        }
    }

    package func failed(_ id: Int64, fault: String, nextAttempt: Timestamp?) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET attempts = attempts + 1, fault = ?, next_attempt = ?, state = ? WHERE number = ?
                    """,
                arguments: [fault, nextAttempt?.milliseconds, nextAttempt == nil ? "dead" : "waiting", id])
        }
    }

    package func messages(in state: OutboxMessage.State, limit: Int) async throws -> [OutboxMessage] {
        try await ask { db in
            try Row.fetchAll(
                db, sql: "\(OutboxRecord.select) WHERE state = ? ORDER BY outbox.number LIMIT ?",
                arguments: [state.rawValue, limit]
            ).map { try OutboxRecord.read($0, sealing: settings.sealing, in: db) }
        }
    }

    package func retry(_ id: Int64, at moment: Timestamp) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'waiting', next_attempt = ?, attempts = 0
                    WHERE number = ? AND state = 'dead'
                    """,
                arguments: [moment.milliseconds, id])
            return db.changesCount == 1
        }
    }
}
