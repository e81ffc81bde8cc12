import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct FindReportsTests {
    private static let near = "near=14.5306,56.2767"

    @Test func `near a place, the nearest is first and tells its distance`() async throws {
        try await TestInstallation().ask { ask in
            let far = try await ask.report(north: 90)
            let close = try await ask.report(north: 10)
            try await ask.report(north: 110)
            let reply = try await ask.get("/api/v1/reports?\(Self.near)&radius=100")
            #expect(reply.headers[.contentType] == "application/geo+json")
            #expect(try reply.ids() == [close, far])
            let distance = try #require(try reply.features().first?["properties"]?["distanceMetres"]?.number)
            #expect((9.5...10.5).contains(distance))
            #expect(try reply.json()["numberReturned"]?.number == 2)
        }
    }

    @Test func `so many nearest, whatever their distance`() async throws {
        try await TestInstallation().ask { ask in
            let second = try await ask.report(north: 4_000)
            let first = try await ask.report(north: 10)
            try await ask.report(north: 5_000)
            #expect(try await ask.get("/api/v1/reports?\(Self.near)&nearest=2").ids() == [first, second])
        }
    }

    @Test func `pages follow one another through Link until all are seen, each once`() async throws {
        try await TestInstallation().ask { ask in
            var all: [String] = []
            for number in 0..<7 { all.append(try await ask.report(north: Double(number) * 10)) }
            for question in [
                "?\(Self.near)&radius=500", "?bbox=14.4,56.2,14.6,56.4", "?", "?area=district/holje",
            ] {
                var seen: [String] = []
                var path: String? = "/api/v1/reports\(question)&limit=3"
                while let next = path {
                    let reply = try await ask.get(next)
                    seen += try reply.ids()
                    path = try reply.next()
                }
                #expect(seen == all, "\(question)")
            }
        }
    }

    @Test func `a box holds what lies in it by degrees`() async throws {
        try await TestInstallation().ask { ask in
            let inside = try await ask.report()
            try await ask.report(east: 2_000)
            #expect(try await ask.get("/api/v1/reports?bbox=14.52,56.27,14.54,56.28").ids() == [inside])
            #expect(try await ask.get("/api/v1/reports?bbox=14.5307,56.27,14.54,56.28").ids() == [])
            #expect(try await ask.get("/api/v1/reports?bbox=-180,-90,180,90").ids().count == 2)
            #expect(try await ask.get("/api/v1/reports?bbox=20,10,21,11").ids() == [])
        }
    }

    @Test func `filters narrow every question`() async throws {
        try await TestInstallation().ask { ask in
            let light = try await ask.report()
            let drugs = try await ask.report(category: "drugs")
            for place in [
                "", "&\(Self.near)&radius=100", "&bbox=14.5,56.2,14.6,56.3", "&area=district/holje",
            ] {
                #expect(try await ask.get("/api/v1/reports?category=drugs\(place)").ids() == [drugs])
                #expect(
                    try await ask.get("/api/v1/reports?category=drugs,lighting\(place)").ids().sorted()
                        == [light, drugs].sorted())
                #expect(try await ask.get("/api/v1/reports?unit=gata-park\(place)").ids() == [light])
                #expect(try await ask.get("/api/v1/reports?status=closed\(place)").ids() == [])
                #expect(try await ask.get("/api/v1/reports?source=police\(place)").ids() == [])
                #expect(try await ask.get("/api/v1/reports?since=2026-11-21\(place)").ids() == [])
                #expect(
                    try await ask.get("/api/v1/reports?until=2026-11-20T18:00:00%2B01:00\(place)").ids() == []
                )
            }
        }
    }

    @Test func `an area and a circle together hold what lies in both`() async throws {
        try await TestInstallation().ask { ask in
            let both = try await ask.report(north: 400)
            try await ask.report(north: 600)
            #expect(
                try await ask.get("/api/v1/reports?\(Self.near)&radius=1000&area=district/holje").ids() == [
                    both
                ])
        }
    }

    @Test func `what waits to be placed is found apart, and gets its place`() async throws {
        try await TestInstallation().ask { ask in
            let sent = try await ask.send(
                .post, "/api/v1/reports",
                body:
                    #"{"category":"lighting","text":"Det är släckt vid bäcken.","place":{"words":"vid bäcken"},"municipality":"1060"}"#
            )
            let id = try sent.string("id")
            let waiting = try await ask.get("/api/v1/reports?placed=false")
            #expect(try waiting.ids() == [id])
            #expect(try waiting.features().first?["geometry"]?.isNull == true)
            let etag = try #require(try await ask.get("/api/v1/reports/\(id)").headers[.eTag])
            let body = #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]},"accuracyMetres":20}"#
            let path = "/api/v1/reports/\(id)/place"
            #expect(try await ask.send(.put, path, body: body).status == .preconditionRequired)
            #expect(
                try await ask.send(.put, path, body: body, headers: ["If-Match": "\"99\""]).status
                    == .preconditionFailed)
            let placed = try await ask.send(.put, path, body: body, headers: ["If-Match": etag])
            #expect(placed.status == .ok)
            #expect(placed.headers[.eTag] != etag)
            #expect(try await ask.get("/api/v1/reports?placed=false").ids() == [])
            #expect(try await ask.get("/api/v1/reports?\(Self.near)&radius=1").ids() == [id])
        }
    }

    @Test func `the words of a place stay when it is placed, and others are taken and masked`() async throws {
        try await TestInstallation().ask { ask in
            let sent = try await ask.send(
                .post, "/api/v1/reports",
                body:
                    #"{"category":"lighting","text":"Det är släckt.","place":{"words":"vid bäcken"},"municipality":"1060"}"#
            )
            let path = "/api/v1/reports/\(try sent.string("id"))/place"
            func place(_ words: String, version: Int, key: TestInstallation.KeyPurpose = .all) async throws
                -> Reply
            {
                try await ask.send(
                    .put, path, key: key,
                    body: #"{"place":{"type":"Point","coordinates":[14.5306,56.2767]\#(words)}}"#,
                    headers: ["If-Match": "\"\(version)\""])
            }
            #expect(try await place("", version: 1).string("properties", "words") == "vid bäcken")
            let named = try await place(#","words":" Norra bron, ring 070-1740605 ""#, version: 2)
            #expect(try named.string("properties", "words") == "Norra bron, ring [telefon]")
            #expect(
                try await place(#","words":"""#, version: 3).string("properties", "words")
                    == "Norra bron, ring [telefon]")

            let long = String(repeating: "å", count: 301)
            #expect(try await place(#","words":"\#(long)""#, version: 4).codes() == ["place.words-too-long"])
            #expect(try await place(#","words":7"#, version: 4).codes() == ["member.wrong-type"])
            // What a key may not read it does not write over.
            #expect(try await place(#","words":"här""#, version: 4, key: .caseWrite).status == .forbidden)
            #expect(try await place("", version: 4, key: .caseWrite).status == .ok)
        }
    }

    @Test func `a report is not moved out of its municipality`() async throws {
        try await TestInstallation().ask { ask in
            let id = try await ask.report()
            let etag = try #require(try await ask.get("/api/v1/reports/\(id)").headers[.eTag])
            let reply = try await ask.send(
                .put, "/api/v1/reports/\(id)/place",
                body: #"{"place":{"type":"Point","coordinates":[14.9,56.2767]}}"#, headers: ["If-Match": etag]
            )
            #expect(try reply.codes() == ["place.other-municipality"])
        }
    }

    @Test func `a report and a case are placed by the outline of the day they were seen, not of today`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let (report, other) = (try await ask.report(), try await ask.report(north: 3_000))
            let day = SwedishTime(.testNow).date.adding(days: 1)
            let smaller = [
                try TestInstallation.square("1060", "Olofström", west: -10_000, east: 5_000),
                try TestInstallation.square("1081", "Ronneby", west: 5_000, east: 30_000),
            ]
            try await installation.store.revise(
                AreaRevision(
                    of: try await installation.store.areas(), replacing: .municipality, by: smaller, on: day))
            installation.advance(.days(3))
            // Ronneby's by now, and Olofström's when the reports came; and what never was Olofström's.
            func codes(_ method: HTTPRequest.Method, _ path: String, _ longitude: Double) async throws
                -> [String]
            {
                let resource = path.replacing("/place", with: "")
                let etag = try #require(try await ask.get(resource).headers[.eTag])
                let reply = try await ask.send(
                    method, path,
                    body:
                        #"{"place":{"type":"Point","coordinates":[\#(longitude),56.2767]}\#(method == .put ? "" : #","reason":"x""#)}"#,
                    headers: ["If-Match": etag])
                return reply.status == .ok ? [] : try reply.codes()
            }
            let path = "/api/v1/reports/\(report)"
            let found = try #require(
                try await ask.get("/api/v1/reports/\(other)").json()["properties"]?["case"]?.string)
            for (method, path) in [
                (HTTPRequest.Method.put, path + "/place"), (.patch, path), (.patch, "/api/v1/cases/\(found)"),
            ] {
                #expect(try await codes(method, path, 14.8) == ["place.other-municipality"], "\(path)")
                #expect(try await codes(method, path, 14.66) == [], "\(method) \(path)")
            }
        }
    }

    @Test func `when trouble was seen and when its report was received are two questions`() async throws {
        try await TestInstallation().ask { ask in
            func submit(_ place: String, _ text: String) async throws -> String {
                try await ask.send(
                    .post, "/api/v1/reports",
                    body:
                        #"{"category":"lighting","text":"\#(text)","place":\#(place),"observedAt":"2026-11-01T12:00:00Z","municipality":"1060"}"#
                ).string("id")
            }
            let placed = try await submit(
                #"{"type":"Point","coordinates":[14.5306,56.2767]}"#, "Lampan är trasig.")
            let waiting = try await submit(#"{"words":"vid skolan"}"#, "Lampan vid skolan är trasig.")
            let within =
                #""within":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.3],[14.5,56.2]]]}"#
            for (filter, isFound) in [
                ("since=2026-11-10", false), ("until=2026-11-10", true), ("receivedSince=2026-11-10", true),
                ("receivedUntil=2026-11-10", false), ("since=2026-11-01&receivedSince=2026-11-02", true),
                ("receivedSince=2026-11-20T17:00:00Z", true), ("receivedUntil=2026-11-20T17:00:00Z", false),
            ] {
                let expected = isFound ? [placed] : []
                for place in ["", "&limit=all", "&\(Self.near)&radius=100", "&bbox=14.5,56.2,14.6,56.3"] {
                    #expect(
                        try await ask.get("/api/v1/reports?\(filter)\(place)").ids() == expected, "\(filter)")
                }
                let unplaced = try await ask.get("/api/v1/reports?placed=false&\(filter)")
                #expect(try unplaced.ids() == (isFound ? [waiting] : []), "\(filter)")
                let counts = try await ask.get("/api/v1/counts?bbox=14.5,56.2,14.6,56.3&cell=100&\(filter)")
                #expect(try counts.json()["cells"]?.array?.count == expected.count, "\(filter)")
            }
            for (member, expected) in [("receivedSince", [placed]), ("receivedUntil", [])] {
                let body = #"{\#(within),"\#(member)":"2026-11-10T00:00:00Z"}"#
                #expect(try await ask.send(.post, "/api/v1/reports/search", body: body).ids() == expected)
            }
        }
    }

    @Test(
        .oneInstallation,
        arguments: [
            ("reports?category=lightning", "lighting"), ("reports?category=lighting,drgus", "drugs"),
            ("reports?unit=gata-prk", "gata-park"), ("reports?source=polise", "police"),
            ("reports?status=opne", "open"), ("reports?area=distrct/holje", "district/holje"),
            ("reports?area=district/hölje", "district/holje"),
            ("reports?placed=false&unit=gatapark", "gata-park"),
            ("counts?bbox=14,56,15,57&cell=500&category=Lighting", "lighting"),
            ("cases?unit=gata-prk", "gata-park"), ("cases?group=lightning", "lighting"),
            ("cases?status=closd", "closed"), ("hotspots?category=lightning", "lighting"),
            ("trends?category=lightning", "lighting"), ("trends?layer=distrct", "district"),
            ("reports?recievedSince=2026-11-01", "receivedSince"),
        ])
    func `a misspelt word is refused with the one that was meant`(_ query: String, _ meant: String)
        async throws
    {
        try await OneInstallation.current().ask { ask in
            let reply = try await ask.get("/api/v1/\(query)")
            #expect(reply.status == .badRequest)
            #expect(reply.text.contains("Menade du \(meant)?"), "\(reply.text)")
        }
    }

    @Test(
        .oneInstallation,
        arguments: [
            ("near=14.5306,56.2767", "radius"), ("near=56.2767,14.5306&radius=5", "near"),
            ("radius=5", "radius"),
            ("near=14.5306,56.2767&radius=0", "radius"), ("near=nan,inf&radius=5", "near"),
            ("near=0x1p3,56&radius=5", "near"), ("bbox=1,2,3", "bbox"), ("bbox=15,56,14,57", "bbox"),
            ("bbox=14,56,15,57&near=14.5306,56.2767&radius=1", "bbox"), ("limit=0", "limit"),
            ("limit=1001", "limit"),
            ("limit=9999999999999999999999", "limit"), ("cursor=x", "cursor"), ("status=nonsense", "status"),
            ("category=Å", "category"), ("category=", "category"), ("since=2026-02-30", "since"),
            ("since=2026-11-20T18:00:00", "since"), ("area=district", "area"), ("area=district/none", "area"),
            ("placed=maybe", "placed"), ("placed=false&near=14.5306,56.2767&radius=5", "placed"),
            ("nearest=5&near=14.5306,56.2767&limit=5", "limit"), ("colour=red", "colour"),
            ("limit=5&limit=6", "limit"),
            ("limit=%FF", "limit"), ("limit=%0", "limit"), ("%6Cimit=x", "limit"),
        ])
    func `a bad parameter is named`(_ query: String, _ name: String) async throws {
        try await OneInstallation.current().ask { ask in
            let reply = try await ask.get("/api/v1/reports?\(query)")
            #expect(reply.status == .badRequest)
            let names = (try reply.json()["errors"]?.array ?? []).map { $0["parameter"]?.string }
            #expect(names.contains(name))
        }
    }

    @Test func `restricted reports are shown to who may read originals only`() async throws {
        let installation = try await TestInstallation()
        let report = try Report.fixture(1, at: .olofstrom(), isRestricted: true)
        _ = try await installation.store.accept(report.new()) { _ in [] }
        try await installation.ask { ask in
            let id = report.id.description
            #expect(try await ask.get("/api/v1/reports", key: .all).ids() == [id])
            #expect(try await ask.get("/api/v1/reports", key: .read).ids() == [])
            #expect(try await ask.get("/api/v1/reports/\(id)", key: .all).status == .ok)
            #expect(try await ask.get("/api/v1/reports/\(id)", key: .read).status == .notFound)
            let filed = try await ask.get("/api/v1/reports/\(id)").property("case")
            #expect(
                try await ask.get("/api/v1/cases/\(filed)", key: .read).json()["reports"]?.array?.isEmpty
                    == true)
            #expect(
                try await ask.get("/api/v1/cases/\(filed)", key: .all).json()["reports"]?.array?.count == 1)
        }
    }

    @Test func `the original is read with its own right, and the reading is recorded`() async throws {
        try await TestInstallation().ask { ask in
            let sent = try await ask.send(
                .post, "/api/v1/reports",
                body: try ask.submission(text: "Lampan är trasig, ring 070-174 06 05 om det behövs."))
            let id = try sent.string("id")
            let report = try await ask.get("/api/v1/reports/\(id)", key: .read)
            #expect(!report.text.contains("174 06 05"))
            #expect(try await ask.get("/api/v1/reports/\(id)/original", key: .read).status == .forbidden)
            let original = try await ask.get("/api/v1/reports/\(id)/original", key: .original)
            #expect(original.text.contains("070-174 06 05"))
            #expect(original.headers[.cacheControl] == "no-store")
        }
    }

    @Suite struct Search {
        @Test func `a polygon with a hole holds what is in it and not in the hole`() async throws {
            try await TestInstallation().ask { ask in
                try await ask.report()
                let inside = try await ask.report(north: 400)
                let reply = try await ask.send(
                    .post, "/api/v1/reports/search",
                    body: #"""
                        {"within":{"type":"Polygon","coordinates":[
                        [[14.52,56.27],[14.54,56.27],[14.54,56.29],[14.52,56.29],[14.52,56.27]],
                        [[14.53,56.276],[14.53,56.277],[14.531,56.277],[14.531,56.276],[14.53,56.276]]]},
                        "category":["lighting"],"since":"2026-01-01T00:00:00+01:00","limit":10}
                        """#)
                #expect(reply.status == .ok)
                #expect(try reply.ids() == [inside])
            }
        }

        @Test func `the next page begins where the answer says`() async throws {
            try await TestInstallation().ask { ask in
                let first = try await ask.report()
                let second = try await ask.report(north: 20)
                let within =
                    #""within":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.3],[14.5,56.2]]]}"#
                let one = try await ask.send(.post, "/api/v1/reports/search", body: "{\(within),\"limit\":1}")
                let next = try one.string("next")
                let two = try await ask.send(
                    .post, "/api/v1/reports/search", body: "{\(within),\"limit\":1,\"cursor\":\"\(next)\"}")
                #expect(try one.ids() + two.ids() == [first, second])
            }
        }

        @Test(
            .oneInstallation,
            arguments: [
                (
                    #"{"within":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.3],[14.6,56.2],[14.5,56.3],[14.5,56.2]]]}}"#,
                    "polygon.crosses-itself"
                ),
                (
                    #"{"within":{"type":"MultiPolygon","coordinates":[[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]],[[[14.55,56.2],[14.65,56.2],[14.65,56.3],[14.55,56.2]]]]}}"#,
                    "polygon.overlap"
                ),
                (
                    #"{"within":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]},"category":["lightning"]}"#,
                    "member.value"
                ),
                (
                    #"{"within":{"type":"Polygon","coordinates":[[[14.5,56.2],[14.6,56.3],[14.6,56.2]]]}}"#,
                    "polygon.too-few-positions"
                ),
                (
                    #"{"within":{"type":"Polygon","coordinates":[[[56.2,14.5],[56.3,14.6],[56.3,14.5],[56.2,14.5]]]}}"#,
                    "position.outside"
                ),
                (#"{"within":{"type":"Point","coordinates":[14.5,56.2]}}"#, "member.wrong-type"),
                (#"{"within":{"type":"Polygon","coordinates":"x"}}"#, "member.wrong-type"),
                (#"{"within":null}"#, "member.required"), (#"[]"#, "member.wrong-type"),
                (#"{"colour":1}"#, "member.unknown"),
            ])
        func `a bad question is told where it is bad`(_ body: String, _ code: String) async throws {
            try await OneInstallation.current().ask { ask in
                let reply = try await ask.send(.post, "/api/v1/reports/search", body: body)
                #expect(reply.status == .unprocessableContent)
                #expect(try reply.codes().contains(code))
            }
        }

        @Test(
            .oneInstallation,
            arguments: [
                (#""type":"Point","coordinates":[14.5,56.2]"#, "must be a GeoJSON surface"),
                (#""type":"Polygon","coordinates":[[[14.5]]]"#, "each position is [longitude, latitude]"),
                (
                    #""type":"Polygon","coordinates":[[[56.2,14.5],[56.3,14.6],[56.3,14.5],[56.2,14.5]]]"#,
                    "are swapped"
                ),
                (
                    #""type":"Polygon","coordinates":[[[470000,6236000],[471000,6236000],[471000,6237000],[470000,6236000]]]"#,
                    "look like metres"
                ),
                (
                    #""type":"Polygon","crs":"EPSG:3006","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]"#,
                    "look like degrees"
                ),
                (
                    #""type":"Polygon","coordinates":[[[2.35,48.86],[2.36,48.86],[2.36,48.87],[2.35,48.86]]]"#,
                    "outside Sweden"
                ),
                (
                    #""type":"Polygon","crs":{},"coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]"#,
                    "names no reference system"
                ),
                (
                    #""type":"Polygon","crs":"RT90","coordinates":[[[14.5,56.2],[14.6,56.2],[14.6,56.3],[14.5,56.2]]]"#,
                    "RT90 is not accepted"
                ),
            ])
        func `a shape that cannot be read is told with what to do`(_ shape: String, _ said: String)
            async throws
        {
            try await OneInstallation.current().ask { ask in
                let reply = try await ask.send(
                    .post, "/api/v1/reports/search", body: "{\"within\":{\(shape)}}",
                    headers: ["Accept-Language": "en"])
                #expect(reply.text.contains(said), "\(reply.text)")
            }
        }

        @Test func `more than a thousand positions are too many`() async throws {
            try await TestInstallation().ask { ask in
                let positions = (0...1_000).map { "[14.5,\(56.2 + Double($0) / 100_000)]" }.joined(
                    separator: ",")
                let reply = try await ask.send(
                    .post, "/api/v1/reports/search",
                    body: #"{"within":{"type":"Polygon","coordinates":[[\#(positions)]]}}"#)
                #expect(try reply.codes() == ["polygon.too-many-vertices"])
            }
        }
    }

    @Test func `cells are counted in full and never twice`() async throws {
        try await TestInstallation().ask { ask in
            for east in [0.0, 10, 700, 1_400] { try await ask.report(east: east) }
            let reply = try await ask.get("/api/v1/counts?bbox=14.52,56.27,14.56,56.28&cell=500")
            let cells = try #require(try reply.json()["cells"]?.array)
            #expect(cells.compactMap { $0["count"]?.number }.reduce(0, +) == 4)
            #expect(
                cells.allSatisfy { Int(exactly: $0["easting"]?.number ?? 1)?.isMultiple(of: 500) == true })
            #expect(try await ask.get("/api/v1/counts?bbox=10,55,24,69&cell=10").status == .badRequest)
            #expect(try await ask.get("/api/v1/counts").status == .badRequest)
        }
    }
}

extension Reply {
    /// A member of a feature's properties.
    fileprivate func property(_ name: String) throws -> String { try string("properties", name) }
}
