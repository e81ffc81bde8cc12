import Exports
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var findCases: Route {
        Route(
            .get, "/api/v1/cases", .scope(.reportRead),
            query: [
                .init(
                    "status", .text, "open, in-progress, closed, merged, separated by commas.",
                    example: "open"),
                .init("group", .text, "Codes of category groups, separated by commas.", example: "lighting"),
                .init("unit", .code, "The code of a unit that answers for the case.", example: "gata-park"),
                .init(
                    "bbox", .text,
                    "West,south,east,north in degrees (WGS 84): where the middle of the case lies, give or take the bend of the box in the plane.",
                    example: "14.50,56.25,14.56,56.30"),
                .format, .limitOrAll,
                .init(
                    "cursor", .text, "Where the page begins; taken from `Link: rel=\"next\"`, never made up.",
                    example: "AZDJwR68egCAAAAAAAAAAQ"),
            ],
            summary: Bilingual(swedish: "Sök ärenden", english: "Find cases"),
            notes: """
                In the order in which they were opened. `limit=all` answers with a file of all cases, written while they are \
                read: an answer that ends without its last chunk, or a collection without `numberReturned`, was cut off.
                """,
            answers: [
                .init(
                    .ok, "The cases, each as a point in the middle of its reports.", "application/geo+json",
                    .named("CaseCollection"), example: Examples.cases, headers: ["Link"]),
                .init(.ok, "As a table: UTF-8 with byte order mark, semicolons, decimal commas.", "text/csv"),
            ]
        ) { try await findCases($0) }
    }

    private func findCases(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = QueryReader(call.query)
        let listing = reader.listing()
        let box = reader.box("bbox")
        let after = reader.value(
            "cursor", sv: "Använd adressen i Link från förra svaret.",
            en: "Use the address in Link of the answer before."
        ) { PageCursor.case($0) }
        var filter = CaseFilter(
            municipalities: caller.municipalities, groups: reader.codes("group", CategoryGroup.self),
            statuses: reader.words("status", CaseStatus.self),
            unit: reader.value("unit", sv: "Koden för en ansvarig.", en: "The code of a unit.") { Code($0) })
        try reader.finish()
        let bounds = try box.flatMap { try $0.bounds(projector) }
        filter.bounds = bounds
        let isNowhere = box != nil && bounds == nil
        let list = ListAnswer<Case, Case.ID>(name: "arenden", listing: listing) {
            [store, filter] limit, after in
            guard !isNowhere else { return ([], nil) }
            let found = try await store.cases(matching: filter, limit: limit + 1, after: after)
            let shown = Array(found.prefix(limit))
            return (shown, found.count > limit ? shown.last?.id : nil)
        }
        switch listing.format {
        case .csv:
            let words = SwedishWords(categories: categories(seenBy: caller))
            return try await list.response(from: after, call, self, encode: PageCursor.encode) { _ in
                CasesCSV(projector, detail: .full, words: words)
            }
        case .geojson:
            return try await list.response(from: after, call, self, encode: PageCursor.encode) { count in
                CasesGeoJSON(projector, detail: .full) { $0.member("numberReturned", count.value) }
            }
        }
    }
}

extension Examples {
    static let cases = #"""
        {"type":"FeatureCollection","features":[{"type":"Feature","id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","municipality":"1060","group":"lighting","status":"open","openedAt":"2026-11-20T17:05:12Z","changedAt":"2026-11-20T17:05:12Z","firstObservedAt":"2026-11-20T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","reports":1,"reporters":1,"units":[{"id":"gata-park","name":"Gata och park","reason":"Belysning på kommunens mark.","since":"2026-11-20T17:05:12Z","due":"2026-12-04"}]}}],"numberReturned":1}
        """#
}
