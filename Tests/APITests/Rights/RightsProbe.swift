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

/// A request to each route about things that there are, which tells by its answer whether the caller saw them.
struct RightsProbe: Sendable {
    let path: String
    let body: String?
    /// A body that is no JSON.
    let file: [UInt8]?
    let headers: [String: String]
    /// What stands in the answer to whoever sees it; nil where a status says it.
    let mark: String?

    /// The outcome as docs/rights.md says it.
    func outcome(_ reply: Reply) -> String {
        switch reply.status.code {
        case 200..<300: mark.map { reply.text.contains($0) ? "yes" : "none" } ?? "yes"
        default: "\(reply.status.code)"
        }
    }
}

/// An installation with six reports in one case of Olofström, which its streets department answers for and which lies in the
/// district of Holje, and what else routes are about.
struct RightsWorld: Sendable {
    let ask: Asking
    private let report: String
    private let home: String
    private let jpeg: [UInt8]

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
        case "GET /api/v1/kept-hotspots": return make(route, mark: try await keptHotspot().description)
        case "PUT /api/v1/kept-hotspots/{id}":
            var chance = SystemRandomNumberGenerator()
            return make(
                route, id: "\(KeptHotspotID(at: .testNow, using: &chance))",
                body: try Examples.newKeptHotspot(
                    at: try .olofstrom(north: 20), ask.installation.service.projector))
        case "GET /api/v1/kept-hotspots/{id}": return make(route, id: "\(try await keptHotspot())")
        case "POST /api/v1/walks": return make(route, body: Examples.walkOrder)
        case "GET /api/v1/walks": return make(route, mark: try await keptWalk().id.description)
        case "PUT /api/v1/walks/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newWalk)
        case "GET /api/v1/walks/{id}", "GET /vandringar/{id}/lage":
            return make(route, id: "\(try await keptWalk().id)")
        case "PATCH /api/v1/walks/{id}":
            let walk = try await keptWalk()
            return try await make(
                route, id: "\(walk.id)", body: #"{"leader":"Samordnaren"}"#,
                version: "/api/v1/walks/\(walk.id)")
        case "POST /api/v1/walks/{id}/answers":
            return make(route, id: "\(try await keptWalk().id)", body: Examples.walkAnswers)
        case "POST /api/v1/walks/{id}/findings":
            return make(route, id: "\(try await keptWalk().id)", body: Examples.newFinding)
        case "GET /api/v1/findings": return make(route, mark: try await keptFinding().id.description)
        case "GET /api/v1/findings/{id}": return make(route, id: "\(try await keptFinding().id)")
        case "PATCH /api/v1/findings/{id}":
            let id = try await keptFinding().id
            return try await make(
                route, id: "\(id)", body: #"{"status":"done"}"#, version: "/api/v1/findings/\(id)")
        case "POST /api/v1/findings/{id}/case":
            let id = try await keptFinding().id
            return try await make(
                route, id: "\(id)", body: Examples.findingCase, version: "/api/v1/findings/\(id)")
        case "PUT /api/v1/walks/{id}/photos/{photo}":
            return make(
                route, id: "\(try await keptWalk().id)", query: "?stop=1&walker=\(try freshID())", file: jpeg,
                headers: ["Content-Type": "image/jpeg"])
        case "GET /api/v1/walks/{id}/photos/{photo}", "DELETE /api/v1/walks/{id}/photos/{photo}":
            return make(route, id: try await keptWalkPhoto())
        case "GET /api/v1/measures": return make(route, mark: try await keptMeasure().id.description)
        case "POST /api/v1/measures": return make(route, body: Examples.newMeasure)
        case "PUT /api/v1/measures/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newMeasure)
        case "GET /api/v1/measures/{id}": return make(route, id: "\(try await keptMeasure().id)")
        case "PATCH /api/v1/measures/{id}":
            let id = try await keptMeasure().id
            return try await make(
                route, id: "\(id)", body: #"{"cost":1000}"#, version: "/api/v1/measures/\(id)")
        case "POST /api/v1/measures/{id}/close-cases":
            let id = try await keptMeasure().id
            return try await make(
                route, id: "\(id)", body: Examples.measureAnswer, version: "/api/v1/measures/\(id)")
        case "GET /api/v1/measures/{id}/effect":
            return make(route, id: "\(try await judgedMeasure().measure.id)")
        case "POST /api/v1/measures/{id}/judgements":
            return make(
                route, id: "\(try await judgedMeasure().measure.id)",
                body: #"{"control":"\#(Self.control)","ring":0}"#)
        case "GET /api/v1/measures/{id}/judgements":
            return make(route, id: "\(try await judgedMeasure().measure.id)")
        case "GET /api/v1/judgements/{id}":
            return make(route, id: "\(try await judgedMeasure().judgement)")
        case "GET /api/v1/effects":
            let judged = try await judgedMeasure()
            return make(route, mark: judged.measure.id.description)
        case "GET /api/v1/areas": return make(route, query: "?layer=municipality", mark: "Olofström")
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
        default: return nil
        }
    }

    private func make(
        _ route: Route, id: String = "", query: String = "", body: String? = nil, mark: String? = nil,
        file: [UInt8]? = nil, headers: [String: String] = [:]
    ) -> RightsProbe {
        RightsProbe(
            path: ask.address(of: route.path, id: id) + query, body: body, file: file, headers: headers,
            mark: mark)
    }

    private func make(_ route: Route, id: String, body: String, version path: String) async throws
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

    private func freshID() throws -> WalkID {
        var chance = SystemRandomNumberGenerator()
        return WalkID(at: .testNow, using: &chance)
    }

    /// A hotspot of Olofström as it was.
    private func keptHotspot() async throws -> KeptHotspotID {
        var chance = SystemRandomNumberGenerator()
        let hotspot = KeptHotspot(
            id: KeptHotspotID(at: .testNow, using: &chance),
            municipality: try MunicipalityCode("1060").orFail(),
            kept: .testNow, by: "anna", from: .testNow.subtracting(.days(7)), until: .testNow, rank: 1,
            centre: try .olofstrom(), radius: try Distance(metres: 10).orFail(), reports: 0, voices: 0)
        try await ask.installation.store.keep(hotspot)
        return hotspot.id
    }

    /// A walk of Olofström.
    private func keptWalk() async throws -> SafetyWalk {
        let walk = SafetyWalk(
            id: try freshID(), municipality: try MunicipalityCode("1060").orFail(), title: "Holje",
            made: .testNow,
            stops: [SafetyWalk.Stop(number: 1, name: "Idrottshallen", place: try .olofstrom())])
        try await ask.installation.store.addWalk(walk, by: "anna")
        return walk
    }

    /// A photo of a walk of Olofström, both of one id.
    private func keptWalkPhoto() async throws -> String {
        let walk = try await keptWalk().id
        let sent = try await ask.send(
            .put, "/api/v1/walks/\(walk)/photos/\(walk)?stop=1&walker=\(walk)", file: jpeg,
            headers: ["Content-Type": "image/jpeg"])
        guard sent.status == .created else { throw MissingPhoto() }
        return walk.description
    }

    private struct MissingPhoto: Error {}

    /// Something found on a walk of Olofström.
    private func keptFinding() async throws -> Finding {
        let walk = try await keptWalk()
        var chance = SystemRandomNumberGenerator()
        let finding = Finding(
            id: FindingID(at: .testNow, using: &chance), walk: walk.id, municipality: walk.municipality,
            stop: 1,
            what: "Två lampor är släckta bakom hallen.", place: try .olofstrom(), made: .testNow)
        return try await ask.installation.store.addFinding(finding, by: "anna").finding
    }

    /// A measure of Olofström that is done.
    private func keptMeasure() async throws -> Measure {
        var chance = SystemRandomNumberGenerator()
        let measure = Measure(
            id: MeasureID(at: .testNow, using: &chance), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning",
            days: MeasureDays(done: SwedishTime(.testNow).date), state: .done, made: .testNow)
        return try await ask.installation.store.addMeasure(measure, by: "anna").measure
    }

    private static let control = "14.52,56.24,500"

    /// A measure of Olofström at a place, with reports before it, and a judgement of it.
    private func judgedMeasure() async throws -> (measure: Measure, judgement: JudgementID) {
        let store = ask.installation.store
        let began = try CivilDate("2026-03-01").orFail()
        let seen = SwedishTime.moment(of: began.adding(days: -60), minuteOfDay: 600)
        if try await store.report(.numbered(4_711), in: []) == nil {
            let old = try Report.fixture(
                4_711, at: .olofstrom(north: 300), observed: seen, received: seen, reporter: 4_711)
            _ = try await store.accept(old.new()) { _ in [] }
        }
        var chance = SystemRandomNumberGenerator()
        let measure = Measure(
            id: MeasureID(at: .testNow, using: &chance), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning",
            place: .point(try .olofstrom(north: 300)), days: MeasureDays(begun: began, done: began),
            state: .done, made: .testNow)
        _ = try await store.addMeasure(measure, by: "anna")
        let judging = MeasureJudging(store, store.areasNow)
        var wish = MeasureJudging.Wish()
        wish.control = ControlText.control(
            Self.control, store.areasNow, ask.installation.service.projector, on: began)
        let judged = try await judging.gather(measure, wish, at: .testNow).judge()
        let kept = KeptJudgement(
            try judged.judgement.orFail(), id: JudgementID(at: .testNow, using: &chance), of: measure,
            controlName: nil, why: judged.why, by: "anna", at: .testNow)
        return (measure, try await store.keep(kept).judgement.id)
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
