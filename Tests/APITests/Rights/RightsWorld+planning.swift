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

extension RightsWorld {
    /// Of routes about kept hotspots, walks, findings, measures and judgements.
    func planningProbe(of route: Route) async throws -> RightsProbe? {
        switch route.name {
        case "GET /api/v1/kept-hotspots": return make(route, mark: try await keptHotspot().description)
        case "GET /ogc/collections/hotspots/items":
            // Later than those that were kept for other routes, of which a list holds the latest.
            let kept = try await keptHotspot(after: .seconds(1))
            return make(route, query: "?limit=1000", mark: kept.description)
        case "PUT /api/v1/kept-hotspots/{id}":
            var chance = SystemRandomNumberGenerator()
            return make(
                route, id: "\(KeptHotspotID(at: .testNow, using: &chance))",
                body: try Examples.newKeptHotspot(
                    at: try .olofstrom(north: 20), ask.installation.service.projector))
        case "GET /api/v1/kept-hotspots/{id}", "GET /ogc/collections/hotspots/items/{id}":
            return make(route, id: "\(try await keptHotspot())")
        case "GET /ogc/collections/walks/items":
            return make(route, query: "?limit=1000", mark: try await keptWalk().id.description)
        case "GET /ogc/collections/walks/items/{id}": return make(route, id: "\(try await keptWalk().id):1")
        case "GET /ogc/collections/findings/items":
            return make(route, query: "?limit=1000", mark: try await keptFinding().id.description)
        case "GET /ogc/collections/measures/items":
            return make(route, query: "?limit=1000", mark: try await keptMeasure().id.description)
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
        case "GET /api/v1/findings/{id}", "GET /ogc/collections/findings/items/{id}":
            return make(route, id: "\(try await keptFinding().id)")
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
        case "PUT /api/v1/measures/{id}/photos/{photo}":
            return make(
                route, id: "\(try await keptMeasure().id)", query: "?alt=Stolpar", file: jpeg,
                headers: ["Content-Type": "image/jpeg"])
        case "GET /api/v1/measures/{id}/photos/{photo}", "DELETE /api/v1/measures/{id}/photos/{photo}":
            return make(route, id: try await keptMeasurePhoto())
        case "PATCH /api/v1/measures/{id}/photos/{photo}":
            return make(route, id: try await keptMeasurePhoto(), body: Examples.measurePhotoEdit)
        case "GET /api/v1/measures": return make(route, mark: try await keptMeasure().id.description)
        case "POST /api/v1/measures": return make(route, body: Examples.newMeasure)
        case "PUT /api/v1/measures/{id}":
            return make(route, id: "\(try freshID())", body: Examples.newMeasure)
        case "GET /api/v1/measures/{id}", "GET /ogc/collections/measures/items/{id}":
            return make(route, id: "\(try await keptMeasure().id)")
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
        default: return nil
        }
    }

    /// A hotspot of Olofström as it was.
    private func keptHotspot(after span: TimeSpan = .seconds(0)) async throws -> KeptHotspotID {
        var chance = SystemRandomNumberGenerator()
        let hotspot = KeptHotspot(
            id: KeptHotspotID(at: .testNow, using: &chance),
            municipality: try MunicipalityCode("1060").orFail(),
            kept: Timestamp.testNow.adding(span), by: "anna", from: .testNow.subtracting(.days(7)),
            until: .testNow, rank: 1, centre: try .olofstrom(), radius: try Distance(metres: 10).orFail(),
            reports: 0, voices: 0)
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

    /// A photo of a measure of Olofström, both of one id.
    private func keptMeasurePhoto() async throws -> String {
        let measure = try await keptMeasure().id
        let sent = try await ask.send(
            .put, "/api/v1/measures/\(measure)/photos/\(measure)?alt=Stolpar", file: jpeg,
            headers: ["Content-Type": "image/jpeg"])
        guard sent.status == .created else { throw MissingPhoto() }
        return measure.description
    }

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

    fileprivate static let control = "14.52,56.24,500"

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
}
