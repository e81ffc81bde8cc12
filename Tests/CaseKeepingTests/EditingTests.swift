import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

@Suite struct EditingTests {
    private let cases: KeptCases
    private let near: Receipt
    private let far: Receipt

    init() throws {
        cases = try KeptCases()
        near = try cases.file(.fixture(1, at: .olofstrom()))
        far = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
    }

    private func pin(_ number: Int64) throws -> Int64? {
        try cases.ledger.rows[number].orFail().joined.orFail().report.ruling.pin?.number
    }

    @Test func `a pinned report and its new case share a pin that no other report has`() throws {
        try cases.edit(near.case, .pin([.numbered(2)]))
        #expect(try cases.found(far.case).mergedInto == near.case)
        #expect(try pin(1) == 1 && pin(2) == 1)
        let third = try cases.file(.fixture(3, at: .olofstrom(north: 2_000)))
        try cases.file(.fixture(4, at: .olofstrom(north: 3_000)))
        try cases.edit(third.case, .pin([.numbered(4)]))
        #expect(try pin(3) == 2 && pin(4) == 2)
    }

    @Test func `each decision about a report stands in the history, in both languages`() throws {
        try cases.edit(near.case, .pin([.numbered(2)]))
        try cases.edit(near.case, .unpin([.numbered(2)]))
        try cases.edit(near.case, .separate([.numbered(1)]))
        let decisions = try cases.found(near.case).history.filter {
            [.pinned, .unpinned, .separated].contains($0.kind)
        }
        #expect(decisions.map(\.report) == [2, 2, 1])
        #expect(
            decisions.map(\.reason) == [
                Bilingual(
                    swedish: "En handläggare har bestämt att rapporten hör till ärendet.",
                    english: "Staff have decided that the report belongs to the case."),
                Bilingual(
                    swedish: "Handläggarens beslut om rapporten har tagits tillbaka.",
                    english: "The decision of staff on the report has been withdrawn."),
                Bilingual(
                    swedish: "En handläggare har bestämt att rapporten inte hör ihop med någon annan.",
                    english: "Staff have decided that the report does not belong with any other."),
            ])
    }

    @Test func `an edit reads its case once before and once after, and another case once`() throws {
        try cases.file(.fixture(3, at: .olofstrom(north: 510)))
        cases.ledger.forgetReads()
        try cases.edit(near.case, .pin([.numbered(2), .numbered(3)]))
        #expect(cases.ledger.reads == [near.case: 2, far.case: 1])
    }

    @Test func `what cannot be joined is named`() throws {
        let drugs = try cases.file(.fixture(3, at: .olofstrom(), category: "drugs"))
        #expect(throws: CaseEditFault.noSuchReport(.numbered(9))) {
            try cases.edit(near.case, .pin([.numbered(9)]))
        }
        #expect(throws: CaseEditFault.cannotJoin(.numbered(3))) {
            try cases.edit(near.case, .pin([.numbered(3)]))
        }
        #expect(throws: CaseEditFault.cannotJoin(.numbered(2))) {
            try cases.edit(near.case, .separate([.numbered(2)]))
        }
        #expect(throws: CaseEditFault.cannotMerge(drugs.case, .otherGroup)) {
            try cases.edit(near.case, .merge(drugs.case))
        }
        #expect(throws: CaseEditFault.cannotMerge(near.case, .withItself)) {
            try cases.edit(near.case, .merge(near.case))
        }
        try cases.edit(far.case, .setStatus(.closed))
        #expect(throws: CaseEditFault.cannotJoin(.numbered(2))) {
            try cases.edit(near.case, .pin([.numbered(2)]))
        }
    }

    @Test func `an edit of what has changed since, or of another municipality's case, is refused`() throws {
        let editing = CaseEditing(ledger: cases.ledger, policy: cases.policy)
        let version = try cases.found(near.case).version
        #expect(throws: CaseEditFault.stale(current: version)) {
            try editing.edit(
                near.case, [], version: version - 1, in: [], seesRestricted: true, by: "anna", at: .testNow)
        }
        let other: Set = [try MunicipalityCode("1082").orFail()]
        #expect(throws: CaseEditFault.noSuchCase) {
            try editing.edit(
                near.case, [], version: version, in: other, seesRestricted: true, by: "anna", at: .testNow)
        }
        #expect(throws: CaseEditFault.noSuchCase) {
            try editing.edit(
                .numbered(99), [], version: 1, in: [], seesRestricted: true, by: "anna", at: .testNow)
        }
    }

    @Test func `after a merge into an older case, the editor gets that case`() throws {
        try cases.edit(near.case, .setStatus(.closed))
        try cases.file(.fixture(3, at: .olofstrom(north: 10)))
        let reopened = try cases.edit(near.case, .setStatus(.open), .note("Igen."))
        #expect(reopened.id == near.case && reopened.reportCount == 2)
    }
}
