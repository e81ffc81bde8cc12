import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What is told of findings, through the API and on pages, over a real store.
@Suite struct FindingTests {
    private let installation: TestInstallation
    private let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"

    init() async throws { installation = try await TestInstallation() }

    private func add(_ ask: Asking, _ what: String) async throws {
        let kept = try await ask.send(.put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
        #expect(kept.status == .created, "\(kept.text)")
        let found = try await ask.send(
            .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
            body: #"{"id":"\#(finding)","stop":1,"point":"lighting","what":"\#(what)","action":"Belysning"}"#)
        #expect(found.status == .created, "\(found.text)")
    }

    private func become(_ ask: Asking, _ body: String, as person: TestPerson? = nil) async throws -> Reply {
        let etag = try await ask.get("/api/v1/findings/\(finding)").headers[.eTag].orFail()
        let path = "/api/v1/findings/\(finding)/case"
        guard let person else {
            return try await ask.send(.post, path, key: .clerk, body: body, headers: ["If-Match": etag])
        }
        return try await ask.send(.post, path, as: person, body: body, headers: ["If-Match": etag])
    }

    /// Every way out on which a finding is told, to whoever plans.
    private var waysOut: [String] {
        [
            "/api/v1/findings", "/api/v1/findings/\(finding)", "/api/v1/walks/\(walk)",
            "/api/v1/walks/\(walk)?format=csv", "/api/v1/findings?format=csv", "/iakttagelser",
            "/iakttagelser/fil", "/iakttagelser/\(finding)", "/vandringar/\(walk)",
            "/vandringar/\(walk)/protokoll", "/atgarder/ny?iakttagelse=\(finding)",
            "/ogc/collections/findings/items", "/ogc/collections/findings/items/\(finding)",
            "/ogc/collections/walks/items", "/ogc/collections/walks/items/\(walk):1",
        ]
    }

    @Test func `what was filed as a restricted report is told to who may read such alone`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Kalle Exempelsson langar.")
            let filed = try await become(ask, #"{"category":"lighting"}"#)
            #expect(filed.status == .ok && !filed.text.contains("Exempelsson"), "\(filed.text)")
            let (planner, triage) = (
                try await ask.person(["planner:1060"]),
                try await ask.person(["triage:1060"], email: "bo@example.se")
            )
            for path in waysOut {
                let told = try await ask.send(.get, path, as: planner)
                #expect(told.status == .ok && !told.text.contains("Exempelsson"), "\(path): \(told.text)")
            }
            let reply = try await ask.send(.get, "/api/v1/findings/\(finding)", as: planner)
            let hidden = try reply.json()
            #expect(!reply.text.contains("14.5306,56.2767"), "\(reply.text)")
            #expect(hidden["withheld"]?.bool == true && hidden["placeIsApproximate"]?.bool == true)
            for member in ["stop", "point", "what", "where", "action"] {
                #expect(hidden[member]?.isNull == true, "\(member)")
            }
            let whole = try await ask.send(.get, "/api/v1/findings/\(finding)", as: triage).json()
            #expect(whole["withheld"]?.bool == false && whole["what"]?.string == "Kalle Exempelsson langar.")
            for path in waysOut where path.hasSuffix(finding) && !path.contains("ny?") {
                #expect(try await ask.send(.get, path, as: triage).text.contains("Exempelsson"), "\(path)")
            }
            for path in ["/api/v1/findings?format=csv", "/iakttagelser/fil"] {
                // It is to be published, whoever makes it.
                #expect(try await !ask.send(.get, path, as: triage).text.contains("Exempelsson"))
            }
            let etag = try await ask.get("/api/v1/findings/\(finding)").headers[.eTag].orFail()
            let changed = try await ask.send(
                .patch, "/api/v1/findings/\(finding)", as: planner, body: #"{"status":"done"}"#,
                headers: ["If-Match": etag])
            #expect(changed.status == .unprocessableContent, "\(changed.text)")
        }
    }

    @Test func `a finding that was taken off its case is withheld once its report is restricted`()
        async throws
    {
        try await installation.ask { ask in
            try await add(ask, "Fönstret hos grannen är krossat.")
            let path = "/api/v1/findings/\(finding)"
            let id = try await become(ask, #"{"category":"lighting"}"#).string("case")
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let left = try await ask.send(
                .patch, path, key: .clerk, body: #"{"case":""}"#, headers: ["If-Match": etag])
            #expect(left.status == .ok, "\(left.text)")
            let version = try await ask.get("/api/v1/cases/\(id)").headers[.eTag].orFail()
            let restricted = try await ask.send(
                .patch, "/api/v1/cases/\(id)", body: #"{"restricted":true,"reason":"Namn."}"#,
                headers: ["If-Match": version])
            #expect(restricted.status == .ok, "\(restricted.text)")
            let (planner, triage) = (
                try await ask.person(["planner:1060"]),
                try await ask.person(["triage:1060"], email: "bo@example.se")
            )
            for way in waysOut {
                let told = try await ask.send(.get, way, as: planner)
                #expect(told.status == .ok && !told.text.contains("grannen"), "\(way): \(told.text)")
            }
            for way in ["/api/v1/findings?format=csv", "/iakttagelser/fil"] {
                #expect(try await !ask.send(.get, way, as: triage).text.contains("grannen"), "\(way)")
            }
            #expect(try await ask.send(.get, path, as: triage).text.contains("grannen"))
            let again = try await become(ask, #"{"category":"lighting"}"#, as: planner)
            #expect(again.status == .unprocessableContent, "\(again.text)")
            // Who may read it takes the same report again, which stays what it is.
            let taken = try await become(ask, #"{"category":"lighting"}"#, as: triage)
            #expect(try taken.status == .ok && taken.string("case") == id, "\(taken.text)")
            #expect(try await !ask.send(.get, path, as: planner).text.contains("grannen"))
            #expect(try await ask.get("/api/v1/cases/\(id)").json()["reportCount"]?.number == 1)
        }
    }

    @Test func `the case of a finding is told to who sees the case alone, in refusals too`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            _ = try await ask.report()
            let id = try await ask.get("/api/v1/cases").ids()[0]
            let joined = try await become(ask, #"{"join":"\#(id)"}"#)
            #expect(try joined.status == .ok && joined.string("case") == id, "\(joined.text)")
            // Somebody who plans, but sees the cases of another unit alone.
            let other = try await ask.person(["triage:1060:unit/kontaktcenter"])
            for path in waysOut {
                let told = try await ask.send(.get, path, as: other)
                #expect(told.status == .ok && !told.text.contains(id), "\(path): \(told.text)")
            }
            let told = try await ask.send(.get, "/api/v1/findings/\(finding)", as: other).json()
            #expect(told["case"]?.isNull == true && told["what"]?.string == "Två lampor är släckta.")
            for body in [#"{"category":"lighting"}"#, #"{"join":"\#(id)"}"#] {
                let refused = try await become(ask, body, as: other)
                #expect(refused.status == .unprocessableContent && !refused.text.contains(id))
                let seen = try await become(ask, body)
                #expect(seen.status == .unprocessableContent && seen.text.contains(id), "\(seen.text)")
            }
        }
    }

    @Test func `a finding is taken off its case again, through the API and on its page`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            _ = try await ask.report()
            let id = try await ask.get("/api/v1/cases").ids()[0]
            let planner = try await ask.person(["planner:1060"])
            let path = "/api/v1/findings/\(finding)"
            for isPage in [false, true] {
                let joined = try await become(ask, #"{"join":"\#(id)"}"#)
                #expect(try joined.status == .ok && joined.string("status") == "under-way", "\(joined.text)")
                let etag = try joined.headers[.eTag].orFail()
                if isPage {
                    let version = try await ask.get(path).json()["version"]?.number.orFail() ?? 0
                    let page = try await ask.page("/iakttagelser/\(finding)", as: planner)
                    #expect(page.says("Ta bort från ärendet"))
                    let sent = try await ask.submit(
                        "/iakttagelser/\(finding)", [("gor", "lamna"), ("version", "\(Int(version))")],
                        as: planner)
                    #expect(sent.status == .seeOther, "\(sent.text)")
                } else {
                    let refused = try await ask.send(
                        .patch, path, key: .clerk, body: #"{"case":"\#(id)"}"#, headers: ["If-Match": etag])
                    #expect(refused.status == .unprocessableContent, "\(refused.text)")
                    let left = try await ask.send(
                        .patch, path, key: .clerk, body: #"{"case":""}"#, headers: ["If-Match": etag])
                    #expect(left.status == .ok, "\(left.text)")
                }
                let told = try await ask.get(path).json()
                #expect(told["case"]?.isNull == true && told["status"]?.string == "open")
            }
        }
    }

    @Test func `a finding that was taken off its case becomes a case of its own, the same each time`()
        async throws
    {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            // Others have reported what lies there.
            _ = try await ask.report()
            let there = try await ask.get("/api/v1/cases").ids()[0]
            installation.advance(TimeSpan(milliseconds: 1))
            let planner = try await ask.person(["planner:1060"])
            let path = "/api/v1/findings/\(finding)"
            var cases: [String] = []
            for isPage in [false, false, true] {
                if isPage {
                    let version = try Int((await ask.get(path).json()["version"]?.number).orFail())
                    let sent = try await ask.submit(
                        "/iakttagelser/\(finding)",
                        [("gor", "arende"), ("version", "\(version)"), ("kategori", "lighting")], as: planner)
                    #expect(sent.status == .seeOther, "\(sent.text)")
                } else {
                    let filed = try await become(ask, #"{"category":"lighting"}"#)
                    #expect(filed.status == .ok, "\(filed.text)")
                }
                cases.append(try await ask.get(path).string("case"))
                let etag = try await ask.get(path).headers[.eTag].orFail()
                let left = try await ask.send(
                    .patch, path, key: .clerk, body: #"{"case":""}"#, headers: ["If-Match": etag])
                #expect(left.status == .ok, "\(left.text)")
            }
            // The first time as every report; after that, by itself, and with the same report.
            #expect(cases.first == there && cases[1] != there && cases[2] == cases[1], "\(cases)")
            #expect(try await Set(ask.get("/api/v1/cases").ids()) == Set(cases))
            for id in Set(cases) {
                #expect(try await ask.get("/api/v1/cases/\(id)").json()["reportCount"]?.number == 1)
            }
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a finding joins no case that is far away, or closed`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            try await ask.report(north: 2_000)
            let far = try await ask.get("/api/v1/cases").ids()[0]
            let refused = try await become(ask, #"{"join":"\#(far)"}"#)
            #expect(
                try refused.codes() == ["finding.join"] && refused.text.contains(" m "), "\(refused.text)")
            try await ask.report()
            let near = try await ask.get("/api/v1/cases").ids().first { $0 != far }.orFail()
            let etag = try await ask.get("/api/v1/cases/\(near)").headers[.eTag].orFail()
            let closed = try await ask.send(
                .patch, "/api/v1/cases/\(near)", body: #"{"status":"closed"}"#, headers: ["If-Match": etag])
            #expect(closed.status == .ok, "\(closed.text)")
            #expect(try await become(ask, #"{"join":"\#(near)"}"#).codes() == ["finding.join"])
        }
    }

    @Test func `a finding joins no case that would hide it from who joins them`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Kalle Exempelsson langar.")
            let id = try await become(ask, #"{"category":"lighting"}"#).string("case")
            let other = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e62"
            let found = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
                body: #"{"id":"\#(other)","stop":1,"what":"Häcken är hög."}"#)
            let etag = try found.headers[.eTag].orFail()
            let refused = try await ask.send(
                .post, "/api/v1/findings/\(other)/case", key: .clerk, body: #"{"join":"\#(id)"}"#,
                headers: ["If-Match": etag])
            #expect(try refused.codes() == ["finding.join"], "\(refused.text)")
        }
    }

    @Test func `who does not see a withheld finding cannot set it done through a measure`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Kalle Exempelsson langar.")
            let filed = try await become(ask, #"{"category":"lighting"}"#)
            #expect(filed.status == .ok, "\(filed.text)")
            let planner = try await ask.person(["planner:1060"])
            func make(_ id: String, _ finding: String) async throws -> Reply {
                try await ask.send(
                    .put, "/api/v1/measures/\(id)", as: planner,
                    body: """
                        {"kind":"lighting","title":"Ny belysning","causes":{"findings":["\(finding)"]}}
                        """)
            }
            let hidden = try await make("018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e71", finding)
            let unknown = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e72"
            let absent = try await make("018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e73", unknown)
            #expect(hidden.status == absent.status, "\(hidden.text)")
            #expect(try hidden.codes() == ["measure.no-such-finding"])
            #expect(try absent.codes() == ["measure.no-such-finding"])
            #expect(try await ask.get("/api/v1/findings/\(finding)").string("status") == "under-way")
        }
    }

    @Test func `the last day of a finding is not before its walk, and is told of at its field`() async throws
    {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            let early = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
                body: #"{"stop":1,"what":"Häcken är hög.","due":"2020-01-01"}"#)
            #expect(try early.codes() == ["finding.due-before-walk"] && early.text.contains("2026-11-26"))
            let planner = try await ask.person(["planner:1060"])
            let sent = try await ask.submit(
                "/vandringar/\(walk)/iakttagelser",
                [("stopp", "1"), ("vad", "Häcken är hög."), ("allvar", "grave"), ("senast", "2020-01-01")],
                as: planner)
            #expect(sent.status == .unprocessableContent && sent.says("ligger före vandringens dag"))
            let path = "/api/v1/findings/\(finding)"
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let changed = try await ask.send(
                .patch, path, key: .clerk, body: #"{"due":"2026-11-25"}"#, headers: ["If-Match": etag])
            #expect(try changed.codes() == ["finding.due-before-walk"], "\(changed.text)")
            let kept = try await ask.send(
                .patch, path, key: .clerk, body: #"{"due":"2026-11-26"}"#, headers: ["If-Match": etag])
            #expect(try kept.string("due") == "2026-11-26", "\(kept.text)")
        }
    }

    @Test func `the place of a finding is corrected, and lies near its stop`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            func place(_ longitude: String) -> String {
                #""place":{"type":"Point","coordinates":[\#(longitude),56.2767]}"#
            }
            let far = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
                body: #"{"stop":1,"what":"Häcken är hög.",\#(place("14.5606"))}"#)
            #expect(try far.codes() == ["finding.far-from-stop"] && far.text.contains("500 m"))
            let path = "/api/v1/findings/\(finding)"
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let refused = try await ask.send(
                .patch, path, key: .clerk, body: "{\(place("14.5606"))}", headers: ["If-Match": etag])
            #expect(try refused.codes() == ["finding.far-from-stop"])
            let moved = try await ask.send(
                .patch, path, key: .clerk, body: "{\(place("14.5316"))}", headers: ["If-Match": etag])
            #expect(moved.status == .ok && moved.text.contains("14.5316"), "\(moved.text)")
            #expect(try await ask.get(path).text.contains("14.5316"))
        }
    }

    @Test func `a case leads to what was found`() async throws {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            let filed = try await become(ask, #"{"category":"lighting"}"#)
            let id = try filed.string("case")
            let path = try await ask.get("/api/v1/cases/\(id)", key: .clerk).string("findings")
            let found = try await ask.get(path, key: .clerk).json()["findings"]?.array ?? []
            #expect(found.compactMap { $0["id"]?.string } == [finding])
            #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            let triage = try await ask.person(["triage:1060"])
            let page = try await ask.page("/arende/\(id)", as: triage)
            #expect(page.text.contains("/iakttagelser/\(finding)") && page.says("Två lampor är släckta."))
        }
    }

    @Test func `a form that is sent twice keeps one finding, and another under its id is told of`()
        async throws
    {
        try await installation.ask { ask in
            let kept = try await ask.send(
                .put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
            #expect(kept.status == .created, "\(kept.text)")
            let planner = try await ask.person(["planner:1060"])
            let page = try await ask.page("/vandringar/\(walk)", as: planner)
            let id = try page.text.split(separator: #"name="id" value=""#).last.orFail().prefix { $0 != "\"" }
            #expect(FindingID(String(id)) != nil)
            func send(_ what: String) async throws -> Reply {
                try await ask.submit(
                    "/vandringar/\(walk)/iakttagelser",
                    [("id", String(id)), ("stopp", "1"), ("vad", what), ("allvar", "grave")], as: planner)
            }
            for _ in 0..<2 { #expect(try await send("Två lampor är släckta.").status == .seeOther) }
            let refused = try await send("Häcken är hög.")
            #expect(refused.status == .unprocessableContent && !refused.text.contains(#"value="\#(id)""#))
            let found = try await ask.get("/api/v1/findings?walk=\(walk)").json()["findings"]?.array ?? []
            #expect(found.compactMap { $0["what"]?.string } == ["Två lampor är släckta."])
        }
    }

    @Test func `a measure made of a finding leads to its case, and answers those who reported`() async throws
    {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            let report = try await ask.report()
            let home = try await ask.get("/api/v1/cases").ids()[0]
            #expect(try await become(ask, #"{"join":"\#(home)"}"#).status == .ok)
            let measure = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e71"
            let path = "/api/v1/measures/\(measure)"
            let made = try await ask.send(
                .put, path, key: .clerk,
                body: """
                    {"kind":"lighting","title":"Ny belysning","state":"under-way","causes":{"findings":["\(finding)"]}}
                    """)
            #expect(made.status == .created, "\(made.text)")
            let told = try made.json()
            #expect(told["causes"]?["cases"]?.array?.isEmpty == true)
            #expect(told["casesOfFindings"]?.array?.compactMap(\.string) == [home])
            // Somebody who plans, but sees the cases of another unit alone.
            let other = try await ask.person(["triage:1060:unit/kontaktcenter"])
            #expect(try await !ask.send(.get, path, as: other).text.contains(home))
            #expect(try await !ask.page("/atgarder/\(measure)", as: other).text.contains(home))
            let triage = try await ask.person(["triage:1060"], email: "bo@example.se")
            #expect(try await ask.page("/arende/\(home)", as: triage).text.contains("/atgarder/\(measure)"))
            let before = try await ask.page("/atgarder/\(measure)", as: triage)
            #expect(before.text.contains("/arende/\(home)") && !before.text.contains("cases:\(home)"))
            var etag = try made.headers[.eTag].orFail()
            let done = try await ask.send(
                .patch, path, key: .clerk, body: #"{"state":"done"}"#, headers: ["If-Match": etag])
            etag = try done.headers[.eTag].orFail()
            let page = try await ask.page("/atgarder/\(measure)", as: triage)
            #expect(page.text.contains("/atgarder/\(measure)/arenden"))
            let version = etag.filter(\.isNumber)
            let long = try await ask.submit(
                "/atgarder/\(measure)/arenden",
                [("version", version), ("svar", String(repeating: "å", count: 2_500))], as: triage)
            #expect(long.says("Skriv ett svar på högst 4000 byte (å, ä och ö är två)."), "\(long.text)")
            let closed = try await ask.send(
                .post, "\(path)/close-cases", key: .clerk, body: #"{"answer":"Nu lyser det igen."}"#,
                headers: ["If-Match": etag])
            #expect(try closed.json()["closed"]?.array?.compactMap(\.string) == [home], "\(closed.text)")
            let answers = try await installation.store.answers(to: Report.ID(report).orFail())
            #expect(answers.map(\.text) == ["Nu lyser det igen."])
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test(arguments: [false, true])
    func `a finding that is taken off a case that ended is open, and becomes one of its own`(isPage: Bool)
        async throws
    {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            let planner = try await ask.person(["planner:1060"])
            let path = "/api/v1/findings/\(finding)"
            let id = try await become(ask, #"{"category":"lighting"}"#).string("case")
            let version = try await ask.get("/api/v1/cases/\(id)").headers[.eTag].orFail()
            let closed = try await ask.send(
                .patch, "/api/v1/cases/\(id)", body: #"{"status":"closed"}"#,
                headers: ["If-Match": version])
            #expect(closed.status == .ok, "\(closed.text)")
            let done = try await ask.get(path)
            #expect(try done.string("status") == "done")
            if isPage {
                let number = try Int((done.json()["version"]?.number).orFail())
                let sent = try await ask.submit(
                    "/iakttagelser/\(finding)", [("gor", "lamna"), ("version", "\(number)")], as: planner)
                #expect(sent.status == .seeOther, "\(sent.text)")
            } else {
                let left = try await ask.send(
                    .patch, path, key: .clerk, body: #"{"case":""}"#,
                    headers: ["If-Match": done.headers[.eTag].orFail()])
                #expect(left.status == .ok, "\(left.text)")
            }
            #expect(try await ask.get(path).string("status") == "open")
            #expect(try await ask.page("/iakttagelser?lage=oppna", as: planner).text.contains(finding))
            installation.advance(TimeSpan(milliseconds: 1))
            let again = try await become(ask, #"{"category":"lighting"}"#)
            #expect(try again.string("status") == "under-way" && again.string("case") != id, "\(again.text)")
        }
    }

    @Test func `what was found on a walk that was called off is not published, and nothing more is taken`()
        async throws
    {
        try await installation.ask { ask in
            try await add(ask, "Två lampor är släckta.")
            let planner = try await ask.person(["planner:1060"])
            #expect(try await ask.send(.get, "/iakttagelser/fil", as: planner).text.contains("Två lampor"))
            let etag = try await ask.get("/api/v1/walks/\(walk)").headers[.eTag].orFail()
            // By this a telephone tries again what a walk that was called off has refused.
            let state = "/vandringar/\(walk)/lage"
            let before = try await ask.send(.get, state, as: planner)
            #expect(before.text.contains(#""takesFindings":true"#), "\(before.text)")
            let called = try await ask.send(
                .patch, "/api/v1/walks/\(walk)", key: .clerk, body: #"{"state":"called-off"}"#,
                headers: ["If-Match": etag])
            #expect(called.status == .ok, "\(called.text)")
            let after = try await ask.send(.get, state, as: planner)
            #expect(after.text.contains(#""takesFindings":false"#), "\(after.text)")
            for path in ["/api/v1/findings?format=csv", "/iakttagelser/fil"] {
                #expect(try await !ask.send(.get, path, as: planner).text.contains("Två lampor"), "\(path)")
            }
            let refused = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
                body: #"{"stop":1,"what":"Häcken är hög."}"#)
            #expect(try refused.codes() == ["walk.called-off"], "\(refused.text)")
            let page = try await ask.page("/vandringar/\(walk)", as: planner)
            #expect(!page.text.contains("/vandringar/\(walk)/iakttagelser"))
            let sent = try await ask.submit(
                "/vandringar/\(walk)/iakttagelser",
                [("stopp", "1"), ("vad", "Häcken är hög."), ("allvar", "grave")], as: planner)
            #expect(
                sent.status == .unprocessableContent && sent.says("Vandringen är inställd"), "\(sent.text)")
        }
    }
}
