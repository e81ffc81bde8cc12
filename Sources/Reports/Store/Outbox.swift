/// A message to a unit, to somebody who reported, to the e-service that sent a report, or to whoever keeps the law's clock, kept in the
/// same transaction as what it is about.
package struct OutboxMessage: Hashable, Sendable {
    /// Grows with every message; the receiver sees it, with the case's id, as `webhook-id`, so that it can drop a repeat.
    package let id: Int64
    /// Nil for a message to somebody who reported, to an e-service, or about duties.
    package let unit: Code<Unit>?
    /// Nil for a message about duties.
    package let `case`: Case.ID?
    package let channel: Channel
    package let payload: Payload
    package let created: Timestamp
    /// When it is to go in one e-mail with all else that waits for its receiver then; nil for a message of its own.
    package let digestAt: Timestamp?
    /// How many times it was tried.
    package let attempts: Int
    package private(set) var state: State
    /// What went wrong last, without personal data.
    package let lastFault: String?
    /// Nil unless somebody said that it need not be sent.
    package private(set) var dropping: Dropping?

    package init(
        id: Int64, unit: Code<Unit>?, case: Case.ID?, channel: Channel, payload: Payload, created: Timestamp,
        digestAt: Timestamp? = nil, attempts: Int, state: State, lastFault: String?
    ) {
        self.id = id
        self.unit = unit
        self.case = `case`
        self.channel = channel
        self.payload = payload
        self.created = created
        self.digestAt = digestAt
        self.attempts = attempts
        self.state = state
        self.lastFault = lastFault
    }

    /// The same message, which need not be sent.
    package func dropped(_ dropping: Dropping) -> OutboxMessage {
        var message = self
        message.state = .dropped
        message.dropping = dropping
        return message
    }

    /// What is to be sent.
    package enum Payload: Hashable, Sendable {
        /// Worded when it is sent.
        case notice(CaseNotice)
        /// An answer to somebody who reported. The address in the channel is read from the original whenever the message is; an
        /// empty one when it cannot be.
        case answer(AnswerNotice)
        /// What became of a report, for the e-service that sent it. Address and secret are read from its key whenever the message is;
        /// nil when the key has been revoked.
        case status(StatusNotice, to: KeyWebhook?)
        /// What the law asks of a municipality that is due, or overdue.
        case duties(DutyNotice)
        /// Worded before it was kept, as earlier versions of Lykta did: the JSON that is sent, or the text of the e-mail, whose
        /// first line is the subject.
        case worded([UInt8])
    }

    package enum State: String, CaseIterable, Sendable {
        case waiting, delivered
        /// Given up, and nobody has said that it need not be sent.
        case dead
        case dropped
    }

    /// Who said that a dead message need not be sent, and why.
    package struct Dropping: Hashable, Sendable {
        package let by: String
        package let at: Timestamp
        package let reason: String

        package init(by: String, at: Timestamp, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }
}

/// What is to be sent now, and what cannot be since it cannot be read.
package struct DueMessages: Hashable, Sendable {
    package let messages: [OutboxMessage]
    /// The ids of those that are damaged. They stay due until they are recorded as dead.
    package let unreadable: [Int64]

    package init(messages: [OutboxMessage], unreadable: [Int64]) {
        self.messages = messages
        self.unreadable = unreadable
    }
}

/// A page of the outbox for whoever looks after it.
package struct ListedMessages: Hashable, Sendable {
    package let messages: [OutboxMessage]
    /// Those that are damaged, by their ids, each with what went wrong last if that can be read.
    package let unreadable: [Unreadable]

    package struct Unreadable: Hashable, Sendable {
        package let id: Int64
        package let lastFault: String?

        package init(id: Int64, lastFault: String?) {
            self.id = id
            self.lastFault = lastFault
        }
    }

    package init(messages: [OutboxMessage], unreadable: [Unreadable]) {
        self.messages = messages
        self.unreadable = unreadable
    }
}

/// The messages that wait to be sent.
package protocol Outbox: Sendable {
    /// What is due at `moment`, oldest first, at most `limit`.
    func due(at moment: Timestamp, limit: Int) async throws -> DueMessages

    /// What goes in one e-mail with `message`, itself among it: due at `moment`, of a digest to the same receiver about the same
    /// municipality's cases, and tried as often. The oldest first, at most `limit`.
    func digest(with message: OutboxMessage, at moment: Timestamp, limit: Int) async throws -> DueMessages

    /// Records that messages were sent: of all of them, or of none.
    func delivered(_ ids: [Int64], at moment: Timestamp) async throws

    /// Records a failed attempt to send messages together, of all of them or of none. With `nextAttempt` nil they are dead: they
    /// stay visible and are not tried again.
    func failed(_ ids: [Int64], fault: String, nextAttempt: Timestamp?) async throws

    /// Nil when there is none that can be read.
    func message(_ id: Int64) async throws -> OutboxMessage?

    /// The messages in `state`, oldest first, at most `limit` rows; those of them that cannot be read apart.
    func messages(in state: OutboxMessage.State, limit: Int) async throws -> ListedMessages

    /// Notes that a dead message need not be sent; false when there is no such dead message. ``retry(_:at:)`` takes it back.
    ///
    /// - Parameter reason: 1–500 signs.
    func drop(_ id: Int64, reason: String, by agent: Agent, at moment: Timestamp) async throws -> Bool

    /// Puts a dead or dropped message back in the queue; false when there is no such message.
    func retry(_ id: Int64, at moment: Timestamp) async throws -> Bool
}
