import Exports
import HTTPTypes
import Hummingbird
import Reports
import Web

/// The file formats of the list of cases.
enum CaseListFormat: String, CaseIterable {
    case geojson, csv, gpkg, atom, ics
}

extension QueryReader {
    /// A feed or a calendar is read page by page: nobody reads all of one.
    mutating func refuseWhole(_ query: QueryText, as format: CaseListFormat) {
        guard query["limit"] == "all", format == .atom || format == .ics else { return }
        fault(
            "limit", "parameter.conflict", sv: "Inte all tillsammans med format=\(format.rawValue).",
            en: "Not all together with format=\(format.rawValue).")
    }
}

extension APIService {
    /// A page of cases as a feed, with `Link` to the next.
    func caseFeed(_ list: CaseList, _ extent: ListExtent<CaseCursor>, for caller: Caller, _ call: Call)
        async throws -> Response
    {
        let (cases, next) = try await page(of: list, extent)
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

    /// The last days of a page of cases, with `Link` to the next.
    func caseCalendar(_ list: CaseList, _ extent: ListExtent<CaseCursor>, for caller: Caller, _ call: Call)
        async throws -> Response
    {
        let (cases, next) = try await page(of: list, extent)
        let bytes = deadlines(call.language).bytes(of: cases, categories: categories(seenBy: caller))
        return calendar(bytes, "arenden", link(next.map(CaseList.word), call))
    }

    private func page(of list: CaseList, _ extent: ListExtent<CaseCursor>) async throws -> (
        elements: [ListedCase], next: CaseCursor?
    ) {
        switch extent {
        case .page(let limit, let cursor): try await list.page(of: limit, after: cursor)
        case .all: try await list.page(of: 1_000, after: nil)
        }
    }
}

extension Route.QueryParameter {
    static let caseListFormat = Route.QueryParameter(
        "format", .words(CaseListFormat.self),
        "`geojson` when absent; `gpkg`: a GeoPackage; `atom`: a feed; `ics`: a calendar of last days.",
        example: "geojson")
}
