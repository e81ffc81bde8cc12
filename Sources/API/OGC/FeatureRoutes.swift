import Hummingbird
import Reports
import Web

/// OGC API – Features: Part 1 (core, GeoJSON, HTML, OpenAPI 3.0), Part 2 (reference systems) and Part 3 (filters), over the collections
/// of ``FeatureCollection``.
extension APIService {
    var featureRoutes: [Route] {
        [
            landing, featureAPI, conformance, collections, collection, queryables, featureSchema,
            items(.reports, "/ogc/collections/reports/items"),
            item(.reports, "/ogc/collections/reports/items/{id}"),
            items(.cases, "/ogc/collections/cases/items"), item(.cases, "/ogc/collections/cases/items/{id}"),
            items(.hotspots, "/ogc/collections/hotspots/items"),
            item(.hotspots, "/ogc/collections/hotspots/items/{id}"),
            items(.walks, "/ogc/collections/walks/items"), item(.walks, "/ogc/collections/walks/items/{id}"),
            items(.findings, "/ogc/collections/findings/items"),
            item(.findings, "/ogc/collections/findings/items/{id}"),
            items(.measures, "/ogc/collections/measures/items"),
            item(.measures, "/ogc/collections/measures/items/{id}"),
            items(.areas, "/ogc/collections/areas/items"), item(.areas, "/ogc/collections/areas/items/{id}"),
            items(.cells, "/ogc/collections/cells/items"), item(.cells, "/ogc/collections/cells/items/{id}"),
        ]
    }

    private var landing: Route {
        Route(
            .get, "/ogc", .open, query: [FeatureParameter.form.ofRoute],
            summary: Bilingual(
                swedish: "Startsida för kartprogram", english: "Landing page for map programs"),
            notes: "OGC API – Features: the address that map programs are given. `/ogc/` is answered too.",
            answers: [
                .init(
                    .ok, "The links.", "application/json", .named("FeatureLanding"), example: Examples.landing
                ),
                .init(.ok, "The same as a page.", "text/html"),
            ], isPage: true
        ) { call in
            try featureAnswer(call, json: { $0.landing() }, html: { $0.landing() })
        }
    }

    private var featureAPI: Route {
        Route(
            .get, "/ogc/api", .open,
            summary: Bilingual(
                swedish: "Beskrivning för kartprogram", english: "Description for map programs"),
            notes: "OpenAPI 3.0: every collection with its parameters.",
            answers: [.init(.ok, "The document.", FeatureLink.openAPI, .anything)]
        ) { call in
            let document = FeatureAPIDocument(
                documents: try featureDocuments(call), version: OpenAPIDocument.version, routes: featureRoutes
            )
            return Response(.ok, FeatureLink.openAPI, document.bytes(), headers: Self.steadyFeatures)
        }
    }

    private var conformance: Route {
        Route(
            .get, "/ogc/conformance", .open, query: [FeatureParameter.form.ofRoute],
            summary: Bilingual(swedish: "Vad som följs", english: "What is conformed to"),
            notes: "The conformance classes of OGC API – Features and of CQL2.",
            answers: [
                .init(
                    .ok, "The classes.", "application/json", .named("FeatureConformance"),
                    example: Examples.conformance), .init(.ok, "The same as a page.", "text/html"),
            ]
        ) { call in
            try featureAnswer(call, json: { $0.conformance() }, html: { $0.conformance() })
        }
    }

    private var collections: Route {
        Route(
            .get, "/ogc/collections", .open, query: [FeatureParameter.form.ofRoute],
            summary: Bilingual(swedish: "Samlingar", english: "Collections"),
            notes: "All collections, whatever the caller may read of them.",
            answers: [
                .init(
                    .ok, "The collections.", "application/json", .named("FeatureCollections"),
                    example: Examples.collections), .init(.ok, "The same as a page.", "text/html"),
            ]
        ) { call in
            try featureAnswer(call, json: { $0.collections() }, html: { $0.collections() })
        }
    }

    private var collection: Route {
        Route(
            .get, "/ogc/collections/{collection}", .open, query: [FeatureParameter.form.ofRoute],
            summary: Bilingual(swedish: "En samling", english: "A collection"),
            notes: "`reports`, `cases`, `hotspots`, `walks`, `findings`, `measures`, `areas` or `cells`.",
            answers: [
                .init(
                    .ok, "The collection.", "application/json", .named("FeatureCollectionFacts"),
                    example: Examples.featureCollection), .init(.ok, "The same as a page.", "text/html"),
            ]
        ) { call in
            let found = try namedCollection(call)
            return try featureAnswer(call, json: { $0.collection(found) }, html: { $0.collection(found) })
        }
    }

    private var queryables: Route {
        Route(
            .get, "/ogc/collections/{collection}/queryables", .open,
            summary: Bilingual(swedish: "Vad det går att filtrera på", english: "What can be filtered by"),
            notes: "JSON Schema. Texts, numbers, and true or false are parameters by their names too.",
            answers: [
                .init(
                    .ok, "The properties.", FeatureLink.schema, .named("FeatureSchema"),
                    example: Examples.featureSchema)
            ]
        ) { call in
            let bytes = try featureDocuments(call).schema(of: namedCollection(call), isOfQueries: true)
            return Response(.ok, FeatureLink.schema, bytes, headers: Self.steadyFeatures)
        }
    }

    private var featureSchema: Route {
        Route(
            .get, "/ogc/collections/{collection}/schema", .open,
            summary: Bilingual(swedish: "Samlingens egenskaper", english: "The properties of a collection"),
            notes: "JSON Schema of a feature's properties and geometry.",
            answers: [
                .init(
                    .ok, "The properties.", FeatureLink.schema, .named("FeatureSchema"),
                    example: Examples.featureSchema)
            ]
        ) { call in
            let bytes = try featureDocuments(call).schema(of: namedCollection(call), isOfQueries: false)
            return Response(.ok, FeatureLink.schema, bytes, headers: Self.steadyFeatures)
        }
    }
}
