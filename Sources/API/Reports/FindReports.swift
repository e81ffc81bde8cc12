import Exports
import GeoPackage
import Geometry
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var findReports: Route {
        Route(
            .get, "/api/v1/reports", .to(.readReports),
            query: [
                .init(
                    "near", .array(.number()),
                    "Longitude,latitude in degrees (WGS 84). The answer is nearest first. With `radius` or `nearest`.",
                    example: "14.5306,56.2767"),
                .init(
                    "radius", .number(minimum: 0.01),
                    "Metres in the plane of SWEREF 99 TM, the radius included. With `near`.", example: "200"),
                .init(
                    "nearest", .integer(1...1_000),
                    "So many, whatever their distance, without pages. With `near`, instead of `radius`.",
                    example: "10"),
                .init(
                    "bbox", .array(.number()),
                    "West,south,east,north in degrees (WGS 84). Ordered by id. Not with `near`.",
                    example: "14.50,56.25,14.56,56.30"),
                .init(
                    "placed", .boolean,
                    "`false` for the reports that wait to be placed, ordered by id. Not with any place.",
                    example: "true"),
                .init(
                    "reference", .text,
                    "The report with this reference, as it is said: in any case, with or without hyphens. The answer holds its words. Not with any place.",
                    example: "OLO-7K3M-9Q"),
            ] + Self.reportFilters + [.area, .listFormat, .geoPackageSystem, .limitOrAll, .cursor],
            summary: Bilingual(swedish: "Sök rapporter", english: "Find reports"),
            notes: """
                Without a place, all reports ordered by id. Distances are planar (EPSG:3006), at most 0.3 % from those on the \
                ground. A page can be shorter than `limit` and still have a next one: follow `Link` until there is none. \
                Restricted reports are shown to keys with `original:read` only. No words of the reports are in the answer, but \
                of those that wait to be placed, and of the one that `reference` names.

                With `limit=all` every report is in one answer, whatever their number: it is sent in chunks while it is made, in \
                the same order as the pages, and is no picture of one moment. \(Self.wholeOrCut)

                \(Self.asGeoPackage)
                """,
            answers: [
                .init(
                    .ok, "The reports.", "application/geo+json", .named("ReportCollection"),
                    example: Examples.reports, headers: ["Link"]),
                .init(.ok, "As a table: UTF-8 with byte order mark, semicolons, decimal commas.", "text/csv"),
                .init(.ok, "As a layer for map programs.", GeoPackageFile.mediaType),
            ], problems: [.notReady, .notWritable], answerSeconds: Self.listSeconds
        ) { try await find($0) }
    }

    static let reportFilters: [Route.QueryParameter] = [
        .init("category", .array(.code), "Codes, separated by commas.", example: "lighting,drugs"),
        .init(
            "status", .array(.words(CaseStatus.self)),
            "Of the case: open, in-progress, closed, merged, separated by commas.",
            example: "open,in-progress"),
        .init(
            "source", .array(.words(Source.self)),
            "Who reported: \(Source.allCases.map(\.rawValue).joined(separator: ", ")), separated by commas.",
            example: "resident"),
        .init("unit", .code, "The code of a unit that answers for the case.", example: "gata-park"),
        .init(
            "since", .momentOrDay,
            "Seen at or after this moment (RFC 3339), or this date's first moment in Sweden.",
            example: "2026-01-01"),
        .init(
            "until", .momentOrDay,
            "Seen before this moment, or this date's first moment in Sweden.",
            example: "2026-11-01T00:00:00+01:00"),
        .init(
            "receivedSince", .momentOrDay,
            "Received at or after this moment (RFC 3339), or this date's first moment in Sweden.",
            example: "2026-10-01"),
        .init(
            "receivedUntil", .momentOrDay,
            "Received before this moment, or this date's first moment in Sweden.",
            example: "2026-11-21"),
    ]

    private func find(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let extent = reader.extent(PageCursor.report)
        let format = reader.listFormat()
        let system = reader.geoPackageSystem(format == .gpkg)
        let question = try askedReports(&reader, for: caller, at: call.now)
        let answers = ReportList(
            question: question, store: store, projector: projector, readsWhole: format != .geojson)
        switch format {
        case .geojson:
            let geoJSON = ReportsGeoJSON(projector, detail: .full) { $0.member("numberReturned", $1) }
            return try await list(ExportResponse(geoJSON, of: answers, named: "rapporter"), extent, call)
        case .csv:
            let csv = ReportsCSV(projector, detail: .full, words: swedishWords)
            return try await list(ExportResponse(csv, of: answers, named: "rapporter"), extent, call)
        case .gpkg:
            let table = ReportFeatures(projector, detail: .full, categories: categories(seenBy: caller))
            return try await features(table, of: answers, in: system, extent, call)
        }
    }

    /// The reports that an address asks for, within what the caller may see.
    ///
    /// - Throws: 400 with every parameter that is wrong.
    func askedReports(_ reader: inout QueryReader, for caller: Caller, at now: Timestamp) throws
        -> ReportQuestion
    {
        let filter = reader.filter(for: caller, among: choices(of: caller))
        let area = reader.area("area", areas(), on: SwedishTime(now).date)
        let scope = scope(&reader)
        try reader.finish()
        return ReportQuestion(
            scope: scope ?? area.map { .area($0.area) } ?? .everywhere, filter: filter,
            inside: scope == nil ? nil : area?.area)
    }

    /// What of placed, near, nearest and bbox was asked for; nil for none.
    private func scope(_ reader: inout QueryReader) -> ReportQuestion.Scope? {
        let isPlaced =
            reader.value("placed", sv: "true eller false.", en: "true or false.") { Bool($0) } ?? true
        let place = reader.place("near", projector)
        let radius = reader.radius("radius")
        let nearest = reader.number("nearest", in: 1...1_000)
        let box = reader.box("bbox")
        let hasPlace = reader.has("near")
        if !isPlaced, hasPlace || reader.has("bbox") || reader.has("area") {
            reader.fault(
                "placed", "parameter.conflict", sv: "Rapporter utan plats ligger inte någonstans.",
                en: "Reports without a place lie nowhere.")
        }
        if hasPlace, reader.has("bbox") {
            reader.fault(
                "bbox", "parameter.conflict", sv: "Inte tillsammans med near.", en: "Not together with near.")
        }
        for name in ["radius", "nearest"] where reader.has(name) && !hasPlace {
            reader.fault(
                name, "parameter.conflict", sv: "Bara tillsammans med near.", en: "Only together with near.")
        }
        if hasPlace, reader.has("radius") == reader.has("nearest") {
            reader.fault(
                "radius", "parameter.conflict", sv: "Ange radius eller nearest tillsammans med near.",
                en: "Give radius or nearest together with near.")
        }
        for name in ["area", "cursor", "limit"] where reader.has(name) && reader.has("nearest") {
            reader.fault(
                name, "parameter.conflict", sv: "Inte tillsammans med nearest.",
                en: "Not together with nearest.")
        }
        let reference = reader.reference("reference")
        for name in ["near", "bbox", "area", "placed", "unit"]
        where reader.has(name) && reader.has("reference") {
            reader.fault(
                name, "parameter.conflict", sv: "Inte tillsammans med reference.",
                en: "Not together with reference.")
        }
        if let reference { return .only(reference) }
        guard isPlaced else { return .unplaced }
        if let place, let radius { return .near(place, radius) }
        if let place, let nearest { return .nearest(nearest, place) }
        return box.map { .box($0) }
    }
}

