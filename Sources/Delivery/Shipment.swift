import Reports

/// What goes to a receiver at once: one message, or those of a digest.
struct Shipment: Hashable, Sendable {
    /// The one that came up first; what holds for it holds for all.
    let first: OutboxMessage
    /// In the order in which they were kept.
    let messages: [OutboxMessage]

    /// So many messages of a digest go in one e-mail; what is more goes in another, right after.
    static let longestDigest = 200

    init(_ message: OutboxMessage) { self.init(message, in: []) }

    /// - Parameter messages: Those that go with `message`; it goes itself, whether among them or not.
    init(_ message: OutboxMessage, in messages: [OutboxMessage]) {
        first = message
        self.messages =
            messages.contains { $0.id == message.id } ? messages : [message] + messages
    }

    var ids: [Int64] { messages.map(\.id) }
}
