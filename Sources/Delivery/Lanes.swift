import Reports

/// Keeps what goes to one receiver in order: one message at a time, the oldest first, and after a failure none until the
/// failed one is tried again.
///
/// A message that keeps failing does not hold up the later ones for ever: after ``patience`` they pass it. Kept in
/// memory only, so the order is not promised over a restart.
struct Lanes: Sendable {
    /// A unit and one of its channels.
    struct Lane: Hashable, Sendable {
        let unit: Code<Unit>
        let channel: Channel
    }

    private var busy: Set<Lane> = []
    private var heldUntil: [Lane: Timestamp] = [:]

    static let patience = TimeSpan.minutes(5)

    /// The number of messages on their way.
    var onTheWay: Int { busy.count }

    /// Takes the messages of `due` that may go now, the oldest of each free lane, at most `room`; their lanes are busy
    /// until ``free(_:)`` or ``hold(_:until:)``.
    mutating func take(from due: [OutboxMessage], at now: Timestamp, room: Int) -> [OutboxMessage] {
        heldUntil = heldUntil.filter { $0.value > now }
        var taken: [OutboxMessage] = []
        for message in due.sorted(by: { $0.id < $1.id }) where taken.count < room {
            let lane = Lane(message)
            guard heldUntil[lane] == nil, busy.insert(lane).inserted else { continue }
            taken.append(message)
        }
        return taken
    }

    mutating func free(_ lane: Lane) { busy.remove(lane) }

    /// Frees the lane from `moment` on.
    mutating func hold(_ lane: Lane, until moment: Timestamp) {
        busy.remove(lane)
        heldUntil[lane] = moment
    }
}

extension Lanes.Lane {
    init(_ message: OutboxMessage) {
        self.init(unit: message.unit, channel: message.channel)
    }
}
