import Reports

/// The fields of a form as a browser sends it (`application/x-www-form-urlencoded`), or as they stand in one with files.
package struct FormText: Sendable {
    private var fields: [String: String]

    /// - Throws: 400 for what is no form, and for a field that comes twice.
    package init(_ bytes: [UInt8]) throws(Problem) { try self.init(Self.fields(of: bytes)) }

    /// The fields of a form in their order, whether or not any comes twice.
    ///
    /// - Throws: 400 for what is no form.
    package static func fields(of bytes: [UInt8]) throws(Problem) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        for pair in String(decoding: bytes, as: UTF8.self).split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(halves[0]), let value = decoded(halves.count == 2 ? halves[1] : "")
            else { throw unreadable }
            fields.append((name, value))
        }
        return fields
    }

    /// - Throws: 400 for a field that comes twice.
    init(_ fields: [(name: String, value: String)]) throws(Problem) {
        var byName: [String: String] = [:]
        for (name, value) in fields where byName.updateValue(value, forKey: name) != nil {
            throw Self.unreadable
        }
        self.fields = byName
    }

    private static let unreadable = Problem(
        .malformedRequest,
        Bilingual(swedish: "Formuläret går inte att läsa.", english: "The form cannot be read."))

    package subscript(name: String) -> String? {
        get { fields[name] }
        set { fields[name] = newValue }
    }

    /// A name or a value; nil for bad encoding.
    static func decoded(_ text: Substring) -> String? {
        PercentCoding.decode(text, plusIsSpace: true)
    }

    /// Fields as a form has them.
    package static func written(_ fields: [(String, String)]) -> String {
        fields.map { "\(written($0.0))=\(written($0.1))" }.joined(separator: "&")
    }

    /// A name or a value with all but letters, digits and `-._~` encoded.
    package static func written(_ text: String) -> String {
        text.utf8.reduce(into: "") { written, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                written.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                written += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
    }
}
