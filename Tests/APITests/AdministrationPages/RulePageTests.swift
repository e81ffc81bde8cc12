import HTTPTypes
import Reports
import SpatialStore
import TestSupport
import Testing
import Triage

@testable import API
@testable import Web

@Suite struct RulePageTests {
    /// Rules that leave nothing to nobody.
    static let rules = """
        \(TestInstallation.routingYAML)
          - id: rest
            when: { category: [\(Category.always.filter { $0 != "lighting" }.joined(separator: ", "))] }
            units: [kontaktcenter]
            reason: { sv: "Allt annat.", en: "All else." }

        """
    /// Those by which the contact centre answers for lighting too.
    static let changed = rules.replacing("units: [gata-park]", with: "units: [kontaktcenter]")

    static func keep(
        _ rules: String, after last: String = "", reason: String = "Prov.", _ ask: Asking,
        _ person: TestPerson
    ) async throws -> Reply {
        try await ask.submit(
            "/admin/regler",
            [
                ("kommun", "1060"), ("rules", rules.replacing("\n", with: "\r\n")), ("reason", reason),
                ("after", last), ("step", "keep"),
            ], as: person)
    }

    private static func units(_ ask: Asking, north: Double) async throws -> [String] {
        let id = try await Report.ID(ask.report(north: north)).orFail()
        let home = try await ask.installation.store.report(id, in: []).orFail().case
        return try await ask.installation.store.case(home, in: []).orFail().units.map(\.unit.description)
    }

