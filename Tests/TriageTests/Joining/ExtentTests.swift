import Geometry
import Reports
import Testing
import Triage

@Suite struct ExtentTests {
    @Test func `a chain that grows wider than the extent is divided by fixed squares`() throws {
        var street = try Street()
        for number in 0..<20 {
            try street.report(Int64(number), east: Double(number) * 50)
            for `case` in Set(street.stored.all.map(\.case)) {
                let bounds = try #require(street.stored.outline(of: `case`).bounds)
                #expect(bounds.diagonal.metres <= 400)
            }
        }
        #expect(street.cases.count > 2)
        #expect(street.stored.all.allSatisfy { $0.sprawls })
    }

    @Test func `a case exactly as wide as the extent is whole, a centimetre more divides it`() throws {
        // The square's side is 282.84 m: 471 km east lies 71 m into one, so this reaches over its edge at 211 m.
        var street = try Street()
        for number in 0...8 { try street.report(Int64(number), east: Double(number) * 50) }
        #expect(street.cases.count == 1)
        let whole = try street.case(of: 0)
        let plan = try street.report(9, east: 400.01)
        #expect(street.cases.count == 2)
        #expect(plan.newCases.map(\.splitFrom) == [whole])
        #expect(plan.newCases.map(\.reason) == [.tooWide(extent: street.joiner.rule.extent)])
    }

    @Test func `what was divided is whole again once it no longer sprawls`() throws {
        var street = try Street()
        for number in 0...8 { try street.report(Int64(number), east: Double(number) * 50) }
        let whole = try street.case(of: 0)
        try street.report(9, east: 430)
        let split = Set(street.stored.all.map(\.case))
        let plan = try street.withdraw(9)
        #expect(street.cases.count == 1)
        #expect(try street.case(of: 0) == whole)
        #expect(plan.merges.map(\.from) == split.subtracting([whole]).sorted())
        #expect(street.stored.all.allSatisfy { !$0.sprawls })
    }

    @Test func `a border between two clusters widens both, also the one it does not go with`() throws {
        var street = try Street(reach: 6, minimum: 4, extent: 9)
        let west = [-4.0, -4, -4, 0], border = 4.9, east = [10.0, 13, 13, 13]
        for (number, metres) in (west + [border] + east).enumerated() {
            try street.report(Int64(number), east: metres)
        }
        #expect(try !street.joined(4).isCore)
        #expect(try street.case(of: 4) == street.case(of: 0))
        #expect(try !street.joined(5).sprawls)
        try street.report(9, east: 14)
        #expect(try !street.joined(0).sprawls)
        #expect(try street.joined(5).sprawls)
        #expect(try street.joiner.rebuild(street.stored.all, among: street.stored).placements.isEmpty)
    }

    @Test func `a border cut off by a square goes with a core of another case that nothing else happens to`()
        throws
    {
        // Squares end 3.84 m west and 4.64 m east.
        var street = try Street(reach: 6, minimum: 4, extent: 12)
        let west = [-4.0, -4, -4, 0], border = 5.0, east = [10.9, 15, 15, 15]
        for (number, metres) in (west + [border] + east).enumerated() {
            try street.report(Int64(number), east: metres)
        }
        #expect(street.cases == [[0, 1, 2, 3, 4], [5, 6, 7, 8]])
        try street.report(9, east: -9)
        #expect(try street.joined(3).sprawls)
        #expect(try street.case(of: 4) == street.case(of: 5))
    }

    @Test func `a report that links two groups of a pinned case makes both sprawl`() throws {
        var street = try Street()
        for number in 0..<10 { try street.report(Int64(number), east: 220 + Double(number) * 50) }
        try street.report(10, north: 100, east: 300)
        try street.pin([10], to: street.case(of: 1))
        #expect(try !street.joined(10).sprawls)
        try street.report(11, north: 50, east: 310)
        #expect(try street.joined(10).sprawls)
    }
}
