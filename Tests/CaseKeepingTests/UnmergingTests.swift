import CaseKeeping
import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// One entry of history undoes a merge by staff, and both cases are as they were.
@Suite struct UnmergingTests {
    private let cases: KeptCases
    /// With one report.
    private let kept: Case.ID
    /// With two reports, Anna, a unit of its own choice, and waiting for parts.
    private let ended: Case.ID

    init() throws {
        cases = try KeptCases()
        ended = try cases.file(.fixture(1, at: .olofstrom(north: 500), reporter: 1)).case
        try cases.file(.fixture(2, at: .olofstrom(north: 510), reporter: 2))
        kept = try cases.file(.fixture(3, at: .olofstrom(), reporter: 3)).case
        try cases.edit(
            ended, .setUnits([Code("lpo").orFail()], reason: "Deras."),
            .setDue(CivilDate("2027-02-02"), reason: "Lovat."), .assign(Assignee("Anna"), reason: nil),
            .setState(.waiting(for: "Delar")))
    }

    private func home(_ number: Int) throws -> Case.ID {
        try cases.ledger.report(.numbered(number)).orFail().case
    }

    private func merge() throws -> Int {
        try cases.edit(kept, .merge(ended, reason: "Samma stolpe."))
        return try cases.kinds(kept).lastIndex(of: .tookOver).orFail() + 1
    }

