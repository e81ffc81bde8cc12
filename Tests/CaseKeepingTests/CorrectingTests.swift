import CaseKeeping
import Geometry
import Reports
import TestSupport
import Testing
import Triage

/// What staff correct of what reports say: where reports go by it, and who is told.
@Suite struct CorrectingTests {
    private let cases: KeptCases
    private let first: Receipt

    init() throws {
        cases = try KeptCases()
        first = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1))
    }

    private func drugs() throws -> Code<Reports.Category> { try Code("drugs").orFail() }

    private func correct(_ number: Int, _ edit: ReportEdit) throws -> FiledReport {
        let version = try cases.ledger.report(.numbered(number)).orFail().version
        return try ReportCorrecting(ledger: cases.ledger, policy: cases.policy).correct(
            .numbered(number), [edit], because: "Fel.", version: version, seeing: .everything, by: "anna",
            at: .testNow)
    }

    @Test
    func `a case whose category is corrected keeps its id and history, gets other units, and both are told`()
        throws
    {
        try cases.file(.fixture(2, at: .olofstrom(north: 20), reporter: 2))
        let edited = try cases.edit(first.case, .setCategory(try drugs(), reason: "Knarkförsäljning."))
        #expect(edited.id == first.case && edited.group.description == "drugs" && edited.reportCount == 2)
        #expect(try cases.ledger.reports(in: first.case).map(\.category.description) == ["drugs", "drugs"])
        #expect(edited.units.map(\.unit.description) == ["kontaktcenter"])
        #expect(cases.told(.withdrawn) == ["gata-park"])
        #expect(cases.told(.assigned) == ["gata-park", "kontaktcenter"])
        let entry = try cases.found(first.case).history.last { $0.kind == .categoryCorrected }.orFail()
        #expect(entry.reason.swedish == "Kategorin rättad till drugs. Knarkförsäljning.")
    }

    @Test func `a case of a corrected category joins the older one that lies there, and what comes joins it`()
        throws
    {
        let older = try cases.file(
            .fixture(2, at: .olofstrom(north: 20), category: "drugs", received: .testNow.adding(.hours(-1))))
        let edited = try CaseEditing(ledger: cases.ledger, policy: cases.policy).carryOut(
            [.setCategory(try drugs(), reason: "Fel.")], on: first.case,
            version: cases.found(first.case).version, seeing: .everything, by: "anna", at: .testNow)
        #expect(edited.case.id == older.case && edited.case.reportCount == 2)
        #expect(edited.merges.map(\.from) == [first.case] && edited.merges.map(\.into) == [older.case])
        #expect(try cases.found(first.case).mergedInto == older.case)
        #expect(try cases.file(.fixture(3, at: .olofstrom(north: 10), category: "drugs")).case == older.case)
        // Nothing of lighting is left there to join.
        #expect(try cases.file(.fixture(4, at: .olofstrom(north: 5))).case != older.case)
    }

    @Test func `pins go with the case to another category`() throws {
        let far = try cases.file(.fixture(2, at: .olofstrom(north: 1_000), reporter: 2))
        try cases.edit(first.case, .merge(far.case))
        try cases.edit(first.case, .setCategory(try drugs(), reason: "Fel."))
        let pins = try [1, 2].map { try cases.ledger.rows[$0].orFail().joined.orFail().report.ruling.pin }
        #expect(pins[0] != nil && pins[0] == pins[1])
        #expect(try cases.ledger.reports(in: first.case).count == 2)
    }

    @Test func `a single report of another category leaves its case, which stays, and history says so`()
        throws
    {
        try cases.file(.fixture(2, at: .olofstrom(north: 20), reporter: 2))
        let moved = try correct(2, .setCategory(drugs()))
        #expect(moved.case != first.case && moved.report.category.description == "drugs")
        #expect(try cases.found(first.case).counts.reports == 1)
        #expect(try cases.kinds(first.case).suffix(2) == [.categoryCorrected, .left])
        #expect(try cases.found(moved.case).scope.group.description == "drugs")
        #expect(try cases.units(moved.case) == ["kontaktcenter"])
    }

    @Test func `a report that leaves a case someone works on is found in the state of the case it comes to`()
        throws
    {
        try cases.file(.fixture(2, at: .olofstrom(north: 20), reporter: 2))
        try cases.edit(first.case, .setState(.underWay))
        let moved = try correct(2, .setCategory(drugs()))
        #expect(moved.case != first.case)
        #expect(try cases.found(moved.case).status == .open)
        #expect(try [1, 2].map { try cases.ledger.rows[$0].orFail().indexed } == [.inProgress, .open])
    }

    @Test func `a report that leaves for a case someone works on is found in the state of that`() throws {
        try cases.file(.fixture(2, at: .olofstrom(north: 20), reporter: 2))
        let other = try cases.file(.fixture(3, at: .olofstrom(north: 30), category: "drugs", reporter: 3))
        try cases.edit(other.case, .setState(.underWay))
        #expect(try correct(2, .setCategory(drugs())).case == other.case)
        #expect(
            try [1, 2, 3].map { try cases.ledger.rows[$0].orFail().indexed }
                == [.open, .inProgress, .inProgress])
    }

    @Test func `one report that holds a case together leaves, and the rest falls apart`() throws {
        try cases.file(.fixture(2, at: .olofstrom(north: 50), reporter: 2))
        try cases.file(.fixture(3, at: .olofstrom(north: 100), reporter: 3))
        _ = try correct(2, .setCategory(drugs()))
        let homes = try [1, 3].map { try cases.ledger.report(.numbered($0)).orFail().case }
        #expect(homes[0] != homes[1])
    }

    @Test func `a category that is not of the profile, and an old version, are refused`() throws {
        let nonsense = try Code<Reports.Category>("nonsense").orFail()
        #expect(throws: CaseEditFault.noSuchCategory(nonsense)) {
            try cases.edit(first.case, .setCategory(nonsense, reason: "Fel."))
        }
        #expect(throws: ReportEditFault.stale(current: 1)) {
            try ReportCorrecting(ledger: cases.ledger, policy: cases.policy).correct(
                .numbered(1), [.setRestricted(true)], because: "x", version: 7, seeing: .everything,
                by: "a", at: .testNow)
        }
    }

    @Test func `a corrected place moves every report of a case, and undoing it puts each back`() throws {
        try cases.file(.fixture(2, at: .olofstrom(north: 40), reporter: 2))
        let there = try Place.olofstrom(north: 900)
        try cases.edit(first.case, .setPlace(there, accuracy: nil, reason: "Fel gata."))
        #expect(try cases.ledger.reports(in: first.case).map(\.whereabouts.place) == [there, there])
        let number = try cases.kinds(first.case).lastIndex(of: .placeCorrected).orFail() + 1
        try cases.edit(first.case, .undo(number, reason: "Rätt gata."))
        #expect(
            try cases.ledger.reports(in: first.case).map(\.whereabouts.place)
                == [.olofstrom(), .olofstrom(north: 40)])
    }

    @Test func `an ended case's place stays, while its category is corrected where it is`() throws {
        try cases.edit(first.case, .setState(.done(what: "Klart.", measure: nil)))
        #expect(throws: CaseEditFault.notOpen) {
            try cases.edit(first.case, .setPlace(.olofstrom(north: 900), accuracy: nil, reason: "Fel."))
        }
        let edited = try cases.edit(first.case, .setCategory(try drugs(), reason: "Fel."))
        #expect(edited.group.description == "drugs" && edited.status == .closed)
    }

    @Test func `the restriction of reports that the editor may not see stays`() throws {
        try cases.file(.fixture(2, at: .olofstrom(north: 20), isRestricted: true))
        _ = try CaseEditing(ledger: cases.ledger, policy: cases.policy).edit(
            first.case, [.setRestricted(false, reason: "x")], version: cases.found(first.case).version,
            in: [], seesRestricted: false, by: "anna", at: .testNow)
        #expect(try cases.ledger.reports(in: first.case).map(\.isRestricted) == [false, true])
        try cases.edit(first.case, .setRestricted(true, reason: "Pekar ut någon."))
        #expect(try cases.ledger.reports(in: first.case).map(\.isRestricted) == [true, true])
    }
}
