import HTTPTypes
import JSON
import Prevention
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// The pages of safety walks, over a real store.
@Suite struct WalkPageTests {
    private let walk = "/api/v1/walks/\(WalkID.numbered(1))"
    private let page = "/vandringar/\(WalkID.numbered(1))"

    @Test func `a proposed invitation follows the facts until somebody rewrites it, and again once emptied`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let kept = try await ask.send(.put, walk, key: .clerk, body: Examples.newWalk)
            #expect(kept.status == .created, "\(kept.text)")
            let anna = try await ask.person(["planner:1060"])
            func save(_ changes: [(String, String)]) async throws {
                var form = try PageForm(holding: "samling", on: try await ask.page(page, as: anna).text)
                for (field, value) in changes { form.set(field, value) }
                let saved = try await ask.submit(page, form.sent, as: anna)
                #expect(saved.status == .seeOther, "\(saved.text)")
            }
            func told() async throws -> String? { try await ask.get(walk).json()["invitation"]?.string }
            func shown() async throws -> String {
                try await PageForm(holding: "samling", on: ask.page(page, as: anna).text)["inbjudan"] ?? ""
            }
            try await save([("samling", "Stationen"), ("dag", "2026-11-27")])
            #expect(try await told() == "")
            let followed = try await shown()
            #expect(followed.contains("Samling: Stationen") && followed.contains("2026-11-27"), "\(followed)")
            try await save([("inbjudan", "Kom till Stationen!")])
            try await save([("samling", "Skolan")])
            #expect(try await told() == "Kom till Stationen!")
            #expect(try await shown() == "Kom till Stationen!")
            try await save([("inbjudan", "")])
            #expect(try await told() == "")
            #expect(try await shown().contains("Samling: Skolan"))
        }
    }

    @Test func `a stop that was named for somebody's home is renamed after something was found there`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let made = Examples.newWalk
            #expect(try await ask.send(.put, walk, key: .clerk, body: made).status == .created)
            let anna = try await ask.person(["planner:1060"])
            func save(_ name: String) async throws -> Reply {
                var form = try PageForm(holding: "stoppnamn-1", on: try await ask.page(page, as: anna).text)
                form.set("stoppnamn-1", name)
                return try await ask.submit(page, form.sent, as: anna)
            }
            #expect(try await save("Hemma hos familjen Exempelsson").status == .seeOther)
            let found = try await ask.send(
                .post, "\(walk)/findings", key: .clerk, body: #"{"stop":1,"what":"Lampan är släckt."}"#)
            #expect(found.status == .created, "\(found.text)")
            func published() async throws -> String {
                try await ask.get("/api/v1/findings?format=csv", key: .clerk).text
            }
            #expect(try await !published().contains("Lampan"))
            let empty = try await save("")
            #expect(empty.status == .unprocessableContent && empty.text.contains(##"href="#stoppnamn-1""##))
            #expect(try await save("Idrottshallen").status == .seeOther)
            #expect(try await published().contains("Lampan"))
            #expect(try await ask.page(page, as: anna).text.contains("Stopp 1 heter nu ”Idrottshallen”."))
        }
    }

    @Test func `the form of a new walk that is sent again with other content is told, and loses nothing`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["planner:1060"])
            func send(_ id: String, _ title: String, _ leader: String) async throws -> Reply {
                try await ask.submit(
                    "/vandringar/ny",
                    [
                        ("id", id), ("namn", title), ("ledare", leader), ("stopp-1", "14.5306,56.2767"),
                        ("stoppnamn-1", "Idrottshallen"), ("skal-1", "Mörkt."), ("skal-en-1", "Dark."),
                    ], as: anna)
            }
            let id = WalkID.numbered(1).description
            #expect(try await send(id, "Holje", "Samordnaren").status == .seeOther)
            #expect(try await send(id, "Holje", "Samordnaren").status == .seeOther)
            let refused = try await send(id, "Holje", "Kommunpolisen")
            #expect(refused.status == .unprocessableContent && refused.says("redan sparats en gång"))
            let form = try PageForm(holding: "ledare", on: refused.text)
            let next = try form["id"].orFail()
            #expect(form["ledare"] == "Kommunpolisen" && next != id)
            #expect(try await send(next, "Holje", "Kommunpolisen").status == .seeOther)
            #expect(try await ask.get("/api/v1/walks/\(next)").text.contains("Kommunpolisen"))
            #expect(try await ask.get(walk).text.contains("Samordnaren"))
        }
    }

    @Test func `the page outdoors says where each stop lies and whose the telephone is`() async throws {
        try await TestInstallation().ask { ask in
            #expect(try await ask.send(.put, walk, key: .clerk, body: Examples.newWalk).status == .created)
            let anna = try await ask.person(["planner:1060"])
            let shown = try await ask.page("\(page)/ute", as: anna).text
            let state = try await ask.send(.get, "\(page)/lage", as: anna).json()
            let place = try (state["stops"]?.array?.first?["place"]?.string).orFail()
            #expect(shown.contains("data-place=\"\(place)\"") && place.hasPrefix("14.53"), "\(place)")
            #expect(state["person"]?.string == anna.person.id.description)
            // The frame's too, by which any page clears what somebody else has left.
            for path in ["\(page)/ute", "/konto"] {
                let text = try await ask.page(path, as: anna).text
                #expect(text.contains("data-person=\"\(anna.person.id)\"") && text.contains("kept-walks"))
            }
            #expect(try await !ask.get("/tillganglighet", key: nil).text.contains("kept-walks"))
        }
    }
}