    @Test func `both get their ids, reports, units, days, assignees and states back`() throws {
        let (before, other) = (try cases.found(kept), try cases.found(ended))
        let entry = try merge()
        #expect(try cases.found(kept).assignee == Assignee("Anna"))
        #expect(try cases.found(kept).state == .waiting(for: "Delar"))
        let version = try cases.found(kept).version
        try cases.edit(kept, .undo(entry, reason: "Det var två stolpar."))
        #expect(try [1, 2, 3].map(home) == [ended, ended, kept])
        for (id, was) in [(kept, before), (ended, other)] {
            let now = try cases.found(id)
            #expect(now.state == was.state && now.assignee == was.assignee && now.mergedInto == nil)
            #expect(now.units == was.units && now.left == was.left && now.counts == was.counts)
            #expect(now.version > version)
        }
        #expect(cases.ledger.rows.values.allSatisfy { $0.joined?.report.ruling == .free })
        #expect(cases.ledger.rows[1]?.indexed == .inProgress && cases.ledger.rows[3]?.indexed == .open)
        let entries = try cases.found(kept).history.filter { $0.undoes == entry }
        #expect(
            entries.map(\.kind) == [.split] && entries[0].reason.swedish.hasSuffix("Det var två stolpar.")
        )
        let undoing = try cases.found(kept).history.firstIndex { $0.undoes == entry }.orFail() + 1
        #expect(throws: CaseEditFault.cannotUndo(entry, .undone(by: undoing))) {
            try cases.edit(kept, .undo(entry, reason: "Igen."))
        }
    }

    @Test func `the reason of a merge stands in both histories, and no single pin undoes it`() throws {
        let entry = try merge()
        for (id, kind) in [(kept, CaseEvent.Kind.tookOver), (ended, .merged)] {
            let told = try cases.found(id).history.last { $0.kind == kind }.orFail()
            #expect(told.reason.swedish.hasSuffix("Samma stolpe."))
        }
        let pin = try cases.kinds(kept).firstIndex(of: .pinned).orFail() + 1
        #expect(throws: CaseEditFault.cannotUndo(pin, .noDecision)) {
            try cases.edit(kept, .undo(pin, reason: "Fel."))
        }
        #expect(try cases.found(kept).history[entry - 1].former != nil)
    }

    @Test func `what was decided since stays, and who came since goes where the rules say`() throws {
        let entry = try merge()
        try cases.edit(
            kept, .assign(Assignee("Bo"), reason: nil),
            .setUnits([Code("gata-park").orFail()], reason: "Vi."))
        let near = try cases.file(.fixture(4, at: .olofstrom(north: 505), reporter: 4))
        let beside = try cases.file(.fixture(5, at: .olofstrom(north: 5), reporter: 5))
        #expect(near.case == kept && beside.case == kept)
        try cases.edit(kept, .undo(entry, reason: "Fel."))
        #expect(try [1, 2, 3, 4, 5].map(home) == [ended, ended, kept, ended, kept])
        #expect(try cases.found(kept).assignee == Assignee("Bo"))
        #expect(try cases.units(kept) == ["gata-park"])
        #expect(try cases.found(ended).assignee == Assignee("Anna"))
        #expect(try cases.found(ended).counts.reports == 3)
    }

    @Test func `a report that was separated since stays apart, and the last merge is undone first`()
        throws
    {
        let entry = try merge()
        let third = try cases.file(.fixture(6, at: .olofstrom(north: 2_000), reporter: 6)).case
        try cases.edit(kept, .merge(third))
        let later = try cases.kinds(kept).lastIndex(of: .tookOver).orFail() + 1
        #expect(throws: CaseEditFault.cannotUndo(entry, .changedSince(later))) {
            try cases.edit(kept, .undo(entry, reason: "Fel."))
        }
        try cases.edit(kept, .separate([.numbered(2)]))
        try cases.edit(kept, .undo(later, reason: "Fel."))
        try cases.edit(kept, .undo(entry, reason: "Fel."))
        #expect(try [home(1), home(3), home(6)] == [ended, kept, third])
        #expect(try ![kept, ended, third].contains(home(2)))
    }

    @Test func `a merge is not undone while a report that came since links the two`() throws {
        let one = try cases.file(.fixture(10, at: .olofstrom(north: 1_000), reporter: 6)).case
        let other = try cases.file(.fixture(11, at: .olofstrom(north: 1_100), reporter: 7)).case
        try cases.edit(one, .merge(other))
        let entry = try cases.kinds(one).lastIndex(of: .tookOver).orFail() + 1
        try cases.file(.fixture(12, at: .olofstrom(north: 1_050), reporter: 8))
        #expect(throws: CaseEditFault.cannotUndo(entry, .linkedSince)) {
            try cases.edit(one, .undo(entry, reason: "Fel."))
        }
    }

    @Test func `a merge is not undone when all reports of the one have left`() throws {
        let entry = try merge()
        try cases.edit(kept, .separate([.numbered(1), .numbered(2)]))
        #expect(throws: CaseEditFault.cannotUndo(entry, .reportElsewhere)) {
            try cases.edit(kept, .undo(entry, reason: "Fel."))
        }
    }

    @Test(arguments: [
        CaseState.done(what: "Lagat.", measure: nil), .cannot(.notOurs, explanation: nil),
    ])
    func `a case that has ended since is opened again before a merge is undone`(_ state: CaseState) throws {
        let entry = try merge()
        try cases.edit(kept, .setState(state))
        #expect(throws: CaseEditFault.cannotUndo(entry, .ended)) {
            try cases.edit(kept, .undo(entry, reason: "Fel."))
        }
        #expect(try [1, 2, 3].map(home) == [kept, kept, kept])
        try cases.edit(kept, .setState(.reopened(reason: "Fel.")), .undo(entry, reason: "Fel."))
        #expect(try [1, 2, 3].map(home) == [ended, ended, kept])
        #expect(try cases.found(kept).state == .reopened(reason: "Fel."))
    }

    @Test func `why two cases cannot become one is said as it is`() throws {
        let drugs = try cases.file(.fixture(7, at: .olofstrom(north: 3_000), category: "drugs")).case
        let done = try cases.file(.fixture(8, at: .olofstrom(north: 4_000))).case
        try cases.edit(done, .setStatus(.closed))
        for (other, obstacle) in [
            (kept, MergeObstacle.withItself), (drugs, .otherGroup), (done, .ended),
        ] {
            #expect(throws: CaseEditFault.cannotMerge(other, obstacle)) {
                try cases.edit(kept, .merge(other))
            }
        }
        #expect(throws: CaseEditFault.noSuchOtherCase(.numbered(99))) {
            try cases.edit(kept, .merge(.numbered(99)))
        }
    }
}
