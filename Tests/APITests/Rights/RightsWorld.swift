import Geometry
import HTTPTypes
import JSON
import Prevention
import Projection
import Reports
import SpatialStore
import TestSupport

@testable import API
@testable import Web

/// An installation with six reports in one case of Olofström, which its streets department answers for and which lies in the
/// district of Holje, and what else routes are about.
struct RightsWorld: Sendable {
    let ask: Asking
    private let report: String
    private let home: String
    let jpeg: [UInt8]

    init(_ ask: Asking) async throws {
        self.ask = ask
        for number in 0..<6 { try await ask.report(north: Double(number) * 8, reporter: "person-\(number)") }
        report = try await ask.get("/api/v1/reports").ids()[0]
        let maker = try PhotoMaker()
        defer { maker.remove() }
        jpeg = try maker.photo("jpg")
        home = try await ask.get("/api/v1/cases").ids()[0]
        let store = ask.installation.store
        // The first of all photos, and so number 1.
        _ = try await store.add(.fixture(2), to: .work(Case.ID(home).orFail())) { _ in [] }
        _ = try await store.add(.fixture(1), to: .report(Report.ID(report).orFail())) { _ in [] }
    }

    /// Nil for a route that nothing is known of: it needs a line here.
    func probe(of route: Route) async throws -> RightsProbe? {
        switch route.name {
        case "POST /api/v1/reports": return try make(route, body: ask.submission(reporter: "person-0"))
        case "GET /api/v1/reports": return make(route, mark: report)
        case "POST /api/v1/reports/search": return make(route, body: Examples.search, mark: report)
        case "GET /api/v1/reports/{id}", "GET /api/v1/reports/{id}/original": return make(route, id: report)
        case "PUT /api/v1/reports/{id}/place":
            let position = try ask.installation.service.projector.position(of: .olofstrom())
            return try await make(
                route, id: report,
                body:
                    #"{"place":{"type":"Point","coordinates":[\#(position.longitude),\#(position.latitude)]}}"#,
                version: "/api/v1/reports/\(report)")
        case "POST /api/v1/reports/{id}/photos":
            return make(
                route, id: try await ownReport(of: .reportWrite).id, file: jpeg,
                headers: ["Content-Type": "image/jpeg"])
        case "GET /api/v1/reports/{id}/photos", "GET /api/v1/reports/{id}/photos/{number}":
            return make(route, id: report)
        case "PATCH /api/v1/reports/{id}/photos/{number}":
            return make(route, id: report, body: #"{"hidden":false,"reason":"Ingen syns."}"#)
        case "POST /api/v1/cases/{id}/photos":
            return make(route, id: home, file: jpeg, headers: ["Content-Type": "image/jpeg"])
        case "GET /api/v1/cases/{id}/photos", "GET /api/v1/cases/{id}/photos/{number}":
            return make(route, id: home)
        case "PATCH /api/v1/cases/{id}/photos/{number}":
            return make(route, id: home, body: #"{"hidden":false,"reason":"Bytt."}"#)
        case "GET /api/v1/own/reports":
            let name = try await ownReport().name
            return make(route, query: "?clientReference=\(name)", mark: name)
        case "GET /api/v1/own/reports/{id}": return make(route, id: try await ownReport().id)
        case "PATCH /api/v1/reports/{id}":
            return try await make(
                route, id: report, body: #"{"restricted":false,"reason":"Fel."}"#,
                version: "/api/v1/reports/\(report)")
        case "GET /api/v1/counts":
            return make(route, query: "?bbox=14,56,15,57&cell=1000", mark: #""count":6"#)
        case "GET /api/v1/cases": return make(route, mark: home)
        case "GET /api/v1/cases/{id}": return make(route, id: home)
        case "PATCH /api/v1/cases/{id}":
            return try await make(
                route, id: home, body: #"{"note":"Sett."}"#, version: "/api/v1/cases/\(home)")
        case "POST /api/v1/cases/edits":
            let version = try await ask.get("/api/v1/cases/\(home)").json()["version"]?.number ?? 0
            return make(
                route, body: #"{"edits":[{"case":"\#(home)","version":\#(Int(version)),"note":"Sett."}]}"#,
                mark: #""status":200"#)
        case "GET /api/v1/units": return make(route, mark: #""municipality":"1060""#)
        case "GET /api/v1/statistics": return make(route, query: "?by=category", mark: "lighting")
        case "GET /api/v1/places": return make(route, query: "?q=idrottsh")
        case "POST /api/v1/categories/suggest": return make(route, body: #"{"text":"Lamporna är trasiga."}"#)
        case "GET /api/v1/routing/explain": return make(route, query: "?case=\(home)")
        case "GET /api/v1/hotspots": return make(route, mark: #""distinctReporters""#)
        case "GET /api/v1/trends":
            return make(route, query: "?list=all&since=2025-01-01", mark: "Holje")
        case "GET /api/v1/effect":
            let early = try ask.submission(text: "Mörkt redan i januari.", reporter: "early").replacing(
                #""text""#, with: #""observedAt":"2026-01-05T18:00:00+01:00","text""#)
            _ = try await ask.send(.post, "/api/v1/reports", body: early)
            return make(
                route, query: "?began=2026-05-01&weeks=4&treated=14.53,56.28,500&control=14.52,56.24,500")
        case "GET /api/v1/areas": return make(route, query: "?layer=municipality", mark: "Olofström")
        case "GET /ogc/collections/reports/items": return make(route, mark: report)
        case "GET /ogc/collections/reports/items/{id}": return make(route, id: report)
        case "GET /ogc/collections/cases/items": return make(route, mark: home)
        case "GET /ogc/collections/cases/items/{id}": return make(route, id: home)
        case "GET /ogc/collections/areas/items": return make(route, mark: #""id":"municipality:1060""#)
        case "GET /ogc/collections/areas/items/{id}": return make(route, id: "municipality:1060")
        case "GET /api/v1/categories": return make(route, mark: #""municipality":"1060""#)
        case "GET /api/v1/keys": return make(route, mark: try ask.installation.prefix(.clerk))
        case "POST /api/v1/keys":
            return make(route, body: #"{"name":"x","scopes":["admin"],"municipalities":["1060"]}"#)
        case "DELETE /api/v1/keys/{prefix}": return make(route, id: try await freshKey())
        case "GET /api/v1/outbox":
            return make(route, query: "?state=dead", mark: try await deadMessage().mark)
        case "POST /api/v1/outbox/{id}/retry": return make(route, id: "\(try await deadMessage().id)")
        case "GET /metrics": return make(route, mark: "lykta_")
        case "GET /api/v1/session", "DELETE /api/v1/session": return make(route)
        default:
            if let probe = try await planningProbe(of: route) { return probe }
            if let probe = try await promiseProbe(of: route) { return probe }
            if let probe = try await surveyProbe(of: route) { return probe }
            if let probe = try await pictureProbe(of: route) { return probe }
            if let probe = try await meetingProbe(of: route) { return probe }
            return try await sourceProbe(of: route)
        }
    }

    func make(
        _ route: Route, id: String = "", query: String = "", body: String? = nil, mark: String? = nil,
        file: [UInt8]? = nil, headers: [String: String] = [:]
    ) -> RightsProbe {
        RightsProbe(
            path: ask.address(of: route.path, id: id) + query, body: body, file: file, headers: headers,
            mark: mark)
    }

    func make(_ route: Route, id: String, body: String, version path: String) async throws
        -> RightsProbe
    {
        let tag = try await ask.get(path).headers[.eTag].orFail()
        return make(route, id: id, body: body, headers: ["If-Match": tag])
    }

    /// A report far from the others, as the key of Olofström with this scope alone sent it, where there is one.
    private func ownReport(of scope: APIKey.Scope = .reportOwn) async throws -> (id: String, name: String) {
        let keys = try await ask.installation.store.keys()
        let sender = keys.last {
            $0.scopes == [scope] && $0.municipalities.map(\.description) == ["1060"]
        }
        let kept = try await ask.installation.store.report(
            Report.ID(ask.report(north: 3_000, category: "visibility")).orFail(), in: []
        ).orFail().report
        var chance = SystemRandomNumberGenerator()
        let sent = Report(
            id: Report.ID(at: kept.received, using: &chance),
            reference: Reference(prefix: try ReferencePrefix("OLO").orFail(), using: &chance),
            municipality: kept.municipality, category: kept.category, source: kept.source, text: kept.text,
            whereabouts: kept.whereabouts, observed: kept.observed, received: kept.received,
            clientReference: "OEP-4711", sender: sender?.number)
        _ = try await ask.installation.store.accept(sent.new()) { _ in [] }
        return (sent.id.description, "OEP-4711")
    }

    func freshID() throws -> WalkID {
        var chance = SystemRandomNumberGenerator()
        return WalkID(at: .testNow, using: &chance)
    }

    private func freshKey() async throws -> String {
        let made = try await ask.send(
            .post, "/api/v1/keys", body: #"{"name":"x","scopes":["admin"],"municipalities":["1060"]}"#)
        return try made.string("prefix")
    }

    private func deadMessage() async throws -> (id: Int64, mark: String) {
        let store = ask.installation.store
        let waiting = try await store.messages(in: .waiting, limit: 1).messages
        let dead = try await store.messages(in: .dead, limit: 1).messages
        let id = try (waiting + dead).first.orFail().id
        try await store.failed([id], fault: "503", nextAttempt: nil)
        return (id, #""id":\#(id),"#)
    }
}
