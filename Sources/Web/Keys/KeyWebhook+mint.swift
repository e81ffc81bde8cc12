package import Reports

extension KeyWebhook {
    /// A webhook with a new secret: `whsec_` and 24 random bytes in base64, as Standard Webhooks writes it.
    package static func mint(for url: String, using chance: inout some RandomNumberGenerator) -> KeyWebhook {
        let bytes = (0..<24).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
        // 24 bytes are 32 signs without padding, so only two signs differ from those for addresses.
        let signs = Base64URL.encode(bytes).map { sign -> Character in
            switch sign {
            case "-": "+"
            case "_": "/"
            default: sign
            }
        }
        return KeyWebhook(url: url, secret: "whsec_\(String(signs))")
    }

    /// Whether a text can be the address of a webhook: http or https with a host and no user before it, 2,048 visible ASCII characters at
    /// most. Whether it may be called is seen when it is.
    package static func isAddress(_ text: String) -> Bool {
        guard (1...2_048).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix)
        else { return false }
        let host = text.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" }
        return !host.isEmpty && !host.contains("@") && !text.contains("#")
    }
}
