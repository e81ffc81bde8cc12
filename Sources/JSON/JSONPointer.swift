/// The path to a value within a JSON document (RFC 6901): `/place/coordinates/0`, and nothing for the document itself.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package static let root = JSONPointer(description: "")

    package init(_ tokens: String...) {
        self = tokens.reduce(.root) { $0.appending($1) }
    }

    private init(description: String) { self.description = description }

    package func appending(_ token: String) -> JSONPointer {
        JSONPointer(description: description + "/" + Self.escaped(token))
    }

    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(description: "\(description)/\(index)")
    }

    /// The same place seen from one level further out.
    func within(_ token: String) -> JSONPointer {
        JSONPointer(description: "/" + Self.escaped(token) + description)
    }

    private static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return token
        }
        var text = ""
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
