/// The pieces of Prometheus' text format 0.0.4.
enum PrometheusText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    static func line(_ name: String, _ labels: String, _ value: String) -> String {
        labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// A number without a needless `.0`.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A metric's name: letters, digits and `_`, no digit first.
    static func name(_ text: String) -> String {
        let signs = text.unicodeScalars.map { scalar -> Character in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_")
                ? Character(scalar) : "_"
        }
        return String(signs.first?.isNumber ?? true ? ["_"] + signs : signs)
    }

    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",")
    }

    static func escapedHelp(_ text: String) -> String {
        text.reduce(into: "") { result, sign in
            switch sign {
            case "\\": result += "\\\\"
            case "\n", "\r\n", "\r": result += "\\n"
            default: result.append(sign)
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        escapedHelp(text).reduce(into: "") { result, sign in
            if sign == "\"" { result += "\\" }
            result.append(sign)
        }
    }
}
