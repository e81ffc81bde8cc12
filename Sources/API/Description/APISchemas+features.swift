import CQL2
import Web

/// What is answered to map programs: OGC API – Features.
extension APISchemas {
    static func name(of collection: FeatureCollection, isOne: Bool = false) -> String {
        "Feature\(collection.id.prefix(1).uppercased())\(collection.id.dropFirst())\(isOne ? "Item" : "Items")"
    }

    private static let links = Schema.Member(
        "links",
        .array(
            .object([.init("href", .text), .init("rel", .text), .init("type", .text), .init("title", .text)]))
    )

    private static let facts = Schema.object([
        .init("id", .text), .init("title", .text), .init("description", .text), links,
        .init(
            "extent",
            .object([
                .init("spatial", .object([.init("bbox", .array(.array(.number()))), .init("crs", .text)])),
                .init(
                    "temporal",
                    .object([.init("interval", .array(.array(.nullable(.moment)))), .init("trs", .text)])),
            ])), .init("itemType", .text), .init("crs", .array(.text)), .init("storageCrs", .text),
    ])

    static let features: [(String, Schema)] =
        [
            ("FeatureLanding", .object([.init("title", .text), .init("description", .text), links])),
            ("FeatureConformance", .object([.init("conformsTo", .array(.text))])),
            ("FeatureCollectionFacts", facts),
            (
                "FeatureCollections",
                .object([
                    links, .init("collections", .array(.named("FeatureCollectionFacts"))),
                    .init("crs", .array(.text)),
                ])
            ),
            (
                "FeatureSchema",
                .object([
                    .init("$schema", .text), .init("$id", .text), .init("type", .text), .init("title", .text),
                    .init("properties", .dictionary(.dictionary(.text))),
                    .init("additionalProperties", .boolean),
                ])
            ),
        ] + FeatureCollection.all.flatMap { itemSchemas(of: $0) }

    private static func itemSchemas(of collection: FeatureCollection) -> [(String, Schema)] {
        let item = Schema.object([
            .init("type", .word(["Feature"])), .init("id", .text), .init("geometry", .named("Geometry")),
            .init(
                "properties",
                .object(collection.fields.map { .init($0.name, .nullable($0.schema)) })),
            Schema.Member("links", links.schema, isRequired: false),
        ])
        return [
            (name(of: collection, isOne: true), item),
            (
                name(of: collection),
                .object([
                    .init("type", .word(["FeatureCollection"])),
                    .init("features", .array(.named(name(of: collection, isOne: true)))), links,
                    .init("timeStamp", .moment), .init("numberMatched", .integer(), isRequired: false),
                    .init("unreadable", .integer(), isRequired: false), .init("numberReturned", .integer()),
                ])
            ),
        ]
    }
}

extension Examples {
    static let landing = #"""
        {"title":"Lykta för kartprogram","description":"Rapporter, ärenden, otrygga platser och områden som OGC API – Features.","links":[{"href":"https://lykta.example.se/ogc/collections","rel":"data","type":"application/json","title":"Samlingar"}]}
        """#
    static let conformance =
        #"{"conformsTo":["http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"]}"#
    static let featureCollection = #"""
        {"id":"reports","title":"Rapporter","description":"Rapporter med plats.","links":[{"href":"https://lykta.example.se/ogc/collections/reports/items","rel":"items","type":"application/geo+json","title":"Som GeoJSON"}],"extent":{"spatial":{"bbox":[[14.3,56.1,14.8,56.5]],"crs":"http://www.opengis.net/def/crs/OGC/1.3/CRS84"},"temporal":{"interval":[[null,null]],"trs":"http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}},"itemType":"feature","crs":["http://www.opengis.net/def/crs/OGC/1.3/CRS84","http://www.opengis.net/def/crs/EPSG/0/3006"],"storageCrs":"http://www.opengis.net/def/crs/EPSG/0/3006"}
        """#
    static let collections = #"""
        {"links":[],"collections":[],"crs":["http://www.opengis.net/def/crs/OGC/1.3/CRS84"]}
        """#
    static let featureSchema = #"""
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://lykta.example.se/ogc/collections/reports/queryables","type":"object","title":"Rapporter","properties":{"geometry":{"title":"Plats","format":"geometry-point","x-ogc-role":"primary-geometry"},"category":{"title":"Kategori","type":"string"}},"additionalProperties":false}
        """#
    static let features = #"""
        {"type":"FeatureCollection","features":[],"links":[],"timeStamp":"2026-11-26T12:00:00Z","numberMatched":0,"numberReturned":0}
        """#
}
