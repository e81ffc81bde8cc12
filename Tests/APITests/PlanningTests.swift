import HTTPTypes
import HummingbirdTesting
import JSON
import Planning
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct PlanningTests {
    private static let words = "Lyktstolpen vid den gamla kvarnen"

    /// Reports of six people close together.
    private static func crowd(_ ask: Asking) async throws {
        for number in 0..<6 {
            try await ask.report(
                north: Double(number) * 8, text: "\(words) nummer \(number) är släckt.",
                reporter: "person-\(number)")
        }
    }

    @Test(arguments: [
        ("geojson", "application/geo+json"), ("csv", "text/csv"), ("gpx", "application/gpx+xml"),
    ])
    func `hotspots come in every format, without anybody's words`(_ format: String, _ type: String)
        async throws
    {
        try await TestInstallation().ask { ask in
            try await Self.crowd(ask)
            let reply = try await ask.get("/api/v1/hotspots?format=\(format)")
            #expect(reply.status == .ok)
            #expect(reply.headers[.contentType]?.hasPrefix(type) == true)
            #expect(!reply.text.contains("kvarnen"))
            #expect(reply.text.contains(format == "geojson" ? #""distinctReporters":6"# : "6"))
        }
    }

    @Test func `hotspots that are asked for again know of what came in between`() async throws {
        try await TestInstallation().ask { ask in
            try await Self.crowd(ask)
            for count in [6, 7, 7] {
                let reply = try await ask.get("/api/v1/hotspots")
                #expect(reply.text.contains("\"reports\":\(count),"))
                if count == 6 { try await ask.report(north: 4, reporter: "person-7") }
            }
            // Another question has another answer.
            #expect(try await ask.get("/api/v1/hotspots?minimum=8").features().isEmpty)
            #expect(try await ask.get("/api/v1/hotspots").features().count == 1)
        }
    }

    @Test func `six posts without a sender are no hotspot, and beside one who is known say that one is`()
        async throws
    {
        try await TestInstallation().ask { ask in
            for number in 0..<6 { try await ask.report(north: Double(number) * 8) }
            #expect(try await ask.get("/api/v1/hotspots").features().isEmpty)
            try await ask.report(reporter: "anna-7")
            let reply = try await ask.get("/api/v1/hotspots")
            #expect(reply.text.contains(#""reports":7,"distinctReporters":2,"knownReporters":1,"#))
        }
    }

    @Test func `six posts from one address about six days are one voice, and from two addresses two`()
        async throws
    {
        var limits = WebLimits()
        var faulty: [String] = []
        limits.trustedProxies = try #require(TrustedProxies(["127.0.0.1"], faulty: &faulty))
        let installation = try await TestInstallation(limits: limits)
        try await installation.ask(over: .live) { ask in
            func post(_ day: Int, from address: String?) async throws -> String {
                installation.advance(TimeSpan(milliseconds: 1))
                let seen = "2026-11-\(10 + day)T18:00:00+01:00"
                let body = try ask.submission(north: Double(day), text: "Mörkt den \(day):e.")
                    .replacing(#""text""#, with: #""observedAt":"\#(seen)","text""#)
                let reply = try await ask.send(
                    .post, "/api/v1/reports", body: body,
                    headers: address.map { ["X-Forwarded-For": "203.0.113.200, \($0)"] } ?? [:])
                #expect(reply.status == .created, "\(reply.text)")
                return try reply.string("case")
            }
            for day in 0..<5 { _ = try await post(day, from: "192.0.2.7") }
            let found = try await post(5, from: "192.0.2.7")
            #expect(try await ask.get("/api/v1/cases/\(found)").text.contains(#""reporterCount":1,"#))
            #expect(try await ask.get("/api/v1/hotspots").features().isEmpty)

            _ = try await post(6, from: "192.0.2.8")
            #expect(try await ask.get("/api/v1/cases/\(found)").text.contains(#""reporterCount":2,"#))
            let hotspots = try await ask.get("/api/v1/hotspots").text
            #expect(
                hotspots.contains(#""reports":7,"distinctReporters":2,"knownReporters":2,"#), "\(hotspots)")

            // A service that says nothing of where its residents are: the days they saw it, as before.
            for day in 7..<9 { _ = try await post(day, from: nil) }
            #expect(try await ask.get("/api/v1/cases/\(found)").text.contains(#""reporterCount":4,"#))
        }
        let kept = try await installation.store.report(
            installation.store.nearest(1, to: .olofstrom(), matching: .all).map(\.id)[0], in: [])
        #expect(kept?.report.pseudonym != nil)
    }

    @Test func `hotspots are narrowed by area, category and time`() async throws {
        try await TestInstallation().ask { ask in
            try await Self.crowd(ask)
            for query in [
                "", "?area=district/holje", "?category=lighting", "?since=2026-11-01&until=2026-11-22",
            ] {
                #expect(try await ask.get("/api/v1/hotspots\(query)").features().count == 1, "\(query)")
            }
            for query in ["?category=drugs", "?until=2026-11-01", "?minimum=7"] {
                #expect(try await ask.get("/api/v1/hotspots\(query)").features().isEmpty, "\(query)")
            }
            #expect(try await ask.get("/api/v1/hotspots", key: .neighbour).features().isEmpty)
        }
    }

    @Test func `hotspots say what they are compared with, and all reports are not compared with themselves`()
        async throws
    {
        try await TestInstallation().ask { ask in
            try await Self.crowd(ask)
            let even = try await ask.get("/api/v1/hotspots").features().first?["properties"]
            #expect(even?["pValueAgainst"]?.string == "even" && even?["restsOnTime"] != nil)
            let all = try await ask.get("/api/v1/hotspots?baseline=reports&category=lighting").features()
            #expect(all.first?["properties"]?["pValueAgainst"]?.string == "reports")
            let refused = try await ask.get("/api/v1/hotspots?baseline=reports")
            #expect(refused.status == .badRequest && refused.text.contains("Choose a category"))
        }
    }

    @Test func `hotspots say whether they may be chance, and why`() async throws {
        try await TestInstallation().ask { ask in
            try await Self.crowd(ask)
            let found = try await ask.get("/api/v1/hotspots").features()
            let hotspot = try #require(found.first?["properties"])
            #expect((hotspot["pValue"]?.number ?? 2) <= 1)
            #expect(hotspot["pattern"]?.string != nil)
            #expect(hotspot["reason"]?["sv"]?.string?.isEmpty == false)
            #expect(hotspot["members"] == nil)
            let repeats = try await ask.get("/api/v1/hotspots").json()["nearRepeat"]
            #expect(repeats?["verdict"]?.string == "tooFewToSay" && repeats?["bands"]?.array?.isEmpty == true)
            #expect(repeats?["reason"]?["sv"]?.string?.hasPrefix("Rapporterna är för få") == true)
            for query in ["category=nope", "since=2026-10-01&until=2026-09-01", "since=2030-01-01"] {
                #expect(try await ask.get("/api/v1/hotspots?\(query)").codes() == ["parameter.value"])
            }
        }
    }

    @Test func `trends are told by category and district, to each key its own`() async throws {
        try await TestInstallation().ask { ask in
            try await Self.crowd(ask)
            let rising = try await ask.get("/api/v1/trends").json()
            #expect(rising["series"]?.array?.isEmpty == true)
            let all = try await ask.get("/api/v1/trends?list=all&since=2026-01-05").json()
            // Before the first report there was nothing to count.
            #expect(all["weeks"]?["from"] == all["weeks"]?["until"])
            ask.installation.advance(.days(21))
            let later = try await ask.get("/api/v1/trends?list=all&since=2026-01-05").json()
            let series = try #require(later["series"]?.array)
            #expect(series.contains { $0["area"]?["code"]?.string == "holje" })
            #expect(series.allSatisfy { $0["weeks"]?.array?.count == 2 })
            let table = try await ask.get("/api/v1/trends?list=all&format=csv")
            #expect(table.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(table.text.split(whereSeparator: \.isNewline).count == series.count + 1)
            #expect(try await ask.get("/api/v1/trends?layer=lake&list=some").codes().count == 2)
            for query in ["category=lightning", "category=lighting,nope", "since=2030-01-01"] {
                let reply = try await ask.get("/api/v1/trends?\(query)")
                #expect(reply.status == .badRequest)
                #expect(try reply.codes() == ["parameter.value"])
            }
            #expect(try await ask.get("/api/v1/trends", key: .write).status == .forbidden)
        }
    }

    @Test(arguments: ["json", "geojson", "csv", "gpx"])
    func `a walk is planned`(_ format: String) async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(.post, "/api/v1/walks?format=\(format)", body: Examples.walkOrder)
            #expect(reply.status == .ok)
            #expect(reply.text.contains("Idrottshallen"))
        }
    }

    @Test func `a walk in a given order passes every stop as it stands`() async throws {
        try await TestInstallation().ask { ask in
            func point(_ east: Double) -> String {
                #""place":{"type":"Point","coordinates":[\#(14.5306 + east),56.2767]}"#
            }
            let stops = [0.03, 0.01, 0.02].map { "{\"name\":\"\($0)\",\(point($0))}" }.joined(separator: ",")
            let reply = try await ask.send(
                .post, "/api/v1/walks",
                body: "{\"start\":{\(point(0))},\"stops\":[\(stops)],\"order\":\"given\",\"mostMinutes\":15}")
            let told = try #require(try reply.json()["stops"]?.array)
            #expect(told.map { $0["name"]?.string } == ["0.03", "0.01", "0.02"])
            let wrong = try await ask.send(
                .post, "/api/v1/walks",
                body: "{\"start\":{\(point(0))},\"stops\":[\(stops)],\"order\":\"givne\"}")
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("Menade du given?"))
        }
    }

    @Test(arguments: [
        ("", ["parameter.required", "parameter.required", "parameter.required"]),
        ("?began=2026-05-01&treated=14.53,56.28,500&control=district/nowhere", ["parameter.value"]),
        (
            "?began=2026-05-01&done=2026-04-01&treated=14.53,56.28,500&control=14.5,56.3,9",
            ["parameter.value"]
        ),
        (
            "?began=2026-05-01&treated=14.53,56.28,500&control=14.5,56.3,9&displacement=14.5,56.2,9",
            ["parameter.required"]
        ),
        (
            "?began=2026-11-01&treated=14.53,56.28,500&control=14.5,56.3,9&weeks=26",
            ["effect.not-yet-over"]
        ),
        (
            "?began=2026-05-01&treated=14.53,56.28,500&control=14.54,56.28,200", ["effect.control-overlaps"]
        ),
        (
            "?began=2026-05-01&treated=district/holje&control=district/holje", ["effect.control-overlaps"]
        ),
        ("?began=2026-05-01&treated=14.53,56.28,500&control=14.5,56.3,9", ["effect.no-reports"]),
    ])
    func `an effect that cannot be told says what to do`(_ query: String, _ codes: [String]) async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.get("/api/v1/effect\(query)")
            #expect(reply.status == .badRequest)
            #expect(try reply.codes() == codes, "\(reply.text)")
        }
    }

    @Test func `a walk says how long it is and when to set out`() async throws {
        try await TestInstallation().ask { ask in
            let json = try await ask.send(.post, "/api/v1/walks", body: Examples.walkOrder).json()
            #expect(json["stops"]?.array?.count == 1)
            #expect((json["lengthMetres"]?.number ?? 0) > 500)
            #expect(json["suggestedStart"]?.string?.hasPrefix("2026-11-26T") == true)
            let none = try await ask.send(
                .post, "/api/v1/walks", body: #"{"start":{"name":"","place":1},"stops":[]}"#)
            #expect(none.status == .unprocessableContent)
            #expect(try none.codes().count == 3)
        }
    }

    @Test func `a stop in Stockholm is refused by name of its place, and limits leave stops out`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let start = #""start":{"name":"Torget","place":{"type":"Point","coordinates":[14.5306,56.2767]}}"#
            let outside = try await ask.send(
                .post, "/api/v1/walks",
                body:
                    "{\(start),\"stops\":[{\"name\":\"S\",\"place\":{\"type\":\"Point\",\"coordinates\":[18.07,59.33]}}]}"
            )
            #expect(outside.status == .unprocessableContent)
            #expect(try outside.codes() == ["place.outside"])
            #expect(outside.text.contains("/stops/0/place"))
            let near = #"{"name":"Nära","gain":1,"place":{"type":"Point","coordinates":[14.534,56.278]}}"#
            let far = #"{"name":"Bort","gain":2,"place":{"type":"Point","coordinates":[14.56,56.2767]}}"#
            let some = try await ask.send(
                .post, "/api/v1/walks", body: "{\(start),\"stops\":[\(near),\(far)],\"date\":\"2026-06-21\"}")
            let json = try some.json()
            #expect(json["stops"]?.array?.compactMap { $0["name"]?.string } == ["Nära"])
            #expect(json["omitted"]?.array?.compactMap { $0["name"]?.string } == ["Bort"])
            #expect((json["lengthMetres"]?.number ?? .infinity) <= 3_000)
            let none = try await ask.send(
                .post, "/api/v1/walks", body: "{\(start),\"stops\":[\(near)],\"mostMetres\":100}")
            #expect(none.status == .unprocessableContent)
            #expect(try none.codes() == ["walk.nothing-fits"])
            let longer = try await ask.send(
                .post, "/api/v1/walks",
                body: "{\(start),\"stops\":[\(near),\(far)],\"mostMetres\":9000,\"mostMinutes\":240}")
            #expect(try longer.json()["stops"]?.array?.count == 2)
        }
    }

    @Test func `no walk is asked to be longer than the installation lets it`() async throws {
        try await TestInstallation().ask { ask in
            let body = { (most: String) in "\(Examples.walkOrder.dropLast()),\(most)}" }
            for most in [#""mostMetres":50001"#, #""mostMinutes":1441"#, #""mostMetres":99"#] {
                let reply = try await ask.send(.post, "/api/v1/walks", body: body(most))
                #expect(
                    reply.status == .unprocessableContent
                        && reply.text.contains("50000") == most.contains("ostMetres"))
            }
        }
        let bounds = WalkBounds(usualMetres: 9_000, mostMetres: 5_000, usualMinutes: 60, mostMinutes: 2_000)
        #expect(bounds.metres == 100...5_000 && bounds.minutes == 15...1_440)
        #expect(bounds.limits(metres: nil, minutes: nil) == WalkLimits(metres: 5_000, minutes: 60))
        #expect(bounds.limits(metres: 400, minutes: 20) == WalkLimits(metres: 400, minutes: 20))
    }

    @Test func `areas and categories are told to whoever may report`() async throws {
        try await TestInstallation().ask { ask in
            let areas = try await ask.get("/api/v1/areas?layer=district", key: .write)
            #expect(try areas.features().first?["properties"]?["name"]?.string == "Holje")
            #expect(
                try await ask.get("/api/v1/areas?layer=municipality", key: .olofstrom).features().count == 1)
            #expect(try await ask.get("/api/v1/areas", key: .write).status == .badRequest)
            let categories = try await ask.get("/api/v1/categories", key: .write).json()
            #expect(categories["municipalities"]?.array?.count == 2)
            let own = try await ask.get("/api/v1/categories", key: .olofstrom).json()
            #expect(own["municipalities"]?.array?.count == 1)
            #expect(
                own["municipalities"]?.array?.first?["categories"]?.array?.first?["name"]?["sv"]?.string
                    == "lighting")
        }
    }
}
