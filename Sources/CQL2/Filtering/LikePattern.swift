/// A pattern of LIKE: `%` stands for any signs, `_` for one, and a backslash before either for itself.
package struct LikePattern: Hashable, Sendable {
    private enum Part: Hashable { case sign(Character), one, many }

    private let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = []
        var isEscaped = false
        for sign in text {
            if isEscaped {
                parts.append(.sign(sign))
                isEscaped = false
                continue
            }
            switch sign {
            case "\\": isEscaped = true
            case "%": if parts.last != .many { parts.append(.many) }
            case "_": parts.append(.one)
            default: parts.append(.sign(sign))
            }
        }
        if isEscaped { parts.append(.sign("\\")) }
        self.parts = parts
    }

    /// - Complexity: O(signs × parts); it never goes back further than to the last `%`.
    package func matches(_ text: String) -> Bool {
        let signs = Array(text)
        var (sign, part) = (0, 0)
        var last: (part: Int, sign: Int)?
        while sign < signs.count {
            if part < parts.count, parts[part] == .many {
                last = (part, sign)
                part += 1
            } else if part < parts.count, parts[part] == .one || parts[part] == .sign(signs[sign]) {
                sign += 1
                part += 1
            } else if let any = last {
                last = (any.part, any.sign + 1)
                sign = any.sign + 1
                part = any.part + 1
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .many }
    }
}
