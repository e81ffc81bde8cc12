import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What staff decide of cases and reports, through the API, over a real store.
@Suite struct DecisionTests {
    private let installation: TestInstallation

    init() async throws { installation = try await TestInstallation() }

    private func path(_ ask: Asking, _ report: String) async throws -> String {
        "/api/v1/cases/\(try await ask.get("/api/v1/reports/\(report)").string("properties", "case"))"
    }

    private func patch(
        _ ask: Asking, _ path: String, _ body: String, key: TestInstallation.KeyPurpose = .all
    ) async throws -> Reply {
        let etag = try await ask.get(path).headers[.eTag].orFail()
        return try await ask.send(.patch, path, key: key, body: body, headers: ["If-Match": etag])
    }

    private func sound() throws -> [StoreFinding] { try installation.store.inspect { _ in } }

    @Test func `every correction is carried out, stands in the history with its reason, and is undone`()
        async throws
    {
        try await installation.ask { ask in
            let report = try await ask.report()
            let path = try await path(ask, report)
            let before = try await ask.get(path).json()
            let edits = [
                #""category":"drugs""#, #""place":{"type":"Point","coordinates":[14.531,56.277]}"#,
                #""restricted":true"#, #""units":["kontaktcenter","gata-park"]"#, #""due":"2026-12-24""#,
                #""assignee":"Anna Berg""#, #""state":{"kind":"waiting","for":"Vår"}"#,
            ]
            for edit in edits {
                let reply = try await patch(ask, path, "{\(edit),\"reason\":\"Därför att.\"}")
                #expect(reply.status == .ok, "\(edit): \(reply.text)")
            }
            let after = try await ask.get(path).json()
            #expect(after["group"]?.string == "drugs" && after["assignee"]?.string == "Anna Berg")
            #expect(after["state"]?["for"]?.string == "Vår")
            #expect(after["units"]?.array?.compactMap { $0["due"]?.string } == ["2026-12-24", "2026-12-24"])
            #expect(try sound() == [])
            let kinds = [
                "category-corrected", "place-corrected", "restricted-changed", "units-changed", "due-changed",
                "assigned", "status-changed",
            ]
            for kind in kinds.reversed() {
                let history = try await ask.get(path).json()["history"]?.array ?? []
                let entry = try #require(history.first { $0["kind"]?.string == kind })
                #expect(kind == "status-changed" || entry["reason"]?.string?.hasSuffix("Därför att.") == true)
                let number = Int(try #require(entry["entry"]?.number))
                let reply = try await patch(ask, path, #"{"undo":\#(number),"reason":"Fel."}"#)
                #expect(reply.status == .ok, "\(kind): \(reply.text)")
                let undoing = try reply.json()["history"]?.array?.contains {
                    $0["undoes"]?.number == Double(number)
                }
                #expect(undoing == true)
            }
            let back = try await ask.get(path).json()
            for member in ["group", "place", "state", "withheldReports"] {
                #expect(back[member].map { "\($0)" } == before[member].map { "\($0)" }, "\(member)")
            }
            #expect(back["assignee"] == nil)
            #expect(back["units"]?.array?.compactMap { $0["id"]?.string } == ["gata-park"])
            #expect(try sound() == [])
        }
    }

    @Test(arguments: [
        #""status":"in-progress""#, #""state":{"kind":"under-way"}"#, #""pin":["REPORT"]"#,
        #""separate":["REPORT"]"#, #""unpin":["REPORT"]"#, #""merge":"OTHER""#,
    ])
    func `whatever is decided with a reason, the history has it`(_ edit: String) async throws {
        try await installation.ask { ask in
            let report = try await ask.report()
            let path = try await path(ask, report)
            let other = try await self.path(ask, try await ask.report(north: 2_000)).suffix(36)
            let given = edit.replacing("REPORT", with: report).replacing("OTHER", with: other)
            let reply = try await patch(ask, path, #"{\#(given),"reason":"Därför att."}"#)
            #expect(reply.status == .ok, "\(reply.text)")
            let told = try reply.json()["history"]?.array?.compactMap { $0["reason"]?.string } ?? []
            #expect(told.contains { $0.hasSuffix("Därför att.") }, "\(told)")
        }
    }

    @Test func `a unit that is named twice answers once, also among several edits`() async throws {
        try await installation.ask { ask in
            let path = try await path(ask, try await ask.report())
            let reply = try await patch(
                ask, path, #"{"units":["kontaktcenter","kontaktcenter"],"reason":"Deras."}"#)
            #expect(reply.status == .ok)
            let units = try reply.json()["units"]?.array?.compactMap { $0["id"]?.string }
            #expect(units == ["kontaktcenter"])
        }
    }

    @Test func `a merge is undone by one entry, and both cases are sound as before`() async throws {
        try await installation.ask { ask in
            let (first, second) = (try await ask.report(), try await ask.report(north: 2_000))
            let (kept, ended) = (try await path(ask, first), try await path(ask, second))
            _ = try await patch(
                ask, ended, #"{"assignee":"Anna","state":{"kind":"waiting","for":"Delar"}}"#)
            let before = try await ask.get(ended).json()
            let merged = try await patch(
                ask, kept, #"{"merge":"\#(ended.suffix(36))","reason":"Samma."}"#)
            #expect(try sound() == [])
            let history = try merged.json()["history"]?.array ?? []
            let entry = Int(
                try (history.last { $0["kind"]?.string == "took-over" }?["entry"]?.number).orFail())
            // Of a case that has ended, it is said what comes first.
            _ = try await patch(ask, kept, #"{"status":"closed"}"#)
            let refused = try await patch(ask, kept, #"{"undo":\#(entry),"reason":"Två stolpar."}"#)
            #expect(try refused.codes() == ["edit.cannot-undo"])
            #expect(refused.text.contains("Öppna det igen först"), "\(refused.text)")
            _ = try await patch(ask, kept, #"{"status":"open"}"#)
            let undone = try await patch(ask, kept, #"{"undo":\#(entry),"reason":"Två stolpar."}"#)
            #expect(undone.status == .ok, "\(undone.text)")
            #expect(try sound() == [])
            let homes = (try await path(ask, first), try await path(ask, second))
            #expect(homes == (kept, ended))
            let after = try await ask.get(ended).json()
            for member in ["id", "state", "assignee", "units", "reportCount"] {
                #expect(after[member].map { "\($0)" } == before[member].map { "\($0)" }, "\(member)")
            }
            #expect(try await ask.get(kept).json()["reportCount"]?.number == 1)
        }
    }

    @Test(arguments: [
        (#"{"note":"Hej.","reason":"x"}"#, "edit.reason-unused"),
        (#"{"answer":"Hej.","reason":"x"}"#, "edit.reason-unused"),
        (#"{"assignee":"none"}"#, "edit.assignee-none"),
        (
            #"{"pin":["01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"],"separate":["01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"]}"#,
            "edit.report-twice"
        ),
        (#"{"category":"drugs"}"#, "edit.reason-missing"),
        (#"{"undo":1,"reason":"x"}"#, "edit.cannot-undo"),
        (#"{"status":"closed","state":{"kind":"under-way"}}"#, "edit.state-twice"),
        (#"{"state":{"kind":"reopened","reason":"x"}}"#, "edit.cannot-become"),
        (#"{"state":{"kind":"done","what":"x","measure":"prayer"}}"#, "edit.no-such-measure"),
        (#"{"state":{"kind":"closed"}}"#, "member.value"),
        (#"{"state":{"kind":"waiting"}}"#, "member.required"),
        (#"{"category":"lightning","reason":"x"}"#, "edit.no-such-category"),
        (#"{"units":["nobody"],"reason":"x"}"#, "edit.no-such-unit"),
        (#"{"handOver":{"to":"gata-park"},"reason":"x"}"#, "edit.nobody-takes-over"),
        (#"{"place":{"type":"Point","coordinates":[14.8,56.28]},"reason":"x"}"#, "place.other-municipality"),
        (#"{"due":"i morgon","reason":"x"}"#, "member.value"),
    ])
    func `what cannot be done is refused with a code, and changes nothing`(_ body: String, _ code: String)
        async throws
    {
        try await installation.ask { ask in
            let path = try await path(ask, try await ask.report())
            let before = try await ask.get(path).headers[.eTag]
            let reply = try await patch(ask, path, body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.codes().contains(code), "\(reply.text)")
            #expect(try await ask.get(path).headers[.eTag] == before)
        }
    }

    @Test
    func `several cases are changed in one request, each by its own version, and one refused stops no other`()
        async throws
    {
        try await installation.ask { ask in
            var cases: [(id: String, version: Int)] = []
            for north in [0.0, 1_000, 2_000] {
                let path = try await path(ask, try await ask.report(north: north))
                let json = try await ask.get(path).json()
                cases.append((try #require(json["id"]?.string), Int(json["version"]?.number ?? 0)))
            }
            let foreign = try await path(ask, try await ask.report(east: 20_000, key: .neighbour))
            let items = [
                #"{"case":"\#(cases[0].id)","version":\#(cases[0].version),"state":{"kind":"under-way"}}"#,
                #"{"case":"\#(cases[1].id)","version":\#(cases[1].version + 5),"note":"Hej."}"#,
                #"{"case":"\#(foreign.dropFirst("/api/v1/cases/".count))","version":1,"note":"Hej."}"#,
                #"{"case":"\#(cases[2].id)","version":\#(cases[2].version),"answer":"Ring 070-1740605."}"#,
            ]
            let body = #"{"edits":[\#(items.joined(separator: ","))]}"#
            let reply = try await ask.send(.post, "/api/v1/cases/edits", key: .clerk, body: body)
            let results = try reply.json()["results"]?.array ?? []
            #expect(results.map { Int($0["status"]?.number ?? 0) } == [200, 412, 404, 200])
            #expect(results[1]["etag"]?.string == "\"\(cases[1].version)\"")
            #expect(results[1]["problem"]?["type"]?.string == "urn:lykta:problem:changed-meanwhile")
            #expect(results[3]["warnings"]?.array?.count == 1)
            #expect(try await ask.get("/api/v1/cases/\(cases[0].id)").string("status") == "in-progress")
            // One that cannot be read, or too many, change nothing.
            let broken = #"{"edits":[\#(items[3]),{"case":"x","version":1,"note":"Hej."}]}"#
            let refused = try await ask.send(.post, "/api/v1/cases/edits", body: broken)
            #expect(refused.status == .unprocessableContent && refused.text.contains("/edits/1/case"))
            let many = Array(repeating: items[1], count: 201).joined(separator: ",")
            let most = try await ask.send(.post, "/api/v1/cases/edits", body: #"{"edits":[\#(many)]}"#)
            #expect(most.status == .unprocessableContent)
        }
    }

    @Test func `a report that was wrongly joined goes where it belongs, and a restricted one out of sight`()
        async throws
    {
        try await installation.ask { ask in
            let first = try await ask.report()
            let second = try await ask.report(north: 20, reporter: "eva")
            let reply = try await patch(
                ask, "/api/v1/reports/\(second)", #"{"category":"speeding","reason":"Det gäller en bil."}"#)
            #expect(reply.status == .ok && reply.text.contains(#""category":"speeding""#))
            let (home, away) = (try await path(ask, first), try await path(ask, second))
            #expect(home != away)
            #expect(try await ask.get(home).text.contains("Det gäller en bil."))
            #expect(try await ask.get(home).json()["reportCount"]?.number == 1)
            let etag = try await ask.get("/api/v1/reports/\(second)", key: .clerk).headers[.eTag].orFail()
            let hidden = try await ask.send(
                .patch, "/api/v1/reports/\(second)", key: .clerk,
                body: #"{"restricted":true,"reason":"Pekar ut någon."}"#, headers: ["If-Match": etag])
            #expect(hidden.status == .noContent)
            #expect(try await ask.get("/api/v1/reports/\(second)", key: .clerk).status == .notFound)
            #expect(try sound() == [])
        }
    }

    @Test
    func
        `an answer stands on the follow page and waits for the reporter, whose address is nowhere in the outbox`()
        async throws
    {
        try await installation.ask { ask in
            let body = try ask.submission().dropLast() + #","contact":{"email":"eva@example.se"}}"#
            let receipt = try await ask.send(.post, "/api/v1/reports", body: String(body)).json()
            let follow = try #require(receipt["followUrl"]?.string).dropFirst(
                "https://lykta.example.se".count)
            let path = "/api/v1/cases/\(try #require(receipt["case"]?.string))"
            let plain = try await ask.get(String(follow), key: nil)
            #expect(plain.status == .ok && !plain.text.contains("Svar från"))
            let reply = try await patch(
                ask, path,
                #"{"answer":"Vi byter lampan & stolpen.","state":{"kind":"cannot","why":"private-ground"}}"#)
            #expect(reply.status == .ok)
            let page = try await ask.get(String(follow), key: nil).text
            #expect(
                page.contains("Svar från dem som ansvarar") && page.contains("Vi byter lampan &amp; stolpen.")
            )
            #expect(page.contains("<strong>Privat mark.</strong>") && !page.contains("åtgärdat"))
            let waiting = try await ask.get("/api/v1/outbox?state=waiting").text
            #expect(waiting.contains(#""report":"\#(try #require(receipt["id"]?.string))""#))
            let messages = try await installation.store.messages(in: .waiting, limit: 10).messages
            #expect(messages.filter { $0.unit == nil }.map(\.channel) == [.email(address: "eva@example.se")])
        }
    }

    @Test func `a receipt says nothing of cases to a key that may not read them`() async throws {
        try await installation.ask { ask in
            let told = try await ask.send(.post, "/api/v1/reports", key: .write, body: ask.submission())
            #expect(try told.status == .created && told.json()["case"] == nil)
            let known = try await ask.send(
                .post, "/api/v1/reports", key: .clerk,
                body: ask.submission(north: 5, text: "Här är det mörkt."))
            #expect(try known.json()["case"]?.string != nil)
        }
    }

    @Test
    func `a case that returns from one of restricted reports alone does not name it to who may not see them`()
        async throws
    {
        try await installation.keep(1, north: 10, isRestricted: true)
        let closed = try await installation.home(1).description
        try await installation.ask { ask in
            _ = try await patch(ask, "/api/v1/cases/\(closed)", #"{"status":"closed"}"#)
            let path = try await path(ask, try await ask.report(north: 15))
            #expect(try await ask.get(path, key: .olofstrom).json()["returnOf"]?.string == closed)
            for asked in [path, "/api/v1/cases"] {
                let told = try await ask.get(asked, key: .clerk)
                #expect(told.status == .ok && !told.text.contains(#""returnOf""#), "\(asked)")
            }
            #expect(try await !ask.get(path, key: .clerk).text.contains(closed))
        }
    }

    @Test func `two people and a program edit one case five hundred times, and no edit is lost`() async throws
    {
        try await installation.ask { ask in
            let path = try await path(ask, try await ask.report())
            let each = 167
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (name, key) in [
                    ("anna", TestInstallation.KeyPurpose.all), ("bo", .olofstrom), ("hook", .clerk),
                ] {
                    group.addTask {
                        for number in 0..<each {
                            var written = false
                            while !written {
                                let etag = try await ask.get(path).headers[.eTag].orFail()
                                let reply = try await ask.send(
                                    .patch, path, key: key, body: #"{"note":"\#(name) \#(number)."}"#,
                                    headers: ["If-Match": etag])
                                #expect(reply.status == .ok || reply.status == .preconditionFailed)
                                written = reply.status == .ok
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let notes = (try await ask.get(path).json()["history"]?.array ?? [])
                .filter { $0["kind"]?.string == "note" }.compactMap { $0["reason"]?.string }
            #expect(notes.count == 3 * each && Set(notes).count == 3 * each)
            for name in ["anna", "bo", "hook"] {
                #expect(notes.filter { $0.hasPrefix(name) } == (0..<each).map { "\(name) \($0)." })
            }
        }
    }
}
