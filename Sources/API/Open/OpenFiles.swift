import Exports
import HTTPTypes
package import Hummingbird
import JSON
package import Prevention
package import Reports
package import Web

/// The open data of public sites, as files. They change when a period is published, so anybody may keep them for an hour.
extension APIService {
    private static let caching = "public, max-age=3600"

    /// - Parameter asTable: CSV in place of JSON.
    package func openFigures(
        _ tables: OpenTables, of profile: Profile, asTable: Bool, _ language: Language
    ) -> Response {
        guard !asTable else {
            return Response(
                .ok, OpenFiguresCSV.mediaType, OpenFiguresCSV(profile).bytes(of: tables),
                headers: [
                    .contentDisposition: "attachment; filename=\"rapporter.csv\"",
                    .cacheControl: Self.caching,
                ])
        }
        return .json(
            JSONWriter.object { $0.openFigures(tables, of: profile) { $0.text(in: language) } },
            headers: [.contentLanguage: language.rawValue, .cacheControl: Self.caching])
    }

    package func openCatalogueFile(_ tables: OpenTables, of profile: Profile) -> Response {
        Response(
            .ok, OpenCatalogue.mediaType, OpenCatalogue(profile, tables, root: publicURL.description).bytes,
            headers: [.cacheControl: Self.caching])
    }
}
