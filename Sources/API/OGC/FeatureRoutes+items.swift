import CQL2
import HTTPTypes
import Hummingbird
import Projection
import Reports
import Web

/// The features of a collection, and each by itself.
extension APIService {
    func items(_ collection: FeatureCollection, _ path: StaticString) -> Route {
        Route(
            .get, path, collection.access, query: FeatureParameter.all(of: collection).map(\.ofRoute),
            summary: collection.title,
            notes: """
                \(collection.notes.english) In the order of ids, or by time where `sortby` says so. A page can be shorter than `limit`, \
                even empty, and still have a link `next`: follow it until there is none. In another `crs` than CRS84 the axes stand in \
                the order of the EPSG registry: northing or latitude first.
                """,
            answers: [
                .init(
                    .ok, "The features.", FeatureLink.geoJSON, .named(APISchemas.name(of: collection)),
                    example: Examples.features, headers: ["Content-Crs"]),
                .init(.ok, "The same as a page.", "text/html"),
            ], takesKeyAsPassword: true
        ) { call in
            var reader = QueryReader(call.query)
            let form = featureForm(&reader, call)
            let asked = try reader.features(of: collection, projector)
            let page = try await features(asked, call)
            let next = page.next.map { "\(publicURL)\(call.path)?\(call.query.setting("cursor", to: $0))" }
            let documents = try featureDocuments(call)
            guard form == .json else {
                let bytes = FeaturePages(documents: documents).items(
                    page.features, of: collection, next: next)
                return Response(
                    .ok, Self.featurePage, bytes, headers: Self.featureHeaders(of: collection, call))
            }
            var links = documents.selfLinks("/collections/\(collection.id)/items", FeatureLink.geoJSON)
            if let next {
                let title = Bilingual(swedish: "Nästa sida", english: "Next page")
                links.append(
                    FeatureLink(
                        href: next, rel: "next", type: FeatureLink.geoJSON,
                        title: title.text(in: call.language)))
            }
            let writing = FeatureWriting(collection: collection, system: asked.system, projector: projector)
            var headers = Self.featureHeaders(of: collection, call)
            headers.note(asked.system)
            return .geoJSON(try writing.bytes(of: page, links: links, at: call.now), headers: headers)
        }
    }

    func item(_ collection: FeatureCollection, _ path: StaticString) -> Route {
        Route(
            .get, path, collection.access,
            query: [FeatureParameter.crs.ofRoute, FeatureParameter.form.ofRoute], summary: collection.title,
            notes: "One feature by its id.",
            answers: [
                .init(
                    .ok, "The feature.", FeatureLink.geoJSON,
                    .named(APISchemas.name(of: collection, isOne: true)),
                    example: Examples.feature(of: collection), headers: ["Content-Crs"]),
                .init(.ok, "The same as a page.", "text/html"),
            ], takesKeyAsPassword: true
        ) { call in
            var reader = QueryReader(call.query)
            let form = featureForm(&reader, call)
            let system = reader.system("crs") ?? .crs84
            try reader.finish()
            let found = try await feature(call.value { $0 }, of: collection, call)
            let documents = try featureDocuments(call)
            guard form == .json else {
                let bytes = FeaturePages(documents: documents).feature(found, of: collection)
                return Response(
                    .ok, Self.featurePage, bytes, headers: Self.featureHeaders(of: collection, call))
            }
            let path = "/collections/\(collection.id)/items/\(PercentCoding.encode(found.id))"
            let links = documents.selfLinks(path, FeatureLink.geoJSON) + documents.way(to: collection)
            let writing = FeatureWriting(collection: collection, system: system, projector: projector)
            var headers = Self.featureHeaders(of: collection, call)
            headers.note(system)
            return .geoJSON(try writing.bytes(of: found, links: links), headers: headers)
        }
    }
}

extension FeatureDocuments {
    /// From a feature to its collection.
    fileprivate func way(to collection: FeatureCollection) -> [FeatureLink] {
        [
            FeatureLink(
                href: address("/collections/\(collection.id)"), rel: "collection", type: FeatureLink.json,
                title: collection.title.text(in: language))
        ]
    }
}

extension HTTPFields {
    /// `Content-Crs`, as Part 2 asks for.
    fileprivate mutating func note(_ system: FeatureSystem) {
        guard let name = HTTPField.Name("Content-Crs") else { return }
        self[name] = "<\(system.uri)>"
    }
}
