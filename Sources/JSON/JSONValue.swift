/// A JSON value as it came in, strictly by RFC 8259.
///
/// Members keep their order, and no two of an object have the same key. Strings may hold U+0000: what cleans text deals
/// with it.
package enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// Finite.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// How deep a request body may nest.
    package static let usualDepth = 16

    /// Parses one value and nothing after it but white space.
    ///
    /// UTF-8 only, without a byte order mark. Refused: values nested deeper than `depth` (at most 64), keys that
    /// occur twice in an object, trailing commas, comments, numbers too large for a `Double`, lone surrogates. O(*n*).
    package init(parsing bytes: some Collection<UInt8>, depth: Int = usualDepth) throws(JSONFault) {
        var parser = JSONParser(Array(bytes), depth: min(max(depth, 1), 64))
        self = try parser.document()
    }

    /// The value of a member; nil when this is no object or has no such member.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var string: String? { if case .string(let string) = self { string } else { nil } }
    package var number: Double? { if case .number(let number) = self { number } else { nil } }
    package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
    package var members: [(key: String, value: JSONValue)]? {
        if case .object(let members) = self { members } else { nil }
    }
    package var isNull: Bool { if case .null = self { true } else { false } }
}

extension JSONValue: Equatable {
    /// Members count as equal only in the same order.
    package static func == (one: JSONValue, other: JSONValue) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one.elementsEqual(other) { $0 == $1 }
        default: false
        }
    }
}
