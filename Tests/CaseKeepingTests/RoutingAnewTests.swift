import CaseKeeping
import Reports
import TestSupport
import Testing
import Triage

/// Open cases of a ledger that was filled by other rules.
@Suite struct RoutingAnewTests {
    private let cases: KeptCases
    private let home: Receipt

    init() throws {
        cases = try KeptCases()
        home = try cases.file(.fixture(1, at: .olofstrom()))
    }

    private func route(
        by rules: String, successors: [Code<Unit>: Code<Unit>] = [:], isTrial: Bool = false
    ) throws -> RoutingChange? {
        try RoutingAnew(ledger: cases.ledger, policy: KeptCases(rules: rules).policy).route(
            home.case, successors: successors, isTrial: isTrial, by: "anna", at: .testNow.adding(.days(1)))
    }

    private static let police = """
          - { id: police, when: { category: [lighting] }, units: [kontaktcenter, lpo], deadline-working-days: 3,
              reason: { sv: Polisen., en: The police. } }
        """

    @Test func `the same rules change nothing`() throws {
        #expect(try route(by: KeptCases.rules) == nil)
    }

    @Test func `a rule that came to hold with a later report keeps the days it gave then`() throws {
        let rules = """
              - { id: several, when: { reports-at-least: 2 }, units: [gata-park], deadline-working-days: 1,
                  reason: { sv: Flera., en: Several. } }

            """ + KeptCases.rules
        let cases = try KeptCases(rules: rules)
        let home = try cases.file(.fixture(1, at: .olofstrom()))
        try cases.file(.fixture(2, at: .olofstrom(), received: .testNow.adding(.days(10))))
        #expect(try cases.found(home.case).units.first?.rule == "several")
        func change(_ rules: String) throws -> RoutingChange? {
            try RoutingAnew(ledger: cases.ledger, policy: KeptCases(rules: rules).policy).route(
                home.case, successors: [:], isTrial: true, by: "anna", at: .testNow.adding(.days(30)))
        }
        #expect(try change(rules) == nil)
        #expect(try change(rules.replacing("days: 1,", with: "days: 2,"))?.altered.count == 1)
    }

    @Test func `a trial says what would change and writes nothing`() throws {
        let before = try cases.found(home.case)
        let change = try route(by: Self.police, isTrial: true).orFail()
        #expect(change.added.map(\.unit.description) == ["kontaktcenter", "lpo"])
        #expect(change.removed.map(\.unit.description) == ["gata-park"])
        let after = try cases.found(home.case)
        #expect(after.units == before.units && after.history == before.history)
        #expect(cases.notified == ["gata-park"])
    }

    @Test func `what changes stands in the history, and the units that come get a notice, once`() throws {
        let version = try cases.found(home.case).version
        _ = try route(by: Self.police)
        #expect(try cases.units(home.case) == ["kontaktcenter", "lpo"])
        let history = try cases.found(home.case).history.suffix(3)
        #expect(history.map(\.kind) == [.routed, .routed, .routed] && history.map(\.by).contains("anna"))
        #expect(
            history.map(\.reason.swedish) == [
                "Reglerna har ändrats. Kontaktcenter ansvarar nu: Polisen.",
                "Reglerna har ändrats. Polisen ansvarar nu: Polisen.",
                "Reglerna har ändrats. Gata och park ansvarar inte längre.",
            ])
        #expect(try cases.found(home.case).version == version + 1)
        #expect(cases.notified == ["gata-park", "kontaktcenter"])
        #expect(try route(by: Self.police) == nil)
        #expect(cases.notified.count == 2)
    }

    @Test func `a unit that takes another's place keeps the days and gets no notice of a new case`() throws {
        let codes = (try Code<Unit>("gata-park").orFail(), try Code<Unit>("lpo").orFail())
        let rules = KeptCases.rules.replacing("[gata-park]", with: "[lpo]")
        let change = try route(by: rules, successors: [codes.0: codes.1]).orFail()
        #expect(change.added.isEmpty && change.removed.isEmpty)
        let unit = try cases.found(home.case).units.first.orFail()
        #expect(unit.unit == codes.1 && unit.since == .testNow && unit.due == CivilDate("2026-12-04"))
    }

    @Test func `another deadline counts from the day the case was opened`() throws {
        let rules = KeptCases.rules.replacing("working-days: 10", with: "working-days: 3")
        let change = try route(by: rules).orFail()
        #expect(change.altered.map(\.due) == [CivilDate("2026-11-25")])
        #expect(
            try cases.found(home.case).history.last?.reason.english
                == "The rules have changed. Streets and parks is responsible, until 2026-11-25: The municipality's lighting."
        )
    }

    @Test func `a closed case stays with whom it was`() throws {
        try cases.edit(home.case, .setStatus(.closed))
        #expect(try route(by: Self.police) == nil)
    }
}
