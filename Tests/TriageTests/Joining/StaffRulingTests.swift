import Geometry
import Reports
import Testing
import Triage

@Suite struct StaffRulingTests {
    @Test
    func `a pinned report belongs to its case from any distance, and the case that staff named lives on`()
        throws
    {
        var street = try Street()
        try street.report(1, east: 5_000)
        try street.report(2)
        let named = try street.case(of: 2)
        let plan = try street.pin([1], to: named)
        #expect(street.cases == [[1, 2]])
        #expect(try street.case(of: 1) == named)
        #expect(plan.placements.first?.reason == .pinned)
    }

    @Test func `what lies near either part of a pinned case joins it`() throws {
        var street = try Street()
        try street.report(1, east: 5_000)
        try street.report(2)
        try street.pin([1], to: street.case(of: 2))
        try street.report(3, east: 5_050)
        try street.report(4, east: 50)
        #expect(street.cases == [[1, 2, 3, 4]])
    }

    @Test func `a pinned case goes on taking pins`() throws {
        var street = try Street()
        for number in 1...3 { try street.report(Int64(number), east: Double(number) * 1_000) }
        try street.pin([2], to: street.case(of: 1))
        try street.pin([3], to: street.case(of: 1))
        #expect(street.cases == [[1, 2, 3]])
    }

    @Test func `a case is merged into another by pinning all of its reports`() throws {
        var street = try Street()
        for (number, east) in [(1, 0.0), (2, 30), (3, 900), (4, 930)] {
            try street.report(Int64(number), east: east)
        }
        let (other, into) = (try street.case(of: 1), try street.case(of: 3))
        let plan = try street.pin([1, 2], to: into)
        #expect(street.cases == [[1, 2, 3, 4]])
        #expect(plan.merges.map(\.from) == [other])
        #expect(plan.merges.map(\.into) == [into])
        #expect(plan.merges.map(\.reason) == [.pinned])
    }

    @Test func `a report kept apart stands alone and links nothing`() throws {
        var street = try Street()
        for (number, east) in [(1, 0.0), (2, 50), (3, 100)] { try street.report(Int64(number), east: east) }
        let whole = try street.case(of: 1)
        let plan = try street.carryOut(street.joiner.separate([street.joined(2)], among: street.stored))
        #expect(street.cases == [[1], [2], [3]])
        #expect(try street.case(of: 1) == whole)
        #expect(plan.newCases.map(\.reason) == [.separated, .noLongerLinked])
    }

    @Test func `where staff take back their ruling, distance decides again`() throws {
        var street = try Street()
        for (number, east) in [(1, 0.0), (2, 50), (3, 5_000)] { try street.report(Int64(number), east: east) }
        try street.carryOut(street.joiner.separate([street.joined(2)], among: street.stored))
        try street.pin([3], to: street.case(of: 1))
        #expect(street.cases == [[1, 3], [2]])
        try street.carryOut(
            street.joiner.unpin([street.joined(2), street.joined(3)], among: street.stored))
        #expect(street.cases == [[1, 2], [3]])
    }
}

extension Street {
    /// Pins reports by their numbers, with a fresh pin whose number is the first one's.
    @discardableResult
    mutating func pin(_ numbers: [Int64], to case: Case.ID) throws -> JoiningPlan {
        let fresh = Pin(number: try #require(numbers.first))
        return try carryOut(
            joiner.pin(numbers.map { try joined($0) }, to: `case`, as: fresh, among: stored))
    }
}
