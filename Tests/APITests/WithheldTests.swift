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

/// What a key without `original:read` is told of restricted reports: that there are some, not which and not where.
@Suite struct WithheldTests {
    private static let missing = "01900000-0000-7000-8000-00000000ffff"
    private let installation: TestInstallation
    private let restricted: String
    private let foreign: String

    init() async throws {
        installation = try await TestInstallation()
        restricted = try await installation.keep(1, north: 10, isRestricted: true)
        foreign = try await installation.ask { try await $0.report(east: 20_000, key: .neighbour) }
    }

    /// Status, headers and body of an answer, without what was asked for.
    private func answer(_ reply: Reply, without id: String) -> [String] {
        let headers = reply.headers.map { "\($0.name): \($0.value)" }.filter { !$0.hasPrefix("Date") }
        let text = reply.text.replacing(id, with: "").replacing(#/"instance":"[^"]*"/#, with: "")
        return ["\(reply.status.code)", text] + headers.sorted()
    }

    private func expectAlike(
        _ what: String, ids: [String], statuses: [String] = ["404", "422"],
        _ ask: (String) async throws -> Reply
    ) async throws {
        var answers: [[String]] = []
        for id in ids { answers.append(answer(try await ask(id), without: id)) }
        #expect(Set(answers).count == 1, "\(what): \(answers)")
        #expect(statuses.contains(answers[0][0]), "\(what): \(answers[0])")
    }

    @Test func `a restricted, a foreign and a missing report answer alike in every path that takes one`()
        async throws
    {
        let ids = [restricted, foreign, Self.missing]
        try await installation.ask { ask in
            let routes = installation.routes.filter {
                $0.path.parameters == ["id"] && $0.path.description.contains("/reports/")
                    && $0.access.action?.scopes.contains(.originalRead) == false
                    && $0.access != .to(.readOwn)
            }
            #expect(routes.count >= 2)
            for route in routes {
                try await expectAlike(route.name, ids: ids) {
                    try await ask.send(route, id: $0, key: .clerk)
                }
            }
        }
    }

    @Test func `a foreign and a missing case answer alike in every path and parameter that takes one`()
        async throws
    {
        let filed = try await installation.store.report(Report.ID(foreign).orFail(), in: []).orFail()
        let ids = [filed.case.description, Self.missing]
        try await installation.ask { ask in
            for route in installation.routes where route.path.description.contains("/cases/{id}") {
                try await expectAlike(route.name, ids: ids) {
                    try await ask.send(route, id: $0, key: .clerk)
                }
            }
            for route in installation.routes where route.access != .open {
                for parameter in route.query {
                    // A walker's id is made outdoors, and names nothing that is kept elsewhere.
                    guard case .string("uuid", _) = parameter.schema, parameter.name != "walker" else {
                        continue
                    }
                    // Findings of a walk that is not there are none: a filter, and no question for the walk.
                    let statuses = parameter.name == "walk" ? ["200"] : ["404", "422"]
                    try await expectAlike("\(route.name) \(parameter.name)", ids: ids, statuses: statuses) {
                        try await ask.get("\(route.path)?\(parameter.name)=\($0)", key: .clerk)
                    }
                }
            }
        }
    }

    /// The members of every body that hold ids, as the description of the API has them.
    private func membersWithIDs() throws -> [(route: Route, member: String, isList: Bool)] {
        var found: [(Route, String, Bool)] = []
        for route in installation.routes {
            guard case .named(let name)? = route.body?.schema,
                case .object(let members)? = APISchemas.all.first(where: { $0.name == name })?.schema
            else { continue }
            for member in members {
                switch member.schema {
                case .string("uuid", _): found.append((route, member.name, false))
                case .array(.string("uuid", _)): found.append((route, member.name, true))
                default: continue
                }
            }
        }
        return found
    }

    @Test func `a restricted, a foreign and a missing report answer alike in every body that names one`()
        async throws
    {
        try await installation.keep(2, north: 3_000)
        let other = try await installation.store.report(Report.ID(foreign).orFail(), in: []).orFail().case
        try await installation.ask { ask in
            let own = try await installation.store.report(.numbered(2), in: []).orFail().case.description
            let members = try membersWithIDs()
            #expect(
                members.map(\.member) == [
                    "pin", "separate", "unpin", "merge", "repeats", "id", "join", "id", "commitment",
                    "measure", "walk", "id", "corrects", "id",
                ])
            let version = try await ask.get("/api/v1/cases/\(own)", key: .clerk).headers[.eTag].orFail()
            for (route, member, isList) in members {
                let ids = isList ? [restricted, foreign, Self.missing] : [other.description, Self.missing]
                try await expectAlike("\(route.name) \(member)", ids: ids) { id in
                    try await ask.send(
                        route.method, ask.address(of: route.path, id: own), key: .clerk,
                        body: isList ? #"{"\#(member)":["\#(id)"]}"# : #"{"\#(member)":"\#(id)"}"#,
                        headers: ["If-Match": version])
                }
            }
            #expect(try await ask.get("/api/v1/cases/\(own)", key: .clerk).headers[.eTag] == version)
        }
    }

