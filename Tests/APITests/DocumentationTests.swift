import Foundation
import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct DocumentationTests {
    @Test func `docs name every route and no other`() async throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/api.md")
        let text = try String(contentsOf: page.standardized, encoding: .utf8)
        let documented = text.split(separator: "\n").filter { $0.hasPrefix("## ") && $0.contains(" /") }
            .map { String($0.dropFirst(3)) }
        #expect(documented.sorted() == (try await TestInstallation().described.map(\.name).sorted()))
    }

    @Test func `docs name every page and no other`() async throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../docs/pages.md")
        let text = try String(contentsOf: page.standardized, encoding: .utf8)
        let documented = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(" /") }
            .map { $0.dropFirst(3).prefix { $0 != "`" } }.map(String.init)
        let pages = try await TestInstallation().routes.filter { !$0.isDescribed }.map(\.name)
        #expect(documented.sorted() == pages.sorted())
    }

    @Test func `docs name every kind of error`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/api.md")
        let text = try String(contentsOf: page.standardized, encoding: .utf8)
        for kind in ProblemKind.allCases {
            #expect(text.contains("| \(kind.status.code) | `\(kind.rawValue)` |"), "\(kind)")
        }
    }

    @Suite struct OpenAPI {
        private static func document() async throws -> JSONValue {
            let reply = try await TestInstallation().ask {
                try await $0.get("/api/v1/openapi.json", key: nil)
            }
            return try reply.json()
        }

        @Test func `every route is described, and no other`() async throws {
            let document = try await Self.document()
            let paths = try #require(document["paths"]?.members)
            let described = paths.flatMap { path in
                (path.value.members ?? []).map { "\($0.key.uppercased()) \(path.key)" }
            }
            #expect(described.sorted() == (try await TestInstallation().described.map(\.name).sorted()))
        }

        @Test func `every reference leads somewhere`() async throws {
            let document = try await Self.document()
            let references = document.strings(named: "$ref")
            #expect(references.count > 100)
            for reference in references {
                let found = reference.dropFirst(2).split(separator: "/").reduce(document as JSONValue?) {
                    $0?[String($1)]
                }
                #expect(found != nil, "\(reference)")
            }
        }

        @Test func `every operation has words, an id of its own and its error answers`() async throws {
            let document = try await Self.document()
            var ids: [String] = []
            for path in document["paths"]?.members ?? [] {
                for operation in path.value.members ?? [] {
                    ids.append(try #require(operation.value["operationId"]?.string))
                    #expect(operation.value["description"]?.string?.isEmpty == false)
                    let statuses = (operation.value["responses"]?.members ?? []).map(\.key)
                    #expect(statuses.contains("400") && statuses.contains("500"), "\(path.key)")
                }
            }
            #expect(Set(ids).count == ids.count)
        }

        /// By what is answered to who gives no parameter at all.
        @Test func `the parameters that must be given are those without which a request is refused`()
            async throws
        {
            let installation = try await TestInstallation()
            let document = try await Self.document()
            try await installation.ask { ask in
                for route in installation.described where route.method == .get && !route.query.isEmpty {
                    let reply = try await ask.get(ask.address(of: route.path, id: "OLO-7K3M-9Q"))
                    let faults = reply.status == .badRequest ? try reply.json()["errors"]?.array ?? [] : []
                    let lacking = faults.filter { $0["code"]?.string == "parameter.required" }
                        .compactMap { $0["parameter"]?.string }
                    let described = document["paths"]?[route.path.description]?["get"]?["parameters"]?.array
                    let required = (described ?? []).filter {
                        $0["in"]?.string == "query" && $0["required"]?.bool == true
                    }.compactMap { $0["name"]?.string }
                    #expect(Set(lacking) == Set(required), "\(route.name)")
                }
            }
        }

        @Test func `every example of a parameter has its shape, and is taken`() async throws {
            let installation = try await TestInstallation()
            let schemas = Dictionary(APISchemas.all.map { ($0.name, $0.schema) }) { first, _ in first }
            try await installation.ask { ask in
                for route in installation.described where route.method == .get {
                    for parameter in route.query {
                        let json = try JSONValue(parsing: Array(OpenAPIDocument.example(of: parameter).utf8))
                        #expect(parameter.schema.fits(json, schemas), "\(route.name) \(parameter.name)")
                        let reply = try await ask.get(
                            ask.address(of: route.path, id: "OLO-7K3M-9Q")
                                + "?\(parameter.name)=\(parameter.example.replacing(" ", with: "%20"))")
                        let faults =
                            reply.status == .badRequest ? try reply.json()["errors"]?.array ?? [] : []
                        let isRefused = faults.contains {
                            $0["parameter"]?.string == parameter.name
                                && $0["code"]?.string == "parameter.value"
                        }
                        // The test's municipality has other units, and a cursor is of one list.
                        #expect(
                            !isRefused || ["category", "cursor"].contains(parameter.name),
                            "\(route.name) \(parameter.name): \(reply.text)")
                    }
                }
            }
        }

        @Test func `whom to ask is told as the installation says, and not at all where it does not`() throws {
            let contact = APIContact(name: "Kommunen", url: nil, email: "lykta@example.se")
            let told = try JSONValue(
                parsing: OpenAPIDocument([], server: "https://x", contact: contact).bytes, depth: 64)
            #expect(told["info"]?["contact"]?["name"]?.string == "Kommunen")
            #expect(told["info"]?["contact"]?["email"]?.string == "lykta@example.se")
            #expect(told["info"]?["contact"]?["url"] == nil)
            let silent = try JSONValue(parsing: OpenAPIDocument([], server: "https://x").bytes, depth: 64)
            #expect(silent["info"]?["contact"] == nil && APIContact(name: nil, url: nil, email: nil) == nil)
        }

        @Test func `every example has the shape it is an example of`() async throws {
            let schemas = Dictionary(APISchemas.all.map { ($0.name, $0.schema) }) { first, _ in first }
            #expect(schemas.count == APISchemas.all.count)
            for route in try await TestInstallation().routes {
                if let body = route.body, !body.isForm {
                    let json = try JSONValue(parsing: Array(body.example.utf8))
                    #expect(body.schema.fits(json, schemas), "the body of \(route.name)")
                }
                for answer in route.answers {
                    guard let example = answer.example, let schema = answer.schema else { continue }
                    let json = try JSONValue(parsing: Array(example.utf8))
                    #expect(schema.fits(json, schemas), "the answer of \(route.name)")
                }
            }
        }
    }

    /// What the server really answers, against what it says it does.
    @Test func `answers have the shapes that are described`() async throws {
        let schemas = Dictionary(APISchemas.all.map { ($0.name, $0.schema) }) { first, _ in first }
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            for number in 0..<3 { try await ask.report(north: Double(number), reporter: "person-\(number)") }
            let early = try ask.submission().replacing(
                #""text""#, with: #""observedAt":"2026-01-05T18:00:00+01:00","text""#)
            let first = try await ask.send(.post, "/api/v1/reports", body: early)
            #expect(first.status == .created, "\(first.text)")
            let report = try await ask.get("/api/v1/reports").ids()[0]
            let found = try await ask.get("/api/v1/cases").ids()[0]
            for subject in [
                PhotoSubject.work(try Case.ID(found).orFail()), .report(try Report.ID(report).orFail()),
            ] {
                _ = try await installation.store.add(.fixture(1), to: subject, answer: { _ in [] })
            }
            // A walk and a finding under the id of the report.
            let walk = SafetyWalk(
                id: try WalkID(report).orFail(), municipality: try MunicipalityCode("1060").orFail(),
                title: "Holje i november", made: .testNow,
                days: try WalkDays(walk: CivilDate("2026-11-20")).orFail(), starts: .testNow,
                stops: [SafetyWalk.Stop(number: 1, name: "Idrottshallen", place: try .olofstrom())])
            try await installation.store.addWalk(walk, by: "anna")
            let finding = Finding(
                id: try FindingID(report).orFail(), walk: walk.id, municipality: walk.municipality, stop: 1,
                what: "Två lampor är släckta bakom hallen.", place: try .olofstrom(), made: .testNow)
            _ = try await installation.store.addFinding(finding, by: "anna")
            installation.advance(TimeSpan(milliseconds: 1))
            // A measure of its own for what measures led to: it is done, and there are reports of weeks before it.
            let began = try CivilDate("2026-05-01").orFail()
            let judged = Measure(
                id: .numbered(4_711), municipality: walk.municipality, kind: try Code("lighting").orFail(),
                title: "Ny belysning", place: .point(try .olofstrom()),
                days: MeasureDays(begun: began, done: began), state: .done, made: .testNow)
            _ = try await installation.store.addMeasure(judged, by: "anna")
            let fixture = try NewPhoto.fixture(1)
            _ = try await installation.store.addMeasurePhoto(
                NewMeasurePhoto(
                    id: .numbered(4_711), alternative: "Fyra stolpar", isPublished: false,
                    image: fixture.image, source: fixture.source, received: .testNow), to: judged.id, in: [],
                by: "anna")
            let keptJudgement = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
            let keptPicture = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50"
            let keptShared = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e60"
            let keptReport = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e51"
            let made = try await ask.send(
                .post, "/api/v1/pictures", key: .clerk, body: #"{"id":"\#(keptReport)","kind":"yearly"}"#)
            #expect(made.status == .created, "\(made.text)")
            let queries = [
                "/api/v1/measures/{id}/effect": "?control=14.52,56.24,500",
                "/api/v1/routing/explain": "?case=\(found)", "/api/v1/counts": "?bbox=14,56,15,57&cell=1000",
                "/api/v1/areas": "?layer=district", "/api/v1/places": "?q=idrottsh",
                "/api/v1/own/reports": "?clientReference=OEP-4711",
                "/api/v1/effect":
                    "?began=2026-05-01&weeks=4&treated=14.53,56.28,500&control=14.52,56.24,500",
                "/api/v1/reports": "?near=14.5306,56.2767&radius=100",
            ]
            let own = try await installation.store.report(Report.ID(report).orFail(), in: []).orFail().report
            let link = installation.service.followLinks.url(of: own.id, own.reference)
                .dropFirst("https://lykta.example.se".count)
            let person = try await ask.person(["triage:1060"])
            let signsIn = #"{"email":"\#(person.email)","password":"\#(TestPerson.password)"}"#
            for route in installation.routes {
                let isJSON = route.answers.contains { $0.mediaType?.hasSuffix("json") == true }
                guard isJSON, !route.isPage, route.method == .get || route.body != nil,
                    route.name != "GET /api/v1/openapi.json",
                    // Nothing is published here: see FeatureAccessTests.
                    route.name != "GET /ogc/collections/cells/items/{id}"
                else { continue }
                let path = route.path.description
                let id: String
                if path.contains("/cases") {
                    id = found
                } else if path == "/api/v1/walks/{id}", route.method == .put {
                    // One of its own: another walk has the id of the report.
                    id = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e77"
                } else if path.hasSuffix("/adoption") {
                    id = keptReport
                } else if path.hasPrefix("/api/v1/pictures") {
                    id = keptPicture
                } else if path.hasPrefix("/api/v1/shared-pictures") {
                    id = keptShared
                } else if path.hasPrefix("/api/v1/judgements") {
                    id = keptJudgement
                } else if path.hasSuffix("/effect") || path.hasSuffix("/judgements")
                    || path.hasPrefix("/api/v1/measures/{id}/photos")
                {
                    id = judged.id.description
                } else {
                    id = report
                }
                let query = queries[path] ?? ""
                let kind = [
                    "cases", "walks", "findings", "measures", "promises", "pictures", "shared-pictures",
                    "dialogues", "watch-areas", "meetings", "plans",
                ].first { route.path.description.hasPrefix("/api/v1/\($0)") }
                let etag = try await ask.get("/api/v1/\(kind ?? "reports")/\(id)").headers[.eTag]
                let isOfSession = route.access == .to(.useSession)
                let reply = try await ask.send(
                    route.method,
                    ask.address(of: route.path, id: id)
                        .replacing("/follow/\(id)/\(id)", with: link)
                        .replacing("/ogc/collections/\(id)", with: "/ogc/collections/reports")
                        .replacing("/areas/items/\(id)", with: "/areas/items/district:holje")
                        .replacing("/walks/items/\(id)", with: "/walks/items/\(id):1")
                        .replacing("/surveys/\(id)/\(id)/\(id)", with: "/surveys/victim/1060/2023")
                        + (route.method == .get ? query : ""),
                    // The example of a walk leaves the municipality to a key that has one.
                    key: isOfSession ? nil : route.name == "PUT /api/v1/walks/{id}" ? .clerk : .all,
                    body: route.name == "POST /api/v1/session" ? signsIn : route.body?.example,
                    headers: ["If-Match": etag ?? ""].merging(isOfSession ? person.headers : [:]) { $1 })
                let answer = try #require(
                    route.answers.first { $0.status == reply.status }, "\(route.name): \(reply.text)")
                #expect(
                    try #require(answer.schema).fits(reply.json(), schemas), "\(route.name): \(reply.text)")
                for name in answer.headers where name != "Link" {
                    #expect(reply.headers.contains { $0.name.rawName == name }, "\(route.name)")
                }
            }
        }
    }
}

