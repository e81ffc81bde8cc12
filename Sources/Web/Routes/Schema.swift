package import JSON

/// The shape of a JSON value, as JSON Schema 2020-12 writes it, or the dialect of OpenAPI 3.0.
package indirect enum Schema: Sendable {
    /// What a description is written in: OpenAPI 3.0 has a dialect of its own, which knows no type `null`.
    package enum Dialect: Sendable {
        case openAPI30, openAPI31
    }

    case string(format: String? = nil, notes: String? = nil)
    case word([String])
    case number(minimum: Double? = nil)
    case integer(ClosedRange<Int>? = nil)
    case boolean
    case array(Schema)
    /// An object with these members and no others.
    case object([Member])
    /// An object whose members have names that are data.
    case dictionary(Schema)
    /// A shape that has a name of its own.
    case named(String)
    case nullable(Schema)
    case either([Schema])
    /// Any JSON value.
    case anything

    package struct Member: Sendable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool

        package init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    package static let uuid = Schema.string(format: "uuid")
    package static let moment = Schema.string(format: "date-time")
    package static let day = Schema.string(format: "date")
    /// A moment, or a day, which means its first moment in Sweden.
    package static let momentOrDay = Schema.either([moment, day])
    package static let text = Schema.string()
    package static let code = Schema.string(notes: "1–40 of a–z, 0–9 and hyphen, a letter first")

    package static func words<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Schema
    where Word.RawValue == String {
        .word(Word.allCases.map(\.rawValue))
    }
}

extension Schema {
    /// Nests as deep as the schema does, which is ours and shallow.
    package func write(to object: inout JSONObject, in dialect: Dialect = .openAPI31) {
        switch self {
        case .string(let format, let notes):
            object.member("type", "string")
            object.memberIfPresent("format", format)
            object.memberIfPresent("description", notes)
        case .word(let words):
            object.member("type", "string")
            object.member("enum", words)
        case .number(let minimum):
            object.member("type", "number")
            object.memberIfPresent("minimum", minimum)
        case .integer(let range):
            object.member("type", "integer")
            object.memberIfPresent("minimum", range?.lowerBound)
            object.memberIfPresent("maximum", range?.upperBound)
        case .boolean: object.member("type", "boolean")
        case .array(let element):
            object.member("type", "array")
            object.object("items") { element.write(to: &$0, in: dialect) }
        case .object(let members): Self.write(members, to: &object, in: dialect)
        case .dictionary(let value):
            object.member("type", "object")
            object.object("additionalProperties") { value.write(to: &$0, in: dialect) }
        case .named(let name): object.member("$ref", "#/components/schemas/\(name)")
        case .nullable(let schema):
            object.array("anyOf") {
                $0.object { schema.write(to: &$0, in: dialect) }
                $0.object { Self.writeNull(to: &$0, in: dialect) }
            }
        case .either(let schemas):
            object.array("anyOf") { array in
                for schema in schemas { array.object { schema.write(to: &$0, in: dialect) } }
            }
        case .anything: break
        }
    }

    private static func writeNull(to object: inout JSONObject, in dialect: Dialect) {
        switch dialect {
        case .openAPI31: object.member("type", "null")
        case .openAPI30:
            object.member("type", "string")
            object.member("nullable", true)
            object.array("enum") { $0.element(nil as String?) }
        }
    }

    private static func write(_ members: [Member], to object: inout JSONObject, in dialect: Dialect) {
        object.member("type", "object")
        object.object("properties") { properties in
            for member in members {
                properties.object(member.name) { member.schema.write(to: &$0, in: dialect) }
            }
        }
        object.member("required", members.filter(\.isRequired).map(\.name))
        object.member("additionalProperties", false)
    }
}
