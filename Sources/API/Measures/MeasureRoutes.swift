import Exports
import HTTPTypes
import Hummingbird
package import JSON
import Prevention
package import Projection
import Reports
package import Web

extension APIService {
    /// The routes of measures.
    var measureRoutes: [Route] {
        [listMeasures, addMeasure, keepMeasure, readMeasure, editMeasure, closeMeasureCases]
    }

    private static let kept: [Route.Answer] = [
        .init(
            .created, "Kept.", "application/json", .named("WholeMeasure"), example: Examples.wholeMeasure,
            headers: ["ETag", "Location"]),
        .init(
            .ok, "Had been kept before.", "application/json", .named("WholeMeasure"),
            example: Examples.wholeMeasure, headers: ["ETag", "Location"]),
    ]
    private static let changed: [Route.Answer] = [
        .init(
            .ok, "The measure as it is now.", "application/json", .named("WholeMeasure"),
            example: Examples.wholeMeasure, headers: ["ETag"])
    ]
    private static let measureProblems: [ProblemKind] = [.faultyContent, .notWritable, .notReady]

    private var listMeasures: Route {
        Route(
            .get, "/api/v1/measures", .to(.plan),
            query: [
                .init("kind", .text, "Codes, separated by commas; all when absent.", example: "lighting"),
                .init(
                    "state", .array(.words(MeasureState.self)), "States; all when absent.",
                    example: "decided,under-way"),
                .init(
                    "since", .day, "Done on or after this day; planned for it, where not done.",
                    example: "2026-01-01"),
                .init("until", .day, "Before this day.", example: "2027-01-01"),
                .init("unit", .code, "Of this unit.", example: "gata-park"),
                .init(
                    "area", .text, "`LAYER/CODE`: those whose place lies in it, or reaches into it.",
                    example: "district/holje"),
                .init(
                    "case", .uuid, "Because of this case.", example: "01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10"),
                .init(
                    "finding", .uuid, "Because of this finding.",
                    example: "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"),
                .init("format", .words(MeasureFormat.self), "`json` when absent.", example: "json"),
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Åtgärder", english: "Measures"),
            notes: """
                Those without a day first, then the latest day first; at most \(MeasureQuery.most). `format=geojson`: points, lines and \
                areas; a measure without a place has no geometry. `format=csv`: to be published, without anything whose words seem to be \
                personal, and with a place of each. `format=ics`: a calendar (RFC 5545) of the days that those are planned for which are \
                neither done nor stopped. `causes` and `casesOfFindings`: of the cases those that the caller may see.
                """,
            answers: [
                .init(
                    .ok, "The measures.", "application/json", .named("Measures"), example: Examples.measures),
                .init(
                    .ok, "As a map.", "application/geo+json", .named("MeasureCollection"),
                    example: Examples.measureMap),
                .init(.ok, "As a table.", "text/csv"),
                .init(.ok, "As a calendar.", "text/calendar"),
            ], problems: [.notFound]
        ) { call in
            let caller = try call.caller()
            let (query, format) = try await measureQuery(call, for: caller)
            let found = try await measures(query.measures, in: query.area, for: caller)
            return try measureList(found, as: format, call.language, at: call.now)
        }
    }

    private var readMeasure: Route {
        Route(
            .get, "/api/v1/measures/{id}", .to(.plan), headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Läs en åtgärd", english: "Read a measure"),
            notes: """
                With its photos and everything that happened to it. `causes`: the cases that the caller may see, the kept hotspots, and the findings that it \
                is because of. `casesOfFindings`: the cases of those findings that the caller may see; they are closed with the others. \
                `ETag` is the version to change it by.
                """,
            answers: Self.changed
        ) { call in
            let whole = try await wholeMeasure(
                try call.value { MeasureID($0) }, for: try call.caller(), at: call.now)
            return try response(whole, call.language)
        }
    }

    private var addMeasure: Route {
        Route(
            .post, "/api/v1/measures", .to(.keepMeasures), headers: [.acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("NewMeasure"), example: Examples.newMeasure),
            summary: Bilingual(swedish: "Lägg till en åtgärd", english: "Add a measure"),
            notes: """
                As `PUT /api/v1/measures/{id}`, under an id that Lykta makes: a request that is sent again makes another measure.
                """,
            answers: [Self.kept[0]], problems: Self.measureProblems
        ) { call in
            let kept = try await keepMeasure(
                try call.json(), as: nil, for: try call.caller(), at: call.now)
            return try response(kept.measure, call.language, status: .created)
        }
    }

    private var keepMeasure: Route {
        Route(
            .put, "/api/v1/measures/{id}", .to(.keepMeasures), headers: [.acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("NewMeasure"), example: Examples.newMeasure),
            summary: Bilingual(swedish: "Lägg upp en åtgärd", english: "Keep a measure"),
            notes: """
                Under an id that the caller makes, a UUID: sent again with the same content it is the measure that is kept already, as it is \
                now; with other content, or when another measure has the id, wherever, 409. `kind`: of the profile's list. `place`: a Point, LineString, \
                Polygon or MultiPolygon within the municipality, or none. `cost`: whole kronor. `state`: where it begins, `proposed` when \
                absent; one that is `done` has its day in `done`. Its days are of the year \(EarliestYear.ofWork) or later, and `planned` is at most twenty years ahead. `causes`: cases and findings that the caller may see, and kept hotspots, all of \
                the municipality, and commitments of its promises. A finding that has become nothing yet has become this measure. `warnings`: words that seem to hold \
                personal data or to accuse someone; they are kept, and are left out of what is published until they are changed.
                """,
            answers: Self.kept, problems: Self.measureProblems + [.conflict]
        ) { call in
            let kept = try await keepMeasure(
                try call.json(), as: try call.value { MeasureID($0) }, for: try call.caller(), at: call.now)
            return try response(kept.measure, call.language, status: kept.isRepeat ? .ok : .created)
        }
    }

    private var editMeasure: Route {
        Route(
            .patch, "/api/v1/measures/{id}", .to(.keepMeasures), headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 256 * 1_024, schema: .named("MeasureEdit"), example: Examples.measureEdit),
            summary: Bilingual(swedish: "Ändra en åtgärd", english: "Change a measure"),
            notes: """
                At least one member; all of them or none. `place`, `planned`, `begun` and `cost` are taken away by an empty text. `state`: \
                proposed, decided, under-way, done, one step at a time, and one step back; what is not done can be stopped, and what was \
                stopped begins again as proposed. Stopping, and opening what was stopped or done, takes a `reason`. What gets under way began \
                today, and what is done was done today, where `begun` and `done` say nothing else; one that was taken back gets the days that it had before, \
                which stand in its history. Findings that became the measure go its way: done \
                with it, under way again when it is opened again, open again when it is stopped. Each list of `causes` takes the place of \
                the one before; cases that the caller may not see stay. \
                `published`: whether everybody may see it, once it is done, in `GET /api/v1/done` and on `/gjort`. A `title` that is corrected is \
                corrected in the cases that were closed with it, and those who follow a report read it instead of the former; there, one that \
                seems to hold personal data is refused (`measure.personal-data`).
                """,
            answers: Self.changed, problems: Self.measureProblems + [.versionMissing, .changedMeanwhile]
        ) { call in
            let version = try EntityTag.required(call.headers)
            let whole = try await changeMeasure(
                try call.value { MeasureID($0) }, try call.json(), version: version,
                for: try call.caller(), at: call.now)
            return try response(whole, call.language)
        }
    }