extension JSONValue {
    /// Every string under a member of this name, at any depth.
    fileprivate func strings(named name: String) -> [String] {
        switch self {
        case .array(let values): values.flatMap { $0.strings(named: name) }
        case .object(let members):
            members.flatMap { member in
                (member.key == name ? [member.value.string].compactMap { $0 } : [])
                    + member.value.strings(named: name)
            }
        default: []
        }
    }
}

extension Schema {
    /// Whether `json` has this shape.
    func fits(_ json: JSONValue, _ named: [String: Schema]) -> Bool {
        switch self {
        case .string: json.string != nil
        case .word(let words): json.string.map(words.contains) ?? false
        case .number(let minimum): json.number.map { $0 >= minimum ?? $0 } ?? false
        case .integer(let range):
            json.number.flatMap { Int(exactly: $0) }.map { range?.contains($0) ?? true } ?? false
        case .boolean: json.bool != nil
        case .array(let element): json.array?.allSatisfy { element.fits($0, named) } ?? false
        case .dictionary(let value): json.members?.allSatisfy { value.fits($0.value, named) } ?? false
        case .named(let name): named[name]?.fits(json, named) ?? false
        case .nullable(let schema): json.isNull || schema.fits(json, named)
        case .either(let schemas): schemas.contains { $0.fits(json, named) }
        case .anything: true
        case .object(let members):
            json.members.map { found in
                found.allSatisfy { pair in
                    members.first { $0.name == pair.key }?.schema.fits(pair.value, named) ?? false
                } && members.allSatisfy { member in !member.isRequired || json[member.name] != nil }
            } ?? false
        }
    }
}
