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
            let read = try OutboxRecord.read(rows, sealing: settings.sealing, in: db)
            return DueMessages(messages: read.messages, unreadable: read.unreadable.map(\.id))
        }
    }

    package func delivered(_ id: Int64, at moment: Timestamp) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET state = 'delivered', attempts = attempts + 1, next_attempt = NULL, fault = NULL,
                        row_digest = \(OutboxRecord.digest(next: "NULL", attempts: "attempts + 1", state: "'delivered'", fault: "NULL"))
                    WHERE number = ?1
                    """,
                arguments: [id])
        }
    }

    package func failed(_ id: Int64, fault: String, nextAttempt: Timestamp?) async throws {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    UPDATE outbox SET attempts = attempts + 1, fault = ?1, next_attempt = ?2, state = ?3,
                        row_digest = \(OutboxRecord.digest(next: "?2", attempts: "attempts + 1", state: "?3", fault: "?1"))
                    WHERE number = ?4
                    """,
                arguments: [fault, nextAttempt?.milliseconds, nextAttempt == nil ? "dead" : "waiting", id])
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
                        row_digest = \(OutboxRecord.digest(next: "?1", attempts: "0", state: "'waiting'", fault: "fault"))
                    WHERE number = ?2 AND state = 'dead'
                    """,
                arguments: [moment.milliseconds, id])
            return db.changesCount == 1
        }
    }
}
