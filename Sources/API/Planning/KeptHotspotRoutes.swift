import Exports
import Geometry
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Projection
import Reports
import Web

extension APIService {
    /// The routes of hotspots as they were.
    var keptHotspotRoutes: [Route] { [listKeptHotspots, putKeptHotspot, readKeptHotspot] }

    private var listKeptHotspots: Route {
        Route(
            .get, "/api/v1/kept-hotspots", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Sparade platser", english: "Kept hotspots"),
            notes: "The latest kept first; at most \(Self.mostKeptHotspots).",
            answers: [
                .init(
                    .ok, "The hotspots.", "application/json", .named("KeptHotspots"),
                    example: Examples.keptHotspots)
            ]
        ) { call in
            let found = try await keptHotspots(for: try call.caller())
            let body = try JSONWriter.object { object in
                try object.array("hotspots") { array in
                    for hotspot in found {
                        try array.object { try hotspot.write(to: &$0, projector, in: call.language) }
                    }
                }
            }
            return .json(body, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private var putKeptHotspot: Route {
        Route(
            .put, "/api/v1/kept-hotspots/{id}", .to(.keepWalks), query: Self.hotspotParameters,
            headers: [.acceptLanguage],
            body: .init(
                limit: 4 * 1_024, schema: .named("NewKeptHotspot"), example: Examples.newKeptHotspot),
            summary: Bilingual(
                swedish: "Spara en otrygg plats som den är", english: "Keep a hotspot as it is"),
            notes: """
                What walks and measures are chosen from: the hotspot at `place`, among those that `GET /api/v1/hotspots` gives for the \
                same parameters, with its figures, reasons and reports of this day. It never changes. Under an id that the caller makes, \
                a UUID: sent again, it is the one that is kept already; with another place or another question, 409.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholeKeptHotspot"),
                    example: Examples.wholeKeptHotspot, headers: ["Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholeKeptHotspot"),
                    example: Examples.wholeKeptHotspot, headers: ["Location"]),
            ], problems: [.faultyContent, .conflict, .notWritable, .notReady]
        ) { call in
            let caller = try call.caller()
            var reader = BodyReader(try call.json())
            let place = reader.place("place", isRequired: true, projector)
            try reader.finish()
            guard let place else { throw Problem.internalFault }
            let kept = try await keepHotspot(
                at: place, asked: QueryReader(call.query), as: try call.value { KeptHotspotID($0) },
                for: caller, at: call.now)
            guard let kept else {
                throw Problem.content([
                    .init(
                        .pointer("/place"), "hotspot.none",
                        Bilingual(
                            swedish: "Där är ingen otrygg plats enligt samma fråga. Hämta listan på nytt.",
                            english: "There is no hotspot there by the same question. Ask for the list anew.")
                    )
                ])
            }
            return try await response(
                kept.hotspot, for: caller, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readKeptHotspot: Route {
        Route(
            .get, "/api/v1/kept-hotspots/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "En sparad plats", english: "A kept hotspot"),
            notes: """
                As it was on the day it was kept. `reports`: how many there were; `members`: those of them that the caller may read, the \
                latest first, at most \(Self.mostShownMembers), each with the case it lies in today. `walks`: those that stop there.
                """,
            answers: [
                .init(
                    .ok, "The hotspot.", "application/json", .named("WholeKeptHotspot"),
                    example: Examples.wholeKeptHotspot)
            ]
        ) { call in
            let caller = try call.caller()
            let hotspot = try await keptHotspot(try call.value { KeptHotspotID($0) }, for: caller)
            return try await response(hotspot, for: caller, call.language, status: .ok)
        }
    }

    private func response(
        _ hotspot: KeptHotspot, for caller: Caller, _ language: Language, status: HTTPResponse.Status
    ) async throws -> Response {
        let chain = try await chain(of: hotspot, for: caller)
        let body = try JSONWriter.object { object in
            try hotspot.write(to: &object, projector, in: language)
            object.array("members") { array in
                for filed in chain.reports {
                    array.object {
                        $0.member("report", filed.report.id)
                        $0.member("case", filed.case)
                    }
                }
            }
            object.member("walks", chain.walks.map(\.id))
        }
        return .json(
            body, status: status,
            headers: [
                .contentLanguage: language.rawValue, .location: "/api/v1/kept-hotspots/\(hotspot.id)",
            ])
    }
}

extension KeptHotspot {
    fileprivate func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws
    {
        let position = try projector.position(of: centre)
        object.member("id", id)
        object.member("municipality", municipality)
        object.member("keptAt", kept)
        object.member("by", by.name)
        object.member("from", from)
        object.member("until", until)
        object.member("categories", categories)
        object.member("rank", rank)
        object.member("name", name)
        object.object("place") { $0.point(position) }
        object.member("radiusMetres", radius.metres, decimals: 0)
        object.member("reports", reports)
        object.member("distinctReporters", voices)
        object.member("pValue", chance, decimals: 6)
        object.member("pattern", pattern?.text(in: language))
        object.member("reasons", reasons.map { $0.text(in: language) })
    }
}
