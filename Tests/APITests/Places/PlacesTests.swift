import Geometry
import HTTPTypes
import JSON
import Projection
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct PlacesTests {
    private let installation: TestInstallation

    init() async throws {
        installation = try await TestInstallation()
        try await installation.keepPlaces()
    }

    @Test func `what is typed gives places with kind, position, district and match`() async throws {
        try await installation.ask { ask in
            let reply = try await ask.get("/api/v1/places?q=idrottsh&near=14.5306,56.2767", key: .write)
            #expect(reply.status == .ok)
            let places = try (reply.json()["places"]?.array).orFail()
            #expect(places.count == 1)
            #expect(places[0]["name"]?.string == "Idrottshallen")
            #expect(places[0]["kind"]?.string == "name")
            #expect(places[0]["match"]?.string == "beginning")
            #expect(places[0]["district"]?.string == "Holje")
            #expect(places[0]["distanceMetres"]?.number == 100)
            #expect(places[0]["place"]?["type"]?.string == "Point")
            let street = try await ask.get("/api/v1/places?q=almgatan%202")
            #expect(try street.json()["places"]?.array?.first?["kind"]?.string == "address")
        }
    }

    @Test func `a key sees the lists of its own municipalities`() async throws {
        try await installation.ask { ask in
            let other = try await ask.get("/api/v1/places?q=idrottsh", key: .neighbour)
            #expect(try other.json()["places"]?.array?.isEmpty == true)
            let own = try await ask.get("/api/v1/places?q=idrottsh", key: .olofstrom)
            #expect(try own.json()["places"]?.array?.count == 1)
        }
    }

    @Test(arguments: [
        ("", "parameter.required"), ("?q=a", "parameter.value"), ("?q=almgatan&limit=51", "parameter.value"),
        ("?q=almgatan&near=here", "parameter.value"),
    ])
    func `a question that says nothing is refused`(_ query: String, _ code: String) async throws {
        try await installation.ask { ask in
            let reply = try await ask.get("/api/v1/places\(query)")
            #expect(reply.status == .badRequest)
            #expect(try reply.codes() == [code])
        }
    }

    @Test func `a report in words comes with what it may mean, and is placed by it when somebody accepts`()
        async throws
    {
        let words =
            #"{"category":"lighting","text":"Lamporna är trasiga här.","place":{"words":"bakom idrottshallen"}}"#
        try await installation.ask { ask in
            let id = try await ask.send(.post, "/api/v1/reports", key: .olofstrom, body: words).string("id")
            let report = try await ask.get("/api/v1/reports/\(id)", key: .clerk)
            let suggested = try (report.json()["properties"]?["suggestedPlaces"]?.array).orFail()
            #expect(suggested.map { $0["name"]?.string } == ["Idrottshallen"])
            #expect(try report.json()["geometry"]?.isNull == true)
            let reader = try await ask.get("/api/v1/reports/\(id)", key: .read)
            #expect(try reader.json()["properties"]?["suggestedPlaces"] == nil)

            let suggestion = try (suggested[0]["id"]?.string).orFail()
            let tag = try report.headers[HTTPField.Name("ETag").orFail()].orFail()
            let placed = try await ask.send(
                .put, "/api/v1/reports/\(id)/place", key: .clerk,
                body: #"{"suggestion":"\#(suggestion)"}"#, headers: ["If-Match": tag])
            #expect(placed.status == .ok)
            let properties = try (placed.json()["properties"]).orFail()
            #expect(properties["suggestedPlaces"] == nil)
            #expect(properties["nearestAddress"]?["name"]?.string == "Idrottshallen")
            #expect(properties["nearestAddress"]?["words"]?["sv"]?.string == "vid Idrottshallen")
            let kept = try await installation.store.report(try Report.ID(id).orFail(), in: []).orFail()
            #expect(try kept.report.whereabouts.place == .olofstrom(north: 100))
        }
    }

    @Test(arguments: [
        (#"{"suggestion":"999999"}"#, "place.no-suggestion"), (#"{}"#, "member.required"),
        (#"{"suggestion":"x"}"#, "member.value"),
        (#"{"suggestion":"1","place":{"type":"Point","coordinates":[14.5306,56.2767]}}"#, "place.twice"),
    ])
    func `a suggestion that is none places nothing`(_ body: String, _ code: String) async throws {
        try await installation.ask { ask in
            let id = try await ask.report()
            let reply = try await ask.send(
                .put, "/api/v1/reports/\(id)/place", body: body, headers: ["If-Match": "\"1\""])
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.codes().contains(code), "\(reply.text)")
        }
    }

    @Test func `a case is shown with its nearest address, unless its place is withheld`() async throws {
        let open = try await installation.keep(1, north: 10, isRestricted: false)
        let restricted = try await installation.keep(2, north: 110, isRestricted: true)
        try await installation.ask { ask in
            func home(_ report: String) async throws -> String {
                try await "\(installation.store.report(try Report.ID(report).orFail(), in: []).orFail().case)"
            }
            let shown = try await ask.get("/api/v1/cases/\(try await home(open))", key: .clerk)
            #expect(try shown.json()["nearestAddress"]?["name"]?.string == "Almgatan 1")
            let feature = try shown.json()["reports"]?.array?.first
            #expect(feature?["properties"]?["nearestAddress"]?["name"]?.string == "Almgatan 1")
            let withheld = try await ask.get("/api/v1/cases/\(try await home(restricted))", key: .clerk)
            #expect(try withheld.json()["placeIsApproximate"]?.bool == true)
            #expect(try withheld.json()["nearestAddress"]?.isNull == true)
            #expect(!withheld.text.contains("Idrottshallen"))
            let seen = try await ask.get("/api/v1/cases/\(try await home(restricted))", key: .olofstrom)
            #expect(try seen.json()["nearestAddress"]?["name"]?.string == "Idrottshallen")
        }
    }

    @Test func `staff who may correct a category are told where the words speak for another`() async throws {
        try await installation.ask { ask in
            let id = try await ask.report(category: "drugs", text: "Lamporna är trasiga här igen.")
            let path = "/api/v1/reports/\(id)"
            let properties = try (try await ask.get(path, key: .clerk).json()["properties"]).orFail()
            #expect(properties["category"]?.string == "drugs")
            #expect(properties["suggestedCategory"]?["category"]?.string == "lighting")
            #expect(properties["suggestedCategory"]?["words"]?.array?.map(\.string) == ["Lamporna"])
            let reader = try await ask.get(path, key: .read)
            #expect(try reader.json()["properties"]?["suggestedCategory"] == nil)
            let same = try await ask.report(
                north: 500, category: "lighting", text: "Lamporna är trasiga här igen.")
            let agreed = try await ask.get("/api/v1/reports/\(same)", key: .clerk)
            #expect(try agreed.json()["properties"]?["suggestedCategory"] == nil)
        }
    }

    @Test func `a category is suggested from words, in the municipality that is asked about`() async throws {
        try await installation.ask { ask in
            let path = "/api/v1/categories/suggest"
            let found = try await ask.send(.post, path, key: .clerk, body: #"{"text":"Slackt lampa"}"#)
            let first = try (found.json()["suggestions"]?.array?.first).orFail()
            #expect(first["category"]?.string == "lighting")
            #expect(first["confidence"]?.string == "high")
            #expect(first["reason"]?["sv"]?.string == "Ordet ”lampa” talar för lighting.")
            let nothing = try await ask.send(.post, path, key: .clerk, body: #"{"text":"Hundbajs"}"#)
            #expect(nothing.text == #"{"suggestions":[]}"#)
            let which = try await ask.send(.post, path, key: .all, body: #"{"text":"lampa"}"#)
            #expect(try which.codes() == ["member.required"])
            let told = try await ask.send(
                .post, path, key: .all, body: #"{"text":"lampa","municipality":"1081"}"#)
            #expect(told.status == .ok)
            let foreign = try await ask.send(
                .post, path, key: .clerk, body: #"{"text":"lampa","municipality":"1081"}"#)
            #expect(try foreign.codes() == ["member.value"])
        }
    }

    @Test func `hotspots and stops without a name are named by street and district, never by a house`()
        async throws
    {
        try await installation.ask { ask in
            for day in 0..<6 {
                _ = try await ask.report(north: Double(day), east: 2, reporter: "r\(day)")
            }
            for format in ["geojson", "csv", "gpx"] {
                let hotspots = try await ask.get("/api/v1/hotspots?format=\(format)")
                #expect(hotspots.text.contains("Almgatan, Holje"), "\(hotspots.text)")
                #expect(!hotspots.text.contains("Almgatan 1"))
            }
            let body = #"""
                {"start":{"place":{"type":"Point","coordinates":[14.5306,56.2767]}},"stops":[
                {"place":{"type":"Point","coordinates":[14.5306,56.2767]}},
                {"name":"Torget","place":{"type":"Point","coordinates":[14.5316,56.2767]}}]}
                """#
            for format in ["json", "geojson", "csv", "gpx"] {
                let walk = try await ask.send(.post, "/api/v1/walks?format=\(format)", body: body)
                #expect(walk.status == .ok)
                #expect(walk.text.contains("Almgatan, Holje") && walk.text.contains("Torget"), "\(walk.text)")
                #expect(!walk.text.contains("Almgatan 1"))
            }
        }
    }
}

extension TestInstallation {
    /// A street with nine houses through the square, and a hall north of it.
    fileprivate func keepPlaces() async throws {
        let municipality = try MunicipalityCode("1060").orFail()
        var places = try (1...9).map { number in
            try NamedPlace(
                municipality: municipality, name: "Almgatan", house: HouseNumber("\(number)"),
                place: .olofstrom(east: Double(number - 1) * 40)
            ).orFail()
        }
        places.append(
            try NamedPlace(
                municipality: municipality, name: "Idrottshallen", place: .olofstrom(north: 100)
            ).orFail())
        try await store.replacePlaces(of: municipality, by: places)
    }
}
