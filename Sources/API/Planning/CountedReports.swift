import Exports
import Geometry
import Hummingbird
import Reports
import Web

/// What the handlers that count many reports share.
extension APIService {
    /// How many reports one answer may rest on.
    static let mostCountedReports = 200_000

    /// Every placed report that the filter admits, in the area or anywhere.
    ///
    /// - Throws: a ``Problem`` when there are more than ``mostCountedReports``.
    func countedReports(matching filter: ReportFilter, inside area: Area?) async throws -> [FoundReport] {
        guard let everywhere = Bounds.everywhere else { throw Problem.internalFault }
        let page = PageRequest(limit: Self.mostCountedReports)
        let found =
            if let area {
                try await store.reports(within: area, matching: filter, page: page)
            } else {
                try await store.reports(in: everywhere, matching: filter, page: page)
            }
        guard found.next == nil else {
            throw Problem.parameters([
                .parameter(
                    "since", "parameter.too-many-reports",
                    sv: "Fler än \(Self.mostCountedReports) rapporter. Välj en kortare tid eller ett område.",
                    en: "More than \(Self.mostCountedReports) reports. Choose a shorter time or an area.")
            ])
        }
        return found.elements
    }

    /// The elements as a file.
    func file<Format: Export>(
        _ format: Format, _ elements: [Format.Element], named name: String
    ) throws -> Response {
        Response(
            .ok, format.mediaType, try format.bytes(of: elements), headers: format.headers(named: name))
    }
}
