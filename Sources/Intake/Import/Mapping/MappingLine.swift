/// A line of a mapping, taken apart: `name = value`, `name := value` or `name[answer] = value`.
struct MappingLine {
    let name: String
    /// In the brackets; anything but a bracket that an equals sign follows may stand there.
    let answer: String?
    /// Whether it has `:=`.
    let isFixed: Bool
    let value: String

    init(_ line: String) throws(ExportMappingFault.Reason) {
        let head = line.prefix { $0 != "=" && $0 != "[" }
        var rest = line[head.endIndex...]
        var answer: String?
        if rest.first == "[" {
            guard
                let close = rest.indices.first(where: {
                    rest[$0] == "]" && Self.isEquals(rest[rest.index(after: $0)...])
                })
            else { throw .noEquals }
            let said = rest[rest.index(after: rest.startIndex)..<close].trimmed
            guard !said.isEmpty else { throw .noEquals }
            answer = said
            rest = rest[rest.index(after: close)...]
        }
        guard let equals = rest.firstIndex(of: "=") else { throw .noEquals }
        value = rest[rest.index(after: equals)...].trimmed
        guard !value.isEmpty else { throw .nothingSaid }
        let left = head.trimmed
        isFixed = left.hasSuffix(":")
        name = isFixed ? left.dropLast().trimmed : left
        self.answer = answer
    }

    private static func isEquals(_ text: Substring) -> Bool {
        let rest = text.drop { $0.isWhitespace }
        return rest.hasPrefix("=") || rest.hasPrefix(":=")
    }
}