    @Test func `a restricted report cannot be separated out of its own case by who may not see it`()
        async throws
    {
        try await installation.keep(2, north: 20)
        let home = try await installation.store.report(.numbered(2), in: []).orFail().case.description
        try await installation.ask { ask in
            let path = "/api/v1/cases/\(home)"
            let version = try await ask.get(path, key: .clerk).headers[.eTag].orFail()
            for decision in ["separate", "pin", "unpin"] {
                let reply = try await ask.send(
                    .patch, path, key: .clerk, body: #"{"\#(decision)":["\#(restricted)"]}"#,
                    headers: ["If-Match": version])
                #expect(reply.status == .unprocessableContent)
                #expect(reply.text.contains("edit.no-such-report"))
            }
            let seen = try await ask.send(
                .patch, path, key: .olofstrom, body: #"{"separate":["\#(restricted)"]}"#,
                headers: ["If-Match": version])
            #expect(seen.status == .ok)
        }
        #expect(try await installation.home(1) != installation.home(2))
    }

    @Test func `a case of restricted reports alone lies in a square, names none and counts them`()
        async throws
    {
        let found = try await installation.home(1).description
        let exact = try Place.olofstrom(north: 10)
        let square = try Place(northing: 6_236_875, easting: 470_875).orFail()
        #expect(exact.middleOfSquare == square)
        try await installation.ask { ask in
            for path in ["/api/v1/cases/\(found)", "/api/v1/cases", "/api/v1/cases?limit=all"] {
                let told = try await ask.get(path, key: .clerk)
                let known = try await ask.get(path, key: .olofstrom)
                let (near, there) = (try degrees(square), try degrees(exact))
                #expect(told.text.contains(near) && !told.text.contains(there), "\(path)")
                #expect(known.text.contains(there), "\(path)")
                #expect(told.text.contains(#""withheldReports":1"#), "\(path)")
                #expect(told.text.contains(#""placeIsApproximate":true"#), "\(path)")
                #expect(known.text.contains(#""withheldReports":0"#), "\(path)")
                #expect(!told.text.contains(restricted), "\(path)")
            }
            #expect(try await ask.get("/api/v1/cases/\(found)", key: .olofstrom).text.contains(restricted))
            let table = try await ask.get("/api/v1/cases?format=csv", key: .clerk).text
            #expect(table.contains("6236875") && table.contains("470875") && !table.contains("6236985"))
            #expect(table.contains("ruta på 250 m"))
        }
    }

    @Test func `a box finds a case by the place that is told, so that its edges tell no other`()
        async throws
    {
        try await installation.ask { ask in
            func box(around place: Place) throws -> String {
                let (west, south) = try corner(place, -20)
                let (east, north) = try corner(place, 20)
                return "/api/v1/cases?bbox=\(west),\(south),\(east),\(north)"
            }
            let exact = try box(around: .olofstrom(north: 10))
            let square = try box(around: Place.olofstrom(north: 10).middleOfSquare)
            #expect(try await ask.get(exact, key: .clerk).ids() == [])
            #expect(try await ask.get(square, key: .clerk).ids().count == 1)
            #expect(try await ask.get(exact, key: .olofstrom).ids().count == 1)
        }
    }

    @Test func `a case with other reports lies in their middle, and does not say how far the withheld lie`()
        async throws
    {
        try await installation.keep(2, north: 33)
        let found = try await installation.home(2).description
        try await installation.ask { ask in
            let told = try await ask.get("/api/v1/cases/\(found)", key: .clerk)
            let known = try await ask.get("/api/v1/cases/\(found)", key: .olofstrom)
            let json = try told.json()
            #expect(json["withheldReports"]?.number == 1 && json["reportCount"]?.number == 2)
            #expect(json["reports"]?.array?.count == 1)
            #expect(told.text.contains(try degrees(.olofstrom(north: 33))))
            #expect(json["placeIsApproximate"]?.bool == false)
            #expect(!told.text.contains(restricted) && !told.text.contains(" 23 m"))
            #expect(known.text.contains("Rapporten ligger 23 m från en annan rapport"))
            #expect(json["history"]?.array?.count == 4)
        }
    }

    /// As an answer writes a place: longitude, then latitude.
    private func degrees(_ place: Place) throws -> String {
        let position = try installation.service.projector.position(of: place)
        return JSONText.position(position.longitude, position.latitude)
    }

    private func corner(_ place: Place, _ metres: Double) throws -> (Double, Double) {
        let moved = try place.moved(northMetres: metres, eastMetres: metres).orFail()
        let position = try installation.service.projector.position(of: moved)
        return (position.longitude, position.latitude)
    }
}

private enum JSONText {
    static func position(_ longitude: Double, _ latitude: Double) -> String {
        let text = JSONWriter.object {
            $0.array("p") {
                $0.element(longitude, decimals: 7)
                $0.element(latitude, decimals: 7)
            }
        }
        return String(String(decoding: text, as: UTF8.self).dropFirst(6).dropLast(2))
    }
}

extension TestInstallation {
    /// Keeps a report about lighting, so many metres north of the square, and gives its id.
    @discardableResult
    func keep(
        _ number: Int, north: Double = 0, east: Double = 0, isRestricted: Bool = false
    ) async throws -> String {
        let report = try Report.fixture(
            number, at: .olofstrom(north: north, east: east), isRestricted: isRestricted)
        _ = try await store.accept(report.new()) { _ in [] }
        return report.id.description
    }

    func home(_ number: Int) async throws -> Case.ID {
        try await store.report(.numbered(number), in: []).orFail().case
    }
}
