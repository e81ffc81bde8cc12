/// Where the outside reaches the server, without a slash at the end: `https://trygg.example.se`.
package struct PublicURL: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// - Parameter text: with or without a slash at the end.
    package init(_ text: String) { description = text.hasSuffix("/") ? String(text.dropLast()) : text }
}