    private var closeMeasureCases: Route {
        Route(
            .post, "/api/v1/measures/{id}/close-cases", .to(.editCases),
            headers: [.ifMatch, .acceptLanguage],
            body: .init(limit: 32 * 1_024, schema: .named("MeasureAnswer"), example: Examples.measureAnswer),
            summary: Bilingual(
                swedish: "Avsluta en åtgärds ärenden", english: "Close the cases of a measure"),
            notes: """
                Only when the measure is done; else 409. Every case of it, and of its findings, that is open gets the state `done`, with the measure's title as what was \
                done, and `answer` goes to all who reported: each sees it on the page of the report, and each address gets one letter, in \
                however many of the cases its reports are; none about a restricted report. All of them or none: where there is a case that \
                the caller may not see, nothing is changed. Where the title or the answer seems to hold personal data or to name someone, it is refused \
                (`measure.personal-data`): correct it, or say with `noPersonalData` that it is none. `closed`: the cases that were closed now. `If-Match` is the measure's version, \
                which grows when a case is closed, so a request that is sent again closes and sends nothing twice. The answer stands in \
                the cases alone, not in the measure.
                """,
            answers: [
                .init(
                    .ok, "What was closed, and the measure as it is now.", "application/json",
                    .named("ClosedCases"), example: Examples.closedCases, headers: ["ETag"])
            ],
            problems: Self.measureProblems + [
                .versionMissing, .changedMeanwhile, .notPossibleNow, .conflict,
            ]
        ) { call in
            let version = try EntityTag.required(call.headers)
            var reader = BodyReader(try call.json())
            let answer = reader.text("answer", isRequired: true)
            let isImpersonal = reader.bool("noPersonalData") ?? false
            try reader.finish()
            guard let answer else { throw Problem.internalFault }
            let done = try await closeCases(
                of: try call.value { MeasureID($0) }, answering: answer, isImpersonal: isImpersonal,
                version: version,
                for: try call.caller(), at: call.now)
            let body = try JSONWriter.object { object in
                object.member("closed", done.closed)
                try object.object("measure") {
                    try done.measure.told.write(to: &$0, projector) { $0.text(in: call.language) }
                }
                object.warnings(done.warnings, call.language)
            }
            return .json(
                body,
                headers: [
                    .eTag: EntityTag.text(done.measure.measure.version, of: body),
                    .contentLanguage: call.language.rawValue,
                ])
        }
    }

    private func response(
        _ whole: WholeMeasure, _ language: Language, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let body = try JSONWriter.object {
            try whole.write(to: &$0, projector, in: language)
            $0.warnings(whole.warnings, language)
        }
        return .json(
            body, version: whole.measure.version, at: "/api/v1/measures/\(whole.measure.id)", in: language,
            status: status)
    }
}

extension APIService.WholeMeasure {
    /// The measure and its history, as the API writes them.
    package func write(to object: inout JSONObject, _ projector: Projector, in language: Language) throws {
        try told.write(to: &object, projector) { $0.text(in: language) }
        object.array("photos") { array in
            for photo in photos { array.object { photo.write(to: &$0, of: measure.id) } }
        }
        object.history(history) { $0.text(in: language) }
    }
}

extension JSONObject {
    fileprivate mutating func warnings(_ warnings: [Bilingual], _ language: Language) {
        if !warnings.isEmpty { member("warnings", warnings.map { $0.text(in: language) }) }
    }
}
