import GRDB
package import Reports

extension SpatiaLiteStore: Outbox {
    package func due(at moment: Timestamp, limit: Int) async throws -> DueMessages {
        try await ask { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        \(OutboxRecord.select) WHERE state = 'waiting' AND next_attempt <= ?
                        ORDER BY outbox.number LIMIT ?
                        """),
                arguments: [moment.milliseconds, limit])
            return DueMessages(try OutboxRecord.read(rows, sealing: settings.sealing, in: db))
        }
    }

    package func digest(with message: OutboxMessage, at moment: Timestamp, limit: Int) async throws
        -> DueMessages
    {
        // An answer to somebody who reported goes alone.
        guard let unit = message.unit else { return DueMessages(messages: [message], unreadable: []) }
        return try await ask { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: OutboxRecord.digest),
                arguments: [
                    unit.description, message.channel.target, moment.milliseconds, message.attempts,
                    message.id, limit,
                ])
            return DueMessages(try OutboxRecord.read(rows, sealing: settings.sealing, in: db))
        }
    }

    package func delivered(_ ids: [Int64], at moment: Timestamp) async throws {
        try await writer.commit { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE outbox SET state = 'delivered', attempts = attempts + 1, next_attempt = NULL, fault = NULL,
                        row_digest = \(OutboxRecord.rowDigest(next: "NULL", attempts: "attempts + 1", state: "'delivered'", fault: "NULL"))
                    WHERE number = ?1
                    """)
            for id in ids { try statement.execute(arguments: [id]) }
        }
    }

    package func failed(_ ids: [Int64], fault: String, nextAttempt: Timestamp?) async throws {
        try await writer.commit { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE outbox SET attempts = attempts + 1, fault = ?1, next_attempt = ?2, state = ?3,
                        row_digest = \(OutboxRecord.rowDigest(next: "?2", attempts: "attempts + 1", state: "?3", fault: "?1"))
                    WHERE number = ?4
                    """)
            let state = nextAttempt == nil ? "dead" : "waiting"
            for id in ids { try statement.execute(arguments: [fault, nextAttempt?.milliseconds, state, id]) }
        }
    }

    package func message(_ id: Int64) async throws -> OutboxMessage? {
        try await ask { db in
            let rows = try Row.fetchAll(
                db, sql: "\(OutboxRecord.select) WHERE outbox.number = ?", arguments: [id])
            return try OutboxRecord.read(rows, sealing: settings.sealing, in: db).messages.first
        }
    }

    package func messages(in state: OutboxMessage.State, limit: Int) async throws -> ListedMessages {
        try await ask { db in
            let rows = try Row.fetchAll(
                db, sql: "\(OutboxRecord.select) WHERE state = ? ORDER BY outbox.number LIMIT ?",
                arguments: [state.rawValue, limit])
            return try OutboxRecord.read(rows, sealing: settings.sealing, in: db)
        }
    }

    package func retry(_ id: Int64, at moment: Timestamp) async throws -> Bool {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'waiting', next_attempt = ?1, attempts = 0,
                        row_digest = \(OutboxRecord.rowDigest(next: "?1", attempts: "0", state: "'waiting'", fault: "fault"))
                    WHERE number = ?2 AND state = 'dead'
                    """,
                arguments: [moment.milliseconds, id])
            return db.changesCount == 1
        }
    }
}

extension DueMessages {
    fileprivate init(_ listed: ListedMessages) {
        self.init(messages: listed.messages, unreadable: listed.unreadable.map(\.id))
    }
}
