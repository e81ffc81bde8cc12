import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Dialogues through the API, over a real store.
@Suite struct DialogueTests {
    private let installation: TestInstallation
    private let path = "/api/v1/dialogues/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50"

    init() async throws { installation = try await TestInstallation() }

    @Test func `a dialogue is kept once, changed, and told with its history and what should not stand in it`()
        async throws
    {
        try await installation.ask { ask in
            let first = try await ask.send(.put, path, key: .clerk, body: Examples.newDialogue)
            #expect(first.status == .created, "\(first.text)")
            let tag = try first.headers[.eTag].orFail()
            #expect(try await ask.send(.put, path, key: .clerk, body: Examples.newDialogue).status == .ok)
            let other = Examples.newDialogue.replacing("34", with: "35")
            #expect(try await ask.send(.put, path, key: .clerk, body: other).status == .conflict)
            #expect(!first.text.contains("Kontrollera talen"), "\(first.text)")
            let more = try await ask.send(
                .put, "/api/v1/dialogues/\(DialogueID.numbered(2))", key: .clerk,
                body: Examples.newDialogue.replacing(#""people":34"#, with: #""people":9"#)
                    .replacing("2026-10-14", with: "2026-10-13"))
            #expect(more.status == .created, "\(more.text)")
            #expect(more.text.contains("tagits upp av 12, men 9 deltog"), "\(more.text)")
            let changed = try await ask.send(
                .patch, path, key: .clerk,
                body: #"{"people":"","place":"","notes":"Ring Eva på 070-1740605."}"#,
                headers: ["If-Match": tag])
            #expect(changed.status == .ok, "\(changed.text)")
            #expect(changed.text.contains(#""place":null,"people":null"#), "\(changed.text)")
            #expect(changed.text.contains("telefonnummer") && changed.text.contains(#""entry":4"#))
            let stale = try await ask.send(
                .patch, path, key: .clerk, body: #"{"people":3}"#, headers: ["If-Match": tag])
            #expect(stale.status == .preconditionFailed)
            let list = try await ask.get("/api/v1/dialogues?category=lighting&since=2026-10-01", key: .clerk)
            #expect(list.text.contains("Folkets hus, Holje"))
            #expect(try await ask.get("/api/v1/dialogues?category=drugs").text == #"{"dialogues":[]}"#)
            let table = try await ask.get("/api/v1/dialogues?format=csv", key: .clerk).text
            #expect(table.contains("Belysning: 12 (lighting) | Mopeder: 7") && !table.contains("070"))
        }
    }

    @Test func `one that was withdrawn says why, as meetings and plans do`() async throws {
        try await installation.ask { ask in
            let kept = try await ask.send(.put, path, key: .clerk, body: Examples.newDialogue)
            let gone = try await ask.send(
                .patch, path, key: .clerk, body: #"{"withdrawn":"Lades upp två gånger."}"#,
                headers: ["If-Match": try kept.headers[.eTag].orFail()])
            #expect(try gone.json()["withdrawn"]?.string == "Lades upp två gånger.", "\(gone.text)")
            let read = try await ask.get(path, key: .clerk).json()
            #expect(read["withdrawn"]?.string == "Lades upp två gånger.")
        }
    }

    @Test func `who held it is an office, never a person`() async throws {
        try await installation.ask { ask in
            let named = Examples.newDialogue.replacing("Kommunen och polisen", with: "Anna Ek")
            let refused = try await ask.send(.put, path, key: .clerk, body: named)
            #expect(try refused.codes() == ["dialogue.holder-person"], "\(refused.text)")
            let kept = try await ask.send(.put, path, key: .clerk, body: Examples.newDialogue)
            let changed = try await ask.send(
                .patch, path, key: .clerk, body: #"{"holder":"Anna Ek"}"#,
                headers: ["If-Match": try kept.headers[.eTag].orFail()])
            #expect(try changed.codes() == ["dialogue.holder-person"], "\(changed.text)")
        }
    }

    @Test func `the page of a dialogue withdraws it with a reason, and offers no form after that`()
        async throws
    {
        try await installation.ask { ask in
            let kept = try await ask.send(.put, path, key: .clerk, body: Examples.newDialogue)
            #expect(kept.status == .created, "\(kept.text)")
            let planner = try await ask.person(["planner:1060"])
            let page = "/dialoger/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50"
            #expect(try await ask.page(page, as: planner).text.contains(#"value="tillbaka""#))
            let step = [("gor", "tillbaka"), ("version", "1")]
            let unsaid = try await ask.submit(page, step + [("skal", " ")], as: planner)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            #expect(unsaid.text.contains(##"href="#skal""##), "\(unsaid.text)")
            let gone = try await ask.submit(page, step + [("skal", "Inlagd två gånger.")], as: planner)
            #expect(gone.status == .seeOther && gone.headers[.location] == "\(page)?gjort=tillbaka")
            let after = try await ask.page("\(page)?gjort=tillbaka", as: planner).text
            #expect(after.contains("Dialogen togs tillbaka.") && after.contains("Inlagd två gånger."))
            #expect(!after.contains(#"name="version""#), "\(after)")
            let list = try await ask.page("/dialoger", as: planner).text
            #expect(list.contains(#"<span class="tag">Tillbakatagen</span>"#), "\(list)")
        }
    }

    @Test func `what another municipality keeps is as if it were not`() async throws {
        try await installation.ask { ask in
            #expect(
                try await ask.send(.put, path, key: .clerk, body: Examples.newDialogue).status == .created)
            #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            #expect(try await ask.get("/api/v1/dialogues", key: .neighbour).text == #"{"dialogues":[]}"#)
            let tag = try await ask.get(path, key: .clerk).headers[.eTag].orFail()
            let foreign = try await ask.send(
                .patch, path, key: .neighbour, body: Examples.dialogueEdit, headers: ["If-Match": tag])
            #expect(foreign.status == .notFound)
            let taken = Examples.newDialogue.replacing("1060", with: "1081").replacing(
                #""place":{"type":"Point","coordinates":[14.5306,56.2767]},"#, with: "")
            #expect(try await ask.send(.put, path, key: .neighbour, body: taken).status == .conflict)
            let abroad = try await ask.send(.put, path, key: .neighbour, body: Examples.newDialogue)
            #expect(abroad.status == .unprocessableContent)
        }
    }

    @Test func `every fault is told at its member`() async throws {
        try await installation.ask { ask in
            let start = #"{"day":"2026-10-14","whereabouts":"Torget""#
            for (body, pointer) in [
                (#"{"whereabouts":"Torget"}"#, "/day"), (#"{"day":"2026-10-14"}"#, "/whereabouts"),
                (#"{"day":"2999-01-01","whereabouts":"Torget"}"#, "/day"),
                (start + #","people":-1}"#, "/people"),
                (start + #","themes":[{"name":"A","count":0}]}"#, "/themes/0/count"),
                (start + #","themes":[{"name":"A","count":1,"category":"ghosts"}]}"#, "/themes/0/category"),
                (start + #","themes":[{"name":"A","count":1},{"name":"A","count":2}]}"#, "/themes"),
                (start + #","place":{"type":"Point","coordinates":[18.07,59.33]}}"#, "/place"),
            ] {
                let reply = try await ask.send(.put, path, key: .clerk, body: body)
                #expect(reply.status == .unprocessableContent, "\(reply.text)")
                let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                #expect(told.contains(pointer), "\(body): \(reply.text)")
            }
        }
    }

    @Test func `whoever works for several municipalities is asked whose a new dialogue or watch area is`()
        async throws
    {
        try await installation.ask { ask in
            let both = try await ask.person(["planner:1060", "planner:1081"], email: "bada@example.se")
            let one = try await ask.person(["planner:1081"], email: "en@example.se")
            for (page, fields) in [
                ("/dialoger", [("dag", "2026-10-14"), ("plats", "Torget")]),
                ("/grannsamverkan", [("namn", "Linden"), ("sedan", "2024-03-01")]),
            ] {
                func send(_ number: Int, _ more: [(String, String)], as person: TestPerson) async throws
                    -> Reply
                {
                    let id = [("id", DialogueID.numbered(number).description)]
                    return try await ask.submit("\(page)/ny", id + fields + more, as: person)
                }
                let field = #"<select id="kommun""#
                #expect(try await ask.page("\(page)/ny", as: both).text.contains(field))
                #expect(try await !ask.page("\(page)/ny", as: one).text.contains(field))
                let unsaid = try await send(1, [], as: both)
                #expect(unsaid.status == .unprocessableContent && unsaid.text.contains("kommun-fault"))
                #expect(unsaid.text.contains("Torget") || unsaid.text.contains("Linden"))
                #expect(try await send(2, [("kommun", "1081")], as: both).status == .seeOther)
                #expect(try await send(3, [], as: one).status == .seeOther)
            }
            let list = try await ask.get("/api/v1/dialogues", key: .neighbour).json()
            #expect(list["dialogues"]?.array?.count == 2)
            #expect(try await ask.get("/api/v1/dialogues", key: .clerk).text == #"{"dialogues":[]}"#)
        }
    }
}
