import Geometry
import Hummingbird
import JSON
import Planning
import Projection
import Reports
import Web

extension APIService {
    var planWalk: Route {
        Route(
            .post, "/api/v1/walks", .to(.plan),
            query: [
                .init(
                    "format", .word(WalkFormat.allCases.map(\.rawValue)), "`json` when absent.",
                    example: "json")
            ],
            body: .init(limit: 64 * 1_024, schema: .named("WalkOrder"), example: Examples.walkOrder),
            summary: Bilingual(swedish: "Planera en trygghetsvandring", english: "Plan a safety walk"),
            notes: """
                Puts the stops in a short order on foot and states length and time: the straight line times \
                \(WalkPlan.detour), 4 km an hour, ten minutes at each stop. With a `date` it suggests when to set out: so \
                that dusk begins or ends the walk; `startNote` says when that evening has no dusk. A walk is at most \
                `mostMetres` (\(walkBounds.usualMetres)) long and takes at most `mostMinutes` (\(walkBounds.usualMinutes)); more than \(walkBounds.metres.upperBound) and \(walkBounds.minutes.upperBound) cannot be asked for. When \
                not all stops fit, those are chosen that give most `gain` together (1 when absent; a hotspot's `score` is \
                meant for it), and `omitted` names the others with the reason. Places outside the municipality are refused. A \
                stop without a `name` is named by its street and district, never by a house. With `order` `given` the stops \
                are passed as they stand in the list, all of them, whatever the limits. \
                Nothing is kept.
                """,
            answers: [
                .init(.ok, "The plan.", "application/json", .named("Walk"), example: Examples.walk),
                .init(
                    .ok, "As a line and points.", "application/geo+json", .named("WalkCollection"),
                    example: Examples.walkMap),
                .init(.ok, "As a table.", "text/csv"),
                .init(.ok, "As a route.", "application/gpx+xml"),
            ],
            problems: [.faultyContent]
        ) { try await planWalk($0) }
    }

    private func planWalk(_ call: Call) async throws -> Response {
        var query = QueryReader(call.query)
        let format = query.word("format", WalkFormat.self)
        try query.finish()
        var reader = BodyReader(try call.json())
        let order = try order(&reader, for: try call.caller(), at: call.now)
        do {
            return try file(of: try await walk(order, at: call.now), as: format ?? .json, at: call.now)
        } catch WalkFault.nothingFits(let omitted) {
            for stop in omitted {
                reader.fault(
                    at: reader.pointer.appending("stops"), "walk.nothing-fits",
                    sv: "\(stop.stop.name): \(stop.reason.swedish)",
                    en: "\(stop.stop.name): \(stop.reason.english)")
            }
            try reader.finish()
            throw Problem.internalFault
        }
    }

    private func order(
        _ reader: inout BodyReader, for caller: Caller, at now: Timestamp
    ) throws -> WalkOrder {
        let date = reader.value("date", sv: "Ett datum som 2026-11-20.", en: "A date such as 2026-11-20.") {
            CivilDate($0)
        }
        let day = date ?? SwedishTime(now).date
        let meeting = reader.json("start", isRequired: true).flatMap {
            stop($0, at: reader.pointer.appending("start"), for: caller, on: day, &reader)
        }
        let list = reader.json("stops", isRequired: true)?.array ?? []
        if !(1...WalkPlan.mostStops).contains(list.count) {
            reader.wrongValue(
                at: reader.pointer.appending("stops"), sv: "1–\(WalkPlan.mostStops) stopp.",
                en: "1–\(WalkPlan.mostStops) stops.")
        }
        var stops: [WalkOrder.Stop] = []
        for (index, json) in list.prefix(WalkPlan.mostStops).enumerated() {
            let pointer = reader.pointer.appending("stops").appending(index)
            if let stop = stop(json, at: pointer, for: caller, on: day, &reader) { stops.append(stop) }
        }
        let isRoundTrip = reader.bool("roundTrip") ?? true
        let order = reader.word("order", StopOrder.self)
        let mostMetres = reader.wholeNumber("mostMetres", in: walkBounds.metres)
        let mostMinutes = reader.wholeNumber("mostMinutes", in: walkBounds.minutes)
        let dusk = reader.value("dusk", sv: "begins eller ends.", en: "begins or ends.") {
            WalkPlan.Dusk(rawValue: $0)
        }
        try reader.finish()
        guard let meeting else { throw Problem.internalFault }
        return WalkOrder(
            start: meeting, stops: stops, isRoundTrip: isRoundTrip, order: order ?? .short,
            limits: walkBounds.limits(metres: mostMetres, minutes: mostMinutes),
            date: date, dusk: dusk ?? .begins)
    }

    /// `{"name": …, "place": Point, "gain": …}`, within a municipality that the caller sees; the name may lack.
    private func stop(
        _ json: JSONValue, at pointer: JSONPointer, for caller: Caller, on day: CivilDate,
        _ outer: inout BodyReader
    ) -> WalkOrder.Stop? {
        var reader = BodyReader(json, at: pointer)
        let name = reader.value("name", sv: "1–200 byte text.", en: "1–200 bytes of text.") { text in
            (1...200).contains(text.utf8.count) ? text : nil
        }
        let place = reader.place("place", isRequired: true, projector)
        let gain = reader.number("gain", in: 0.000_001...1_000_000)
        if let place, let fault = faultOfStop(at: place, for: caller, on: day) {
            reader.fault(
                at: pointer.appending("place"), "place.outside", sv: fault.swedish, en: fault.english)
        }
        do throws(Problem) { try reader.finish() } catch { outer.add(error.faults) }
        return place.map { WalkOrder.Stop(name: name, place: $0, gain: gain ?? 1) }
    }
}

extension Examples {
    static let walkOrder = #"""
        {"start":{"name":"Torget","place":{"type":"Point","coordinates":[14.5306,56.2767]}},"stops":[{"name":"Idrottshallen","place":{"type":"Point","coordinates":[14.534,56.278]}}],"roundTrip":true,"date":"2026-11-26","dusk":"begins"}
        """#
    static let walkMap = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"LineString","coordinates":[[14.5306,56.2767],[14.534,56.278],[14.5306,56.2767]]},"properties":{"kind":"walk","stops":1,"roundTrip":true,"lengthMetres":658,"durationMinutes":20,"suggestedStart":"2026-11-26T15:25:00Z"}},{"type":"Feature","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"kind":"start","order":0,"name":"Torget"}},{"type":"Feature","geometry":{"type":"Point","coordinates":[14.534,56.278]},"properties":{"kind":"stop","order":1,"name":"Idrottshallen"}}]}
        """#
    static let walk = #"""
        {"roundTrip":true,"lengthMetres":658,"durationMinutes":20,"suggestedStart":"2026-11-26T15:25:00Z","startNote":null,"stops":[{"order":1,"name":"Idrottshallen","place":{"type":"Point","coordinates":[14.534,56.278]},"legMetres":329}],"omitted":[]}
        """#
}
