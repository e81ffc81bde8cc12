import HTTPTypes
import Hummingbird
import Web

/// What the routes that answer a list share.
extension APIService {
    /// How a whole list is told from a part of it.
    static let wholeOrCut = """
        A download that was interrupted ends without the last chunk, which HTTP clients report as an error (curl exits with 18); \
        whole GeoJSON ends with `numberReturned`.
        """

    /// So much of a list as was asked for, with `Link` to the next page.
    func list<Format, List>(
        _ answer: ExportResponse<Format, List>, _ extent: ListExtent<List.Cursor>, _ call: Call
    ) async throws -> Response {
        switch extent {
        case .all: try await answer.all(exports)
        case .page(let limit, let cursor):
            try await answer.page(limit: limit, after: cursor) { link($0, call) }
        }
    }

    /// `Link: <…>; rel="next"`, or nothing on the last page.
    private func link(_ cursor: String?, _ call: Call) -> HTTPFields {
        guard let cursor else { return [:] }
        guard let name = HTTPField.Name("Link") else { return [:] }
        return [name: "<\(publicURL)\(call.path)?\(call.query.setting("cursor", to: cursor))>; rel=\"next\""]
    }
}
