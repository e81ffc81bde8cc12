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
            ).map(OutboxRecord.read)
        }
    }

    package func digest(with message: OutboxMessage, at moment: Timestamp, limit: Int) async throws
        -> [OutboxMessage]
    {
        try await ask { db in
            try Row.fetchAll(
                db.cachedStatement(sql: OutboxRecord.digest),
                arguments: [
                    message.unit.description, message.channel.target, moment.milliseconds, message.attempts,
                    message.id, limit,
                ]
            ).map(OutboxRecord.read)
        }
    }

    package func delivered(_ ids: [Int64], at moment: Timestamp) async throws {
        try await writer.commit { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE outbox SET state = 'delivered', attempts = attempts + 1, next_attempt = NULL, fault = NULL
                    WHERE number = ?
                    """)
            for id in ids { try statement.execute(arguments: [id]) }
        }
    }

    package func failed(_ ids: [Int64], fault: String, nextAttempt: Timestamp?) async throws {
        try await writer.commit { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE outbox SET attempts = attempts + 1, fault = ?, next_attempt = ?, state = ? WHERE number = ?
                    """)
            let state = nextAttempt == nil ? "dead" : "waiting"
            for id in ids { try statement.execute(arguments: [fault, nextAttempt?.milliseconds, state, id]) }
        }
    }

    package func message(_ id: Int64) async throws -> OutboxMessage? {
        try await ask { db in
            try Row.fetchOne(db, sql: "\(OutboxRecord.select) WHERE outbox.number = ?", arguments: [id])
                .map(OutboxRecord.read)
        }
    }

    package func messages(in state: OutboxMessage.State, limit: Int) async throws -> [OutboxMessage] {
        try await ask { db in
            try Row.fetchAll(
                db, sql: "\(OutboxRecord.select) WHERE state = ? ORDER BY outbox.number LIMIT ?",
                arguments: [state.rawValue, limit]
            ).map(OutboxRecord.read)
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
