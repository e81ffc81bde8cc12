import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// Whose case it is, by the word of staff or of a unit.
@Suite struct UnitDecidingTests {
    private let cases: KeptCases
    private let home: Case.ID

    init() throws {
        cases = try KeptCases()
        home = try cases.file(.fixture(1, at: .olofstrom(), reporter: 1)).case
    }

    private func unit(_ code: String) throws -> Code<Reports.Unit> { try Code(code).orFail() }

    @Test
    func `a unit that says "not ours" gives the case to the fallback, with the reason, and stays out of it`()
        throws
    {
        try cases.edit(home, .handOver(from: nil, to: nil, reason: "Vägen är statlig."))
        #expect(try cases.units(home) == ["kontaktcenter"])
        let entry = try cases.found(home).history.last.orFail()
        #expect(entry.kind == .handedOver)
        #expect(entry.reason.swedish == "Gata och park lämnar över till Kontaktcenter: Vägen är statlig.")
        let given = try cases.found(home).units[0]
        #expect(given.reason.swedish == "Gata och park har lämnat över ärendet: Vägen är statlig.")
        #expect(cases.told(.withdrawn) == ["gata-park"] && cases.told(.assigned).last == "kontaktcenter")
        // The rule would give it back with each report.
        try cases.file(.fixture(2, at: .olofstrom(north: 10), reporter: 2))
        try cases.file(.fixture(3, at: .olofstrom(north: 20), reporter: 3))
        #expect(try cases.units(home) == ["kontaktcenter"])
        _ = try RoutingAnew(ledger: cases.ledger, policy: cases.policy).route(
            home, successors: [:], isTrial: false, by: "lykta", at: .testNow)
        #expect(try cases.units(home) == ["kontaktcenter"])
    }

    @Test func `it goes to the unit that is named, and what cannot be handed over is said`() throws {
        try cases.edit(home, .handOver(from: unit("gata-park"), to: unit("lpo"), reason: "Polisens."))
        #expect(try cases.units(home) == ["lpo"])
        #expect(throws: CaseEditFault.notUnitOfCase(try unit("gata-park"))) {
            try cases.edit(home, .handOver(from: unit("gata-park"), to: nil, reason: "x"))
        }
        try cases.edit(home, .setUnits([unit("lpo"), unit("kontaktcenter")], reason: "Båda."))
        #expect(throws: CaseEditFault.unitNotNamed([try unit("lpo"), try unit("kontaktcenter")])) {
            try cases.edit(home, .handOver(from: nil, to: nil, reason: "x"))
        }
        #expect(throws: CaseEditFault.nobodyTakesOver) {
            try cases.edit(home, .handOver(from: unit("kontaktcenter"), to: nil, reason: "x"))
        }
        #expect(throws: CaseEditFault.noSuchUnit(try unit("ingen"))) {
            try cases.edit(home, .setUnits([unit("ingen")], reason: "x"))
        }
        #expect(throws: CaseEditFault.noUnits) { try cases.edit(home, .setUnits([], reason: "x")) }
    }

    @Test func `a handing over that is undone gives the unit its case back, with its day and reason`() throws
    {
        let before = try cases.found(home).units
        try cases.edit(home, .handOver(from: nil, to: nil, reason: "Inte vår."))
        let number = try cases.found(home).history.count
        try cases.edit(home, .undo(number, reason: "Jo."))
        #expect(try cases.found(home).units == before && cases.ledger.leftUnits(of: home).isEmpty)
        try cases.edit(home, .undo(number + 1, reason: "Nej."))
        #expect(try cases.units(home) == ["kontaktcenter"])
    }

    @Test func `a last day that staff have set stays when a report comes and when rules are applied`() throws
    {
        let day = try CivilDate("2026-12-24").orFail()
        try cases.edit(home, .setDue(day, reason: "Reservdel beställd."))
        try cases.file(.fixture(2, at: .olofstrom(north: 10), reporter: 2))
        _ = try RoutingAnew(ledger: cases.ledger, policy: cases.policy).route(
            home, successors: [:], isTrial: false, by: "lykta", at: .testNow)
        #expect(try cases.found(home).units.map(\.due) == [day])
    }
}
