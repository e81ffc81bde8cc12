import Geometry
import HTTPTypes
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct AreaPageTests {
    private static func file(_ code: String, _ name: String, from west: Double = 0, _ ask: Asking) throws
        -> String
    {
        let corners = try [(0.0, 0.0), (0, 100), (100, 100), (100, 0), (0, 0)].map { north, east in
            let position = try ask.installation.service.projector.position(
                of: .olofstrom(north: north, east: west + east))
            return "[\(position.longitude),\(position.latitude)]"
        }
        return """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"\(code)","name":"\(name)"},\
            "geometry":{"type":"Polygon","coordinates":[[\(corners.joined(separator: ","))]]}}]}
            """
    }

    private static func upload(
        _ file: String, layer: String = "district", extent: String = "some", _ ask: Asking, _ by: TestPerson
    ) async throws -> Reply {
        try await ask.submit(
            "/admin/omraden",
            [
                ("layer", layer), ("geojson", file), ("extent", extent), ("from", "2026-11-28"),
                ("code", "code"),
                ("name", "name"), ("owner", ""),
            ], as: by)
    }

    private static func codes(_ ask: Asking) async throws -> Set<String> {
        Set(try await ask.installation.store.areas().map(\.code))
    }

    private static let before: Set<String> = ["1060", "1081", "holje", "jamshog"]

    @Test func `a file is shown on the map before it counts, and counts when it is kept`() async throws {
        try await TestInstallation(routing: RulePageTests.rules).ask { ask in
            let anna = try await ask.person(["admin:1060", "admin:1081"])
            let sent = try await Self.upload(Self.file("parken", "Parken <b>", ask), ask, anna)
            #expect(sent.status == .seeOther)
            let draft = try sent.headers[.location].orFail()
            #expect(draft.hasPrefix("/admin/omraden/utkast/"))
            let page = try await ask.page(draft, as: anna)
            #expect(page.says("Inget har ändrats ännu.") && page.says("Parken <b>"))
            #expect(page.text.contains(#"data-drawn="\#(draft)/karta""#))
            let drawn = try await ask.page("\(draft)/karta", as: anna)
            #expect(drawn.headers[.contentType] == "application/geo+json" && drawn.text.contains("parken"))
            #expect(try await Self.codes(ask) == Self.before)
            let other = try await ask.person(["admin:1060", "admin:1081"], email: "bo@example.se")
            for path in [draft, "\(draft)/karta"] {
                #expect(try await ask.page(path, as: other).status == .notFound)
            }
            #expect(try await ask.submit(draft, [], as: other).status == .notFound)
            #expect(try await Self.codes(ask) == Self.before)
            let kept = try await ask.submit(draft, [], as: anna)
            #expect(kept.headers[.location] == "/admin/omraden?gjort=omraden")
            #expect(try await Self.codes(ask) == Self.before.union(["parken"]))
            #expect(ask.installation.store.areasNow.all(of: .district).contains { $0.code == "parken" })
            #expect(try await ask.page(draft, as: anna).status == .notFound)
            #expect(try await ask.page("/admin/logg", as: anna).says("Ändrade områden i lagret district"))
        }
    }

    @Test func `a draft is forgotten after an hour`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let anna = try await ask.person(["admin:1060", "admin:1081"])
            let sent = try await Self.upload(Self.file("parken", "Parken", ask), ask, anna)
            let draft = try sent.headers[.location].orFail()
            installation.advance(.hours(1))
            #expect(try await ask.page(draft, as: anna).status == .ok)
            installation.advance(TimeSpan(milliseconds: 1))
            #expect(try await ask.page(draft, as: anna).status == .notFound)
        }
    }

    @Test(arguments: ["{}", "{", "{\"type\":\"FeatureCollection\",\"features\":[]}", ""])
    func `a file that is none is told of, and what was typed stays`(_ typed: String) async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060", "admin:1081"])
            let reply = try await Self.upload(typed, extent: "whole", ask, anna)
            #expect(reply.status == .unprocessableContent && reply.says("Fel:") && reply.says(typed))
            #expect(try await Self.codes(ask) == Self.before)
        }
    }

    @Test func `whoever administers one of two municipalities changes no areas`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060", "triage:1081"])
            #expect(try await ask.page("/admin/omraden", as: anna).says("Områdena delas av alla kommuner"))
            let reply = try await Self.upload(Self.file("parken", "Parken", ask), ask, anna)
            #expect(reply.status == .unprocessableContent && reply.says("administratör i alla"))
            #expect(try await Self.codes(ask) == Self.before)
        }
    }

    @Test func `no municipality is left without its outline, and no rule without its area`() async throws {
        try await TestInstallation(routing: RulePageTests.rules).ask { ask in
            let anna = try await ask.person(["admin:1060", "admin:1081"])
            let outline = try await Self.upload(
                Self.file("1081", "Ronneby", ask), layer: "municipality", extent: "whole", ask, anna)
            let draft = try outline.headers[.location].orFail()
            #expect(try await ask.page(draft, as: anna).says("Kan inte gälla."))
            #expect(try await ask.submit(draft, [], as: anna).status == .unprocessableContent)

            let park = try await Self.upload(Self.file("parken", "Parken", ask), ask, anna)
            _ = try await ask.submit(park.headers[.location].orFail(), [], as: anna)
            let rules =
                RulePageTests.rules + """
                      - id: park
                        when: { category: [lighting], area: { district: [parken] } }
                        units: [kontaktcenter]
                        reason: { sv: "I parken.", en: "In the park." }

                    """
            #expect(try await RulePageTests.keep(rules, ask, anna).status == .seeOther)
            let without = try await Self.upload(
                Self.file("skogen", "Skogen", ask), extent: "whole", ask, anna)
            let other = try without.headers[.location].orFail()
            let shown = try await ask.page(other, as: anna)
            #expect(shown.says("Reglerna skulle inte passa längre") && !shown.says("Låt områdena gälla"))
            let refused = try await ask.submit(other, [], as: anna)
            #expect(refused.status == .unprocessableContent)
            #expect(try await Self.codes(ask) == Self.before.union(["parken"]))
        }
    }

    @Test func `a file of one municipality neither takes the codes of another's areas nor ends them`()
        async throws
    {
        try await TestInstallation(routing: RulePageTests.rules).ask { ask in
            let anna = try await ask.person(["admin:1060", "admin:1081"])
            let taking = try await Self.upload(Self.file("holje", "Holje", from: 15_000, ask), ask, anna)
            let first = try taking.headers[.location].orFail()
            let shown = try await ask.page(first, as: anna)
            #expect(shown.says("district/holje") && shown.says("1081-holje"))
            #expect(!shown.says("Låt områdena gälla"))
            let refused = try await ask.submit(first, [], as: anna)
            #expect(refused.status == .unprocessableContent && refused.says("1081-holje"))

            let ending = try await Self.upload(
                Self.file("norr", "Norr", from: 15_000, ask), extent: "whole", ask, anna)
            let second = try ending.headers[.location].orFail()
            let whole = try await ask.submit(second, [], as: anna)
            #expect(whole.status == .unprocessableContent)
            #expect(whole.says("district/holje") && whole.says("district/jamshog"))
            #expect(try await Self.codes(ask) == Self.before)

            let adding = try await Self.upload(Self.file("norr", "Norr", from: 15_000, ask), ask, anna)
            #expect(
                try await ask.submit(adding.headers[.location].orFail(), [], as: anna).status == .seeOther)
            #expect(try await Self.codes(ask) == Self.before.union(["norr"]))
        }
    }
}
