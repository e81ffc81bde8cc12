/// Where the outside reaches the server, without a slash at the end: `https://trygg.example.se`.
package struct PublicURL: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// - Parameter text: with or without a slash at the end.
    package init(_ text: String) { description = text.hasSuffix("/") ? String(text.dropLast()) : text }

    /// Whether links can begin with a text: http or https with a host, and nothing of a user, a question or a mark.
    package static func isUsable(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !#""<>\^`{|}@?#"#.utf8.contains($0) }),
            let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix)
        else { return false }
        return !text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != ":" }.isEmpty
    }
}
