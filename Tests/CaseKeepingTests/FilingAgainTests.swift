import CaseKeeping
import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// What becomes of a report of the municipality's own that was taken back and is filed again.
@Suite struct FilingAgainTests {
    private let cases: KeptCases
    private let first: Receipt
    private let own: Receipt

    init() throws {
        cases = try KeptCases()
        first = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1))
        own = try cases.file(.fixture(2, at: .olofstrom(north: 10), reporter: 2))
    }

    private func take(
        _ category: String = "lighting", north: Double = 10, standsApart: Bool = true
    ) throws -> Case.ID? {
        try FilingAgain(ledger: cases.ledger, policy: cases.policy).take(
            own.report, as: Code(category).orFail(), at: .olofstrom(north: north),
            standsApart: standsApart, because: "Igen.", by: "anna", at: .testNow)
    }

    @Test func `the same report gets a case of its own, and that each time`() throws {
        #expect(own.case == first.case)
        let apart = try take().orFail()
        #expect(apart != first.case)
        #expect(try cases.ledger.reports(in: apart).map(\.id) == [own.report])
        #expect(try cases.ledger.reports(in: first.case).map(\.id) == [first.report])
        #expect(cases.ledger.rows[2]?.joined?.report.ruling == .apart)
        let entries = try cases.found(apart).history.count
        #expect(try take() == apart)
        // Nothing more has happened.
        #expect(try cases.found(apart).history.count == entries)
        #expect(cases.ledger.rows.count == 2)
    }

    @Test func `one that was taken off nothing stays where it lies`() throws {
        #expect(try take(standsApart: false) == first.case)
        #expect(try cases.found(first.case).history.map(\.kind).contains(.separated) == false)
    }

    @Test func `what it is about and where it lies are corrected`() throws {
        let corrected = try take("drugs", north: 200).orFail()
        #expect(corrected != first.case)
        let report = try cases.ledger.report(own.report).orFail().report
        #expect(report.category.description == "drugs")
        #expect(try report.whereabouts.place == .olofstrom(north: 200))
        #expect(cases.ledger.rows.count == 2)
    }

    @Test func `one whose case has ended is not taken again`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        #expect(try take() == nil)
        #expect(try cases.ledger.report(own.report).orFail().case == first.case)
    }
}
