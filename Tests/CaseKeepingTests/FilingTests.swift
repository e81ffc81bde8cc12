import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

@Suite struct FilingTests {
    @Test func `a report opens a case, with its history, units and place in the index`() throws {
        let cases = try KeptCases()
        let receipt = try cases.file(.fixture(1, at: .olofstrom()))
        #expect(try cases.kinds(receipt.case) == [.opened, .joined, .routed])
        #expect(receipt.units.map(\.unit.description) == ["gata-park"])
        #expect(try cases.found(receipt.case).units == receipt.units)
        #expect(try cases.found(receipt.case).history.allSatisfy { $0.by == "lykta" && $0.at == .testNow })
        #expect(cases.ledger.rows[1]?.indexed == .open)
    }

    @Test func `the next within reach joins it, and nobody gets a second notice`() throws {
        let cases = try KeptCases()
        let first = try cases.file(.fixture(1, at: .olofstrom()))
        let second = try cases.file(.fixture(2, at: .olofstrom(north: 60)))
        #expect(second.case == first.case && second.units == first.units)
        #expect(try cases.kinds(first.case) == [.opened, .joined, .routed, .joined])
        #expect(cases.notified == ["gata-park"])
    }

    @Test func `a report that stands apart gets a case of its own, and brings back no closed one`() throws {
        let cases = try KeptCases()
        let first = try cases.file(.fixture(1, at: .olofstrom()))
        func standing(_ number: Int) throws -> Case.ID {
            let new = try Report.fixture(number, at: .olofstrom(north: 10), reporter: 1).new()
            let apart = NewReport(
                report: new.report, original: new.original, repeatKey: RepeatKey(digest: 7), retry: nil,
                standsApart: true)
            guard case .accepted(let receipt) = try cases.accept(apart) else { throw FixtureFault() }
            return receipt.case
        }
        let apart = try standing(2)
        #expect(apart != first.case)
        #expect(try cases.kinds(apart) == [.opened, .joined, .routed])
        #expect(try cases.found(apart).history[0].reason == JoiningReason.separated.words)
        #expect(cases.ledger.rows[2]?.joined?.report.ruling == .apart)
        // It is no repeat either, and nothing that comes near it joins it.
        #expect(try ![first.case, apart].contains(standing(3)))
        #expect(try cases.file(.fixture(4, at: .olofstrom(north: 10))).case == first.case)
        try cases.edit(first.case, .setStatus(.closed))
        #expect(try cases.found(standing(5)).returnOf == nil)
    }

    @Test func `a report that joins reads its case once`() throws {
        let cases = try KeptCases()
        let first = try cases.file(.fixture(1, at: .olofstrom()))
        cases.ledger.forgetReads()
        try cases.file(.fixture(2, at: .olofstrom()))
        #expect(cases.ledger.reads == [first.case: 1])
    }

    @Test func `a report in words alone is found by no place`() throws {
        let cases = try KeptCases()
        try cases.file(.fixture(1))
        #expect(cases.ledger.rows[1]?.indexed == nil)
    }

    @Test func `a report that joins a case that someone works on is found with that status`() throws {
        let cases = try KeptCases()
        let first = try cases.file(.fixture(1, at: .olofstrom()))
        try cases.edit(first.case, .setStatus(.inProgress))
        let second = try cases.file(.fixture(2, at: .olofstrom()))
        #expect(second.case == first.case)
        #expect(cases.ledger.rows[2]?.indexed == .inProgress)
    }

    @Test(arguments: [("1082", "lighting"), ("1060", "unheard-of")])
    func `what no profile serves is refused before anything is kept`(
        _ municipality: String, _ category: String
    ) throws {
        let cases = try KeptCases()
        #expect(throws: ReportStoreError.notServed) {
            try cases.file(
                .fixture(1, at: .olofstrom(), category: category, municipality: municipality))
        }
        #expect(cases.ledger.rows.isEmpty)
    }
}
