import Reports
import Testing
import Triage

@Suite struct RoutingConditionTests {
    private func matches(_ when: String, _ facts: RoutingFacts) throws -> Bool {
        let document = try RoutingSample.document([RoutingSample.rule("it", when: when)])
        return try document.deciding([facts]) == ["it"]
    }

    @Test func `a rule without conditions matches every report`() throws {
        #expect(try matches("", RoutingSample.facts()))
    }

    @Test(arguments: [("[lighting]", true), ("[drugs, lighting]", true), ("[drugs]", false)])
    func `category is any of the list`(_ list: String, _ expected: Bool) throws {
        #expect(try matches("category: \(list)", RoutingSample.facts("lighting")) == expected)
    }

    @Test(arguments: [("[police]", true), ("[resident, police]", true), ("[resident, association]", false)])
    func `source is any of the list`(_ list: String, _ expected: Bool) throws {
        #expect(try matches("source: \(list)", RoutingSample.facts(source: .police)) == expected)
    }

    @Test(arguments: [
        ("2026-11-20T23:59:00+01:00", "[fri]", true), ("2026-11-20T23:59:00+01:00", "[sat, sun]", false),
        // Saturday by Swedish clocks, Friday by UTC.
        ("2026-11-20T23:30:00Z", "[sat]", true), ("2026-11-20T23:30:00Z", "[fri]", false),
        ("2026-11-22T12:00:00+01:00", "[sun]", true), ("2026-11-23T12:00:00+01:00", "[mon]", true),
    ])
    func `the weekday is the one in Sweden`(_ seen: String, _ days: String, _ expected: Bool) throws {
        #expect(try matches("weekdays: \(days)", RoutingSample.facts(seen: seen)) == expected)
    }

    @Test(arguments: [
        ("18-06", "2026-11-20T18:00:00+01:00", true), ("18-06", "2026-11-20T17:59:59+01:00", false),
        ("18-06", "2026-11-20T05:59:59+01:00", true), ("18-06", "2026-11-20T06:00:00+01:00", false),
        ("06-18", "2026-11-20T06:00:00+01:00", true), ("06-18", "2026-11-20T18:00:00+01:00", false),
        // In summer the clock is two hours before UTC.
        ("18-06", "2026-07-01T16:00:00Z", true), ("18-06", "2026-07-01T15:59:00Z", false),
        ("07:30-08:15", "2026-11-20T08:14:00+01:00", true),
        ("07:30-08:15", "2026-11-20T07:29:00+01:00", false),
        ("22-24", "2026-11-20T23:59:00+01:00", true), ("22-24", "2026-11-20T00:00:00+01:00", false),
        ("00-24", "2026-11-20T00:00:00+01:00", true),
    ])
    func `hours hold by the Swedish clock, the last not included`(
        _ hours: String, _ seen: String, _ expected: Bool
    ) throws {
        #expect(try matches("hours: \"\(hours)\"", RoutingSample.facts(seen: seen)) == expected)
    }

    @Test(arguments: [
        ("area: { district: [holje] }", true), ("area: { district: [jamshog, holje] }", true),
        ("area: { district: [jamshog] }", false),
        // The code of one layer is not that of another.
        ("area: { road: [holje] }", false), ("area: { owner: [olofstromshus-1] }", true),
        ("area: { road: [state/116], district: [holje] }", true),
        ("area: { road: [state/116], district: [jamshog] }", false),
        ("area: { police-area: [lpo-karlshamn] }", true),
        ("road-owner: [state]", true), ("road-owner: [private, state]", true),
        ("road-owner: [private]", false),
        // The owner of land is not the owner of a road.
        ("land-owner: [olofstromshus]", true), ("land-owner: [state]", false),
        ("road-owner: [municipality]", false),
    ])
    func `areas hold by layer and code, or by owner`(_ when: String, _ expected: Bool) throws {
        let facts = try RoutingSample.facts(areas: [
            RoutingSample.area(.district, "holje"), RoutingSample.area(.road, "state/116", owner: "state"),
            RoutingSample.area(.owner, "olofstromshus-1", owner: "olofstromshus"),
            RoutingSample.area(.policeArea, "lpo-karlshamn", owner: "municipality"),
        ])
        #expect(try matches(when, facts) == expected)
    }

    @Test(arguments: ["area: { district: [holje] }", "road-owner: [state]", "land-owner: [olofstromshus]"])
    func `an unplaced report meets no condition on areas`(_ when: String) throws {
        #expect(try !matches(when, RoutingSample.facts()))
    }

    @Test(arguments: [
        ("knark", "Det säljs knark här.", true), ("knark", "KNARK!", true), ("Knark", "knark", true),
        ("knark", "knarkare", false), ("knark", "storknark", false), ("knark*", "Knarkhandel", true),
        ("knark*", "knark", true), ("knark*", "storknark", false), ("åka", "aka", false),
        ("aka", "åka", false),
        ("åka", "De ÅKA här", true), ("får", "far", false), ("a-traktor", "en A-traktor körde", true),
        ("a-traktor", "en A traktor körde", true), ("a-traktor", "traktor", false),
        ("svart bil*", "en svart bilist", true), ("svart bil", "en svart bilist", false),
        ("svart bil", "svart, bil", true), ("bil", "(bil)", true), ("bil", "", false), ("é", "e", false),
        ("moped", "moped2", false), ("112", "ring 112 nu", true),
    ])
    func `words are whole words in either case`(_ word: String, _ text: String, _ expected: Bool) throws {
        #expect(try matches("words: [\"\(word)\"]", RoutingSample.facts(text: text)) == expected)
    }

    @Test(arguments: [
        ("åk*", "A\u{30A}ka"), ("a\u{30A}k*", "Åka"), ("ö", "o\u{308}"), ("kafé", "KAFE\u{301}"),
    ])
    func `letters are the same however their marks are written`(_ word: String, _ text: String) throws {
        #expect(try matches("words: [\"\(word)\"]", RoutingSample.facts(text: text)))
    }

    @Test func `all conditions must hold, in one and the same report`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("it", when: "category: [drugs], source: [police]")
        ])
        let drugs = try RoutingSample.facts("drugs")
        let police = try RoutingSample.facts(source: .police)
        #expect(try document.deciding([drugs, police]) == ["fallback"])
        #expect(try document.deciding([drugs, RoutingSample.facts("drugs", source: .police)]) == ["it"])
    }
}
