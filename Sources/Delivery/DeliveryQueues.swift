import Reports

/// Keeps what goes to one receiver in order: one message at a time, the oldest first, and after a failure none until the
/// failed one is tried again.
///
/// A message that keeps failing does not hold up the later ones for ever: after ``patience`` they pass it. Kept in
/// memory only, so the order is not promised over a restart.
struct DeliveryQueues: Sendable {
    /// A unit and one of its channels.
    struct Receiver: Hashable, Sendable {
        let unit: Code<Unit>?
        let channel: Channel
    }

    private var busy: Set<Receiver> = []
    private var heldUntil: [Receiver: Timestamp] = [:]

    static let patience = TimeSpan.minutes(5)

    /// The number of messages on their way.
    var onTheWay: Int { busy.count }

    /// Takes the messages of `due` that may go now, the oldest of each free receiver, at most `room`; these receivers are busy
    /// until ``free(_:)`` or ``hold(_:until:)``.
    mutating func take(from due: [OutboxMessage], at now: Timestamp, room: Int) -> [OutboxMessage] {
        heldUntil = heldUntil.filter { $0.value > now }
        var taken: [OutboxMessage] = []
        for message in due.sorted(by: { $0.id < $1.id }) where taken.count < room {
            let receiver = Receiver(message)
            guard heldUntil[receiver] == nil, busy.insert(receiver).inserted else { continue }
            taken.append(message)
        }
        return taken
    }

    mutating func free(_ receiver: Receiver) { busy.remove(receiver) }

    /// Frees the receiver from `moment` on.
    mutating func hold(_ receiver: Receiver, until moment: Timestamp) {
        busy.remove(receiver)
        heldUntil[receiver] = moment
    }
}

extension DeliveryQueues.Receiver {
    init(_ message: OutboxMessage) {
        self.init(unit: message.unit, channel: message.channel)
    }
}
