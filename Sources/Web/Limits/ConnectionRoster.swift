import NIOCore
import Synchronization

/// Who is connected, and for how long each has kept the server waiting, so that those who do nothing make room for those who
/// come.
///
/// A connection waits from when it is opened, from when its last answer left, and from the header of a request until the end
/// of its body. At the cap the one that waits longest is shed; when none has waited for long, whoever comes is turned away.
/// Whoever is answered is never shed.
final class ConnectionRoster: Sendable {
    /// How long a connection is left in peace: longer than an honest client needs between its connection and its request.
    static let patience = TimeAmount.milliseconds(250)

    enum Admission {
        case admitted(Int)
        /// In the place of another, which is to be told.
        case admittedFor(Int, shed: @Sendable () -> Void)
        /// Nobody can be shed.
        case turnedAway
        /// The same, and there are too many to tell.
        case cut
    }

    fileprivate struct Member {
        let shed: @Sendable () -> Void
        /// Counts the times it began to wait; nil while it is worked for.
        var waiting: Int?
    }

    fileprivate struct State {
        var members: [Int: Member] = [:]
        /// Those who wait, longest first, among some that no longer do.
        var queue = CircularBuffer<(member: Int, waiting: Int, since: NIODeadline)>()
        var last = 0
        var turnedAway = 0
    }

    private let most: Int
    /// How many may be told at the same time that there is no room.
    private let mostTurnedAway = 128
    private let state = Mutex(State())

    init(most: Int) { self.most = most }

    var count: Int { state.withLock(\.members.count) }

    /// How many times of waiting are remembered.
    var remembered: Int { state.withLock(\.queue.count) }

    /// - Parameter shed: Called from any thread when the connection is to make room; it is no member any more then.
    func enter(at now: NIODeadline, shed: @escaping @Sendable () -> Void) -> Admission {
        state.withLock { state in
            var victim: Member?
            if state.members.count >= most {
                victim = state.longestWaiting(before: now - Self.patience)
                guard victim != nil else {
                    guard state.turnedAway < mostTurnedAway else { return .cut }
                    state.turnedAway += 1
                    return .turnedAway
                }
            }
            state.last += 1
            let member = state.last
            state.members[member] = Member(shed: shed)
            state.wait(member, since: now)
            return victim.map { .admittedFor(member, shed: $0.shed) } ?? .admitted(member)
        }
    }

    /// The server waits for the client.
    func waits(_ member: Int, since now: NIODeadline) {
        state.withLock { $0.wait(member, since: now) }
    }

    /// The client waits for the server.
    func isServed(_ member: Int) {
        state.withLock { $0.members[member]?.waiting = nil }
    }

    func leave(_ member: Int) {
        state.withLock { _ = $0.members.removeValue(forKey: member) }
    }

    /// One that was turned away has gone.
    func leaveTurnedAway() {
        state.withLock { $0.turnedAway -= 1 }
    }
}

extension ConnectionRoster.State {
    fileprivate mutating func wait(_ member: Int, since now: NIODeadline) {
        guard members[member] != nil else { return }
        last += 1
        members[member]?.waiting = last
        queue.append((member, last, now))
        // Those who no longer wait are left in the queue until they are more than the others.
        if queue.count > 2 * members.count + 64 {
            queue = CircularBuffer(queue.filter { members[$0.member]?.waiting == $0.waiting })
        }
    }

    /// Removes the one that has waited longest, if that is since before `moment`.
    fileprivate mutating func longestWaiting(before moment: NIODeadline) -> ConnectionRoster.Member? {
        while let first = queue.first {
            guard members[first.member]?.waiting == first.waiting else {
                queue.removeFirst()
                continue
            }
            guard first.since <= moment else { return nil }
            queue.removeFirst()
            return members.removeValue(forKey: first.member)
        }
        return nil
    }
}
