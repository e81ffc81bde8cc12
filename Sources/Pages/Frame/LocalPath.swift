/// An address on this server, to go on to after signing in: never one that leads elsewhere.
struct LocalPath: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// Nil for what does not begin with a single slash, for what a browser would read as another host (`//`, `/\`), and for
    /// what is no visible ASCII: an address is percent-encoded.
    init?(_ text: String?) {
        guard let text, (1...2_000).contains(text.utf8.count), text.hasPrefix("/"), !text.hasPrefix("//"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        description = text
    }
}
