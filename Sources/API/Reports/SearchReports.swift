import Exports
import Hummingbird
import Intake
import JSON
import Reports
import Web

extension APIService {
    var searchReports: Route {
        Route(
            .post, "/api/v1/reports/search", .to(.readReports),
            body: .init(limit: 128 * 1_024, schema: .named("ReportSearch"), example: Examples.search),
            summary: Bilingual(swedish: "Sök rapporter i en yta", english: "Find reports in a polygon"),
            notes: """
                The reports in a Polygon or MultiPolygon with at most \(GeoJSONReader.mostInRequest) positions, holes cut out, \
                boundary included, ordered by id. A polygon that crosses itself, and polygons of one shape that overlap, are refused, never repaired. When there are \
                more, `next` in the answer is the `cursor` of the next request.
                """,
            answers: [
                .init(
                    .ok, "The reports.", "application/geo+json", .named("ReportCollection"),
                    example: Examples.reports)
            ],
            problems: [.faultyContent]
        ) { try await search($0) }
    }

    private func search(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        var reader = BodyReader(try call.json())
        let area = reader.area("within", isRequired: true, projector)
        let filter = reader.filter(for: caller, among: choices(of: caller))
        let limit = reader.wholeNumber("limit", in: 1...1_000) ?? 100
        let cursor = reader.value(
            "cursor", sv: "Värdet av next i förra svaret.", en: "The next of the answer before."
        ) {
            PageCursor.report($0)
        }
        try reader.finish()
        guard let area else { throw Problem.internalFault }
        let page = try await store.reports(
            within: area, matching: filter, page: PageRequest(limit: limit, after: cursor))
        let next = page.next.map { PageCursor.encode($0) }
        let export = ReportsGeoJSON(projector, detail: .full) {
            $0.member("numberReturned", $1)
            $0.memberIfPresent("next", next)
        }
        return .geoJSON(try export.bytes(of: page.elements.map { ExportedReport($0) }))
    }
}

extension BodyReader {
    /// The filter of a question about reports, within what `caller` may see.
    fileprivate mutating func filter(for caller: Caller, among known: FilterChoices) -> ReportFilter {
        let moment = { (text: String) in try? Timestamp(rfc3339: text) }
        let (sv, en) = ("En tid som 2026-11-20T18:00:00+01:00.", "A time such as 2026-11-20T18:00:00+01:00.")
        return ReportFilter(
            municipalities: caller.municipalities,
            categories: Set(choices("category", known.categories)),
            statuses: Set(words("status", CaseStatus.self)), sources: Set(words("source", Source.self)),
            unit: choice("unit", known.units),
            observedFrom: value("since", sv: sv, en: en, moment),
            observedUntil: value("until", sv: sv, en: en, moment),
            receivedFrom: value("receivedSince", sv: sv, en: en, moment),
            receivedUntil: value("receivedUntil", sv: sv, en: en, moment),
            includesRestricted: caller.may(.readOriginals), sight: caller.sight)
    }
}

extension Examples {
    static let search = #"""
        {"within":{"type":"Polygon","coordinates":[[[14.52,56.27],[14.54,56.27],[14.54,56.28],[14.52,56.28],[14.52,56.27]]]},"category":["lighting"],"since":"2026-01-01T00:00:00+01:00","limit":100}
        """#
}
