import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// Who gets an answer of staff.
@Suite struct AnsweringTests {
    private let cases: KeptCases
    private let home: Case.ID

    init() throws {
        cases = try KeptCases()
        home = try cases.file(.fixture(1, at: .olofstrom())).case
    }

    private func file(_ report: Report, from email: String?) throws -> Case.ID {
        let original = SealedOriginal(
            text: "Mörkt", words: nil, answers: [], contact: email.map { Contact(email: $0, phone: nil) })
        let new = NewReport(report: report, original: original, repeatKey: nil, retry: nil)
        guard case .accepted(let receipt) = try cases.accept(new) else { throw FixtureFault() }
        return receipt.case
    }

    private var mailed: [Report.ID] { cases.ledger.queuedAnswers.map(\.report) }

    @Test
    func `every report is answered, and each address gets one message, whatever the number of its reports`()
        throws
    {
        _ = try file(.fixture(2, at: .olofstrom(north: 10), reporter: 2), from: "eva@example.se")
        _ = try file(.fixture(3, at: .olofstrom(north: 12), reporter: 3), from: "EVA@example.se")
        _ = try file(.fixture(4, at: .olofstrom(north: 14), reporter: 4), from: "nils@example.se")
        try cases.edit(home, .answer("Vi byter lampan på torsdag."))
        #expect(mailed == [.numbered(2), .numbered(4)])
        #expect((1...4).allSatisfy { cases.ledger.given[.numbered($0)]?.count == 1 })
        let entry = try cases.found(home).history.last.orFail()
        #expect(entry.kind == .answered && entry.reason.swedish == "Vi byter lampan på torsdag.")
    }

    @Test func `nobody gets e-mail about a restricted report, while its page says the answer`() throws {
        _ = try file(
            .fixture(2, at: .olofstrom(north: 10), reporter: 2, isRestricted: true), from: "eva@example.se")
        try cases.edit(home, .answer("Vi kommer."))
        #expect(mailed.isEmpty && cases.ledger.given[.numbered(2)]?.map(\.text) == ["Vi kommer."])
    }

    @Test
    func `whoever reported to a case that was merged gets it, and a report that was corrected away does not`()
        throws
    {
        let merged = try file(.fixture(2, at: .olofstrom(north: 500), reporter: 2), from: "eva@example.se")
        try cases.edit(home, .merge(merged))
        _ = try file(.fixture(3, at: .olofstrom(north: 10), reporter: 3), from: "nils@example.se")
        let version = try cases.ledger.report(.numbered(3)).orFail().version
        _ = try ReportCorrecting(ledger: cases.ledger, policy: cases.policy).correct(
            .numbered(3), [.setCategory(Code("drugs").orFail())], because: "Fel.", version: version,
            seeing: .everything, by: "anna", at: .testNow)
        try cases.edit(home, .answer("Vi kommer."))
        #expect(mailed == [.numbered(2)] && cases.ledger.given[.numbered(3)] == nil)
    }
}
