import NIOCore

/// One connection among those that are held: whether there is room for it, and whom it keeps waiting. See ``ConnectionRoster``.
struct HeldConnection {
    private enum Membership {
        case none, member(Int), turnedAway
    }

    /// What the one who asks for room does now.
    enum Entrance {
        case admitted
        /// Another is told to make room.
        case admittedFor(shed: @Sendable () -> Void)
        /// There is no room, and the client is told so.
        case turnedAway
        /// There is no room, nor for telling.
        case cut
    }

    private let roster: ConnectionRoster
    private var membership = Membership.none

    init(_ roster: ConnectionRoster) { self.roster = roster }

    /// - Parameter shed: Called from any thread when the connection is to make room for another.
    mutating func enter(at now: NIODeadline, shed: @escaping @Sendable () -> Void) -> Entrance {
        switch roster.enter(at: now, shed: shed) {
        case .admitted(let member):
            membership = .member(member)
            return .admitted
        case .admittedFor(let member, let shed):
            membership = .member(member)
            return .admittedFor(shed: shed)
        case .turnedAway:
            membership = .turnedAway
            return .turnedAway
        case .cut: return .cut
        }
    }

    /// The server waits for the client.
    func waits(since now: NIODeadline) {
        if case .member(let member) = membership { roster.waits(member, since: now) }
    }

    /// The client waits for the server.
    func isServed() {
        if case .member(let member) = membership { roster.isServed(member) }
    }

    /// Does nothing the second time.
    mutating func leave() {
        switch membership {
        case .none: break
        case .member(let member): roster.leave(member)
        case .turnedAway: roster.leaveTurnedAway()
        }
        membership = .none
    }
}
