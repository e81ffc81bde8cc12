package import Reports

/// What of the running server only the program itself knows: how it fares, and how units are reached.
package struct ServerCare: Sendable {
    /// Sends a test message through a unit's channel; nil when this server sends no messages.
    package var tryChannel: (@Sendable (ChannelTest) async -> ChannelFault?)?
    /// Why messages to a unit would not get through one of its channels, as far as can be told without sending any.
    package var channelFaults: @Sendable (Unit) -> [Bilingual]
    package var health: @Sendable () async -> ServerHealth

    package init(
        tryChannel: (@Sendable (ChannelTest) async -> ChannelFault?)? = nil,
        channelFaults: @escaping @Sendable (Unit) -> [Bilingual] = { _ in [] },
        health: @escaping @Sendable () async -> ServerHealth = { ServerHealth() }
    ) {
        self.tryChannel = tryChannel
        self.channelFaults = channelFaults
        self.health = health
    }
}

/// A test message that is to be sent.
package struct ChannelTest: Sendable {
    package let channel: Channel
    package let unit: Unit
    package let municipality: MunicipalityCode
    /// Whoever asked for it.
    package let sender: String
    /// What a receiver knows it by; no other's.
    package let id: String
    package let at: Timestamp
}

/// What kept a message from its receiver.
package struct ChannelFault: Sendable {
    /// A stable name.
    package let code: String
    package let words: Bilingual

    package init(code: String, words: Bilingual) {
        self.code = code
        self.words = words
    }
}

/// How the server fares.
package struct ServerHealth: Hashable, Sendable {
    package var version = ""
    package var started: Timestamp?
    /// Why reports cannot be kept just now, in a word; nil when they can.
    package var notReady: String?
    /// How many pieces of work wait to be written.
    package var queueDepth = 0
    /// Whether units are sent messages.
    package var delivers = false
    /// The size of the database and of its log, in bytes.
    package var databaseBytes: Int?
    /// How much room the disk of the database has left, and in all, in bytes.
    package var freeBytes: Int?
    package var diskBytes: Int?
    /// When `lykta backup` last made a whole copy of this database; nil where it has noted none.
    package var lastBackup: Timestamp?

    package init() {}
}