extension Route.QueryParameter {
    static let area = Route.QueryParameter(
        "area", .text,
        "Layer/code of an area; layers: \(AreaLayer.allCases.map(\.rawValue).joined(separator: ", ")).",
        example: "district/holje")
    static let limit = Route.QueryParameter(
        "limit", .integer(1...1_000), "At most so many; 100 when absent.", example: "100")
    static let cursor = Route.QueryParameter(
        "cursor", .text, "Where the page begins; taken from `Link: rel=\"next\"`, never made up.",
        example: "AAAAAAAAAAABjw8-exp8wp1eChscLT5P")
}

extension Route.HeaderParameter {
    static let acceptLanguage = Route.HeaderParameter(
        name: "Accept-Language",
        notes: "`sv` (when absent) or `en`: the language of the sentences in the answer.",
        isRequired: false, example: "sv")
    static let ifNoneMatch = Route.HeaderParameter(
        name: "If-None-Match", notes: "An ETag: 304, without a body, when it still holds.", isRequired: false,
        example: "\"3\"")
    static let ifMatch = Route.HeaderParameter(
        name: "If-Match", notes: "The ETag of what was read last.", isRequired: true, example: "\"3\"")
}

extension Examples {
    static let reports = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","municipality":"1060","category":"lighting","status":"open","source":"resident","observedAt":"2026-11-20T17:00:00Z","distanceMetres":12.5}}],"numberReturned":1}
        """#
}
