import FoundationEssentials
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
        try await read { db in
            let rows = try Row.fetchAll(
                db, sql: "\(OutboxRecord.select) WHERE outbox.number = ?", arguments: [id])
            let found = try OutboxRecord.read(rows, sealing: settings.sealing, in: db)
            return try DroppedMessageRecord.marking(found.messages, in: db).first
        }
    }

    package func messages(in state: OutboxMessage.State, limit: Int) async throws -> ListedMessages {
        try await read { db in
            let condition =
                switch state {
                case .waiting, .delivered: "state = '\(state.rawValue)'"
                case .dead: "state = 'dead' AND outbox.number NOT IN (SELECT message FROM dropped_message)"
                case .dropped: "outbox.number IN (SELECT message FROM dropped_message)"
                }
            let rows = try Row.fetchAll(
                db, sql: "\(OutboxRecord.select) WHERE \(condition) ORDER BY outbox.number LIMIT ?",
                arguments: [limit])
            let found = try OutboxRecord.read(rows, sealing: settings.sealing, in: db)
            guard state == .dropped else { return found }
            return ListedMessages(
                messages: try DroppedMessageRecord.marking(found.messages, in: db),
                unreadable: found.unreadable)
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
            guard db.changesCount == 1 else { return false }
            try db.execute(sql: "DELETE FROM dropped_message WHERE message = ?", arguments: [id])
            return true
        }
    }

    package func drop(_ id: Int64, reason: String, by agent: Agent, at moment: Timestamp) async throws -> Bool
    {
        try await writer.commit { db in
            try db.execute(
                sql: """
                    INSERT INTO dropped_message (message, at, by, person, reason)
                    SELECT number, ?, ?, (SELECT number FROM person WHERE id = ?), ? FROM outbox
                    WHERE number = ? AND state = 'dead' AND number NOT IN (SELECT message FROM dropped_message)
                    """,
                arguments: [
                    moment.milliseconds, agent.name, agent.person.map { Data($0.bytes) }, reason, id,
                ])
            guard db.changesCount == 1 else { return false }
            try DigestedTable.droppedMessages.keep(where: "message = ?", [id], in: db)
            return true
        }
    }
}

extension DueMessages {
    fileprivate init(_ listed: ListedMessages) {
        self.init(messages: listed.messages, unreadable: listed.unreadable.map(\.id))
    }
}
