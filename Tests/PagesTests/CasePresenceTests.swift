import Reports
import TestSupport
import Testing

@testable import Pages

@Suite struct CasePresenceTests {
    private static func person(_ number: UInt64, _ name: String) throws -> Person {
        Person(
            id: Person.ID(high: 1, low: number), name: name, email: try EmailAddress("a@example.se").orFail(),
            bindings: [], created: .testNow)
    }
    private static let one = Case.ID(high: 1, low: 1)

    @Test func `two at the same case see each other, by who they are and not by their names`() throws {
        let presence = CasePresence()
        let (anna, bo) = (try Self.person(1, "Anna"), try Self.person(2, "Anna"))
        #expect(presence.note(anna, at: Self.one, now: .testNow) == [])
        #expect(presence.note(bo, at: Self.one, now: .testNow) == ["Anna"])
        #expect(presence.note(anna, at: Self.one, now: .testNow) == ["Anna"])
        #expect(presence.note(bo, at: Case.ID(high: 1, low: 2), now: .testNow) == [])
    }

    @Test func `who has left, or has not asked for a while, is not there`() throws {
        let presence = CasePresence()
        let (anna, bo) = (try Self.person(1, "Anna"), try Self.person(2, "Bo"))
        _ = presence.note(anna, at: Self.one, now: .testNow)
        #expect(presence.note(bo, at: Self.one, now: .testNow.adding(.seconds(45))) == ["Anna"])
        #expect(presence.note(bo, at: Self.one, now: .testNow.adding(.seconds(46))) == [])
        presence.leave(bo, Self.one)
        #expect(presence.note(anna, at: Self.one, now: .testNow.adding(.seconds(46))) == [])
    }
}
