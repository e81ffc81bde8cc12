import Reports
import TestSupport
import Testing
import Triage

@Suite struct AssignmentsTests {
    @Test func `all matching rules give their units, in the order of the file`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("a", when: "category: [drugs]", units: "gata-park"),
            RoutingSample.rule("b", when: "category: [lighting]", units: "trafikverket"),
            RoutingSample.rule("c", when: "category: [drugs]", units: "lpo, kontaktcenter"),
        ])
        let given = try document.assignments([RoutingSample.facts("drugs")])
        #expect(given.map(\.unit.description) == ["gata-park", "lpo", "kontaktcenter"])
        #expect(given.map(\.rule) == ["a", "c", "c"])
        #expect(given.map(\.unitName.swedish) == ["Gata och park", "Lokalpolisområdet", "Kontaktcenter"])
    }

    @Test func `the first rule that names a unit gives its reason and deadline`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("slow", units: "lpo", days: 10),
            RoutingSample.rule("quick", units: "lpo, gata-park", days: 1),
        ])
        let given = try document.assignments([RoutingSample.facts()])
        #expect(given.map(\.rule) == ["slow", "quick"])
        #expect(given.map(\.reason.swedish) == ["slow.", "quick."])
        #expect(given.map { $0.due?.description } == ["2026-12-04", "2026-11-23"])
    }

    @Test func `the fallback answers only when no rule matches`() throws {
        let document = try RoutingSample.document([RoutingSample.rule("a", when: "category: [drugs]")])
        let given = try document.assignments([RoutingSample.facts("speeding")])
        #expect(given.map(\.unit.description) == ["kontaktcenter"])
        #expect(given.map(\.rule) == [RuleSet.fallbackName])
        #expect(given.map { $0.due?.description } == ["2026-11-27"])
        #expect(
            try document.deciding([RoutingSample.facts("speeding"), RoutingSample.facts("drugs")]) == ["a"])
        #expect(try document.deciding([]) == ["fallback"])
    }

    @Test func `a rule without a deadline gives none`() throws {
        let document = try RoutingSample.document([RoutingSample.rule("a")])
        #expect(try document.assignments([RoutingSample.facts()]).map(\.due) == [nil])
    }

    @Test(arguments: [
        // Ten working days from 2 November are over on the 16th.
        ("2026-11-16T09:00:00+01:00", "2026-11-16"), ("2026-11-17T09:00:00+01:00", "2026-12-01"),
    ])
    func `days count from the opening, or from now when they have run out`(_ now: String, _ due: String)
        throws
    {
        let document = try RoutingSample.document([RoutingSample.rule("a", days: 10)])
        let given = document.rules.assignments(
            for: [try RoutingSample.facts()], counts: RoutingSample.one,
            opened: try Timestamp(rfc3339: "2026-11-02T09:00:00+01:00"), at: try Timestamp(rfc3339: now),
            profile: document.profile)
        #expect(given.map { $0.due?.description } == [due])
        #expect(given.map(\.since.rfc3339) == [try Timestamp(rfc3339: now).rfc3339])
    }

    @Test(arguments: 1...40) func `the order of the reports does not matter`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let document = try RandomRouting.document(using: &chance)
        let reports = try RandomRouting.reports(using: &chance)
        let counts = CaseCounts(reports: reports.count, reporters: reports.count / 2)
        let given = try document.assignments(reports, counts: counts)
        #expect(try document.assignments(reports.shuffled(using: &chance), counts: counts) == given)
    }

    @Test(arguments: 1...60) func `routing report by report ends as routing them all at once`(_ seed: UInt64)
        throws
    {
        var chance = SeededChance(seed: seed)
        let document = try RandomRouting.document(using: &chance)
        let reports = try RandomRouting.reports(using: &chance)
        var kept: [Assignment] = []
        var before = CaseCounts(reports: 0, reporters: 0)
        for (index, report) in reports.enumerated() {
            let after = CaseCounts(reports: index + 1, reporters: index / 2 + 1)
            let again = document.rules.crossesThreshold(from: before, to: after)
            let found = try document.assignments(
                again ? Array(reports[...index]) : [report], counts: after)
            kept = try document.rules.combined(kept, with: found, opened: RoutingSample.noon())
            #expect(try kept == document.assignments(Array(reports[...index]), counts: after))
            before = after
        }
    }

    @Test func `a unit keeps its moment and deadline until a rule higher up gives it`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("police", when: "source: [police]", days: 2),
            RoutingSample.rule("drugs", when: "category: [drugs]", days: 10),
        ])
        let early = try RoutingSample.noon()
        let late = try Timestamp(rfc3339: "2026-11-24T12:00:00+01:00")
        func given(_ source: Source, at now: Timestamp) throws -> [Assignment] {
            let facts = try RoutingSample.facts("drugs", source: source)
            return document.rules.assignments(
                for: [facts], counts: RoutingSample.one, opened: early, at: now, profile: document.profile)
        }
        let first = try given(.resident, at: early)
        #expect(
            document.rules.combined(first, with: try given(.association, at: late), opened: early) == first)
        let hurried = document.rules.combined(first, with: try given(.police, at: late), opened: early)
        #expect(hurried.map(\.rule) == ["police"])
        #expect(hurried.map(\.since) == [early])
        #expect(hurried.map { $0.due?.description } == ["2026-11-24"])
    }

    @Test func `a rule that hurries a unit never gives it a later day than it had`() throws {
        let document = try RoutingSample.document([
            RoutingSample.rule("repeated", when: "reports-at-least: 3", days: 3),
            RoutingSample.rule("drugs", when: "category: [drugs]", days: 10),
        ])
        let opened = try RoutingSample.noon()
        func given(_ reports: Int, at now: Timestamp) throws -> [Assignment] {
            document.rules.assignments(
                for: [try RoutingSample.facts("drugs")],
                counts: CaseCounts(reports: reports, reporters: reports), opened: opened, at: now,
                profile: document.profile)
        }
        let first = try given(1, at: opened)
        let due = try #require(first.first?.due)
        let weeksLater = opened.adding(.days(60))
        let late = document.rules.combined(first, with: try given(3, at: weeksLater), opened: opened)
        #expect(late.map(\.rule) == ["repeated"] && late.map(\.due) == [due])
        let soon = document.rules.combined(
            first, with: try given(3, at: opened.adding(.days(1))), opened: opened)
        #expect(soon.map(\.due) == [WorkingDays.deadline(after: opened, workingDays: 3)])
    }

    @Test func `what a vanished rule gave stays, last`() throws {
        let before = try RoutingSample.document([RoutingSample.rule("old", units: "lpo")])
        let after = try RoutingSample.document([RoutingSample.rule("new", units: "gata-park")])
        let kept = try before.assignments([RoutingSample.facts()])
        let combined = try after.rules.combined(
            kept, with: after.assignments([RoutingSample.facts()]), opened: RoutingSample.noon())
        #expect(combined.map(\.rule) == ["new", "old"])
    }
}

