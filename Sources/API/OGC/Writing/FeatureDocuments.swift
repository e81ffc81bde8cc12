import CQL2
import JSON
import Reports
import Web

/// What the service says of itself and of its collections.
struct FeatureDocuments {
    /// Where the service is, without a slash at the end.
    let root: String
    let language: Language
    /// West, south, east and north in degrees of all that there is.
    let extent: [Double]

    static let conformanceClasses = [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
        "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    ]

    static let title = Bilingual(swedish: "Lykta för kartprogram", english: "Lykta for map programs")
    static let notes = Bilingual(
        swedish:
            "Rapporter, ärenden, otrygga platser, vandringar, iakttagelser, åtgärder och områden som OGC API – Features. Rutorna med antal behöver ingen nyckel; annat läses med en nyckel: Authorization: Bearer, eller som lösenord.",
        english:
            "Reports, cases, hotspots, walks, findings, measures and areas as OGC API – Features. The squares with numbers need no key; the rest is read with one: Authorization: Bearer, or as a password."
    )

    func address(_ path: String = "") -> String { "\(root)/ogc\(path)" }

    private func link(_ path: String, _ rel: String, _ type: String, sv: String, en: String) -> FeatureLink {
        FeatureLink(
            href: address(path), rel: rel, type: type,
            title: Bilingual(swedish: sv, english: en).text(in: language))
    }

    /// This document, as it is asked for and in the other form.
    func selfLinks(_ path: String, _ type: String = FeatureLink.json, isHTML: Bool = false) -> [FeatureLink] {
        [
            link("\(path)?f=json", isHTML ? "alternate" : "self", type, sv: "Som JSON", en: "As JSON"),
            link(
                "\(path)?f=html", isHTML ? "self" : "alternate", FeatureLink.html, sv: "Som webbsida",
                en: "As a page"),
        ]
    }

    var landingLinks: [FeatureLink] {
        [
            link(
                "/api", "service-desc", FeatureLink.openAPI, sv: "Beskrivning, OpenAPI 3.0",
                en: "Description, OpenAPI 3.0"),
            link(
                "/conformance", "conformance", FeatureLink.json, sv: "Vad som följs",
                en: "What is conformed to"),
            link("/collections", "data", FeatureLink.json, sv: "Samlingar", en: "Collections"),
            link("?f=html", "service-doc", FeatureLink.html, sv: "Om tjänsten", en: "About the service"),
        ]
    }

    func links(of collection: FeatureCollection) -> [FeatureLink] {
        let path = "/collections/\(collection.id)"
        return [
            link("\(path)/items", "items", FeatureLink.geoJSON, sv: "Som GeoJSON", en: "As GeoJSON"),
            link("\(path)/items?f=html", "items", FeatureLink.html, sv: "Som webbsida", en: "As a page"),
            link(
                "\(path)/queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables", FeatureLink.schema,
                sv: "Vad det går att filtrera på", en: "What can be filtered by"),
            link("\(path)/schema", "describedby", FeatureLink.schema, sv: "Egenskaper", en: "Properties"),
        ]
    }

    func landing() -> [UInt8] {
        JSONWriter.object {
            $0.member("title", Self.title.text(in: language))
            $0.member("description", Self.notes.text(in: language))
            $0.array("links") { $0.links(selfLinks("") + landingLinks) }
        }
    }

    func conformance() -> [UInt8] {
        JSONWriter.object { $0.member("conformsTo", Self.conformanceClasses) }
    }

    func collections() -> [UInt8] {
        JSONWriter.object { object in
            object.array("links") { $0.links(selfLinks("/collections")) }
            object.array("collections") { array in
                for collection in FeatureCollection.all { array.object { write(collection, to: &$0) } }
            }
            object.member("crs", FeatureSystem.all.map(\.uri))
        }
    }

    func collection(_ collection: FeatureCollection) -> [UInt8] {
        JSONWriter.object { write(collection, to: &$0) }
    }

    private func write(_ collection: FeatureCollection, to object: inout JSONObject) {
        object.member("id", collection.id)
        object.member("title", collection.title.text(in: language))
        object.member("description", collection.notes.text(in: language))
        object.array("links") {
            $0.links(selfLinks("/collections/\(collection.id)") + links(of: collection))
        }
        object.object("extent") { object in
            object.object("spatial") { spatial in
                spatial.array("bbox") { boxes in
                    boxes.array { box in for degree in extent { box.element(degree, decimals: 4) } }
                }
                spatial.member("crs", FeatureSystem.crs84.uri)
            }
            object.object("temporal") { temporal in
                temporal.array("interval") { intervals in
                    intervals.array { interval in
                        interval.element(nil as String?)
                        interval.element(nil as String?)
                    }
                }
                temporal.member("trs", "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian")
            }
        }
        object.member("itemType", "feature")
        object.member("crs", FeatureSystem.all.map(\.uri))
        object.member("storageCrs", FeatureSystem.stored.uri)
    }

    /// - Parameter isOfQueries: Whether it is of what can be filtered by; else of what a feature has.
    func schema(of collection: FeatureCollection, isOfQueries: Bool) -> [UInt8] {
        JSONWriter.object { object in
            object.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            object.member(
                "$id", address("/collections/\(collection.id)/\(isOfQueries ? "queryables" : "schema")"))
            object.member("type", "object")
            object.member("title", collection.title.text(in: language))
            object.object("properties") { properties in
                properties.object(FeatureField.geometryName) {
                    $0.member("title", Bilingual(swedish: "Plats", english: "Place").text(in: language))
                    $0.member("format", "geometry-\(collection.geometry.format)")
                    $0.member("x-ogc-role", "primary-geometry")
                }
                for field in collection.fields {
                    properties.object(field.name) {
                        $0.member("title", field.title.text(in: language))
                        field.writeType(to: &$0)
                    }
                }
            }
            object.member("additionalProperties", false)
        }
    }
}

extension FeatureCollection.Geometry {
    fileprivate var format: String {
        switch self {
        case .point: "point"
        case .polygon: "polygon-any"
        }
    }
}

extension FeatureField {
    /// Its type as JSON Schema has it.
    func writeType(to object: inout JSONObject) {
        switch kind {
        case .text: object.member("type", "string")
        case .number: object.member("type", "number")
        case .integer: object.member("type", "integer")
        case .bool: object.member("type", "boolean")
        case .moment:
            object.member("type", "string")
            object.member("format", "date-time")
        case .day:
            object.member("type", "string")
            object.member("format", "date")
        }
    }
}
