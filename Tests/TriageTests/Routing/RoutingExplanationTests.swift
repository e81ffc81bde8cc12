import Reports
import Testing
import Triage

@Suite struct RoutingExplanationTests {
    private func explain(_ rules: [String], _ reports: [RoutingFacts], counts: CaseCounts = RoutingSample.one)
        throws -> RoutingExplanation
    {
        let document = try RoutingSample.document(rules)
        let now = try RoutingSample.noon()
        return document.rules.explain(
            reports, counts: counts, opened: now, at: now, profile: document.profile)
    }

    @Test func `every rule is told with what it wants and what the case has`() throws {
        let explained = try explain(
            [
                RoutingSample.rule("a", when: "category: [drugs, lighting], source: [police]"),
                RoutingSample.rule("b", when: "category: [lighting]", units: "gata-park"),
            ], [RoutingSample.facts()])
        #expect(explained.rules.map(\.rule.description) == ["a", "b"])
        #expect(explained.rules.map(\.reason.swedish) == ["a.", "b."])
        #expect(explained.rules.map(\.matched) == [false, true])
        #expect(explained.rules[0].conditions.map(\.key) == ["category", "source"])
        #expect(explained.rules[0].conditions.map(\.holds) == [true, false])
        #expect(
            explained.rules[0].conditions[1].sentence
                == Bilingual(
                    swedish: "Regeln gäller när källan är Polisen; här är det Invånare.",
                    english: "The rule holds when the source is Police; here it is Resident."))
        #expect(
            explained.rules[0].conditions[0].sentence.swedish
                == "Regeln gäller när kategorin är Narkotika eller Belysning; här är det Belysning.")
        #expect(explained.assignments.map(\.rule) == ["b"])
        #expect(!explained.isFallback)
    }

    @Test(arguments: [
        ("weekdays: [sat]", "Regeln gäller när veckodagen är lördag; här är det fredag."),
        ("hours: \"18-06\"", "Regeln gäller när klockslaget är 18:00–06:00; här är det 12:00."),
        ("area: { district: [jamshog] }", "Regeln gäller när området är jamshog; här är det holje."),
        ("area: { road: [state/116] }", "Regeln gäller när vägen är state/116; här är det okänt."),
        ("road-owner: [state]", "Regeln gäller när väghållaren är staten; här är det okänt."),
        ("land-owner: [kyrkan]", "Regeln gäller när markägaren är kyrkan; här är det olofstromshus."),
        ("words: [knark, hasch*]", "Texten har inget av orden knark, hasch*."),
        ("reports-at-least: 3", "Regeln gäller från 3 rapporter; ärendet har 1."),
        ("reporters-at-least: 2", "Regeln gäller från 2 olika rapportörer; ärendet har 1."),
    ])
    func `a condition that fails says with what`(_ when: String, _ sentence: String) throws {
        let facts = try RoutingSample.facts(areas: [
            RoutingSample.area(.district, "holje"), RoutingSample.area(.owner, "x", owner: "olofstromshus"),
        ])
        let explained = try explain([RoutingSample.rule("a", when: when)], [facts])
        #expect(explained.rules.first?.conditions.map(\.holds) == [false])
        #expect(explained.rules.first?.conditions.map(\.sentence.swedish) == [sentence])
        #expect(explained.isFallback)
    }

    @Test func `of several reports the one that comes nearest is told`() throws {
        let explained = try explain(
            [RoutingSample.rule("a", when: "category: [drugs], source: [police], weekdays: [sat]")],
            [
                RoutingSample.facts(), RoutingSample.facts("drugs", source: .police),
                RoutingSample.facts("drugs"),
            ])
        #expect(explained.rules.first?.conditions.map(\.holds) == [true, true, false])
    }

    @Test func `the report's own words are not repeated`() throws {
        let explained = try explain(
            [RoutingSample.rule("a", when: "words: [hemlig]")],
            [RoutingSample.facts(text: "mitt ord enhörning")])
        #expect(!"\(explained)".contains("enhörning"))
    }

    @Test func `a case without reports matches nothing`() throws {
        let explained = try explain([RoutingSample.rule("a")], [])
        #expect(explained.isFallback)
        #expect(explained.assignments.map(\.rule) == ["fallback"])
    }
}
