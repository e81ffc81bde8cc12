import CaseKeeping
import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// What an editor may not see stays as it is, whatever is edited beside it.
@Suite struct UnseenTests {
    private let cases: KeptCases
    /// Of streets and parks.
    private let own: Receipt
    /// Of the contact centre alone.
    private let theirs: Receipt

    init() throws {
        cases = try KeptCases()
        own = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1))
        theirs = try cases.file(.fixture(2, at: .olofstrom(north: 500), category: "drugs", reporter: 2))
    }

    private func edit(_ id: Case.ID, _ edits: CaseEdit...) throws -> EditedCase {
        let binding = try RoleBinding("triage:1060:unit/gata-park").orFail()
        let sight = EditorSight(
            Visibility(
                in: [binding.municipality], seesRestricted: true,
                within: Sight([binding], restricted: [binding])),
            areas: AreaMap([]))
        return try CaseEditing(ledger: cases.ledger, policy: cases.policy).carryOut(
            edits, on: id, version: cases.found(id).version, seeing: sight, by: "anna", at: .testNow)
    }

    @Test func `a case that another category takes from its unit is still edited to the end`() throws {
        let edited = try edit(
            own.case, .setCategory(Code("drugs").orFail(), reason: "Fel."),
            .setRestricted(true, reason: "Pekar ut någon."), .note("Hör till andra."))
        #expect(try cases.units(edited.case.id) == ["kontaktcenter"])
        #expect(try cases.ledger.reports(in: own.case).map(\.isRestricted) == [true])
    }

    @Test func `a case that lies beside a foreign one, but is not linked to it, is corrected`() throws {
        let edited = try edit(
            own.case, .setCategory(Code("drugs").orFail(), reason: "Fel."),
            .setPlace(.olofstrom(north: 400), accuracy: nil, reason: "Fel."))
        #expect(edited.case.id == own.case && edited.merges == [])
    }

    @Test func `a report is placed where it meets no case beyond what the editor sees`() throws {
        let sight = EditorSight(
            Visibility(in: [], seesRestricted: false, within: nil), areas: AreaMap([]))
        let hidden = try cases.file(
            .fixture(3, at: .olofstrom(north: 2_000), reporter: 3, isRestricted: true))
        #expect(throws: ReportEditFault.noSuchReport) {
            try ReportPlacing(ledger: cases.ledger, policy: cases.policy).place(
                hidden.report, at: .olofstrom(north: 3_000), accuracy: nil, version: nil, seeing: sight,
                by: "anna", at: .testNow)
        }
        #expect(throws: ReportEditFault.noSuchReport) {
            try ReportCorrecting(ledger: cases.ledger, policy: cases.policy).correct(
                hidden.report, [.setRestricted(false)], because: "Fel.", version: 1, seeing: sight,
                by: "anna", at: .testNow)
        }
        #expect(try cases.ledger.report(hidden.report).orFail().report.isRestricted)
    }
}
