import HTTPTypes
import JSON
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

/// The habits of the field that the OpenAPI document keeps; its shapes and examples are judged in DocumentationTests.
@Suite struct OpenAPITests {
    private static func document(_ installation: TestInstallation) async throws -> JSONValue {
        let reply = try await installation.ask { try await $0.get("/api/v1/openapi.json", key: nil) }
        return try reply.json()
    }

    private static func operations(_ document: JSONValue) -> [(name: String, operation: JSONValue)] {
        (document["paths"]?.members ?? []).flatMap { path in
            (path.value.members ?? []).map {
                (name: "\($0.key.uppercased()) \(path.key)", operation: $0.value)
            }
        }
    }

    @Test func `every operation has one tag, and each tag stands once in the list, with words`() async throws
    {
        let document = try await Self.document(TestInstallation())
        let tags = document["tags"]?.array ?? []
        let names = tags.compactMap { $0["name"]?.string }
        #expect(names.count == tags.count && Set(names).count == names.count && names.count > 5)
        for tag in tags { #expect(tag["description"]?.string?.isEmpty == false, "\(tag)") }
        var used: Set<String> = []
        for (name, operation) in Self.operations(document) {
            let own = (operation["tags"]?.array ?? []).compactMap(\.string)
            #expect(own.count == 1 && names.contains(own.first ?? ""), "\(name): \(own)")
            used.formUnion(own)
        }
        #expect(used == Set(names))
    }

    @Test func `every operation says who may ask for it, also where everybody may`() async throws {
        let installation = try await TestInstallation()
        let operations = Self.operations(try await Self.document(installation))
        for route in installation.described {
            let operation = try #require(operations.first { $0.name == route.name }?.operation)
            let ways = try #require(operation["security"]?.array, "\(route.name)")
            #expect(ways.isEmpty == (route.access.action == nil), "\(route.name)")
        }
    }

    @Test func `every parameter, and every answer in JSON or as a table, has an example`() async throws {
        for (name, operation) in Self.operations(try await Self.document(TestInstallation())) {
            for parameter in operation["parameters"]?.array ?? [] {
                #expect(parameter["examples"]?["example"]?["value"] != nil, "\(name): \(parameter)")
            }
            for answer in operation["responses"]?.members ?? [] {
                for content in answer.value["content"]?.members ?? []
                where content.key.hasSuffix("json") || content.key == "text/csv" {
                    #expect(content.value["examples"] != nil, "\(name) \(answer.key) \(content.key)")
                }
            }
        }
    }

    @Test func `every answer in JSON has a shape`() async throws {
        for route in try await TestInstallation().described {
            for answer in route.answers where answer.mediaType?.hasSuffix("json") == true {
                let hasShape = answer.schema != nil
                #expect(hasShape, "\(route.name) \(answer.status)")
            }
        }
    }

    @Test func `who comes for a page can be told by a page, and who asks the API not`() async throws {
        let document = try await Self.document(TestInstallation())
        func types(_ path: String) throws -> [String] {
            let reference = try #require(
                document["paths"]?[path]?["get"]?["responses"]?["400"]?["$ref"]?.string)
            let name = String(reference.split(separator: "/").last ?? "")
            return (document["components"]?["responses"]?[name]?["content"]?.members ?? []).map(\.key)
        }
        #expect(try types("/logga-in") == ["application/problem+json", "text/html"])
        #expect(try types("/api/v1/reports") == ["application/problem+json"])
    }

    @Test func `any route may answer that the address or the header is too long`() async throws {
        let kinds: Set<ProblemKind> = [.addressTooLong, .headersTooLarge]
        for route in try await TestInstallation().described {
            #expect(kinds.isSubset(of: route.problems), "\(route.name)")
        }
    }

    @Test func `a list of what is because of something answers 404 where that is not to be found`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for path in ["/api/v1/measures", "/api/v1/findings"] {
                let reply = try await ask.get("\(path)?case=01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10")
                #expect(reply.status == .notFound)
                let route = try #require(installation.described.first { $0.name == "GET \(path)" })
                #expect(route.problems.contains(.notFound))
            }
        }
    }

    @Test func `the columns of the tables that are shown are those that are sent`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for (route, rows) in Examples.tables where route.hasPrefix("GET ") && !route.contains("{") {
                let reply = try await ask.get("\(route.dropFirst("GET ".count))?format=csv")
                let sent = reply.text.drop { $0 == "\u{FEFF}" }.prefix { !$0.isNewline }
                #expect(reply.status == .ok && String(sent) == rows.first, "\(route): \(sent)")
            }
        }
    }

    @Test(arguments: ["measures", "watch-areas"])
    func `a list as a map has the shape that is described`(_ list: String) async throws {
        let schemas = Dictionary(APISchemas.all.map { ($0.name, $0.schema) }) { first, _ in first }
        let installation = try await TestInstallation()
        let route = try #require(installation.described.first { $0.name == "GET /api/v1/\(list)" })
        let map = try #require(route.answers.first { $0.mediaType == "application/geo+json" }?.schema)
        let example = list == "measures" ? Examples.newMeasure : Examples.newWatchArea
        try await installation.ask { ask in
            let made = try await ask.send(
                .put, "/api/v1/\(list)/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e77", body: example)
            #expect(made.status == .created, "\(made.text)")
            let reply = try await ask.get("/api/v1/\(list)?format=geojson")
            #expect(try reply.features().count == 1)
            #expect(map.fits(try reply.json(), schemas), "\(reply.text)")
        }
    }

    @Test(arguments: StatusNotice.Event.allCases)
    func `what the service sends by itself is described, with an example of the shape`(
        _ event: StatusNotice.Event
    ) async throws {
        let schemas = Dictionary(APISchemas.all.map { ($0.name, $0.schema) }) { first, _ in first }
        let document = try await Self.document(TestInstallation())
        let sent = try #require(document["webhooks"]?["report.\(event.rawValue)"]?["post"])
        let media = try #require(sent["requestBody"]?["content"]?["application/json"])
        #expect(media["schema"]?["$ref"]?.string == "#/components/schemas/ReportEvent")
        let example = try #require(media["examples"]?["example"]?["value"])
        #expect(example["type"]?.string == "report.\(event.rawValue)")
        #expect(Schema.named("ReportEvent").fits(example, schemas))
    }

    @Test func `a walk as a map has the shape that is described`() async throws {
        let schemas = Dictionary(APISchemas.all.map { ($0.name, $0.schema) }) { first, _ in first }
        let reply = try await TestInstallation().ask {
            try await $0.send(.post, "/api/v1/walks?format=geojson", body: Examples.walkOrder)
        }
        #expect(reply.status == .ok, "\(reply.text)")
        #expect(Schema.named("WalkCollection").fits(try reply.json(), schemas), "\(reply.text)")
    }
}
