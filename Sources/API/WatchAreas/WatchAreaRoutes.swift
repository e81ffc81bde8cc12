import Exports
import HTTPTypes
package import Hummingbird
package import JSON
package import Prevention
package import Projection
package import Reports
package import Web

/// The file formats of a list of watch areas.
package enum WatchAreaFormat: String, CaseIterable, Sendable {
    case json, geojson, csv
}

extension APIService {
    /// The routes of watch areas.
    var watchAreaRoutes: [Route] { [listWatchAreas, keepWatchArea, readWatchArea, editWatchArea] }

    private static let changed: [Route.Answer] = [
        .init(
            .ok, "The watch area as it is now.", "application/json", .named("WholeWatchArea"),
            example: Examples.wholeWatchArea, headers: ["ETag"])
    ]
    private static let watchAreaProblems: [ProblemKind] = [.faultyContent, .notWritable, .notReady]

    private var listWatchAreas: Route {
        Route(
            .get, "/api/v1/watch-areas", .to(.plan),
            query: [
                .init(
                    "on", .day, "By this day is told what is active; today when absent.",
                    example: "2026-06-30"),
                .init("format", .words(WatchAreaFormat.self), "`json` when absent.", example: "json"),
            ],
            summary: Bilingual(swedish: "Grannsamverkan", english: "Neighbourhood watch"),
            notes: """
                By name, those that have ended too. `active`: how many take part on `day`, and `activeHouseholds` how many households of those \
                that have said. `contact` is a role or an office. `format=geojson`: surfaces; one that has not been drawn has no geometry.
                """,
            answers: [
                .init(
                    .ok, "The watch areas.", "application/json", .named("WatchAreas"),
                    example: Examples.watchAreas),
                .init(
                    .ok, "As a map.", "application/geo+json", .named("WatchAreaCollection"),
                    example: Examples.watchAreaMap),
                .init(.ok, "As a table.", "text/csv"),
            ]
        ) { call in
            var reader = QueryReader(call.query)
            let day = reader.day("on") ?? SwedishTime(call.now).date
            let format = reader.word("format", WatchAreaFormat.self) ?? .json
            try reader.finish()
            let found = try await watchAreas(for: try call.caller())
            return try watchAreaList(found, as: format, on: day)
        }
    }

    /// Watch areas as a file.
    package func watchAreaList(_ areas: [WatchArea], as format: WatchAreaFormat, on day: CivilDate) throws
        -> Response
    {
        switch format {
        case .json:
            return .json(try JSONWriter.object { try $0.watchAreas(areas, projector, on: day) })
        case .geojson:
            return .geoJSON(try WatchAreasGeoJSON(projector).bytes(of: areas, on: day))
        case .csv:
            return Response(
                .ok, WatchAreasCSV.mediaType, WatchAreasCSV.bytes(of: areas, on: day),
                headers: [.contentDisposition: "attachment; filename=\"grannsamverkan.csv\""])
        }
    }

    private var keepWatchArea: Route {
        Route(
            .put, "/api/v1/watch-areas/{id}", .to(.keepPicture), headers: [.acceptLanguage],
            body: .init(
                limit: 256 * 1_024, schema: .named("NewWatchArea"), example: Examples.newWatchArea),
            summary: Bilingual(
                swedish: "Lägg upp ett område med grannsamverkan", english: "Keep a watch area"),
            notes: """
                Under an id that the caller makes, a UUID: sent again with the same content it is the watch area that is kept already, as it is \
                now; with other content, or when another watch area has the id, wherever, 409. `area`: a Polygon or MultiPolygon within the municipality, or \
                none. `contact`: a role or an office; one that seems to tell of a person is refused. `since`: the first day, of 1980 or later, and `until` the last, \
                where it has one; neither more than ten years ahead.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("WholeWatchArea"),
                    example: Examples.wholeWatchArea, headers: ["ETag", "Location"]),
                .init(
                    .ok, "Had been kept before.", "application/json", .named("WholeWatchArea"),
                    example: Examples.wholeWatchArea, headers: ["ETag", "Location"]),
            ], problems: Self.watchAreaProblems + [.conflict]
        ) { call in
            let kept = try await keepWatchArea(
                try call.json(), as: try call.value { WatchAreaID($0) }, for: try call.caller(), at: call.now)
            return try response(kept.area, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var readWatchArea: Route {
        Route(
            .get, "/api/v1/watch-areas/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(
                swedish: "Läs ett område med grannsamverkan", english: "Read a watch area"),
            notes: "With everything that happened to it. `ETag` is the version to change it by.",
            answers: Self.changed
        ) { call in
            let whole = try await wholeWatchArea(
                try call.value { WatchAreaID($0) }, for: try call.caller(), at: call.now)
            return try response(whole, call.language)
        }
    }

    private var editWatchArea: Route {
        Route(
            .patch, "/api/v1/watch-areas/{id}", .to(.keepPicture), headers: [.ifMatch, .acceptLanguage],
            body: .init(
                limit: 256 * 1_024, schema: .named("WatchAreaEdit"), example: Examples.watchAreaEdit),
            summary: Bilingual(
                swedish: "Ändra ett område med grannsamverkan", english: "Change a watch area"),
            notes: """
                At least one member; all of them or none. `area`, `households` and `until` are taken away by an empty text. `withdrawn`: why it was entered by \
                mistake; then it counts on no day, and changes no more; a reason that seems to hold personal data is refused. What it was stays in \
                the history.
                """,
            answers: Self.changed, problems: Self.watchAreaProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changeWatchArea(
                try call.value { WatchAreaID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return try response(whole, call.language)
        }
    }

    private func response(
        _ whole: WholeWatchArea, _ language: Language, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let body = try JSONWriter.object { try whole.write(to: &$0, projector, in: language) }
        return .json(
            body, version: whole.area.version, at: "/api/v1/watch-areas/\(whole.area.id)", in: language,
            status: status)
    }
}

extension APIService.WholeWatchArea {
    /// The watch area and its history, as the API writes them.
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        try area.write(to: &object, projector, on: today)
        if !warnings.isEmpty { object.member("warnings", warnings.map { $0.text(in: language) }) }
        object.history(history) { $0.text(in: language) }
    }
}
