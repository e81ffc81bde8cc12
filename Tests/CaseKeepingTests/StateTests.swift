import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// How a case goes through its life by what staff say of it.
@Suite struct StateTests {
    private let cases: KeptCases
    private let home: Case.ID

    init() throws {
        cases = try KeptCases()
        home = try cases.file(.fixture(1, at: .olofstrom())).case
    }

    @Test func `a state stands on the case with its text, in the history, and closes where it ends`() throws {
        let repair = try Code<MeasureKind>("repair").orFail()
        try cases.edit(home, .setState(.waiting(for: "Trafikverket")))
        #expect(try cases.found(home).status == .inProgress)
        let done = CaseState.done(what: "Lampan är bytt.", measure: repair)
        let closed = try cases.edit(home, .setState(done))
        #expect(closed.state == done && closed.status == .closed)
        #expect(cases.ledger.rows[1]?.indexed == .closed)
        let said = try cases.found(home).history.filter { $0.kind == .statusChanged }
        #expect(
            said.map(\.reason.swedish) == [
                "Läge: Väntar. Trafikverket", "Läge: Åtgärdat (Reparation). Lampan är bytt.",
            ])
        #expect(said.map(\.former) == [.state(.received), .state(.waiting(for: "Trafikverket"))])
        #expect(cases.told(.closed) == ["gata-park"])
    }

    @Test func `a way that the table does not have is refused, and a kind of measure that there is not`()
        throws
    {
        let other = try Code<MeasureKind>("prayer").orFail()
        #expect(throws: CaseEditFault.cannotBecome(.reopened, from: .received)) {
            try cases.edit(home, .setState(.reopened(reason: "Igen.")))
        }
        #expect(throws: CaseEditFault.noSuchMeasure(other)) {
            try cases.edit(home, .setState(.done(what: "Bön.", measure: other)))
        }
        try cases.edit(home, .setState(.cannot(.privateGround, explanation: nil)))
        #expect(throws: CaseEditFault.cannotBecome(.underWay, from: .cannot)) {
            try cases.edit(home, .setState(.underWay))
        }
    }

    @Test
    func `a refusal is reopened with a reason, takes reports again, and an outcome said wrong is corrected`()
        throws
    {
        try cases.edit(home, .setState(.cannot(.noFaultFound, explanation: "Lyser.")))
        try cases.edit(home, .setState(.cannot(.notOurs, explanation: nil)))
        let reopened = try cases.edit(home, .setState(.reopened(reason: "Mörkt igen.")))
        #expect(reopened.status == .open && reopened.state == .reopened(reason: "Mörkt igen."))
        #expect(try cases.file(.fixture(2, at: .olofstrom(north: 10))).case == home)
        #expect(cases.told(.closed).count == 1 && cases.told(.reopened).count == 1)
    }

    @Test func `the coarse words do as before, and say nothing of how it went`() throws {
        #expect(try cases.edit(home, .setStatus(.inProgress)).state == .underWay)
        #expect(try cases.edit(home, .setStatus(.closed)).state == .closed)
        #expect(try cases.edit(home, .setStatus(.open)).state == .reopened(reason: nil))
        try cases.edit(home, .setState(.waiting(for: "Vår")))
        // What is asked for is so already.
        #expect(try cases.edit(home, .setStatus(.inProgress)).state == .waiting(for: "Vår"))
    }

    @Test func `somebody comes to deal with a case, with or without a reason, and nobody does any more`()
        throws
    {
        let anna = try Assignee("Anna Berg").orFail()
        #expect(try cases.edit(home, .assign(anna, reason: "Känner platsen.")).assignee == anna)
        #expect(try cases.edit(home, .assign(nil, reason: nil)).assignee == nil)
        let said = try cases.found(home).history.filter { $0.kind == .assigned }
        #expect(
            said.map(\.reason.swedish) == ["Handläggare: Anna Berg. Känner platsen.", "Handläggare: ingen."])
        #expect(said.map(\.former) == [.assignee(nil), .assignee(anna)])
    }

    @Test func `an edit gives the cases that became one by it, however many in one moment`() throws {
        let others = try [200.0, 400].enumerated().map { index, north in
            try cases.file(.fixture(index + 2, at: .olofstrom(north: north))).case
        }
        let edited = try CaseEditing(ledger: cases.ledger, policy: cases.policy).carryOut(
            others.map { .merge($0) }, on: home, version: cases.found(home).version,
            seeing: .everything, by: "anna", at: .testNow)
        #expect(edited.merges.map(\.from) == others)
        #expect(Set(edited.merges.map(\.into)) == [home] && edited.case.id == home)
    }
}
