package import JSON
package import Reports
import Yams

/// A YAML file that says what a body of the API says, member for member.
package enum YAMLText {
    /// The only document of `text` as JSON; a fault in words, with its line, where it is none. A scalar in quotes is a text; so is one without
    /// them that is neither a number, `true`, `false` nor nothing: days and ids need none.
    package static func json(_ text: String) -> Result<JSONValue, Fault> {
        let log = FaultLog(.profile)
        guard let root = YAMLDocument.compose(text, log: log) else {
            let first = log.sorted.first
            return .failure(
                Fault(
                    line: first?.line ?? 1,
                    message: first?.message
                        ?? Bilingual(swedish: "filen är tom", english: "the file is empty")))
        }
        return .success(value(of: root.node, depth: 0))
    }

    package struct Fault: Error, Sendable {
        package let line: Int
        package let message: Bilingual
    }

    /// What nests deeper than bodies may is nothing.
    private static func value(of node: Node, depth: Int) -> JSONValue {
        guard depth < JSONValue.usualDepth else { return .null }
        switch node {
        case .alias: return .null
        case .sequence(let list): return .array(list.map { value(of: $0, depth: depth + 1) })
        case .mapping(let mapping):
            return .object(
                mapping.map { key, value in
                    (key.scalar?.string ?? "", Self.value(of: value, depth: depth + 1))
                })
        case .scalar(let scalar):
            guard scalar.style == .plain else { return .string(scalar.string) }
            switch scalar.string {
            case "", "~", "null": return .null
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: break
            }
            // A number with a zero first is a code.
            guard let number = Int(scalar.string), "\(number)" == scalar.string, abs(number) < 1_000_000_000
            else {
                return .string(scalar.string)
            }
            return .number(Double(number))
        }
    }
}
