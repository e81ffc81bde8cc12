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
        {"title":"Lykta för kartprogram","description":"Rapporter, ärenden, otrygga platser, vandringar, iakttagelser, åtgärder och områden som OGC API – Features.","links":[{"href":"https://lykta.example.se/ogc/collections","rel":"data","type":"application/json","title":"Samlingar"}]}
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

    /// One feature of each collection.
    static func feature(of collection: FeatureCollection) -> String? {
        switch collection {
        case .reports:
            #"{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"municipality":"1060","category":"lighting","status":"received","source":"resident","observedAt":"2026-11-20T17:00:00Z","reference":"OLO-7K3M-9Q","receivedAt":"2026-11-20T17:05:12Z","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","recurs":"evening","accuracyMetres":12,"restricted":false,"words":null,"text":"Lamporna bakom idrottshallen är trasiga."}}"#
        case .cases:
            #"{"type":"Feature","id":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"municipality":"1060","group":"lighting","status":"received","state":"received","openedAt":"2026-11-20T17:05:12Z","changedAt":"2026-11-20T17:05:12Z","firstObservedAt":"2026-11-20T17:00:00Z","lastObservedAt":"2026-11-20T17:00:00Z","reports":1,"reporters":1,"withheldReports":0,"placeIsApproximate":false,"assignee":null,"due":"2026-12-04","units":"gata-park","mergedInto":null,"latestReference":"OLO-7K3M-9Q","latestText":"Lamporna bakom idrottshallen är trasiga."}}"#
        case .hotspots:
            #"{"type":"Feature","id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e70","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"municipality":"1060","keptAt":"2026-11-20T08:00:00Z","from":"2026-08-20T22:00:00Z","until":"2026-11-20T08:00:00Z","categories":"lighting","rank":1,"name":"Idrottshallen","radiusMetres":62,"reports":14,"distinctReporters":11,"pValue":0.001,"pattern":null,"reasons":"Fler rapporter än av en slump."}}"#
        case .walks:
            #"{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f:1","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"municipality":"1060","walk":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","title":"Holje i november","state":"walked","day":"2026-11-26","stop":1,"name":"Idrottshallen","reason":"12 rapporter av 7 röster, de flesta efter mörkrets inbrott.","hotspot":null,"mean":2.25,"findings":1}}"#
        case .findings:
            #"{"type":"Feature","id":"018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"municipality":"1060","walk":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","walkTitle":"Holje i november","day":"2026-11-26","stop":1,"checklistPoint":"lighting","what":"Två lampor är släckta.","whereabouts":"Bakom hallen","gravity":"grave","action":"Byt armaturerna.","unit":"gata-park","due":"2026-12-31","status":"open","case":null,"measure":null,"withheld":false,"madeAt":"2026-11-26T16:20:00Z","changedAt":"2026-11-26T16:20:00Z"}}"#
        case .measures:
            #"{"type":"Feature","id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e10","geometry":{"type":"Point","coordinates":[14.5306,56.2767]},"properties":{"municipality":"1060","kind":"lighting","title":"Ny belysning bakom hallen","details":"","state":"decided","day":"2026-12-15","planned":"2026-12-15","begun":null,"done":null,"cost":125000,"responsible":"municipality","units":"gata-park","causes":1,"shape":"point","changedAt":"2026-11-27T08:00:00Z"}}"#
        case .areas:
            #"{"type":"Feature","id":"district:holje","geometry":{"type":"Polygon","coordinates":[[[14.52,56.27],[14.54,56.27],[14.54,56.28],[14.52,56.28],[14.52,56.27]]]},"properties":{"layer":"district","code":"holje","name":"Holje","owner":null,"validFrom":null,"validUntil":null}}"#
        case .cells:
            #"{"type":"Feature","id":"1060-2026-10-lighting-6236000-470000","geometry":{"type":"Polygon","coordinates":[[[14.52,56.27],[14.54,56.27],[14.54,56.28],[14.52,56.28],[14.52,56.27]]]},"properties":{"municipality":"1060","period":"2026-10","from":"2026-10-01","until":"2026-11-01","category":"lighting","count":10,"cellMetres":1000,"district":"holje","districtName":"Holje"}}"#
        default: nil
        }
    }
}
