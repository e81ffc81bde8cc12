import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Measures through the API, over a real store.
@Suite struct MeasureTests {
    private let installation: TestInstallation
    private let path = "/api/v1/measures/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"

    init() async throws { installation = try await TestInstallation() }

    private func body(_ more: String = "", title: String = "Ny belysning", of code: String = "1060") -> String
    {
        #"{"municipality":"\#(code)","kind":"lighting","title":"\#(title)"\#(more.isEmpty ? "" : ",\(more)")}"#
    }

    private func change(
        _ ask: Asking, _ body: String, at path: String? = nil, key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let path = path ?? self.path
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(.patch, path, key: key, body: body, headers: ["If-Match": etag])
    }

    private func close(
        _ ask: Asking, _ answer: String = "Nu lyser det igen.", key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(
            .post, "\(path)/close-cases", key: key, body: #"{"answer":"\#(answer)"}"#,
            headers: ["If-Match": etag])
    }

    @Test func `a form for a measure that is sent again with another text can be saved as something new`()
        async throws
    {
        try await installation.ask { ask in
            let planner = try await ask.person(["planner:1060"])
            func hiddenID(_ reply: Reply) throws -> String {
                let rest = try reply.text.split(separator: #"name="id" value=""#).last.orFail()
                return String(rest.prefix { $0 != "\"" })
            }
            func send(_ title: String, _ id: String) async throws -> Reply {
                try await ask.submit(
                    "/atgarder/ny",
                    [
                        ("id", id), ("kommun", "1060"), ("slag", "lighting"), ("namn", title),
                        ("ansvar", "municipality"), ("lage", "proposed"),
                    ], as: planner)
            }
            let id = try hiddenID(try await ask.page("/atgarder/ny", as: planner))
            for _ in 0..<2 { #expect(try await send("Ny belysning", id).status == .seeOther) }
            let refused = try await send("Klippt häck", id)
            #expect(refused.status == .unprocessableContent, "\(refused.text)")
            #expect(refused.says("Formuläret har redan sparats en gång"), "\(refused.text)")
            let other = try hiddenID(refused)
            #expect(other != id)
            #expect(try await send("Klippt häck", other).status == .seeOther)
        }
    }

    @Test func `one that is sent again is the same, and another under its id is refused alike everywhere`()
        async throws
    {
        try await installation.ask { ask in
            let first = try await ask.send(.put, path, key: .clerk, body: body(#""cost":5000"#))
            #expect(first.status == .created && first.headers[.location] == path, "\(first.text)")
            let again = try await ask.send(.put, path, key: .clerk, body: body(#""cost":5000"#))
            #expect(again.status == .ok && again.text == first.text)
            let other = try await ask.send(.put, path, key: .clerk, body: body(#""cost":6000"#))
            #expect(try other.status == .conflict && other.codes() == ["measure.id-taken"])
            let abroad = try await ask.send(
                .put, path, key: .neighbour, body: body(#""cost":5000"#, of: "1081"))
            let told = [other, abroad].map { $0.text.prefix { $0 != "#" } }
            #expect(abroad.status == .conflict && told[0] == told[1])
            #expect(!abroad.text.contains("Ny belysning"))
            #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            let anew = try await ask.send(.post, "/api/v1/measures", key: .clerk, body: body())
            #expect(anew.status == .created && anew.headers[.location] != path)
        }
    }

    @Test func `every fault is told at once, and a place is in the municipality`() async throws {
        try await installation.ask { ask in
            let wrong =
                #"{"municipality":"1060","kind":"lightning","title":"","cost":-1,"units":["gatan"],"responsible":"me","place":{"type":"LineString","coordinates":[[14.53,56.27]]},"causes":{"cases":["x"]},"reasn":"x"}"#
            let reply = try await ask.send(.put, path, key: .clerk, body: wrong)
            #expect(reply.status == .unprocessableContent)
            let faults = try reply.json()["errors"]?.array ?? []
            #expect(
                Set(faults.compactMap { $0["pointer"]?.string }) == [
                    "/kind", "/title", "/cost", "/units/0", "/responsible", "/place/coordinates",
                    "/causes/cases/0", "/reasn",
                ], "\(reply.text)")
            let line = #""place":{"type":"LineString","coordinates":[[14.5306,56.2767],[15.1,56.3]]}"#
            let outside = try await ask.send(.put, path, key: .clerk, body: body(line))
            #expect(try outside.codes() == ["place.outside"])
            let early = try await ask.send(.put, path, key: .clerk, body: body(#""done":"2026-11-01""#))
            #expect(try early.codes() == ["measure.done-day"])
        }
    }

    @Test func `a measure goes its way with reasons, and every step stands in its history`() async throws {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: body(#""cost":5000"#))
            for (edit, code) in [
                (#"{"state":"done"}"#, "measure.state"), (#"{"state":"stopped"}"#, "measure.no-reason"),
                (#"{"begun":"2026-11-01"}"#, "measure.not-begun"), ("{}", "edit.empty"),
            ] {
                #expect(try await change(ask, edit).codes() == [code], "\(edit)")
            }
            for edit in [
                #"{"state":"decided","planned":"2026-12-24","cost":""}"#,
                #"{"state":"under-way","begun":"2026-11-02"}"#,
                #"{"state":"stopped","reason":"Elen räcker inte."}"#,
                #"{"state":"proposed","reason":"Elen räcker."}"#,
            ] {
                let reply = try await change(ask, edit)
                #expect(reply.status == .ok, "\(edit): \(reply.text)")
            }
            let measure = try await ask.get(path, key: .clerk).json()
            #expect(measure["version"]?.number == 5 && measure["cost"]?.isNull == true)
            #expect(measure["planned"]?.string == "2026-12-24" && measure["begun"]?.isNull == true)
            let words = (measure["history"]?.array ?? []).compactMap { $0["words"]?.string }
            #expect(words.contains("Pågår → Stoppad. Elen räcker inte."))
            let stale = try await ask.send(
                .patch, path, key: .clerk, body: #"{"cost":1}"#, headers: ["If-Match": #""1""#])
            #expect(stale.status == .preconditionFailed)
            #expect(
                try await ask.send(.patch, path, key: .clerk, body: #"{"cost":1}"#).status
                    == .preconditionRequired)
        }
    }

    @Test func `what seems personal is warned of in every field, also in why a measure is opened again`()
        async throws
    {
        try await installation.ask { ask in
            let kept = try await ask.send(
                .put, path, key: .clerk, body: body(#""details":"Ring 070-174 06 05.""#))
            #expect(try kept.json()["warnings"]?.array?.count == 1, "\(kept.text)")
            let named = try await change(ask, #"{"details":"Fråga Anna Berg om nycklarna."}"#)
            #expect(try named.json()["warnings"]?.array?.count == 1, "\(named.text)")
            let clean = try await change(ask, #"{"details":"Fyra stolpar.","state":"decided"}"#)
            #expect(try clean.json()["warnings"] == nil)
            let stopped = try await change(ask, #"{"state":"stopped","reason":"Fråga eva@example.se."}"#)
            #expect(try stopped.json()["warnings"]?.array?.count == 1)
            let again = try await change(ask, #"{"state":"proposed","reason":"Ring 070-174 06 05."}"#)
            #expect(try again.json()["warnings"]?.array?.count == 1, "\(again.text)")
            let planner = try await ask.person(["planner:1060"])
            let address = "/atgarder/\(path.suffix(36))"
            #expect(try await ask.page("\(address)?gjort=steg", as: planner).says("ett telefonnummer"))
            #expect(try await !ask.page(address, as: planner).says("Texten verkar"))
        }
    }

    @Test func `a case that is unseen, abroad or missing cannot be a cause, and is told of alike`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.report()
            let found = try await ask.get("/api/v1/cases").ids()[0]
            let missing = "01900000-0000-7000-8000-00000000ffff"
            let abroad = try await ask.send(
                .put, path, key: .neighbour, body: body(#""causes":{"cases":["\#(found)"]}"#, of: "1081"))
            let none = try await ask.send(
                .put, path, key: .neighbour, body: body(#""causes":{"cases":["\#(missing)"]}"#, of: "1081"))
            let texts = [
                abroad.text.replacing(found, with: "").prefix { $0 != "#" },
                none.text.replacing(missing, with: "").prefix { $0 != "#" },
            ]
            #expect(try abroad.codes() == ["measure.no-such-case"] && texts[0] == texts[1])
            let kept = try await ask.send(
                .put, path, key: .clerk, body: body(#""causes":{"cases":["\#(found)"]}"#))
            #expect(kept.status == .created, "\(kept.text)")
            let told = try await ask.get("/api/v1/measures?case=\(found)", key: .clerk).json()
            #expect(told["measures"]?.array?.count == 1)
            // Somebody who plans, but sees the cases of another unit alone.
            let planner = try await ask.person(["triage:1060:unit/kontaktcenter"])
            let seen = try await ask.send(.get, path, as: planner).json()
            #expect(seen["causes"]?["cases"]?.array?.isEmpty == true, "\(seen)")
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let emptied = try await ask.send(
                .patch, path, as: planner, body: #"{"causes":{"cases":[]},"cost":7}"#,
                headers: ["If-Match": etag])
            #expect(emptied.status == .ok, "\(emptied.text)")
            let whole = try await ask.get(path, key: .clerk).json()
            #expect(whole["causes"]?["cases"]?.array?.compactMap(\.string) == [found])
        }
    }

    @Test func `its cases are closed when it is done, with an answer that the measure does not hold`()
        async throws
    {
        try await installation.ask { ask in
            let reports = [try await ask.report(), try await ask.report(north: 900)]
            let cases = try await ask.get("/api/v1/cases").ids()
            #expect(cases.count == 2)
            let causes = cases.map { #""\#($0)""# }.joined(separator: ",")
            _ = try await ask.send(
                .put, path, key: .clerk, body: body(#""causes":{"cases":[\#(causes)]}"#))
            let early = try await close(ask)
            #expect(try early.status == .conflict && early.codes() == ["measure.not-done"])
            for state in ["decided", "under-way", "done"] {
                _ = try await change(ask, #"{"state":"\#(state)"}"#)
            }
            let planner = try await ask.person(["planner:1060"])
            let etag = try await ask.get(path).headers[.eTag].orFail()
            let refused = try await ask.send(
                .post, "\(path)/close-cases", as: planner, body: #"{"answer":"Klart."}"#,
                headers: ["If-Match": etag])
            #expect(refused.status == .forbidden, "\(refused.text)")
            let unit = try await ask.person(
                ["triage:1060:unit/kontaktcenter"], email: "bo@example.se")
            let unseen = try await ask.send(
                .post, "\(path)/close-cases", as: unit, body: #"{"answer":"Klart."}"#,
                headers: ["If-Match": etag])
            #expect(try unseen.codes() == ["edit.touches-unseen"], "\(unseen.text)")
            #expect(try await ask.get("/api/v1/cases?status=open").ids().count == 2)
            let done = try await close(ask)
            #expect(done.status == .ok, "\(done.text)")
            #expect(try done.json()["closed"]?.array?.compactMap(\.string).sorted() == cases.sorted())
            #expect(try await ask.get("/api/v1/cases?status=open").ids() == [])
            for report in reports {
                let answers = try await installation.store.answers(to: Report.ID(report).orFail())
                #expect(answers.map(\.text) == ["Nu lyser det igen."])
            }
            let measure = try await ask.get(path, key: .read).text
            #expect(measure.contains("cases-closed") && !measure.contains("lyser"))
            let again = try await close(ask)
            #expect(try again.status == .ok && again.json()["closed"]?.array?.isEmpty == true)
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test
    func
        `words that seem to hold personal data are told to nobody who reported until somebody says they hold none`()
        async throws
    {
        try await installation.ask { ask in
            let report = try await ask.report()
            let home = try await ask.get("/api/v1/cases").ids()[0]
            let title = "Röjning utanför Kalle Karlsson, tel 070-174 06 05"
            _ = try await ask.send(
                .put, path, key: .clerk,
                body: body(
                    #""state":"done","done":"2025-12-15","causes":{"cases":["\#(home)"]}"#, title: title))
            let refused = try await close(ask, "Ring 070-174 06 05.")
            #expect(refused.status == .unprocessableContent, "\(refused.text)")
            #expect(try Set(refused.codes()) == ["measure.personal-data"])
            let pointers = try (refused.json()["errors"]?.array ?? []).compactMap { $0["pointer"]?.string }
            #expect(Set(pointers) == ["/title", "/answer"])
            #expect(try await ask.get("/api/v1/cases?status=open").ids() == [home])
            func answers() async throws -> [GivenAnswer] {
                try await installation.store.answers(to: Report.ID(report).orFail())
            }
            #expect(try await answers().isEmpty)

            let triage = try await ask.person(["triage:1060"])
            let page = "/atgarder/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"
            func send(_ more: [(String, String)]) async throws -> Reply {
                let version = try Int((await ask.get(path).json()["version"]?.number).orFail())
                return try await ask.submit(
                    "\(page)/arenden", [("version", "\(version)"), ("svar", "Ring 070-174 06 05.")] + more,
                    as: triage)
            }
            let shown = try await send([])
            #expect(shown.status == .unprocessableContent)
            #expect(shown.says("Åtgärdens titel, som de som rapporterat får läsa"), "\(shown.text)")
            #expect(shown.text.contains(#"name="inga-uppgifter""#))
            #expect(try await send([("inga-uppgifter", "1")]).status == .seeOther)
            #expect(try await answers().map(\.text) == ["Ring 070-174 06 05."])
        }
    }

    @Test func `a corrected title is what those who reported read, and never the one that was told`()
        async throws
    {
        try await installation.ask { ask in
            let sent = try await ask.send(.post, "/api/v1/reports", body: try ask.submission())
            let link = try String(sent.string("followUrl").dropFirst("https://lykta.example.se".count))
            let home = try await ask.get("/api/v1/cases").ids()[0]
            _ = try await ask.send(
                .put, path, key: .clerk,
                body: body(
                    #""state":"done","done":"2025-12-15","causes":{"cases":["\#(home)"]}"#,
                    title: "Röjning utanför Kalle Karlsson"))
            let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
            let done = try await ask.send(
                .post, "\(path)/close-cases", key: .clerk,
                body: #"{"answer":"Nu är det röjt.","noPersonalData":true}"#, headers: ["If-Match": etag])
            #expect(done.status == .ok, "\(done.text)")
            #expect(try await ask.get(link, key: nil).text.contains("Kalle Karlsson"))
            let personal = try await change(ask, #"{"title":"Röjning hos Lisa Karlsson"}"#)
            #expect(try personal.codes() == ["measure.personal-data"], "\(personal.text)")
            let mended = try await change(ask, #"{"title":"Röjning vid garaget"}"#)
            #expect(mended.status == .ok, "\(mended.text)")
            let followed = try await ask.get(link, key: nil)
            #expect(!followed.text.contains("Kalle") && followed.text.contains("Röjning vid garaget"))
            // What staff have said of the case since is theirs.
            let ofCase = "/api/v1/cases/\(home)"
            let version = try await ask.get(ofCase).headers[.eTag].orFail()
            let said = try await ask.send(
                .patch, ofCase, body: #"{"state":{"kind":"done","what":"Sly röjt"}}"#,
                headers: ["If-Match": version])
            #expect(said.status == .ok, "\(said.text)")
            _ = try await change(ask, #"{"title":"Röjning vid garagen"}"#)
            let last = try await ask.get(link, key: nil)
            #expect(last.text.contains("Sly röjt") && !last.text.contains("Röjning vid"))
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `the page of one that was opened again proposes its day, and tells of cases that stay closed`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.report()
            let home = try await ask.get("/api/v1/cases").ids()[0]
            _ = try await ask.send(
                .put, path, key: .clerk,
                body: body(#""state":"under-way","begun":"2025-12-01","causes":{"cases":["\#(home)"]}"#))
            _ = try await change(ask, #"{"state":"done","done":"2025-12-15"}"#)
            #expect(try await close(ask).status == .ok)
            let triage = try await ask.person(["triage:1060"])
            let page = "/atgarder/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"
            func send(_ more: [(String, String)]) async throws -> Reply {
                let version = try Int((await ask.get(path).json()["version"]?.number).orFail())
                return try await ask.submit(page, [("version", "\(version)")] + more, as: triage)
            }
            let reopened = try await send([("steg", "under-way"), ("skal", "Fel knapp.")])
            #expect(reopened.status == .seeOther, "\(reopened.text)")
            let shown = try await ask.page(page, as: triage)
            #expect(shown.text.contains(#"value="2025-12-15""#), "\(shown.text)")
            #expect(shown.says("1 av dess ärenden står kvar som avslutat"))
            // A step further back, and on again.
            #expect(try await send([("steg", "decided")]).status == .seeOther)
            #expect(try await ask.page(page, as: triage).text.contains(#"value="2025-12-01""#))
            let future = try await send([("steg", "under-way"), ("borjade", "2999-01-01")])
            #expect(future.status == .unprocessableContent && future.text.contains(#"value="2999-01-01""#))
            #expect(try await send([("steg", "under-way"), ("borjade", "2025-12-01")]).status == .seeOther)
            #expect(try await ask.get(path).string("begun") == "2025-12-01")
            #expect(try await ask.page(page, as: triage).text.contains(#"value="2025-12-15""#))
            let early = try await send([("steg", "done"), ("genomford", "2024-01-01")])
            #expect(early.status == .unprocessableContent && early.text.contains(#"value="2024-01-01""#))
            #expect(try await send([("steg", "done"), ("genomford", "2025-12-15")]).status == .seeOther)
            #expect(try await ask.get(path).string("done") == "2025-12-15")
            #expect(try await !ask.page(page, as: triage).says("står kvar som avslutat"))
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a merge of its cases is told with their ids to who sees every case alone`() async throws {
        try await installation.ask { ask in
            _ = try await ask.report()
            _ = try await ask.report(north: 2_000)
            let cases = try await ask.get("/api/v1/cases").ids().sorted()
            let causes = cases.map { #""\#($0)""# }.joined(separator: ",")
            _ = try await ask.send(
                .put, path, key: .clerk, body: body(#""causes":{"cases":[\#(causes)]}"#))
            let kept = "/api/v1/cases/\(cases[0])"
            let etag = try await ask.get(kept).headers[.eTag].orFail()
            let merged = try await ask.send(
                .patch, kept, body: #"{"merge":"\#(cases[1])","reason":"Samma."}"#,
                headers: ["If-Match": etag])
            #expect(merged.status == .ok, "\(merged.text)")
            let told = try await ask.get(path, key: .clerk)
            #expect(try told.json()["causes"]?["cases"]?.array?.count == 1)
            #expect(cases.allSatisfy { told.text.contains($0) }, "\(told.text)")
            let part = try await ask.person(["triage:1060:unit/kontaktcenter"])
            let hidden = try await ask.send(.get, path, as: part).text
            #expect(cases.allSatisfy { !hidden.contains($0) }, "\(hidden)")
            #expect(hidden.contains("Ett ärende gick upp i ett annat."))
        }
    }

    @Test func `a list is a map and a table too, and is filtered`() async throws {
        try await installation.ask { ask in
            let here = #""place":{"type":"Point","coordinates":[14.5306,56.2767]},"planned":"2026-12-01""#
            _ = try await ask.send(.put, path, key: .clerk, body: body(here))
            _ = try await ask.send(
                .post, "/api/v1/measures", key: .clerk,
                body: body(#""planned":"2027-02-01","units":["gata-park"]"#, title: "Ring 070-174 06 05"))
            func titles(_ query: String) async throws -> [String] {
                let json = try await ask.get("/api/v1/measures?\(query)", key: .clerk).json()
                return (json["measures"]?.array ?? []).compactMap { $0["title"]?.string }
            }
            #expect(try await titles("since=2026-01-01&until=2027-01-01") == ["Ny belysning"])
            #expect(try await titles("area=district/holje") == ["Ny belysning"])
            #expect(try await titles("area=district/jamshog") == [])
            #expect(try await titles("unit=gata-park") == ["Ring 070-174 06 05"])
            #expect(try await titles("kind=patrol") == [])
            #expect(try await titles("state=proposed").count == 2)
            let map = try await ask.get("/api/v1/measures?format=geojson", key: .clerk)
            #expect(map.headers[.contentType]?.contains("geo+json") == true)
            let features = try map.json()["features"]?.array ?? []
            #expect(features.count == 2 && features.count { $0["geometry"]?.isNull == true } == 1)
            let table = try await ask.get("/api/v1/measures?format=csv", key: .clerk).text
            #expect(table.contains("Ny belysning") && !table.contains("070"))
            #expect(try await ask.get("/api/v1/measures", key: .neighbour).text == #"{"measures":[]}"#)
        }
    }
}
