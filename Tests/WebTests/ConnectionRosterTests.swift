import NIOCore
import Synchronization
import Testing

@testable import Web

/// Who makes room for whom, by a clock that is moved.
@Suite struct ConnectionRosterTests {
    private let roster = ConnectionRoster(most: 3)
    private let shed = Shed()

    private func moment(_ milliseconds: Int64) -> NIODeadline {
        .uptimeNanoseconds(1) + .milliseconds(milliseconds)
    }

    /// The number in the roster, and whether another was shed; nil when turned away.
    private func enter(_ name: String, at milliseconds: Int64) -> Int? {
        switch roster.enter(at: moment(milliseconds), shed: { [shed] in shed.note(name) }) {
        case .admitted(let member): return member
        case .admittedFor(let member, let shed):
            shed()
            return member
        case .turnedAway, .cut: return nil
        }
    }

    @Test func `at the cap the connection that has waited longest makes room`() throws {
        let a = try #require(enter("a", at: 0))
        _ = try #require(enter("b", at: 10))
        _ = try #require(enter("c", at: 20))
        roster.waits(a, since: moment(30))
        #expect(enter("d", at: 500) != nil)
        #expect(shed.names == ["b"])
        #expect(enter("e", at: 500) != nil)
        #expect(enter("f", at: 500) != nil)
        #expect(shed.names == ["b", "c", "a"] && roster.count == 3)
    }

    @Test func `whoever is served, or has not waited long, is not shed, and the new one is turned away`()
        throws
    {
        for name in ["a", "b", "c"] { roster.isServed(try #require(enter(name, at: 0))) }
        #expect(enter("d", at: 60_000) == nil)
        roster.waits(1, since: moment(60_000))
        #expect(enter("d", at: 60_249) == nil)
        #expect(shed.names == [])
        #expect(enter("d", at: 60_250) != nil)
        #expect(shed.names == ["a"])
    }

    @Test func `one that leaves makes room, and only so many are told that there is none`() throws {
        let members = try ["a", "b", "c"].map { try #require(enter($0, at: 0)) }
        var told = 0
        while case .turnedAway = roster.enter(at: moment(1), shed: {}) { told += 1 }
        #expect(told == 128)
        guard case .cut = roster.enter(at: moment(1), shed: {}) else {
            Issue.record("told more")
            return
        }
        roster.leaveTurnedAway()
        guard case .turnedAway = roster.enter(at: moment(1), shed: {}) else {
            Issue.record("not told")
            return
        }
        roster.leave(members[1])
        #expect(enter("d", at: 1) != nil && shed.names == [])
    }

    @Test func `what it remembers does not grow with the number of requests`() throws {
        let a = try #require(enter("a", at: 0))
        for number in 0..<10_000 { roster.waits(a, since: moment(Int64(number))) }
        #expect(roster.remembered < 100)
    }
}

private final class Shed: Sendable {
    private let state = Mutex<[String]>([])

    var names: [String] { state.withLock(\.self) }

    func note(_ name: String) { state.withLock { $0.append(name) } }
}
