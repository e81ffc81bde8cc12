/// What follows the value of a header field, as in `form-data; name="photo"; filename="a;b.jpg"` (RFC 9110 §5.6.6).
struct HeaderParameters: Hashable {
    private var values: [String: String] = [:]

    init(_ field: some StringProtocol) {
        var rest = field.drop { $0 != ";" }
        while let mark = rest.first, mark == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let next = rest.first, next != "\"" {
                    rest = rest.dropFirst()
                    guard next == "\\", let escaped = rest.first else {
                        value.append(next)
                        continue
                    }
                    value.append(escaped)
                    rest = rest.dropFirst()
                }
                rest = rest.drop { $0 != ";" }
            } else {
                value = String(rest.prefix { $0 != ";" && $0 != " " })
                rest = rest.drop { $0 != ";" }
            }
            // The first of two counts.
            if values[name.lowercased()] == nil { values[name.lowercased()] = value }
        }
    }

    /// The value of a parameter, by its name in lower case.
    subscript(name: String) -> String? { values[name] }
}
