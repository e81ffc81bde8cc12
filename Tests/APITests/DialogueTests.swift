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
}
