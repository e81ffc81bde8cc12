import Exports
import HTTPTypes
import Hummingbird
import Reports
import Web

/// The file formats of the list of cases.
enum CaseListFormat: String, CaseIterable {
    case geojson, csv, gpkg, atom
}

extension QueryReader {
    /// A feed is read page by page: nobody reads all of one.
    mutating func refuseWholeFeed(_ query: QueryText) {
        guard query["limit"] == "all" else { return }
        fault(
            "limit", "parameter.conflict", sv: "Inte all tillsammans med format=atom.",
            en: "Not all together with format=atom.")
    }
}

extension APIService {
    /// A page of cases as a feed, with `Link` to the next.
    func caseFeed(_ list: CaseList, _ extent: ListExtent<CaseCursor>, for caller: Caller, _ call: Call)
        async throws -> Response
    {
        var (limit, start): (Int, CaseCursor?) = (1_000, nil)
        if case .page(let most, let cursor) = extent { (limit, start) = (most, cursor) }
        let (cases, next) = try await list.page(of: limit, after: start)
        let language = call.language
        let filters = call.query.parameters.filter {
            !["format", "limit", "cursor", "sort"].contains($0.name)
        }
        let feed = CasesAtom(root: "\(publicURL)/", categories: categories(seenBy: caller)) {
            $0.text(in: language)
        }
        let bytes = feed.bytes(
            of: cases, address: "\(publicURL)\(call.path)?\(call.query.leaving("cursor"))",
            filter: filters.map { "\($0.name)=\($0.value)" }.joined(separator: ", "), at: call.now)
        var headers = link(next.map(CaseList.word), call)
        headers[.contentLanguage] = language.rawValue
        return Response(.ok, CasesAtom.mediaType, bytes, headers: headers)
    }
}

extension Route.QueryParameter {
    static let caseListFormat = Route.QueryParameter(
        "format", .words(CaseListFormat.self),
        "`geojson` when absent; `gpkg`: a GeoPackage; `atom`: a feed.", example: "geojson")
}
