import Reports

/// An outbox in memory that remembers the order of what was written to it.
actor MemoryOutbox: Outbox {
    private var kept: [Int64: Entry] = [:]
    private(set) var written: [Written] = []
    /// What is due and cannot be read.
    private var unreadable: [Int64] = []

    struct Entry {
        var message: OutboxMessage
        var dueAt: Timestamp?

        init(_ message: OutboxMessage) {
            self.init(message: message, dueAt: message.digestAt ?? message.created)
        }

        init(message: OutboxMessage, dueAt: Timestamp?) { (self.message, self.dueAt) = (message, dueAt) }
    }

    enum Written: Hashable {
        case delivered(Int64)
        case failed(Int64, next: Timestamp?)
    }

    init(_ messages: [OutboxMessage]) {
        for message in messages { kept[message.id] = Entry(message) }
    }

    func add(_ message: OutboxMessage) { kept[message.id] = Entry(message) }

    func damage(_ id: Int64) { unreadable.append(id) }

    func message(_ id: Int64) -> OutboxMessage? { kept[id]?.message }

    /// Returns once `count` tries have been written down.
    func waitForTries(_ count: Int) async throws {
        while written.count < count { try await Task.sleep(for: .milliseconds(2)) }
    }

    func due(at moment: Timestamp, limit: Int) -> DueMessages {
        let due = kept.values.filter { entry in
            entry.message.state == .waiting && entry.dueAt.map { $0 <= moment } ?? false
        }
        let readable = due.map(\.message).filter { !unreadable.contains($0.id) }.sorted { $0.id < $1.id }
        return DueMessages(
            messages: Array(readable.prefix(limit)),
            unreadable: unreadable.filter { id in due.contains { $0.message.id == id } })
    }

    func digest(with message: OutboxMessage, at moment: Timestamp, limit: Int) -> DueMessages {
        let due = due(at: moment, limit: .max)
        let all = due.messages.filter {
            $0.digestAt != nil && $0.unit == message.unit && $0.channel == message.channel
                && $0.attempts == message.attempts
        }
        return DueMessages(messages: Array(all.prefix(limit)), unreadable: due.unreadable)
    }

    func delivered(_ ids: [Int64], at moment: Timestamp) {
        for id in ids { change(id, to: .delivered, fault: nil, dueAt: nil, .delivered(id)) }
    }

    func failed(_ ids: [Int64], fault: String, nextAttempt: Timestamp?) {
        let state: OutboxMessage.State = nextAttempt == nil ? .dead : .waiting
        for id in ids {
            change(id, to: state, fault: fault, dueAt: nextAttempt, .failed(id, next: nextAttempt))
        }
    }

    func messages(in state: OutboxMessage.State, limit: Int) -> ListedMessages {
        let found = kept.values.map(\.message).filter { $0.state == state }.sorted { $0.id < $1.id }
        return ListedMessages(messages: Array(found.prefix(limit)), unreadable: [])
    }

    func drop(_ id: Int64, reason: String, by agent: Agent, at moment: Timestamp) -> Bool {
        guard let entry = kept[id], entry.message.state == .dead else { return false }
        let dropping = OutboxMessage.Dropping(by: agent.name, at: moment, reason: reason)
        kept[id] = Entry(message: entry.message.dropped(dropping), dueAt: nil)
        return true
    }

    func retry(_ id: Int64, at moment: Timestamp) -> Bool {
        guard let entry = kept[id], entry.message.state == .dead else { return false }
        kept[id] = Entry(message: entry.message.with(.waiting, attempts: 0, fault: nil), dueAt: moment)
        return true
    }

    private func change(
        _ id: Int64, to state: OutboxMessage.State, fault: String?, dueAt: Timestamp?, _ entry: Written
    ) {
        guard let old = kept[id]?.message else { return }
        let attempts = old.attempts + (fault == nil ? 0 : 1)
        kept[id] = Entry(message: old.with(state, attempts: attempts, fault: fault), dueAt: dueAt)
        written.append(entry)
    }
}

extension OutboxMessage {
    fileprivate func with(_ state: State, attempts: Int, fault: String?) -> OutboxMessage {
        OutboxMessage(
            id: id, unit: unit, case: self.case, channel: channel, payload: payload, created: created,
            digestAt: digestAt, attempts: attempts, state: state, lastFault: fault)
    }
}
