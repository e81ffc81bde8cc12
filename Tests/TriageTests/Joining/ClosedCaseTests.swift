import Geometry
import Reports
import Testing
import Triage

@Suite struct ClosedCaseTests {
    @Test func `a trouble that comes back points to the case near it that was closed last`() throws {
        let cases = [
            try closed(1, day: 10, east: 5), try closed(2, day: 20, east: 60),
            try closed(3, day: 30, east: 61),
        ]
        #expect(try returning(among: cases) == cases[1].id)
    }

    @Test func `of cases closed together the nearer, and then the lower id, has come back`() throws {
        let cases = [
            try closed(3, day: 1, east: 5), try closed(2, day: 1, east: -5), try closed(1, day: 1, east: 6),
        ]
        #expect(try returning(among: cases) == cases[1].id)
        #expect(try returning(among: cases.reversed()) == cases[1].id)
    }

    @Test func `a trouble where none was closed is new`() throws {
        #expect(try returning(among: []) == nil)
        #expect(try returning(among: [closed(1, day: 1, east: 60.01)]) == nil)
    }

    private func returning(among cases: [ClosedCase]) throws -> Case.ID? {
        ClosedCase.returning(at: try Street.spot, within: try #require(Radius(metres: 60)), among: cases)
    }

    private func closed(_ number: UInt64, day: Int64, east: Double) throws -> ClosedCase {
        ClosedCase(
            id: Case.ID(high: number, low: 0), closed: Timestamp.epoch.adding(.days(day)),
            nearest: try #require(try Street.spot.moved(eastMetres: east)))
    }
}
