/// Writes JSON (RFC 8259) as UTF-8, without white space.
///
///     let bytes = JSONWriter.object {
///         $0.member("id", report.id)
///         $0.array("units") { units in
///             for unit in found { units.object { $0.member("name", unit.name) } }
///         }
///     }
///
/// Braces, brackets, commas, quotes and escapes come from the builders, so what comes out is always well-formed; only
/// the names within one object are the caller's to keep apart. Members stand in the order they were written. An object
/// whose builder throws is closed all the same.
package enum JSONWriter {
    package static func object<E: Error>(_ build: (inout JSONObject) throws(E) -> Void) throws(E) -> [UInt8] {
        var output = JSONOutput()
        try output.object(build)
        return output.bytes
    }

    package static func array<E: Error>(_ build: (inout JSONArray) throws(E) -> Void) throws(E) -> [UInt8] {
        var output = JSONOutput()
        try output.array(build)
        return output.bytes
    }

    /// A value by itself: `"text"`, `12`, `[1,2]`.
    package static func value(_ value: some JSONWritable) -> [UInt8] {
        var output = JSONOutput()
        value.write(to: &output)
        return output.bytes
    }
}

/// The members of an object that is being written.
package struct JSONObject: ~Copyable {
    fileprivate var output: JSONOutput
    private var isEmpty = true

    fileprivate init(_ output: consuming JSONOutput) { self.output = output }

    /// Writes `value`, or `null` for nil.
    package mutating func member(_ name: String, _ value: (some JSONWritable)?) {
        begin(name)
        output.valueOrNull(value)
    }

    /// Writes `value`, or nothing at all for nil.
    package mutating func memberIfPresent(_ name: String, _ value: (some JSONWritable)?) {
        guard let value else { return }
        member(name, value)
    }

    /// Writes a number rounded to at most `decimals` decimals; `null` for nil, infinity and NaN.
    package mutating func member(_ name: String, _ value: Double?, decimals: Int) {
        member(name, value.flatMap { RoundedNumber($0, decimals: decimals) })
    }

    package mutating func null(_ name: String) {
        begin(name)
        output.null()
    }

    package mutating func object<E: Error>(_ name: String, _ build: (inout JSONObject) throws(E) -> Void)
        throws(E)
    {
        begin(name)
        try output.object(build)
    }

    package mutating func array<E: Error>(_ name: String, _ build: (inout JSONArray) throws(E) -> Void)
        throws(E)
    {
        begin(name)
        try output.array(build)
    }

    /// Writes bytes that are JSON already; nothing checks that they are.
    package mutating func member(_ name: String, json: some Sequence<UInt8>) {
        begin(name)
        output.splice(json)
    }

    private mutating func begin(_ name: String) {
        if !isEmpty { output.splice(CollectionOfOne(UInt8(ascii: ","))) }
        isEmpty = false
        output.string(name)
        output.splice(CollectionOfOne(UInt8(ascii: ":")))
    }

    /// An object that goes on after members of others, so that a comma comes before the first.
    fileprivate mutating func continues() { isEmpty = false }
}

/// The elements of an array that is being written.
package struct JSONArray: ~Copyable {
    fileprivate var output: JSONOutput
    private var isEmpty = true

    fileprivate init(_ output: consuming JSONOutput) { self.output = output }

    /// Writes `value`, or `null` for nil.
    package mutating func element(_ value: (some JSONWritable)?) {
        begin()
        output.valueOrNull(value)
    }

    /// Writes a number rounded to at most `decimals` decimals; `null` for infinity and NaN.
    package mutating func element(_ value: Double, decimals: Int) {
        element(RoundedNumber(value, decimals: decimals))
    }

    package mutating func object<E: Error>(_ build: (inout JSONObject) throws(E) -> Void) throws(E) {
        begin()
        try output.object(build)
    }

    package mutating func array<E: Error>(_ build: (inout JSONArray) throws(E) -> Void) throws(E) {
        begin()
        try output.array(build)
    }

    /// Writes bytes that are JSON already; nothing checks that they are.
    package mutating func element(json: some Sequence<UInt8>) {
        begin()
        output.splice(json)
    }

    private mutating func begin() {
        if !isEmpty { output.splice(CollectionOfOne(UInt8(ascii: ","))) }
        isEmpty = false
    }
}

/// Where a ``JSONWritable`` writes itself: exactly one value, by exactly one call.
package struct JSONOutput: ~Copyable {
    fileprivate(set) var bytes: [UInt8] = []

    fileprivate init() {}

    fileprivate init(_ bytes: [UInt8]) { self.bytes = bytes }

    package mutating func object<E: Error>(_ build: (inout JSONObject) throws(E) -> Void) throws(E) {
        bytes.append(UInt8(ascii: "{"))
        var inner = JSONObject(handOver())
        defer {
            swap(&bytes, &inner.output.bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        try build(&inner)
    }

    package mutating func array<E: Error>(_ build: (inout JSONArray) throws(E) -> Void) throws(E) {
        bytes.append(UInt8(ascii: "["))
        var inner = JSONArray(handOver())
        defer {
            swap(&bytes, &inner.output.bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        try build(&inner)
    }

    package mutating func bool(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    package mutating func integer(_ value: some FixedWidthInteger) {
        bytes.append(contentsOf: String(value).utf8)
    }

    /// The fewest digits that read back as the same number; `null` for infinity and NaN, which JSON cannot say.
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        let text = value.description
        bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
    }

    package mutating func number(_ value: RoundedNumber) { bytes.append(contentsOf: value.text().utf8) }

    package mutating func null() { bytes.append(contentsOf: "null".utf8) }

    /// A string with quotes, backslashes and control characters escaped, U+2028 and U+2029 too, which older
    /// JavaScript takes for the end of a line.
    ///
    /// Not generic: what is generic is not specialised for whoever calls from another module, and most of an answer is strings.
    package mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if Self.isPlain(text.utf8.span) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { escaped(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    fileprivate mutating func splice(_ json: some Sequence<UInt8>) { bytes.append(contentsOf: json) }

    fileprivate mutating func valueOrNull(_ value: (some JSONWritable)?) {
        guard let value else { return null() }
        value.write(to: &self)
    }

    /// Gives the bytes away, so that a nested builder appends to them without a copy.
    private mutating func handOver() -> JSONOutput {
        var given: [UInt8] = []
        swap(&given, &bytes)
        return JSONOutput(given)
    }

    /// 0xE2 begins U+2028 and U+2029.
    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        for position in bytes.indices {
            let byte = bytes[position]
            guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0xE2 else {
                return false
            }
        }
        return true
    }

    private mutating func escaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case "\u{0}"..<" ", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}

extension JSONWriter {
    /// The members that `build` writes, each after a comma, and the closing brace: the end of an object whose beginning,
    /// with at least one member, was sent before.
    package static func endOfObject(_ build: (inout JSONObject) -> Void) -> [UInt8] {
        var object = JSONObject(JSONOutput())
        object.continues()
        build(&object)
        object.output.splice(CollectionOfOne(UInt8(ascii: "}")))
        return object.output.bytes
    }
}
