import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What a unit's and an area's people see and change: their own cases, and of the others not even that they exist.
@Suite struct SightTests {
    private static let missing = "01900000-0000-7000-8000-00000000ffff"

    /// A case of streets and parks in Holje, and one of the contact centre in Jämshög.
    private static func twoCases(_ ask: Asking) async throws -> (
        lighting: (String, String), other: (String, String)
    ) {
        let lighting = try await ask.report(reporter: "a")
        let other = try await ask.report(
            east: 2_500, category: "visibility", text: "Häcken skymmer sikten.", reporter: "b")
        let home = { (group: String) in
            try await ask.get("/api/v1/cases?group=\(group)").ids().first.orFail()
        }
        return ((lighting, try await home("lighting")), (other, try await home("visibility")))
    }

    @Test(arguments: ["unit/gata-park", "district/holje"])
    func `lists, counts and places hold their own alone`(_ part: String) async throws {
        try await TestInstallation().ask { ask in
            let (own, _) = try await Self.twoCases(ask)
            let person = try await ask.person(["triage:1060:\(part)"])
            for path in [
                "/api/v1/reports", "/api/v1/reports?near=14.5306,56.2767&radius=5000",
                "/api/v1/reports?near=14.5306,56.2767&nearest=5", "/api/v1/reports?bbox=14,56,15,57",
            ] {
                #expect(try await ask.send(.get, path, as: person).ids() == [own.0], "\(path)")
                #expect(try await ask.get(path).ids().count == 2, "\(path)")
            }
            #expect(try await ask.send(.get, "/api/v1/cases", as: person).ids() == [own.1])
            let counts = try await ask.send(.get, "/api/v1/counts?bbox=14,56,15,57&cell=100000", as: person)
            #expect(counts.text.contains(#""count":1"#) && !counts.text.contains(#""count":2"#))
        }
    }