/// Rules and reports by chance.
enum RandomRouting {
    static func document(using chance: inout SeededChance) throws -> ProfileDocument {
        let conditions = [
            "category: [drugs, lighting]", "category: [speeding]", "source: [police]", "hours: \"18-06\"",
            "weekdays: [sat, sun]", "reports-at-least: 2", "reports-at-least: 4", "reporters-at-least: 2",
            "words: [knark*]", "area: { district: [holje] }",
        ]
        let units = ["lpo", "gata-park", "trafikverket", "kontaktcenter"]
        let rules = (0..<Int.random(in: 1...6, using: &chance)).map { index in
            var seen: Set<Substring> = []
            let when = conditions.shuffled(using: &chance).prefix(Int.random(in: 1...3, using: &chance))
                .filter { seen.insert($0.prefix { $0 != ":" }).inserted }
            let names = units.shuffled(using: &chance).prefix(Int.random(in: 1...2, using: &chance))
            return RoutingSample.rule(
                "rule-\(index)", when: when.joined(separator: ", "), units: names.joined(separator: ", "),
                days: Int.random(in: 1...9, using: &chance))
        }
        return try RoutingSample.document(rules)
    }

    static func reports(using chance: inout SeededChance) throws -> [RoutingFacts] {
        let holje = try RoutingSample.area(.district, "holje")
        return try (0..<Int.random(in: 1...8, using: &chance)).map { _ in
            try RoutingSample.facts(
                ["drugs", "lighting", "speeding"].randomElement(using: &chance) ?? "drugs",
                source: Bool.random(using: &chance) ? .police : .resident,
                seen:
                    "2026-11-2\(Int.random(in: 0...6, using: &chance))T\(Int.random(in: 10...23, using: &chance)):00:00+01:00",
                text: Bool.random(using: &chance) ? "Här finns knark" : "Här är mörkt",
                areas: Bool.random(using: &chance) ? [holje] : [])
        }
    }
}
