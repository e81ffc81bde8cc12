import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// What of what staff decided can be taken back, and why not.
@Suite struct UndoingTests {
    private let cases: KeptCases
    private let home: Case.ID

    init() throws {
        cases = try KeptCases()
        home = try cases.file(.fixture(1, at: .olofstrom())).case
    }

    private var last: Int { get throws { try cases.found(home).history.count } }

    private func undo(_ number: Int) throws -> Case { try cases.edit(home, .undo(number, reason: "Fel.")) }

    @Test func `a state is taken back, and the taking back too`() throws {
        try cases.edit(home, .setState(.waiting(for: "Vår")))
        try cases.edit(home, .setState(.done(what: "Bytt.", measure: nil)))
        let done = try last
        #expect(try undo(done).state == .waiting(for: "Vår"))
        #expect(cases.ledger.rows[1]?.indexed == .inProgress)
        #expect(throws: CaseEditFault.cannotUndo(done, .undone(by: done + 1))) { try undo(done) }
        #expect(try undo(done + 1).state == .done(what: "Bytt.", measure: nil))
        let entry = try cases.found(home).history[done]
        #expect(
            entry.undoes == done && entry.reason.swedish.hasPrefix("Beslutet \(done) (Läge: Åtgärdat. Bytt.)")
        )
    }

    @Test func `what was decided anew since is undone in its order`() throws {
        try cases.edit(home, .assign(Assignee("Anna"), reason: nil))
        let anna = try last
        try cases.edit(home, .assign(Assignee("Bo"), reason: nil))
        let bo = try last
        #expect(throws: CaseEditFault.cannotUndo(anna, .changedSince(bo))) { try undo(anna) }
        #expect(try undo(bo).assignee == Assignee("Anna"))
        #expect(try undo(anna).assignee == nil)
    }

    @Test func `other matters do not stand in the way`() throws {
        try cases.edit(home, .assign(Assignee("Anna"), reason: nil))
        let anna = try last
        try cases.edit(home, .setState(.underWay), .note("Hej."))
        #expect(try undo(anna).assignee == nil)
    }

    @Test func `what is no decision, was answered or is not there says so`() throws {
        #expect(throws: CaseEditFault.cannotUndo(1, .noDecision)) { try undo(1) }
        #expect(throws: CaseEditFault.cannotUndo(99, .noSuchEntry)) { try undo(99) }
        try cases.edit(home, .answer("Vi kommer."))
        let answer = try last
        #expect(throws: CaseEditFault.cannotUndo(answer, .sent)) { try undo(answer) }
    }

    @Test func `a pin is taken back, and a report that has left is not looked for`() throws {
        let far = try cases.file(.fixture(2, at: .olofstrom(north: 500)))
        try cases.edit(home, .pin([.numbered(2)]))
        let pin = try cases.kinds(home).lastIndex(of: .pinned).orFail() + 1
        _ = far
        _ = try undo(pin)
        #expect(try cases.ledger.report(.numbered(2)).orFail().case != home)
        #expect(throws: CaseEditFault.self) { try undo(pin) }
    }

    @Test func `a category is taken back with the case's group and units`() throws {
        try cases.edit(home, .setCategory(try Code("drugs").orFail(), reason: "Fel."))
        let number = try cases.kinds(home).lastIndex(of: .categoryCorrected).orFail() + 1
        let back = try undo(number)
        #expect(back.group.description == "lighting" && back.units.map(\.unit.description) == ["gata-park"])
        #expect(try cases.ledger.reports(in: home).map(\.category.description) == ["lighting"])
    }
}
