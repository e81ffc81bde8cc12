import HTTPTypes
import JSON
import Testing

@testable import API
@testable import Web

@Suite struct CaseTests {
    @Test func `a case tells who answers for it and why, its reports and its history`() async throws {
        try await TestInstallation().ask { ask in
            let report = try await ask.report()
            let found = try await ask.get("/api/v1/cases").ids()
            #expect(found.count == 1)
            let reply = try await ask.get("/api/v1/cases/\(found[0])")
            let json = try reply.json()
            let unit = try #require(json["units"]?.array?.first)
            #expect(unit["id"]?.string == "gata-park")
            #expect(unit["rule"]?.string == "lighting")
            #expect(unit["due"]?.string == "2026-12-04")
            #expect(json["reports"]?.array?.first?["id"]?.string == report)
            #expect(json["history"]?.array?.first?["kind"]?.string == "opened")
            let version = Int(json["version"]?.number ?? -1)
            #expect(reply.headers[.eTag]?.hasPrefix("\"\(version)-") == true)
            let listed = try await ask.get("/api/v1/cases").features()
            #expect(listed.first?["properties"]?["version"]?.number == Double(version))
        }
    }

    @Test func `a note with personal data is kept, and the answer warns of it`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            let id = try #require(try await ask.get("/api/v1/cases").ids().first)
            let path = "/api/v1/cases/\(id)"
            let etag = try #require(try await ask.get(path).headers[.eTag])
            let changed = try await ask.send(
                .patch, path, body: #"{"note":"Ring 070-1740605."}"#, headers: ["If-Match": etag])
            #expect(changed.status == .ok)
            #expect(changed.text.contains("Ring 070-1740605."))
            #expect(changed.text.contains("Texten verkar innehålla ett telefonnummer."))
            let plain = try await ask.send(
                .patch, path, body: #"{"note":"Montör till stolpe OLO123."}"#,
                headers: ["If-Match": try #require(changed.headers[.eTag])])
            #expect(plain.status == .ok)
            #expect(!plain.text.contains("warnings"))
        }
    }

    @Test func `why cases were merged stands in the history, and a reason alone is no change`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            try await ask.report(north: 200)
            let both = try await ask.get("/api/v1/cases").ids()
            let path = "/api/v1/cases/\(both[0])"
            func change(_ body: String) async throws -> Reply {
                let etag = try #require(try await ask.get(path).headers[.eTag])
                return try await ask.send(.patch, path, body: body, headers: ["If-Match": etag])
            }
            #expect(try await change(#"{"reason":"Samma tunnel."}"#).codes() == ["edit.empty"])
            let merged = try await change(#"{"merge":"\#(both[1])","reason":"Samma tunnel."}"#)
            let last = try merged.json()["history"]?.array?.last { $0["kind"]?.string == "took-over" }
            #expect(last?["reason"]?.string?.hasSuffix(" Samma tunnel.") == true, "\(merged.text)")
            // A decision keeps its reason, with no note beside it.
            let due = try await change(#"{"due":"2026-12-24","reason":"Lov."}"#)
            let kinds = try due.json()["history"]?.array?.compactMap { $0["kind"]?.string } ?? []
            #expect(due.status == .ok && !kinds.contains("note"))
        }
    }

    @Test func `a change needs the version that was read`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            let id = try #require(try await ask.get("/api/v1/cases").ids().first)
            let path = "/api/v1/cases/\(id)"
            let etag = try #require(try await ask.get(path).headers[.eTag])
            let body = #"{"status":"in-progress","note":"Montör beställd."}"#
            #expect(try await ask.send(.patch, path, body: body).status == .preconditionRequired)
            #expect(
                try await ask.send(.patch, path, body: body, headers: ["If-Match": "*"]).status
                    == .preconditionFailed)
            let changed = try await ask.send(.patch, path, key: .all, body: body, headers: ["If-Match": etag])
            #expect(changed.status == .ok)
            #expect(try changed.string("status") == "in-progress")
            #expect(changed.text.contains("Montör beställd."))
            let stale = try await ask.send(.patch, path, body: body, headers: ["If-Match": etag])
            #expect(stale.status == .preconditionFailed)
            let version = try changed.json()["version"]?.number.flatMap { Int(exactly: $0) } ?? -1
            #expect(stale.headers[.eTag] == "\"\(version)\"")
        }
    }

    @Test(arguments: [
        "{}", #"{"status":"merged"}"#, #"{"status":"nonsense"}"#, #"{"pin":["x"]}"#, #"{"note":""}"#,
        #"{"x":1}"#,
    ])
    func `a change that says nothing or nonsense is refused`(_ body: String) async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            let id = try #require(try await ask.get("/api/v1/cases").ids().first)
            let etag = try #require(try await ask.get("/api/v1/cases/\(id)").headers[.eTag])
            let reply = try await ask.send(
                .patch, "/api/v1/cases/\(id)", body: body, headers: ["If-Match": etag])
            #expect(reply.status == .unprocessableContent)
        }
    }

    @Test func `who may change but not read is told no words`() async throws {
        try await TestInstallation().ask { ask in
            let report = try await ask.report(text: "Hemliga ord om lampan.")
            let id = try #require(try await ask.get("/api/v1/cases").ids().first)
            let etag = try #require(try await ask.get("/api/v1/cases/\(id)").headers[.eTag])
            let changed = try await ask.send(
                .patch, "/api/v1/cases/\(id)", key: .caseWrite, body: #"{"status":"in-progress"}"#,
                headers: ["If-Match": etag])
            let version = try #require(try await ask.get("/api/v1/reports/\(report)").headers[.eTag])
            let placed = try await ask.send(
                .put, "/api/v1/reports/\(report)/place", key: .caseWrite, body: Examples.placing,
                headers: ["If-Match": version])
            #expect(changed.status == .ok && placed.status == .ok)
            #expect(!changed.text.contains("Hemliga") && !placed.text.contains("Hemliga"))
        }
    }

    @Test func `reports are separated and cases merged`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            let second = try await ask.report(north: 20)
            let first = try #require(try await ask.get("/api/v1/cases").ids().first)
            var etag = try #require(try await ask.get("/api/v1/cases/\(first)").headers[.eTag])
            let separated = try await ask.send(
                .patch, "/api/v1/cases/\(first)", body: #"{"separate":["\#(second)"]}"#,
                headers: ["If-Match": etag])
            #expect(separated.status == .ok)
            let both = try await ask.get("/api/v1/cases?status=open").ids()
            #expect(both.count == 2)
            let other = try #require(both.first { $0 != first })
            etag = try #require(separated.headers[.eTag])
            let merged = try await ask.send(
                .patch, "/api/v1/cases/\(first)", body: #"{"merge":"\#(other)"}"#, headers: ["If-Match": etag]
            )
            #expect(merged.status == .ok)
            #expect(try await ask.get("/api/v1/cases?status=open").ids() == [first])
            #expect(try merged.json()["remarks"]?.array?.first?.string?.contains(other) == true)

            let followed = try await ask.send(
                .get, "/api/v1/cases/\(other)", headers: ["Accept-Language": "en"])
            #expect(try followed.string("id") == first)
            // In another language it is another answer, of the same version.
            let version = { (reply: Reply) in reply.headers[.eTag]?.prefix { $0 != "-" } }
            #expect(followed.headers[.eTag] != merged.headers[.eTag] && version(followed) == version(merged))
            let json = try followed.json()
            #expect(json["followedFrom"]?["id"]?.string == other)
            #expect(json["followedFrom"]?["history"]?.array?.last?["kind"]?.string == "merged")
            #expect(
                json["remarks"]?.array?.map(\.string) == [
                    "Case \(other) has been merged into case \(first), which this answer is about."
                ])
            etag = try #require(followed.headers[.eTag])
            let noted = try await ask.send(
                .patch, "/api/v1/cases/\(other)", body: #"{"note":"Klart."}"#, headers: ["If-Match": etag])
            #expect(try noted.string("id") == first)
            let again = try await ask.send(
                .patch, "/api/v1/cases/\(first)", body: #"{"merge":"\#(other)"}"#,
                headers: ["If-Match": try #require(noted.headers[.eTag])])
            #expect(again.status == .ok && again.text.contains("hade redan slagits ihop"))
        }
    }

    @Test func `cases are found by status, group, unit and box, page by page`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            try await ask.report(north: 2_000, category: "drugs")
            #expect(try await ask.get("/api/v1/cases?group=drugs").ids().count == 1)
            #expect(try await ask.get("/api/v1/cases?unit=gata-park").ids().count == 1)
            #expect(try await ask.get("/api/v1/cases?status=closed").ids().isEmpty)
            #expect(try await ask.get("/api/v1/cases?bbox=14.52,56.27,14.54,56.28").ids().count == 1)
            let page = try await ask.get("/api/v1/cases?limit=1")
            let rest = try await ask.get(try #require(try page.next()))
            let all = try await ask.get("/api/v1/cases").ids()
            #expect(try page.ids() + rest.ids() == all)
        }
    }

    @Test func `the routing is explained rule by rule`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report(category: "drugs")
            let id = try #require(try await ask.get("/api/v1/cases").ids().first)
            let json = try await ask.get("/api/v1/routing/explain?case=\(id)").json()
            #expect(json["isFallback"]?.bool == true)
            #expect(json["units"]?.array?.first?["id"]?.string == "kontaktcenter")
            let rule = try #require(json["rules"]?.array?.first)
            #expect(rule["rule"]?.string == "lighting")
            #expect(rule["matched"]?.bool == false)
            #expect(rule["conditions"]?.array?.first?["holds"]?.bool == false)
            #expect(try await ask.get("/api/v1/routing/explain").status == .badRequest)
        }
    }
}
