import Geometry
import Reports
import Testing

@testable import Triage

@Suite struct CaseIdentityTests {
    @Test func `a report between two cases makes them one, and the older lives on`() throws {
        var street = try Street()
        try street.report(2, east: 100)
        try street.report(1)
        let (older, younger) = (try street.case(of: 2), try street.case(of: 1))
        let plan = try street.report(3, east: 50)
        #expect(street.cases == [[1, 2, 3]])
        #expect(try street.case(of: 1) == older)
        #expect(plan.merges == [.init(from: younger, into: older, reason: .linked)])
        #expect(plan.newCases.isEmpty)
    }

    @Test func `when a case falls apart the larger part keeps it`() throws {
        var street = try Street()
        for (number, east) in [(1, 0.0), (2, 50), (3, 100), (4, 120)] {
            try street.report(Int64(number), east: east)
        }
        let whole = try street.case(of: 1)
        let plan = try street.withdraw(2)
        #expect(street.cases == [[1], [3, 4]])
        #expect(try street.case(of: 4) == whole)
        #expect(plan.newCases == [.init(splitFrom: whole, reason: .noLongerLinked)])
        #expect(plan.placements.map(\.report.key) == [1])
    }

    @Test func `of parts as large, the one with the lowest report id keeps the case`() throws {
        var street = try Street()
        for (number, east) in [(3, 0.0), (2, 50), (1, 100)] { try street.report(Int64(number), east: east) }
        let whole = try street.case(of: 2)
        try street.withdraw(2)
        #expect(try street.case(of: 1) == whole)
        #expect(try street.case(of: 3) != whole)
    }

    @Test func `a report that is moved to another case leaves its own empty, and the older lives on`() throws
    {
        var street = try Street()
        try street.report(1)
        try street.report(2, east: 500)
        let (older, younger) = (try street.case(of: 1), try street.case(of: 2))
        let plan = try street.move(2, east: 10)
        #expect(street.cases == [[1, 2]])
        #expect(plan.merges == [.init(from: younger, into: older, reason: .linked)])
    }

    @Test func `the last report of a case to be withdrawn leaves it empty`() throws {
        var street = try Street()
        try street.report(1)
        let only = try street.case(of: 1)
        #expect(try street.withdraw(1).emptied == [only])
        #expect(street.cases.isEmpty)
    }

    @Test func `a closed case takes no more reports, and takes part again when it is opened again`() throws {
        var street = try Street()
        try street.report(1)
        try street.report(2, east: 50)
        let first = try street.case(of: 1)
        let leaving = street.stored.members(of: first).map { JoiningChange.leaves($0) }
        try street.stored.close(first, as: street.joiner.revise(leaving, among: street.stored))
        try street.report(3, east: 25)
        let second = try street.case(of: 3)
        #expect(second != first)

        let changes = street.stored.reopen(first)
        let plan = try street.carryOut(street.joiner.revise(changes, among: street.stored))
        #expect(street.cases == [[1, 2, 3]])
        #expect(plan.merges == [.init(from: second, into: first, reason: .linked)])
    }

    @Test func `a rebuild by another rule parts and joins the cases that the old rule made`() throws {
        var street = try Street()
        for (number, east) in [(1, 0.0), (2, 50), (3, 80), (4, 200)] {
            try street.report(Int64(number), east: east)
        }
        let wide = try Street(reach: 130)
        try street.carryOut(wide.joiner.rebuild(street.stored.all, among: street.stored))
        #expect(street.cases == [[1, 2, 3, 4]])
        let narrow = try Street(reach: 40)
        try street.carryOut(narrow.joiner.rebuild(street.stored.all, among: street.stored))
        #expect(street.cases == [[1], [2, 3], [4]])
    }
}
