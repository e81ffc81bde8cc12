import JSON
import Web

/// What a request carries beside its body.
extension OpenAPIDocument {
    static func pathParameter(_ name: String, of path: RoutePath, to object: inout JSONObject) {
        object.member("name", name)
        object.member("in", "path")
        object.member("required", true)
        object.member("description", "The \(name).")
        object.object("schema") { $0.member("type", "string") }
        object.object("examples") {
            $0.object("example") { $0.member("value", Examples.pathParameter(name, of: path)) }
        }
    }

    static func write(_ parameter: Route.QueryParameter, to object: inout JSONObject) {
        object.member("name", parameter.name)
        object.member("in", "query")
        object.member("required", parameter.isRequired)
        object.member("description", parameter.notes)
        if case .array = parameter.schema {
            object.member("style", "form")
            object.member("explode", false)
        }
        object.object("schema") { parameter.schema.write(to: &$0) }
        object.object("examples") {
            $0.object("example") { $0.member("value", json: Self.example(of: parameter).utf8) }
        }
    }

    /// The example in JSON: what the schema says that it is.
    static func example(of parameter: Route.QueryParameter) -> String {
        example(parameter.example, of: parameter.schema)
    }

    private static func example(_ text: String, of schema: Schema) -> String {
        switch schema {
        case .array(let element):
            "[\(text.split(separator: ",").map { example(String($0), of: element) }.joined(separator: ","))]"
        case .integer, .number, .boolean: text
        case .either(let schemas) where Int(text) != nil: example(text, of: schemas.first ?? .text)
        default: String(decoding: JSONWriter.value(text), as: UTF8.self)
        }
    }

    static func write(_ header: Route.HeaderParameter, to object: inout JSONObject) {
        object.member("name", header.name)
        object.member("in", "header")
        object.member("required", header.isRequired)
        object.member("description", header.notes)
        object.object("schema") { $0.member("type", "string") }
        object.object("examples") { $0.object("example") { $0.member("value", header.example) } }
    }
}
