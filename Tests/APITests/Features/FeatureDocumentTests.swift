import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct FeatureDocumentTests {
    private static let names = [
        "reports", "cases", "hotspots", "walks", "findings", "measures", "areas", "cells",
    ]

    @Test func `the landing page leads to what map programs ask for next`() async throws {
        try await TestInstallation().ask { ask in
            for path in ["/ogc", "/ogc/", "/ogc?f=json"] {
                let reply = try await ask.get(path, key: nil)
                #expect(reply.status == .ok && reply.headers[.contentType] == "application/json", "\(path)")
                let links = try #require(try reply.json()["links"]?.array)
                let relations = links.compactMap { $0["rel"]?.string }
                #expect(
                    Set(relations).isSuperset(of: [
                        "self", "service-desc", "service-doc", "conformance", "data",
                    ]))
                for link in links {
                    let href = try #require(link["href"]?.string)
                    let asked = String(href.dropFirst("https://lykta.example.se".count))
                    #expect(try await ask.get(asked, key: nil).status == .ok, "\(href)")
                }
            }
        }
    }

    @Test func `every link of every collection leads somewhere, for who may follow it`() async throws {
        try await TestInstallation().ask { ask in
            let told = try await ask.get("/ogc/collections", key: nil).json()
            let collections = try #require(told["collections"]?.array)
            #expect(collections.compactMap { $0["id"]?.string } == Self.names)
            for collection in collections {
                #expect(collection["storageCrs"]?.string == "http://www.opengis.net/def/crs/EPSG/0/3006")
                #expect(collection["crs"]?.array?.count == 15)
                let bounds = collection["extent"]?["spatial"]?["bbox"]?.array?.first?.array
                let box = (bounds ?? []).compactMap(\.number)
                #expect(
                    box.count == 4 && box[0] < 14.5306 && 14.5306 < box[2] && box[1] < 56.2767
                        && 56.2767 < box[3])
                for link in collection["links"]?.array ?? [] {
                    let href = try #require(link["href"]?.string)
                    let reply = try await ask.get(String(href.dropFirst("https://lykta.example.se".count)))
                    #expect(reply.status == .ok, "\(href): \(reply.text)")
                    let type = try #require(link["type"]?.string)
                    #expect(reply.headers[.contentType]?.hasPrefix(type) == true, "\(href)")
                }
            }
        }
    }

    @Test func `what is asked for in a browser is a page, and nothing else is`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report(text: "Trasig <lampa> här.")
            let report = try await ask.get("/api/v1/reports").ids()[0]
            for path in [
                "/ogc", "/ogc/conformance", "/ogc/collections", "/ogc/collections/reports",
                "/ogc/collections/reports/items", "/ogc/collections/reports/items/\(report)",
            ] {
                let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
                for (accept, isPage) in [
                    (browser, true), ("*/*", false), ("application/json", false),
                    ("application/geo+json, application/json", false),
                ] {
                    let reply = try await ask.send(.get, path, headers: ["Accept": accept])
                    #expect(
                        reply.headers[.contentType]?.hasPrefix("text/html") == isPage, "\(path) \(accept)")
                }
                let page = try await ask.get("\(path)?f=html")
                #expect(page.text.contains("<html lang=\"sv\">") && page.text.contains("<h1>"), "\(path)")
                #expect(!page.text.contains("<lampa>"))
            }
        }
    }

    @Test func `what is no collection is not found`() async throws {
        try await TestInstallation().ask { ask in
            for path in [
                "/ogc/collections/report", "/ogc/collections/report/items",
                "/ogc/collections/report/queryables",
                "/ogc/collections/cells/items/x", "/ogc/collections/areas/items/district:none", "/ogc/x",
            ] {
                let reply = try await ask.get(path)
                #expect(reply.status == .notFound, "\(path)")
            }
        }
    }

    @Test func `the description in OpenAPI 3.0 declares every parameter that is taken, and no other`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let reply = try await ask.get("/ogc/api", key: nil)
            #expect(reply.headers[.contentType] == "application/vnd.oai.openapi+json;version=3.0")
            let document = try reply.json()
            #expect(document["openapi"]?.string?.hasPrefix("3.0.") == true)
            #expect(document["servers"]?.array?.first?["url"]?.string == "https://lykta.example.se/ogc")
            for name in Self.names {
                let path = "/collections/\(name)/items"
                let declared = document["paths"]?[path]?["get"]?["parameters"]?.array?.compactMap {
                    $0["name"]?.string
                }
                let route = try #require(installation.routes.first { $0.path.description == "/ogc\(path)" })
                #expect(declared == route.query.map(\.name), "\(path)")
            }
            let limit = document["paths"]?["/collections/reports/items"]?["get"]?["parameters"]?.array?.first
            #expect(
                limit?["schema"]?["maximum"]?.number == 1_000 && limit?["schema"]?["default"]?.number == 100)
        }
    }

    @Test func `the description in OpenAPI 3.0 names every answer and every shape that it speaks of`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let reply = try await ask.get("/ogc/api", key: nil)
            // A type that OpenAPI 3.0 does not have.
            #expect(!reply.text.contains(#""type":"null""#))
            let document = try reply.json()
            let schemas = try #require(document["components"]?["schemas"]?.members).map(\.key)
            let responses = try #require(document["components"]?["responses"]?.members).map(\.key)
            for (name, known) in [("schemas", schemas), ("responses", responses)] {
                let mentioned = reply.text.split(separator: "#/components/\(name)/").dropFirst().map {
                    String($0.prefix { $0 != "\"" })
                }
                #expect(Set(mentioned) == Set(known), "\(name)")
            }
            for name in Self.names {
                for path in ["/collections/\(name)/items", "/collections/\(name)/items/{id}"] {
                    let answers = document["paths"]?[path]?["get"]?["responses"]
                    #expect(answers?["200"]?["content"]?["application/geo+json"] != nil, "\(path)")
                    #expect(answers?["400"] != nil && answers?["500"] != nil && answers?["503"] != nil)
                    #expect((answers?["401"] != nil) == (name != "cells"), "\(path)")
                    #expect((answers?["404"] != nil) == path.hasSuffix("}"), "\(path)")
                }
            }
        }
    }

    @Test func `queryables name every property of a feature, with its type`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report()
            for name in ["reports", "cases"] {
                let schema = try await ask.get("/ogc/collections/\(name)/queryables", key: nil)
                #expect(schema.headers[.contentType] == "application/schema+json")
                let properties = try #require(try schema.json()["properties"]?.members)
                let feature = try #require(try await ask.items(name).features().first?["properties"]?.members)
                #expect(Set(properties.map(\.key)) == Set(feature.map(\.key) + ["geometry"]), "\(name)")
                for (key, value) in feature where !value.isNull {
                    let type = properties.first { $0.key == key }?.value["type"]?.string
                    #expect(
                        value.string != nil
                            ? type == "string"
                            : value.bool != nil
                                ? type == "boolean"
                                : ["number", "integer"].contains(type), "\(key)")
                }
            }
        }
    }
}
