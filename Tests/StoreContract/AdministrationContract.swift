import Reports
import TestSupport
import Testing
import Triage

/// What every store promises about what administrators do while the server runs: rules, messages that need not be sent, and the
/// record of it all.
package struct AdministrationContract: Sendable {
    private let backend: any StoreBackend

    package init(_ backend: any StoreBackend) { self.backend = backend }

    package func `what administrators did comes back, of their municipalities and of none, the latest first`()
        async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        let anna = try Person.fixture(1, ["admin:1060"])
        try await store.add(anna, password: nil)
        let (own, other) = (try MunicipalityCode("1060").orFail(), try MunicipalityCode("0880").orFail())
        let events = AdministrationEvent.Kind.allCases.enumerated().map { index, kind in
            AdministrationEvent(
                at: .testNow, by: index == 0 ? "lykta_abc" : Agent(anna),
                municipality: [nil, own, other][index % 3], kind: kind, subject: "bo@example.se",
                detail: index == 1 ? "" : "triage:1060 \(index)")
        }
        for event in events { try await store.note(event) }
        try await store.close()
        store = try await location.open()
        #expect(try await store.administrationEvents(in: [], limit: 100) == events.reversed())
        #expect(
            try await store.administrationEvents(in: [own], limit: 100)
                == events.filter { $0.municipality != other }.reversed())
        #expect(
            try await store.administrationEvents(in: [own, other], limit: 2) == events.suffix(2).reversed())
        #expect(try store.inspect { _ in } == [])
    }

    package func `rules that are changed are routed by at once, and every change is kept with who and why`()
        async throws
    {
        let location = try backend.makeLocation()
        let store = try await location.open()
        let home = try MunicipalityCode("1060").orFail()
        let anna = try Person.fixture(1, ["admin:1060"])
        try await store.add(anna, password: nil)
        func units(_ number: Int) async throws -> [String] {
            let receipt = try await store.keep(
                .fixture(number, at: .olofstrom(north: Double(number) * 900)))
            return try await store.case(receipt.case, in: []).orFail().units.map(\.unit.description)
        }
        #expect(try await units(1) == ["gata-park"])
        #expect(try await store.ruleRevisions(of: home, limit: 10) == [])

        let changed = try Self.routing(lightingGoesTo: "kontaktcenter")
        #expect(
            try await store.keepRules(
                Self.revision(changed.text, by: Agent(anna), of: home), as: changed.document, after: nil))
        #expect(store.jurisdictionsNow == [changed.document])
        #expect(try await units(2) == ["kontaktcenter"])
        // What was open stays with whom it was.
        #expect(try await store.cases(matching: CaseFilter(), limit: 9, after: nil).count == 2)

        let first = try await store.ruleRevisions(of: home, limit: 10)[0]
        let back = try Self.routing(lightingGoesTo: "gata-park")
        #expect(
            try await store.keepRules(
                Self.revision(back.text, by: "eva", of: home), as: back.document, after: first.number))
        #expect(try await units(3) == ["gata-park"])

        try await store.close()
        let kept = try await location.open().ruleRevisions(of: home, limit: 10)
        #expect(kept.map(\.content) == [back.text, changed.text])
        #expect(kept.map(\.by) == ["eva", Agent(anna)] && kept.map(\.reason) == ["Prov.", "Prov."])
        #expect(kept.map(\.base) == ["a: b", "a: b"] && kept.map(\.at) == [.testNow, .testNow])
        #expect(kept.compactMap(\.number) == kept.compactMap(\.number).sorted(by: >) && kept.count == 2)
    }

    package func `of two who change the same rules the second is told, and nothing of it is kept`()
        async throws
    {
        let store = try await backend.makeStore([
            .fixture(), .fixture(municipality: "0880"),
        ])
        let (home, other) = (try MunicipalityCode("1060").orFail(), try MunicipalityCode("0880").orFail())
        let (one, two) = (
            try Self.routing(lightingGoesTo: "kontaktcenter"), try Self.routing(lightingGoesTo: "gata-park")
        )
        #expect(
            try await store.keepRules(
                Self.revision(one.text, by: "a", of: home), as: one.document, after: nil))
        #expect(
            try await !store.keepRules(
                Self.revision(two.text, by: "b", of: home), as: two.document, after: nil))
        #expect(try await store.ruleRevisions(of: home, limit: 9).map(\.content) == [one.text])
        #expect(
            store.jurisdictionsNow.contains(one.document) && !store.jurisdictionsNow.contains(two.document))
        // Another municipality's rules have a history of their own.
        let theirs = try Self.routing(lightingGoesTo: "kontaktcenter", municipality: "0880")
        #expect(
            try await store.keepRules(
                Self.revision(theirs.text, by: "c", of: other), as: theirs.document, after: nil))
        #expect(try await store.ruleRevisions(of: home, limit: 9).count == 1)
        let seen = try await store.ruleRevisions(of: home, limit: 1)[0].number
        #expect(
            try await store.keepRules(
                Self.revision(two.text, by: "b", of: home), as: two.document, after: seen))
        #expect(try await store.ruleRevisions(of: home, limit: 1).map(\.content) == [two.text])
    }

    package func `a dead message is dropped with a reason, and can be sent again all the same`() async throws
    {
        let location = try backend.makeLocation()
        var store = try await location.open()
        try await store.keep(.fixture(1, at: .olofstrom()))
        let id = try await store.due(at: .testNow, limit: 1).messages.first.orFail().id
        #expect(try await !store.drop(id, reason: "Väntar ännu.", by: "eva", at: .testNow))
        try await store.failed([id], fault: "410", nextAttempt: nil)
        #expect(try await store.drop(id, reason: "Sagt i telefon.", by: "eva", at: .testNow))
        #expect(try await !store.drop(id, reason: "En gång till.", by: "bo", at: .testNow))
        #expect(try await store.messages(in: .dead, limit: 9).messages.isEmpty)
        try await store.close()

        store = try await location.open()
        let dropped = try await store.messages(in: .dropped, limit: 9).messages
        let dropping = OutboxMessage.Dropping(by: "eva", at: .testNow, reason: "Sagt i telefon.")
        #expect(dropped.map(\.id) == [id] && dropped.map(\.dropping) == [dropping])
        #expect(try await store.message(id) == dropped[0] && dropped[0].state == .dropped)
        #expect(try await store.due(at: .testNow.adding(.days(30)), limit: 9).messages.isEmpty)
        #expect(try store.inspect { _ in } == [])

        #expect(try await store.retry(id, at: .testNow))
        #expect(try await store.messages(in: .dropped, limit: 9).messages.isEmpty)
        #expect(try await store.due(at: .testNow, limit: 9).messages.map(\.id) == [id])
        #expect(try await store.message(id)?.dropping == nil)
        #expect(try await !store.drop(4_711, reason: "Finns inte.", by: "eva", at: .testNow))
        #expect(try store.inspect { _ in } == [])
    }

    private static func revision(_ text: String, by agent: Agent, of municipality: MunicipalityCode)
        -> RuleRevision
    {
        RuleRevision(
            municipality: municipality, at: .testNow, by: agent, reason: "Prov.", base: "a: b", content: text)
    }

    private static func routing(lightingGoesTo unit: String, municipality: String = "1060") throws
        -> (text: String, document: ProfileDocument)
    {
        let text = """
            fallback: { units: [kontaktcenter], deadline-working-days: 5, reason: { sv: Ingen regel., en: No rule. } }
            rules:
              - id: lighting
                when: { category: [lighting] }
                units: [\(unit)]
                reason: { sv: Ändrad belysning., en: Changed lighting. }
            """
        return (text, try .fixture(municipality: municipality, routing: text))
    }
}
