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

    @Test func `what begins at a closed case says so and names it, in place and in words`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        let next = try cases.file(.fixture(2, at: .olofstrom()))
        let told = try cases.found(next.case).history.prefix(2)
        #expect(told.map(\.kind) == [.opened, .joined])
        #expect(told.map(\.other) == [first.case, first.case])
        let words = Bilingual(
            swedish:
                "Rapporterna i närheten hör till det avslutade ärendet \(first.case), som inte tar emot fler. "
                + "Därför börjar ett nytt ärende.",
            english:
                "The reports near it belong to the closed case \(first.case), which takes no more, so a new case begins."
        )
        #expect(told.map(\.reason) == [words, words])
    }

    @Test func `what begins with nothing near says that nothing that it can belong with is`() throws {
        let other = try cases.file(.fixture(2, at: .olofstrom(), category: "drugs"))
        #expect(
            try cases.found(other.case).history.first?.reason.swedish
                == "Ingen annan rapport som den kan höra ihop med finns inom 75 m och 180 dagar.")
    }

    @Test func `a case that is opened again and takes another over says why in both histories`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        let next = try cases.file(.fixture(2, at: .olofstrom(north: 10)))
        try cases.edit(first.case, .setStatus(.open))
        let words = Bilingual(
            swedish:
                "Ärende \(first.case) öppnades igen, och rapporterna i ärendena ligger så nära varandra "
                + "att de är ett och samma ärende.",
            english:
                "Case \(first.case) was reopened, and the reports in the cases lie so close together that they are "
                + "one and the same case.")
        let merged = try cases.found(next.case).history.last.orFail()
        #expect(merged.kind == .merged && merged.other == first.case && merged.reason == words)
        let tookOver = try cases.found(first.case).history.filter { $0.kind == .tookOver }
        #expect(tookOver.map(\.other) == [next.case] && tookOver.map(\.reason) == [words])
    }

    @Test func `an edit of a merged case, by the version of the living one, follows it there`() throws {
        let other = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        let before = try cases.found(other.case).version
        let living = try cases.edit(first.case, .merge(other.case))
        #expect(living.version > before)
        let editing = CaseEditing(ledger: cases.ledger, policy: cases.policy)
        func note(by version: Int) throws -> Case {
            try editing.edit(
                other.case, [.note("Hej.")], version: version, in: [], seesRestricted: true, by: "anna",
                at: .testNow)
        }
        #expect(throws: CaseEditFault.stale(current: living.version)) { try note(by: before) }
        #expect(try note(by: living.version).id == first.case)
        #expect(try cases.found(first.case).history.last?.reason.swedish == "Hej.")
    }

    @Test func `merging with a merged case takes the one in which it lives on, and once is enough`() throws {
        let second = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        let third = try cases.file(.fixture(3, at: .olofstrom(north: 1_000)))
        try cases.edit(second.case, .merge(third.case))
        #expect(try cases.edit(first.case, .merge(third.case)).reportCount == 3)
        #expect(try cases.found(second.case).mergedInto == first.case)
        let history = try cases.found(first.case).history
        #expect(try cases.edit(first.case, .merge(third.case)).reportCount == 3)
        #expect(try cases.found(first.case).history == history)
    }

    @Test func `nobody makes a merged case by hand`() throws {
        let other = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        #expect(throws: CaseEditFault.statusNotSettable) {
            try cases.edit(first.case, .setStatus(.merged))
        }
        #expect(try cases.found(other.case).status == .open)
    }

    @Test func `a closed case can be noted on, and no report pinned to it`() throws {
        try cases.edit(first.case, .setStatus(.closed))
        try cases.edit(first.case, .note("Klart."))
        #expect(try cases.found(first.case).history.last?.reason.swedish == "Klart.")
        #expect(throws: CaseEditFault.notOpen) { try cases.edit(first.case, .pin([.numbered(1)])) }
    }
}
