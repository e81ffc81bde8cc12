import GRDB
import Reports

/// That dead messages need not be sent, as rows of `dropped_message`.
enum DroppedMessageRecord {
    /// The same messages, those that were dropped marked as such.
    static func marking(_ messages: [OutboxMessage], in db: Database) throws -> [OutboxMessage] {
        let statement = try db.cachedStatement(
            sql: "SELECT at, by, reason FROM dropped_message WHERE message = ?")
        return try messages.map { message in
            guard let row = try Row.fetchOne(statement, arguments: [message.id]) else { return message }
            return try StoreFault.reading("dropped_message", message.id) {
                guard let at = Timestamp(milliseconds: try row.value("at"))
                else { throw StoreFault.unreadableRow(table: "dropped_message", number: message.id) }
                return message.dropped(
                    .init(by: try row.value("by"), at: at, reason: try row.value("reason")))
            }
        }
    }
}
