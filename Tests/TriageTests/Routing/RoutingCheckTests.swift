import Reports
import Testing
import Triage

@Suite struct RoutingCheckTests {
    static let all = "category: [lighting, drugs, speeding, mopeds, visibility]"

    private func findings(_ rules: [String], _ areas: [MappedArea] = []) throws -> [String] {
        let document = try RoutingSample.document(
            rules + [
                RoutingSample.rule(
                    "idle", when: "words: [zzz]", units: "lpo, gata-park, trafikverket, kontaktcenter")
            ])
        return document.rules.check(profile: document.profile, areas: areas).text.english
            .split(separator: "\n").map(String.init).filter { $0.contains(": ") }
    }

    @Test func `rules for every category everywhere leave no gap`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("all", when: Self.all, units: "lpo, gata-park, trafikverket, kontaktcenter")
        ])
        let report = document.rules.check(
            profile: document.profile, areas: [try RoutingSample.area(.district, "holje")])
        #expect(report.findings.isEmpty)
        #expect(
            report.text.english == """
                Every category in every area has an owner through a rule.
                0 errors, 0 warnings, 0 notes.
                """)
    }

    @Test func `a category without a rule is a gap everywhere`() throws {
        let found = try findings(
            [RoutingSample.rule("a", when: "category: [lighting, drugs, speeding, mopeds]")],
            [RoutingSample.area(.district, "holje"), RoutingSample.area(.district, "jamshog")])
        #expect(
            found == [
                "error: visibility: only the fallback answers in district holje, in district jamshog, outside the districts",
                "warning: visibility: only the fallback answers without a place",
            ])
    }

    @Test func `a rule for one district leaves the others and the unplaced`() throws {
        let found = try findings(
            [
                RoutingSample.rule("a", when: "category: [lighting, drugs, speeding, mopeds]"),
                RoutingSample.rule("b", when: "category: [visibility], area: { district: [holje] }"),
            ], [RoutingSample.area(.district, "holje"), RoutingSample.area(.district, "jamshog")])
        #expect(
            found == [
                "error: visibility: only the fallback answers in district jamshog, outside the districts",
                "warning: visibility: only the fallback answers without a place",
            ])
    }

    @Test(arguments: [
        (["hours: \"18-06\"", "hours: \"06-17\""], ", for example from resident, seen mon 17:00"),
        (["hours: \"18-06\"", "hours: \"06-18\""], nil),
        (
            ["weekdays: [mon, tue, wed, thu, fri]", "weekdays: [sun]"],
            ", for example from resident, seen sat 00:00"
        ),
        (["weekdays: [mon, tue, wed, thu, fri]", "weekdays: [sat, sun], hours: \"00-24\""], nil),
        (
            ["source: [resident, police, association]", "source: [municipal-staff, property-owner]"],
            ", for example from municipal-company, seen mon 00:00"
        ),
        (
            ["weekdays: [sat, sun]", "hours: \"08-16\"", "source: [police]"],
            ", for example from resident, seen mon 00:00"
        ),
        (["words: [knark]"], ""), (["reports-at-least: 2"], ""), (["reporters-at-least: 2"], ""),
    ])
    func `rules that share a category must cover all its moments`(_ whens: [String], _ example: String?)
        throws
    {
        let found = try findings(
            [RoutingSample.rule("rest", when: "category: [lighting, drugs, speeding, mopeds]")]
                + whens.enumerated().map {
                    RoutingSample.rule("r\($0)", when: "category: [visibility], \($1)")
                })
        let expected =
            example.map {
                [
                    "error: visibility: only the fallback answers outside the districts\($0)",
                    "warning: visibility: only the fallback answers without a place\($0)",
                ]
            } ?? []
        #expect(found == expected)
    }

    @Test func `a rule for a kind of road or land is not enough`() throws {
        let areas = try [
            RoutingSample.area(.road, "r", owner: "state"), RoutingSample.area(.owner, "o", owner: "hus"),
        ]
        let found = try findings(
            [
                RoutingSample.rule("a", when: "category: [lighting, drugs, speeding, mopeds]"),
                RoutingSample.rule("b", when: "category: [visibility], road-owner: [state]"),
                RoutingSample.rule("c", when: "category: [visibility], land-owner: [hus]"),
            ], areas)
        #expect(found.first == "error: visibility: only the fallback answers outside the districts")
    }

    @Test func `police areas together cover every placed case, but only those that meet the district`() throws
    {
        let areas = try [
            RoutingSample.area(.district, "west"), RoutingSample.area(.district, "east", east: 10),
            RoutingSample.area(.policeArea, "a"), RoutingSample.area(.policeArea, "b", east: 10),
        ]
        let rest = RoutingSample.rule("rest", when: "category: [lighting, drugs, speeding, mopeds]")
        let first = RoutingSample.rule("a", when: "category: [visibility], area: { police-area: [a] }")
        let second = RoutingSample.rule("b", when: "category: [visibility], area: { police-area: [b] }")
        let unplaced = "warning: visibility: only the fallback answers without a place"
        #expect(try findings([rest, first, second], areas) == [unplaced])
        #expect(
            try findings([rest, first], areas) == [
                "error: visibility: only the fallback answers in district east, outside the districts",
                unplaced,
            ])
    }

    @Test(arguments: [
        (
            "area: { district: [nowhere] }",
            "error: rule it can never match: there is no area with area/district nowhere"
        ),
        ("road-owner: [private]", "error: rule it can never match: there is no area with road-owner private"),
        ("land-owner: [kyrkan]", "error: rule it can never match: there is no area with land-owner kyrkan"),
        // A code of another layer.
        ("area: { road: [holje] }", "error: rule it can never match: there is no area with area/road holje"),
        (
            "area: { district: [holje], road: [state/116] }",
            "error: rule it can never match: no area with area/district holje meets one with area/road state/116"
        ),
        (
            "area: { road: [state/116] }, road-owner: [municipality]",
            "error: rule it can never match: no area with area/road state/116 meets one with road-owner municipality"
        ),
        (
            "area: { district: [holje], police-area: [old] }",
            "error: rule it can never match: no area with area/police-area old meets one with area/district holje"
        ),
        (
            "area: { district: [holje, hölje] }",
            "warning: rule it: area/district “hölje” is not among the areas"
        ),
        ("road-owner: [state, private]", "warning: rule it: road-owner “private” is not among the areas"),
    ])
    func `a rule that can never match is named with the reason`(_ when: String, _ finding: String) throws {
        let day = try #require(CivilDate("2020-01-01"))
        let areas = try [
            RoutingSample.area(.district, "holje", from: day),
            RoutingSample.area(.road, "state/116", owner: "state", east: 5),
            RoutingSample.area(.road, "k/1", owner: "municipality"),
            RoutingSample.area(.policeArea, "old", until: day),
        ]
        let found = try findings([RoutingSample.rule("all"), RoutingSample.rule("it", when: when)], areas)
        #expect(found == [finding])
    }

    @Test func `areas that meet keep a rule alive`() throws {
        let areas = try [
            RoutingSample.area(.district, "holje"),
            RoutingSample.area(.road, "state/116", owner: "state", north: 0.5),
        ]
        let when = "area: { district: [holje], road: [state/116] }, road-owner: [state]"
        #expect(
            try findings([RoutingSample.rule("all"), RoutingSample.rule("it", when: when)], areas).isEmpty)
    }

    @Test(arguments: [
        ("category: [drugs]", 5, "category: [drugs, lighting]", 2, "warning"),
        ("category: [drugs]", 2, "category: [drugs, lighting]", 5, "note"),
        ("hours: \"18-06\"", 5, "hours: \"05-07\"", 2, "warning"),
        ("hours: \"05-07\"", 5, "hours: \"18-06\"", 2, "warning"),
        ("category: [drugs]", 5, "category: [lighting]", 2, nil),
        ("source: [police]", 5, "source: [resident]", 2, nil),
        ("weekdays: [mon]", 5, "weekdays: [tue]", 2, nil),
        ("hours: \"18-06\"", 5, "hours: \"06-18\"", 2, nil),
        ("area: { district: [west] }", 5, "area: { district: [east] }", 2, nil),
        ("category: [drugs]", 5, "source: [police]", 5, nil),
    ])
    func `rules with different deadlines for one unit are named when one report can meet both`(
        _ first: String, _ firstDays: Int, _ second: String, _ secondDays: Int, _ severity: String?
    ) throws {
        let areas = try [
            RoutingSample.area(.district, "west"), RoutingSample.area(.district, "east", east: 10),
        ]
        let found = try findings(
            [
                RoutingSample.rule("rest", units: "kontaktcenter"),
                RoutingSample.rule("one", when: first, units: "lpo, trafikverket", days: firstDays),
                RoutingSample.rule("two", when: second, units: "gata-park, lpo", days: secondDays),
            ], areas
        ).filter { $0.contains("rules one and two") }
        let sentence =
            "rules one and two can both give a report to lpo, with different deadlines "
            + "(\(firstDays) working days and \(secondDays) working days); one stands first and decides"
        #expect(found == (severity.map { ["\($0): \(sentence)"] } ?? []))
    }

    @Test func `a unit that nobody names is told`() throws {
        let document = try RoutingSample.document([RoutingSample.rule("all", units: "lpo, gata-park")])
        let report = document.rules.check(profile: document.profile, areas: [])
        #expect(report.findings.map(\.sentence.english) == ["unit trafikverket is named by no rule"])
        #expect(!report.hasErrors)
        #expect(report.count(.warning) == 1)
    }

    @Test func `errors stand before warnings and notes`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("a", when: "category: [drugs]", days: 1),
            RoutingSample.rule("b", when: "category: [drugs]", days: 2),
            RoutingSample.rule("c", when: "land-owner: [x]"),
        ])
        let report = document.rules.check(profile: document.profile, areas: [])
        #expect(report.hasErrors)
        #expect(
            report.findings.map(\.severity)
                == Array(repeating: .error, count: 5) + Array(repeating: .warning, count: 6) + [.note])
        #expect(report.text.english.hasSuffix("5 errors, 6 warnings, 1 note."))
    }
}
