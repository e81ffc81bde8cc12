import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

@Suite struct PlacingTests {
    @Test func `a report in words joins the case where it is placed, and its own ends there`() throws {
        let cases = try KeptCases()
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        let waiting = try cases.file(.fixture(2))
        let placed = try cases.place(.numbered(2), at: .olofstrom(north: 20))
        #expect(placed.case == home.case && placed.version == 2)
        #expect(try cases.found(waiting.case).mergedInto == home.case)
        #expect(try cases.found(home.case).counts.reports == 2)
        #expect(cases.ledger.rows[2]?.indexed == .open)
    }

    @Test func `a report that moves within its case is counted and routed there anew`() throws {
        let cases = try KeptCases()
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        let version = try cases.found(home.case).version
        #expect(try cases.place(.numbered(1), at: .olofstrom(north: 5)).case == home.case)
        #expect(try cases.found(home.case).version == version + 1)
        #expect(cases.notified == ["gata-park"])
    }

    @Test func `a report of a closed case, an unknown one, or one read too long ago stays where it is`()
        throws
    {
        let cases = try KeptCases()
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        #expect(throws: ReportEditFault.noSuchReport) { try cases.place(.numbered(9), at: .olofstrom()) }
        #expect(throws: ReportEditFault.stale(current: 1)) {
            try ReportPlacing(ledger: cases.ledger, policy: cases.policy).place(
                .numbered(1), at: .olofstrom(), accuracy: nil, version: 2, seeing: .everything,
                by: "anna", at: .testNow)
        }
        try cases.edit(home.case, .setStatus(.closed))
        #expect(throws: ReportEditFault.caseClosed) { try cases.place(.numbered(1), at: .olofstrom()) }
    }
}