    @Test(arguments: ["unit/gata-park", "district/holje"])
    func `what is another's cannot be told from what does not exist, read or changed`(_ part: String)
        async throws
    {
        try await TestInstallation().ask { ask in
            let (own, other) = try await Self.twoCases(ask)
            let person = try await ask.person(["triage:1060:\(part)"])
            func answer(_ method: HTTPRequest.Method, _ path: String, _ id: String, _ body: String? = nil)
                async throws -> String
            {
                let reply = try await ask.send(
                    method, path.replacing("ID", with: id), as: person,
                    body: body?.replacing("ID", with: id), headers: ["If-Match": "\"1\""])
                let text = reply.text.replacing(id, with: "").replacing(#/"instance":"[^"]*"/#, with: "")
                return "\(reply.status.code) \(text)"
            }
            let place = #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]}}"#
            for (method, path, id, body) in [
                (HTTPRequest.Method.get, "/api/v1/reports/ID", other.0, nil),
                (.get, "/api/v1/reports/ID/original", other.0, nil),
                (.put, "/api/v1/reports/ID/place", other.0, place),
                (.get, "/api/v1/cases/ID", other.1, nil),
                (.get, "/api/v1/routing/explain?case=ID", other.1, nil),
                (.patch, "/api/v1/cases/ID", other.1, #"{"note":"x"}"#),
                (.patch, "/api/v1/cases/\(own.1)", other.1, #"{"merge":"ID"}"#),
                (.patch, "/api/v1/cases/\(own.1)", other.0, #"{"pin":["ID"]}"#),
            ] as [(HTTPRequest.Method, String, String, String?)] {
                let theirs = try await answer(method, path, id, body)
                #expect(theirs == (try await answer(method, path, Self.missing, body)), "\(method) \(path)")
                #expect(theirs.hasPrefix("404") || theirs.hasPrefix("422"), "\(theirs)")
            }
            let mine = try await ask.send(
                .patch, "/api/v1/cases/\(own.1)", as: person, body: #"{"status":"in-progress"}"#,
                headers: ["If-Match": "\"1\""])
            #expect(mine.status == .ok)
        }
    }

    @Test func `a case of the same kind that is not seen cannot be merged with`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report(reporter: "a")
            try await ask.report(east: 2_500, reporter: "b")
            let both = try await ask.get("/api/v1/cases").ids()
            let person = try await ask.person(["triage:1060:district/holje"])
            let own = try #require(try await ask.send(.get, "/api/v1/cases", as: person).ids().first)
            let other = try #require(both.first { $0 != own })
            func merge(with id: String) async throws -> Reply {
                try await ask.send(
                    .patch, "/api/v1/cases/\(own)", as: person, body: #"{"merge":"\#(id)"}"#,
                    headers: ["If-Match": "\"1\""])
            }
            let refused = try await merge(with: other)
            let missing = try await merge(with: Self.missing)
            #expect(refused.status == .unprocessableContent && refused.status == missing.status)
            #expect(try refused.codes() == missing.codes())
            #expect(try await ask.get("/api/v1/cases?status=open").ids() == both)
        }
    }

    @Test func `in a list each case is shown as the person sees it`() async throws {
        let installation = try await TestInstallation()
        let hidden = try await installation.keep(1, north: 10, isRestricted: true)
        let other = try await installation.keep(2, east: 2_500, isRestricted: true)
        try await installation.ask { ask in
            // Restricted reports in Holje alone, all others everywhere.
            let person = try await ask.person(["police:1060:district/holje", "reader:1060"])
            let listed = try await ask.send(.get, "/api/v1/cases", as: person).features()
            func latest(_ id: String) throws -> [JSONValue?] {
                try listed.map { try $0["properties"].orFail() }
                    .filter { $0["latestReport"]?["id"]?.string == id }.map { $0["placeIsApproximate"] }
            }
            #expect(try latest(hidden).map { $0?.bool } == [false])
            #expect(try latest(other).isEmpty && listed.count == 2)
            let withheld = listed.map { $0["properties"]?["withheldReports"]?.number }
            #expect(withheld.map { $0 ?? -1 }.sorted() == [0, 1])
        }
    }

    @Test func `a role in one municipality gives nothing in another`() async throws {
        let installation = try await TestInstallation()
        let hidden = try await installation.keep(1, north: 10, isRestricted: true)
        try await installation.ask { ask in
            let theirs = try await ask.report(east: 20_000)
            let person = try await ask.person(["reader:1060", "triage:1081"])
            #expect(try await ask.send(.get, "/api/v1/reports/\(hidden)", as: person).status == .notFound)
            #expect(try await ask.send(.get, "/api/v1/reports", as: person).ids() == [theirs])
            #expect(
                try await ask.send(.get, "/api/v1/reports?bbox=14,56,15,57", as: person).ids() == [theirs])
            let police = try await ask.person(["police:1060", "reader:1081"], email: "bo@example.se")
            #expect(try await ask.send(.get, "/api/v1/reports/\(hidden)", as: police).status == .ok)
            #expect(
                Set(try await ask.send(.get, "/api/v1/reports?bbox=14,56,15,57", as: police).ids())
                    == [theirs, hidden])
            let home = try await installation.home(1)
            let edit = try await ask.send(
                .patch, "/api/v1/cases/\(home)", as: person, body: #"{"note":"x"}"#,
                headers: ["If-Match": "\"1\""])
            #expect(edit.status == .notFound)
        }
    }

