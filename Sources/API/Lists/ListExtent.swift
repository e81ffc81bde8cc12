import GeoPackage
import Reports
import Web

/// How much of a list is asked for.
enum ListExtent<Cursor: Sendable>: Sendable {
    case page(limit: Int, after: Cursor?)
    case all
}

/// The file formats of a list.
enum ListFormat: String, CaseIterable {
    case geojson, csv, gpkg
}

extension QueryReader {
    /// `limit` and `cursor` of a list that can be asked for whole.
    mutating func extent<Cursor>(_ parse: (String) -> Cursor?) -> ListExtent<Cursor> {
        let extent = value(
            "limit", sv: "Ett heltal 1–1000, eller all.", en: "A whole number 1–1000, or all."
        ) { text -> ListExtent<Cursor>? in
            if text == "all" { return .all }
            return Int(text).flatMap { (1...1_000).contains($0) ? .page(limit: $0, after: nil) : nil }
        }
        let cursor = value(
            "cursor", sv: "Använd adressen i Link från förra svaret.",
            en: "Use the address in Link of the answer before.", parse)
        switch extent {
        case .all:
            if has("cursor") {
                fault(
                    "cursor", "parameter.conflict", sv: "Inte tillsammans med limit=all.",
                    en: "Not together with limit=all.")
            }
            return .all
        case .page(let limit, _): return .page(limit: limit, after: cursor)
        case nil: return .page(limit: 100, after: cursor)
        }
    }

    mutating func listFormat() -> ListFormat { word("format", ListFormat.self) ?? .geojson }

    /// `epsg`: in which reference system a GeoPackage is written.
    mutating func geoPackageSystem(_ isWanted: Bool) -> GeoPackageSystem {
        let system = word("epsg", GeoPackageSystem.self)
        if system != nil, !isWanted {
            fault(
                "epsg", "parameter.conflict", sv: "Bara tillsammans med format=gpkg.",
                en: "Only together with format=gpkg.")
        }
        return system ?? .wgs84
    }
}

extension Route.QueryParameter {
    static let limitOrAll = Route.QueryParameter(
        "limit", .either([.integer(1...1_000), .word(["all"])]),
        "At most so many; 100 when absent. `all`: every one, as a file that is streamed, without `Link`.",
        example: "100")
    static let listFormat = Route.QueryParameter(
        "format", .words(ListFormat.self), "`geojson` when absent; `gpkg`: a GeoPackage.", example: "geojson")
    static let geoPackageSystem = Route.QueryParameter(
        "epsg", .words(GeoPackageSystem.self),
        "The reference system of a GeoPackage; 4326 (WGS 84) when absent, or 3006 (SWEREF 99 TM). With `format=gpkg`.",
        example: "3006")
}
