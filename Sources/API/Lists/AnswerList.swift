import Exports
import GeoPackage
import HTTPTypes
import Hummingbird
import Web

/// What the routes that answer a list share.
extension APIService {
    /// A list that is asked for whole may be a file that is made before it is sent.
    static let listSeconds: Int64 = 180

    /// What a GeoPackage of a list is.
    static let asGeoPackage = """
        `format=gpkg`: a GeoPackage 1.3 of one layer of points, with the columns of the table, moments in UTC, a spatial index and a \
        style by which QGIS draws it at once; it is made whole before the answer begins, so that a fault is answered and no broken file is sent.
        """

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

    /// So much of a list as was asked for, as a GeoPackage.
    func features<Table: FeatureTable, List: PagedList>(
        _ table: Table, of list: List, in system: GeoPackageSystem, _ extent: ListExtent<List.Cursor>,
        _ call: Call
    ) async throws -> Response where Table.Element == List.Element {
        var chance = makeChance()
        return try await FeatureFileResponse(table, of: list, in: system).response(
            extent, exports, chance.next(), at: call.now
        ) { link($0, call) }
    }

    /// `Link: <…>; rel="next"`, or nothing on the last page.
    func link(_ cursor: String?, _ call: Call) -> HTTPFields {
        guard let cursor else { return [:] }
        guard let name = HTTPField.Name("Link") else { return [:] }
        return [name: "<\(publicURL)\(call.path)?\(call.query.setting("cursor", to: cursor))>; rel=\"next\""]
    }
}
