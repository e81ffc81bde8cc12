import CQL2
import JSON
import Reports
import Web

/// A parameter of the items of a collection, for both descriptions of the service.
struct FeatureParameter {
    let name: String
    let notes: String
    let schema: Schema
    let example: String
    /// For a whole number: what counts where it is absent.
    var usual: Int?

    static let form = FeatureParameter(
        name: "f", notes: "`json` or `html`; else by `Accept`.", schema: .words(FeatureForm.self),
        example: "json")
    static let crs = FeatureParameter(
        name: "crs", notes: "The URI of the reference system of the answer; CRS84 when absent.",
        schema: .string(format: "uri"), example: "http://www.opengis.net/def/crs/EPSG/0/3006")

    static let common: [FeatureParameter] = [
        FeatureParameter(
            name: "limit", notes: "At most so many; more than \(AskedFeatures.mostFeatures) counts as that.",
            schema: .integer(1...AskedFeatures.mostFeatures), example: "100", usual: AskedFeatures.usualLimit),
        FeatureParameter(
            name: "bbox",
            notes: "The lowest two numbers, then the highest two, in the order of the axes of `bbox-crs`.",
            schema: .array(.number()), example: "14.50,56.25,14.56,56.30"),
        FeatureParameter(
            name: "bbox-crs", notes: "The URI of the reference system of `bbox`; CRS84 when absent.",
            schema: .string(format: "uri"), example: "http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
        crs,
        FeatureParameter(
            name: "datetime",
            notes:
                "A moment (RFC 3339), a day in Sweden, or two of them with `/` between, of which one may be `..`.",
            schema: .text, example: "2026-01-01T00:00:00Z/.."),
        FeatureParameter(
            name: "filter", notes: "CQL2; see docs/ogc.md.", schema: .text, example: "TRUE"),
        FeatureParameter(
            name: "filter-lang", notes: "`cql2-text`, as when absent, or `cql2-json`.",
            schema: .words(FilterLanguage.self), example: "cql2-text"),
        FeatureParameter(
            name: "filter-crs",
            notes: "The URI of the reference system of geometries in `filter`; CRS84 when absent.",
            schema: .string(format: "uri"), example: "http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
    ]

    static func all(of collection: FeatureCollection) -> [FeatureParameter] {
        var parameters = common
        if let sort = collection.sorts.first {
            parameters.append(
                FeatureParameter(
                    name: "sortby", notes: "A property; with `-` before it the latest first.",
                    schema: .word(collection.sorts.flatMap { [$0, "-\($0)"] }), example: "-\(sort)"))
        }
        parameters += [
            FeatureParameter(
                name: "cursor", notes: "Where the page begins; taken from the link `next`, never made up.",
                schema: .text,
                example: "AAAAAAAAAAABjw8-exp8wp1eChscLT5P"),
            form,
        ]
        return parameters
            + collection.fields.filter(\.isParameter).map { field in
                FeatureParameter(
                    name: field.name, notes: "\(field.title.english): exactly this.", schema: field.schema,
                    example: field.example)
            }
    }

    var ofRoute: Route.QueryParameter { Route.QueryParameter(name, schema, notes, example: example) }

    func write(to object: inout JSONObject) {
        object.member("name", name)
        object.member("in", "query")
        object.member("required", false)
        object.member("description", notes)
        if case .array = schema {
            object.member("style", "form")
            object.member("explode", false)
        }
        object.object("schema") {
            schema.write(to: &$0)
            $0.memberIfPresent("default", usual)
        }
    }
}

/// The forms of an answer.
enum FeatureForm: String, CaseIterable {
    case json, html
}

extension FeatureField {
    /// A property as an answer has it.
    var schema: Schema {
        switch kind {
        case .text: .text
        case .number: .number()
        case .integer: .integer()
        case .bool: .boolean
        case .moment: .moment
        case .day: .day
        }
    }

    fileprivate var example: String {
        switch kind {
        case .text: "1060"
        case .number, .integer: "5"
        case .bool: "false"
        case .moment, .day: ""
        }
    }
}