    @Test(arguments: ["check", "keep"])
    func `faulty rules are not kept, say which line is wrong, and what was typed stays`(_ step: String)
        async throws
    {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let typed = Self.rules.replacing(
                "units: [gata-park]", with: "units: [finns-inte] # <b>min</b>")
            let reply = try await ask.submit(
                "/admin/regler",
                [("kommun", "1060"), ("rules", typed), ("reason", "Därför <i>"), ("step", step)], as: anna)
            #expect(reply.status == (step == "keep" ? .unprocessableContent : .ok))
            #expect(reply.says("routing.yaml:8:"))
            #expect(reply.says(typed) && reply.says("Därför <i>") && !reply.text.contains("<b>min"))
            let home = try MunicipalityCode("1060").orFail()
            #expect(try await ask.installation.store.ruleRevisions(of: home, limit: 9) == [])
            #expect(try await Self.units(ask, north: 0) == ["gata-park"])
        }
    }

    @Test func `what is no YAML is told of with its line, and nothing is lost`() async throws {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let reply = try await Self.keep("rules: [\n", ask, anna)
            #expect(reply.status == .unprocessableContent && reply.says("rules: ["))
            #expect(reply.text.contains(/routing\.yaml:\d+:/))
        }
    }

    @Test func `rules are tried on open cases before they count, and the trial changes nothing`() async throws
    {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            #expect(try await Self.units(ask, north: 0) == ["gata-park"])
            let reply = try await ask.submit(
                "/admin/regler", [("kommun", "1060"), ("rules", Self.changed), ("step", "check")], as: anna)
            #expect(reply.status == .ok && reply.says("1 av 1 öppna ärenden skulle ha fördelats annorlunda"))
            #expect(try await Self.units(ask, north: 900) == ["gata-park"])
        }
    }

    @Test func `a change counts at once, is kept with who and why, and is undone from the history`()
        async throws
    {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let (store, home) = (ask.installation.store, try MunicipalityCode("1060").orFail())
            #expect(try await Self.units(ask, north: 0) == ["gata-park"])
            #expect(try await Self.keep(Self.changed, reason: "  ", ask, anna).says("Skriv varför"))
            let kept = try await Self.keep(Self.changed, reason: "Avtal <b>", ask, anna)
            #expect(kept.status == .seeOther)
            #expect(kept.headers[.location] == "/admin/regler?kommun=1060&gjort=regler")
            #expect(try await Self.units(ask, north: 900) == ["kontaktcenter"])
            let page = try await ask.page("/admin/regler", as: anna)
            #expect(page.says("Nu gäller ändringen av Anna Lind") && page.says("Avtal <b>"))
            let first = try await store.ruleRevisions(of: home, limit: 1)[0]
            #expect(first.by.person == anna.person.id && first.reason == "Avtal <b>")
            let number = try first.number.orFail()
            #expect(try await ask.page("/admin/regler/1060/\(number)", as: anna).says(Self.changed))

            // The folder's own file is in the history too, and comes back in the form.
            let old = try await ask.page("/admin/regler?kommun=1060&fran=mappen", as: anna)
            #expect(old.says(Self.rules) && old.text.contains(#"name="after" value="\#(number)""#))
            let undone = try await Self.keep(
                Self.rules, after: "\(number)", reason: "Fel avtal.", ask, anna)
            #expect(undone.status == .seeOther)
            #expect(try await Self.units(ask, north: 1_800) == ["gata-park"])
            let again = try await ask.page("/admin/regler?kommun=1060&fran=\(number)", as: anna)
            #expect(again.says(Self.changed))
            #expect(try await ask.page("/admin/regler?kommun=1060&fran=4711", as: anna).status == .notFound)
            #expect(
                try await store.ruleRevisions(of: home, limit: 9).map(\.reason) == [
                    "Fel avtal.", "Avtal <b>",
                ])
            #expect(try await ask.page("/admin/logg", as: anna).says("Ändrade regler i 1060"))
        }
    }

    @Test func `open cases are routed anew when somebody asks for it, and explained by the rules of now`()
        async throws
    {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            _ = try await Self.units(ask, north: 0)
            let home = try await ask.get("/api/v1/cases").ids()[0]
            _ = try await Self.keep(Self.changed, ask, anna)
            let before = try await ask.get("/api/v1/cases/\(home)")
            #expect(before.text.contains("gata-park"))
            let explained = try await ask.get("/api/v1/routing/explain?case=\(home)")
            #expect(explained.text.contains(#""id":"kontaktcenter""#))
            let reply = try await ask.submit("/admin/regler/fordelning", [("kommun", "1060")], as: anna)
            #expect(reply.says("1 av 1 öppna ärenden fördelades om."))
            #expect(try await !ask.get("/api/v1/cases/\(home)").text.contains("gata-park"))
            let twice = try await ask.submit("/admin/regler/fordelning", [("kommun", "1060")], as: anna)
            #expect(twice.says("0 av 1 öppna ärenden fördelades om."))
        }
    }

    @Test func `who writes over what somebody else changed meanwhile is told, and loses nothing`()
        async throws
    {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            #expect(try await Self.keep(Self.changed, ask, anna).status == .seeOther)
            let mine = Self.rules + "# mitt\n"
            let told = try await Self.keep(mine, ask, anna)
            #expect(told.status == .unprocessableContent && told.says("Någon annan har ändrat reglerna"))
            #expect(told.says(mine) && told.says(Self.changed))
            let home = try MunicipalityCode("1060").orFail()
            let number = try await ask.installation.store.ruleRevisions(of: home, limit: 9)[0].number.orFail()
            #expect(told.text.contains(#"name="after" value="\#(number)""#))
            #expect(try await Self.keep(mine, after: "\(number)", ask, anna).status == .seeOther)
        }
    }

    @Test func `another municipality's rules are neither shown nor changed`() async throws {
        try await TestInstallation(routing: Self.rules).ask { ask in
            let neighbour = try await ask.person(["admin:1081"])
            for path in ["/admin/regler?kommun=1060", "/admin/regler/1060/1"] {
                #expect(try await ask.page(path, as: neighbour).status == .notFound)
            }
            #expect(try await Self.keep(Self.changed, ask, neighbour).status == .notFound)
            let routed = try await ask.submit("/admin/regler/fordelning", [("kommun", "1060")], as: neighbour)
            #expect(routed.status == .notFound)
            let home = try MunicipalityCode("1060").orFail()
            #expect(try await ask.installation.store.ruleRevisions(of: home, limit: 9) == [])
        }
    }
}
