import Geometry
import HTTPTypes
import Hummingbird
import Projection
import Reports
import Web

/// What the routes of features share.
extension APIService {
    static let featurePage = "text/html; charset=utf-8"

    /// What changes with a new version of Lykta alone.
    static let steadyFeatures: HTTPFields = [.cacheControl: "public, max-age=300"]

    static func featureHeaders(of collection: FeatureCollection, _ call: Call) -> HTTPFields {
        var headers: HTTPFields = [
            .contentLanguage: call.language.rawValue, .vary: "Accept, Accept-Language",
        ]
        if collection.access == .open { headers[.cacheControl] = "public, max-age=3600" }
        return headers
    }

    /// The collection that the path names.
    func namedCollection(_ call: Call) throws(Problem) -> FeatureCollection {
        try call.value { id in FeatureCollection.all.first { $0.id == id } }
    }

    func featureForm(_ reader: inout QueryReader, _ call: Call) -> FeatureForm {
        reader.word("f", FeatureForm.self) ?? FeatureForm(accepting: call.headers[.accept])
    }

    func featureAnswer(
        _ call: Call, json: (FeatureDocuments) -> [UInt8], html: (FeaturePages) -> [UInt8]
    ) throws -> Response {
        var reader = QueryReader(call.query)
        let form = featureForm(&reader, call)
        try reader.finish()
        let documents = try featureDocuments(call)
        var headers = Self.steadyFeatures
        headers[.contentLanguage] = call.language.rawValue
        headers[.vary] = "Accept, Accept-Language"
        switch form {
        case .json: return .json(json(documents), headers: headers)
        case .html:
            return Response(
                .ok, Self.featurePage, html(FeaturePages(documents: documents)), headers: headers)
        }
    }

    func featureDocuments(_ call: Call) throws -> FeatureDocuments {
        FeatureDocuments(root: publicURL.description, language: call.language, extent: try extent())
    }

    /// West, south, east and north of the municipalities that are served, in degrees; of Sweden where no outline is kept.
    private func extent() throws -> [Double] {
        let areas = areas()
        var bounds: Bounds?
        for code in served.keys {
            for area in areas.versions(of: .municipality, code: code.description) {
                bounds?.extend(to: area.area.bounds)
                bounds = bounds ?? area.area.bounds
            }
        }
        let sweden = ReferenceSystem.sweref99TM.areaOfUse
        guard let bounds else { return [sweden.west, sweden.south, sweden.east, sweden.north] }
        let corners = [
            (bounds.south, bounds.west), (bounds.south, bounds.east), (bounds.north, bounds.west),
            (bounds.north, bounds.east),
        ].compactMap { Place(northingCentimetres: $0.0, eastingCentimetres: $0.1) }
        let positions = try projector.positions(of: corners)
        let (longitudes, latitudes) = (positions.map(\.longitude), positions.map(\.latitude))
        return [
            longitudes.min() ?? sweden.west, latitudes.min() ?? sweden.south, longitudes.max() ?? sweden.east,
            latitudes.max() ?? sweden.north,
        ]
    }
}

extension FeatureForm {
    /// A page for whoever names HTML in `Accept` and likes no JSON better; JSON for all others.
    fileprivate init(accepting header: String?) {
        let isPage = header?.contains("text/html") == true && !AcceptedTypes.preferJSON(header)
        self = isPage && header?.contains("geo+json") == false ? .html : .json
    }
}
