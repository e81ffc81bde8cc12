import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

@Suite struct ClosingTests {
    private let cases: KeptCases
    private let first: Receipt

    init() throws {
        cases = try KeptCases()
        first = try cases.file(.fixture(1, at: .olofstrom()))
    }

    @Test func `a closed case keeps its reports, which are found as closed`() throws {
        let closed = try cases.edit(first.case, .setStatus(.closed), at: .testNow.adding(.days(1)))
        #expect(closed.status == .closed && closed.reportCount == 1)
        #expect(closed.changed == .testNow.adding(.days(1)))
        #expect(cases.ledger.rows[1]?.indexed == .closed)
        let last = try cases.found(first.case).history.last.orFail()
        #expect(last.kind == .statusChanged && last.by == "anna")
        #expect(last.reason == Bilingual(swedish: "Status: avslutat.", english: "Status: closed."))
    }

    @Test func `a trouble that returns within reach begins a case that points back`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        let next = try cases.file(.fixture(2, at: .olofstrom(north: 60)))
        #expect(next.case != first.case)
        #expect(try cases.found(next.case).returnOf == first.case)
    }

    @Test func `one beyond reach, or of another kind, points back to nothing`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        let far = try cases.file(.fixture(2, at: .olofstrom(north: 60.01)))
        let other = try cases.file(.fixture(3, at: .olofstrom(), category: "drugs"))
        #expect(try cases.found(far.case).returnOf == nil)
        #expect(try cases.found(other.case).returnOf == nil)
    }

    @Test func `what joins a living case points back to nothing`() throws {
        let other = try cases.file(.fixture(2, at: .olofstrom(north: 100)))
        try cases.edit(first.case, .setStatus(.closed))
        let between = try cases.file(.fixture(3, at: .olofstrom(north: 50)))
        #expect(between.case == other.case)
        #expect(try cases.found(other.case).returnOf == nil)
    }

    @Test func `a case without the report that held it together falls apart when that closes`() throws {
        let left = try cases.file(.fixture(2, at: .olofstrom(north: 100)))
        let joined = try cases.edit(first.case, .merge(left.case))
        #expect(joined.reportCount == 2)
        try cases.edit(first.case, .setStatus(.closed))
        #expect(try cases.found(first.case).counts.reports == 2)
    }

    @Test func `opened again, it takes what came meanwhile within reach, being the older`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        let next = try cases.file(.fixture(2, at: .olofstrom(north: 10)))
        let reopened = try cases.edit(first.case, .setStatus(.inProgress))
        #expect(reopened.id == first.case && reopened.reportCount == 2 && reopened.status == .inProgress)
        #expect(try cases.found(next.case).mergedInto == first.case)
        #expect(cases.ledger.rows.values.allSatisfy { $0.indexed == .inProgress })
        #expect(cases.notified == ["gata-park", "gata-park"])
    }

    @Test func `a case that is merged is edited no more, and nobody makes one by hand`() throws {
        let other = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        #expect(throws: CaseEditFault.statusNotSettable) {
            try cases.edit(first.case, .setStatus(.merged))
        }
        try cases.edit(first.case, .merge(other.case))
        #expect(throws: CaseEditFault.notOpen) { try cases.edit(other.case, .note("Hej.")) }
    }

    @Test func `a closed case can be noted on, and no report pinned to it`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        try cases.edit(first.case, .note("Klart."))
        #expect(try cases.found(first.case).history.last?.reason.swedish == "Klart.")
        #expect(throws: CaseEditFault.notOpen) { try cases.edit(first.case, .pin([.numbered(1)])) }
    }
}