    @Test func `an administrator gives no key more than the person may`() async throws {
        try await TestInstallation().ask { ask in
            let person = try await ask.person(["admin:1060", "triage:1081", "triage:1060:unit/gata-park"])
            func add(_ scope: String, _ code: String) async throws -> Reply {
                try await ask.send(
                    .post, "/api/v1/keys", as: person,
                    body: #"{"name":"x","scopes":["\#(scope)"],"municipalities":["\#(code)"]}"#)
            }
            #expect(try await add("admin", "1060").status == .created)
            #expect(try await add("case:write", "1060").codes() == ["key.scope"])
            #expect(try await add("admin", "1081").codes().contains("key.municipality"))
            #expect(try await add("keys:grant", "1060").codes() == ["key.scope"])
            let everywhere = try await ask.send(
                .post, "/api/v1/keys", as: person, body: #"{"name":"x","scopes":["admin"]}"#)
            #expect(everywhere.status == .unprocessableContent)
        }
    }

    @Test func `a reading of an original names the person and the account`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let report = try await ask.report()
            let person = try await ask.person(["police:1060"])
            #expect(try await ask.send(.get, "/api/v1/reports/\(report)/original", as: person).status == .ok)
            let reading = try #require(try await installation.store.originalReadings(limit: 1).first)
            #expect(reading.readerName == "Anna Lind" && reading.person == person.person.id)
            #expect(reading.keyNumber == nil && reading.keyPrefix == nil)
        }
    }

    @Test func `a receipt, a history and a list name no case that the person may not see`() async throws {
        try await TestInstallation().ask { ask in
            let theirs = try await ask.report(north: 1_000, category: "drugs", text: "Bråk i porten.")
            let foreign = try await ask.get("/api/v1/reports/\(theirs)").string("properties", "case")
            let person = try await ask.person(["triage:1060:unit/gata-park"])
            func send(_ category: String, north: Double) async throws -> Reply {
                try await ask.send(
                    .post, "/api/v1/reports", as: person,
                    body: ask.submission(north: north, category: category, text: "Det är mörkt \(north)."))
            }
            let joined = try await send("drugs", north: 1_010)
            #expect(joined.status == .created && !joined.text.contains(foreign))
            #expect(try joined.json()["case"] == nil)
            let own = try await send("lighting", north: 0)
            let home = try own.string("case")
            // A report of the own case goes to a foreign one, and the own one begins where a foreign one ended.
            _ = try await ask.send(
                .patch, "/api/v1/cases/\(foreign)", body: #"{"status":"closed"}"#,
                headers: ["If-Match": try await ask.get("/api/v1/cases/\(foreign)").headers[.eTag].orFail()])
            let returned = try await ask.report(north: 1_020, category: "drugs", text: "Bråk igen.")
            let again = try await ask.get("/api/v1/reports/\(returned)").string("properties", "case")
            _ = try await ask.send(
                .patch, "/api/v1/cases/\(again)", body: #"{"units":["gata-park"],"reason":"Deras."}"#,
                headers: ["If-Match": try await ask.get("/api/v1/cases/\(again)").headers[.eTag].orFail()])
            #expect(try await ask.get("/api/v1/cases/\(again)").string("returnOf") == foreign)
            for path in ["/api/v1/cases/\(again)", "/api/v1/cases", "/api/v1/cases/\(home)"] {
                let told = try await ask.send(.get, path, as: person)
                #expect(told.status == .ok && !told.text.contains(foreign), "\(path): \(told.text)")
            }
        }
    }

    @Test func `an explanation tells nothing of restricted reports to who may not see them`() async throws {
        try await TestInstallation().ask { ask in
            let report = try await ask.report(
                category: "drugs", text: "Grannens son Kalle säljer narkotika från lägenhet 12.")
            #expect(try await ask.get("/api/v1/reports/\(report)", key: .clerk).status == .notFound)
            let id = try await ask.get("/api/v1/reports/\(report)").string("properties", "case")
            let path = "/api/v1/routing/explain?case=\(id)"
            let planner = try await ask.person(["planner:1060"])
            let told = try await ask.send(.get, path, as: planner).json()
            #expect(told["withheldReports"]?.number == 1 && told["rules"]?.array?.isEmpty == true)
            #expect(told["units"]?.array?.compactMap { $0["id"]?.string } == ["kontaktcenter"])
            let whole = try await ask.get(path).json()
            #expect(whole["withheldReports"]?.number == 0 && whole["rules"]?.array?.isEmpty == false)
        }
    }
}
