import HTTPTypes
import JSON
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// No change reaches what the caller may not see: it is not joined with, changed, or answered with.
@Suite struct ChangingUnseenTests {
    private let installation: TestInstallation

    init() async throws { installation = try await TestInstallation() }

    private static let secret = "HEMLIG NOT om familjen"

    private func home(_ ask: Asking, _ report: String) async throws -> String {
        try await ask.get("/api/v1/reports/\(report)").string("properties", "case")
    }

    private func patch(_ ask: Asking, _ path: String, _ body: String) async throws -> Reply {
        let etag = try await ask.get(path).headers[.eTag].orFail()
        return try await ask.send(.patch, path, body: body, headers: ["If-Match": etag])
    }

    private func position(north: Double) throws -> String {
        let found = try installation.service.projector.position(of: .olofstrom(north: north))
        return #"{"type":"Point","coordinates":[\#(found.longitude),\#(found.latitude)]}"#
    }

    /// What the person tries, in turn: the last is what would reach the foreign case.
    @Test(arguments: [
        ["PATCH CASE category place"], ["PATCH CASE category place units"],
        ["PATCH CASE category units", "PATCH CASE place"], ["PATCH CASE place", "PATCH CASE category units"],
        ["PATCH CASE place", "PATCH CASE category"], ["BULK CASE category place units"],
        ["PATCH REPORT category place"], ["PATCH CASE category units", "PATCH REPORT place"],
        ["PATCH CASE category units", "PUT REPORT place"],
    ])
    func `no change of an own case or report joins it to one that the person cannot see`(_ steps: [String])
        async throws
    {
        try await installation.ask { ask in
            let theirs = try await ask.report(
                north: 1_000, category: "drugs", text: "Grannens son Kalle säljer narkotika.")
            let foreign = "/api/v1/cases/\(try await home(ask, theirs))"
            _ = try await patch(ask, foreign, #"{"note":"\#(Self.secret)"}"#)
            let before = try await ask.get(foreign)
            let own = try await ask.report()
            let person = try await ask.person(["triage:1060:unit/gata-park"])
            let id = try await home(ask, own)
            let members = [
                "category": #""category":"drugs""#, "units": #""units":["gata-park"]"#,
                "place": #""place":\#(try position(north: 1_000))"#,
            ]
            for (index, step) in steps.enumerated() {
                let words = step.split(separator: " ").map(String.init)
                let given = words.dropFirst(2).compactMap { members[$0] }.joined(separator: ",")
                let path = words[1] == "CASE" ? "/api/v1/cases/\(id)" : "/api/v1/reports/\(own)"
                let version = try await ask.get(path).headers[.eTag].orFail()
                let reply =
                    switch words[0] {
                    case "BULK":
                        try await ask.send(
                            .post, "/api/v1/cases/edits", as: person,
                            body:
                                #"{"edits":[{"case":"\#(id)","version":\#(version.dropFirst().prefix { $0.isNumber }),\#(given),"reason":"Fel."}]}"#
                        )
                    case "PUT":
                        try await ask.send(
                            .put, "\(path)/place", as: person, body: "{\(given)}",
                            headers: ["If-Match": version])
                    default:
                        try await ask.send(
                            .patch, path, as: person, body: #"{\#(given),"reason":"Fel."}"#,
                            headers: ["If-Match": version])
                    }
                guard index == steps.count - 1 else {
                    #expect(reply.status == .ok, "\(step): \(reply.text)")
                    continue
                }
                #expect(reply.text.contains("edit.touches-unseen"), "\(step): \(reply.text)")
                #expect(!reply.text.contains(Self.secret) && !reply.text.contains("Kalle"))
            }
            for path in [foreign, "/api/v1/reports/\(theirs)", "/api/v1/reports/\(theirs)/original"] {
                #expect(try await ask.send(.get, path, as: person).status == .notFound, "\(path)")
            }
            let after = try await ask.get(foreign)
            #expect(after.text == before.text && after.headers[.eTag] == before.headers[.eTag])
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test(arguments: ["undo", "reopening"])
    func `taking back and reopening join no case to one that the person cannot see`(_ way: String)
        async throws
    {
        try await installation.ask { ask in
            let own = try await ask.report(text: "Här är det mörkt.")
            let id = try await home(ask, own)
            let person = try await ask.person(["triage:1060:unit/gata-park"])
            func change(_ body: String) async throws -> Reply {
                let path = "/api/v1/cases/\(id)"
                let version = try await ask.send(.get, path, as: person).headers[.eTag].orFail()
                return try await ask.send(
                    .patch, path, as: person, body: body, headers: ["If-Match": version])
            }
            #expect(
                try await change(#"{"category":"drugs","units":["gata-park"],"reason":"Fel."}"#).status == .ok
            )
            let away =
                way == "undo"
                ? #"{"place":\#(try position(north: 500)),"reason":"Fel."}"# : #"{"status":"closed"}"#
            let moved = try await change(away)
            #expect(moved.status == .ok)
            let theirs = try await ask.report(
                north: 10, category: "drugs", text: "Grannens son Kalle säljer narkotika.")
            let foreign = "/api/v1/cases/\(try await home(ask, theirs))"
            let before = try await ask.get(foreign)
            let history = try moved.json()["history"]?.array ?? []
            let entry = Int(history.last { $0["kind"]?.string == "place-corrected" }?["entry"]?.number ?? 1)
            let reply = try await change(
                way == "undo" ? #"{"undo":\#(entry),"reason":"Fel."}"# : #"{"status":"open"}"#)
            #expect(try reply.codes() == ["edit.touches-unseen"], "\(reply.text)")
            #expect(try await ask.send(.get, foreign, as: person).status == .notFound)
            #expect(try await ask.get(foreign).text == before.text)
        }
    }

    @Test func `an area's person joins a case to no case outside the area, and to any inside`() async throws {
        try await installation.ask { ask in
            let theirs = try await ask.report(north: 1_000, category: "drugs", text: "Bråk i porten.")
            let near = try await ask.report(north: 200, category: "drugs", text: "Bråk på torget.")
            let id = try await home(ask, try await ask.report())
            let person = try await ask.person(["triage:1060:district/holje"])
            func move(north: Double) async throws -> Reply {
                let version = try await ask.get("/api/v1/cases/\(id)").headers[.eTag].orFail()
                return try await ask.send(
                    .patch, "/api/v1/cases/\(id)", as: person,
                    body: #"{"category":"drugs","place":\#(try position(north: north)),"reason":"Fel."}"#,
                    headers: ["If-Match": version])
            }
            #expect(try await move(north: 1_000).codes() == ["edit.touches-unseen"])
            let joined = try await move(north: 200)
            let there = try await home(ask, near)
            #expect(try joined.status == .ok && joined.string("id") == there, "\(joined.text)")
            #expect(try await home(ask, theirs) != there)
        }
    }

    @Test(arguments: ["category", "place", "undo", "undo of a place"])
    func `a restricted report is neither changed nor unveiled by who may not see it`(_ way: String)
        async throws
    {
        let hidden = try await installation.keep(1, north: 10)
        try await installation.keep(2, north: 20)
        let path = "/api/v1/cases/\(try await installation.home(1))"
        try await installation.ask { ask in
            let moved = try await patch(
                ask, "/api/v1/reports/\(hidden)", #"{"place":\#(try position(north: 15)),"reason":"Fel."}"#)
            #expect(moved.status == .ok)
            let restricted = try await patch(
                ask, "/api/v1/reports/\(hidden)", #"{"restricted":true,"reason":"Pekar ut någon."}"#)
            #expect(restricted.status == .ok)
            let before = try await ask.get("/api/v1/reports/\(hidden)")
            let kind = way == "undo" ? "restricted-changed" : "place-corrected"
            let history = try await ask.get(path, key: .clerk).json()["history"]?.array ?? []
            let entry = Int(try (history.last { $0["kind"]?.string == kind }?["entry"]?.number).orFail())
            let body =
                switch way {
                case "category": #"{"category":"drugs","reason":"Fel."}"#
                case "place": #"{"place":\#(try position(north: 100)),"reason":"Fel."}"#
                default: #"{"undo":\#(entry),"reason":"Fel."}"#
                }
            let version = try await ask.get(path, key: .clerk).headers[.eTag].orFail()
            let reply = try await ask.send(
                .patch, path, key: .clerk, body: body, headers: ["If-Match": version])
            #expect(try reply.codes() == ["edit.holds-unseen"], "\(reply.text)")
            #expect(!reply.text.contains(hidden))
            #expect(try await ask.get("/api/v1/reports/\(hidden)", key: .clerk).status == .notFound)
            #expect(try await ask.get("/api/v1/reports/\(hidden)").text == before.text)
            // Whoever sees it does what was refused.
            let seen = try await ask.send(
                .patch, path, key: .olofstrom, body: body, headers: ["If-Match": version])
            #expect(seen.status == .ok, "\(seen.text)")
        }
    }
}
