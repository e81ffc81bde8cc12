import Exports
import GeoPackage
import Geometry
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var findCases: Route {
        Route(
            .get, "/api/v1/cases", .to(.readCases),
            query: Self.caseFilters + [
                .init(
                    "sort", .words(CaseSort.self),
                    "`newest`: opened last first; `oldest`, as when absent: opened first first; `due`: by the first last day to act of any unit, cases without one last; `reports`: most reports first.",
                    example: "due"),
                .caseListFormat, .geoPackageSystem, .limitOrAll,
                .init(
                    "cursor", .text, "Where the page begins; taken from `Link: rel=\"next\"`, never made up.",
                    example: "AgAAAAAAAFE3AZNqHHoAeryeL0tqfI2eEA"),
            ],
            summary: Bilingual(swedish: "Sök ärenden", english: "Find cases"),
            notes: """
                A row has the case's first last day to act (`due`) and the report that came last, of those that the key may see \
                (`latestReport`: reference and words, personal data masked). `version` is what the case is changed by, also many at a time. `category`, `receivedSince`, `receivedUntil` and `q` \
                are about one and the same report of the case. With `limit=all` every case is in one answer, whatever their number: it \
                is sent in chunks while it is made, and is no picture of one moment. \(Self.wholeOrCut) Cases that a disk has damaged \
                are left out, and `unreadableCases` says how many; a table or layer is then refused (503).

                \(Self.asGeoPackage)

                `format=atom`: a page as a feed (RFC 4287), the case opened last first where no `sort` is given; the address with its filters \
                is the feed. An entry is `urn:uuid:` and the id of the case, tells what a row tells, and leads to the page of the case. \
                The key goes with it as with every request: there are no secret addresses. `limit=all` is refused.

                `format=ics`: a page as a calendar (RFC 5545) of the last days of cases that are open or in progress, by those days where no \
                `sort` is given, without any words of reports; `limit=all` is refused.

                \(Self.restrictedInCases)
                """,
            answers: [
                .init(
                    .ok, "The cases, each as a point in the middle of its reports.", "application/geo+json",
                    .named("CaseCollection"), example: Examples.cases, headers: ["Link"]),
                .init(.ok, "As a table: UTF-8 with byte order mark, semicolons, decimal commas.", "text/csv"),
                .init(.ok, "As a layer for map programs.", GeoPackageFile.mediaType),
                .init(.ok, "As a feed.", CasesAtom.mediaType),
                .init(.ok, "As a calendar.", "text/calendar"),
            ], problems: [.notReady, .notWritable], answerSeconds: Self.listSeconds
        ) { try await findCases($0) }
    }

    /// What a key without `original:read` is told of a case with restricted reports.
    static let restrictedInCases = """
        Without `original:read`, `withheldReports` says how many of the case's reports are restricted; the case then lies in \
        the middle of its other reports. When none of those is placed, it lies in the middle of a square of \
        \(Place.squareOfRestricted) m in SWEREF 99 TM, and `placeIsApproximate` is true.
        """

    static let caseFilters: [Route.QueryParameter] = [
        .init(
            "status", .array(.words(CaseStatus.self)),
            "open, in-progress, closed, merged, separated by commas.", example: "open"),
        .init(
            "state", .array(.words(CaseState.Kind.self)),
            "Where it is in its life: \(CaseState.Kind.allCases.map(\.rawValue).joined(separator: ", ")), separated by commas.",
            example: "received"),
        .init(
            "assignee", .text, "Who of the staff deals with it, by name; `none` for nobody.", example: "none"),
        .init(
            "group", .array(.code), "Codes of category groups, separated by commas.", example: "lighting"),
        .init(
            "category", .array(.code), "Has a report in one of these categories; codes, separated by commas.",
            example: "lighting"),
        .init("unit", .code, "The code of a unit that answers for the case.", example: "gata-park"),
        .init(
            "receivedSince", .momentOrDay,
            "Has a report that was received at or after this moment (RFC 3339), or this date's first moment in Sweden.",
            example: "2026-11-20"),
        .init(
            "receivedUntil", .momentOrDay,
            "Has a report that was received before this moment, or this date's first moment in Sweden.",
            example: "2026-11-21"),
        .init(
            "overdue", .word(["true"]),
            "`true`: still open or in progress, and the first last day to act of any unit has passed.",
            example: "true"),
        .init("restricted", .boolean, "Whether a report of the case is restricted.", example: "false"),
        .init(
            "q", .text,
            "Has a report with all of these words, in any form (lampa, lamporna), with or without dots over letters; `idrotts*`: a word that begins so.",
            example: "trasig lampa"),
        .init(
            "reference", .text,
            "Holds the report with this reference, as it is said: in any case, with or without hyphens.",
            example: "OLO-7K3M-9Q"),
        .area,
        .init(
            "bbox", .array(.number()),
            "West,south,east,north in degrees (WGS 84): where the middle of the case lies, give or take the bend of the box in the plane.",
            example: "14.50,56.25,14.56,56.30"),
    ]

    private func findCases(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        let areas = areas()
        let seesRestricted = { @Sendable (found: Case) in caller.seesRestricted(of: found, areas: areas) }
        var reader = QueryReader(call.query)
        let format = reader.word("format", CaseListFormat.self) ?? .geojson
        reader.refuseWhole(call.query, as: format)
        let system = reader.geoPackageSystem(format == .gpkg)
        let order: CaseSort =
            switch format {
            case .atom: .newest
            case .ics: .due
            case .geojson, .csv, .gpkg: .oldest
            }
        let (asked, extent) = try askedCases(&reader, for: caller, at: call.now, unsorted: order)
        // A table is kept and counted, and cannot say what it lacks.
        let left = format == .geojson ? CaseList.LeftOut() : nil
        let answers = CaseList(query: asked.query, store: store, left: left)
        switch format {
        case .geojson:
            let geoJSON = CasesGeoJSON(
                projector, detail: .full, seesRestricted: seesRestricted,
                namesReturns: caller.sight?.isOfWholes ?? true
            ) {
                if let left, left.count > 0 { $0.member("unreadableCases", left.count) }
                $0.member("numberReturned", $1)
            }
            return try await list(ExportResponse(geoJSON, of: answers, named: "arenden"), extent, call)
        case .csv:
            let csv = CasesCSV(
                projector, detail: .full, seesRestricted: seesRestricted, words: swedishWords)
            return try await list(ExportResponse(csv, of: answers, named: "arenden"), extent, call)
        case .gpkg:
            let table = CaseFeatures(
                projector, detail: .full, seesRestricted: seesRestricted,
                categories: categories(seenBy: caller))
            return try await features(table, of: answers, in: system, extent, call)
        case .atom: return try await caseFeed(answers, extent, for: caller, call)
        case .ics: return try await caseCalendar(answers, extent, for: caller, call)
        }
    }
}

extension Examples {
    static let cases = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","municipality":"1060","group":"lighting","status":"open","state":"received","assignee":null,"openedAt":"2026-11-20T17:05:12Z","changedAt":"2026-11-20T17:05:12Z","version":1,"firstObservedAt":"2026-11-20T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","reports":1,"reporters":1,"withheldReports":0,"placeIsApproximate":false,"due":"2026-12-04","latestReport":{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","receivedAt":"2026-11-20T17:05:12Z","text":"Lamporna bakom idrottshallen är trasiga."},"units":[{"id":"gata-park","name":"Gata och park","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}]}}],"numberReturned":1}
        """#
}
