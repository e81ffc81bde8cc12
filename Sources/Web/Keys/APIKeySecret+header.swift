extension APIKeySecret {
    /// The key in an `Authorization` header: `Bearer KEY`, or, where it may be a password, `Basic` with any name and the key; nil for anything
    /// else.
    static func parse(header: String, mayBePassword: Bool) -> APIKeySecret? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        switch words[0].lowercased() {
        case "bearer": return parse(words[1])
        case "basic" where mayBePassword:
            guard let bytes = Base64URL.decode(plain: String(words[1])),
                let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
                let password = String(validating: bytes[(colon + 1)...], as: UTF8.self)
            else { return nil }
            return parse(password)
        default: return nil
        }
    }
}

extension Base64URL {
    /// Base64 as it is everywhere but in addresses (RFC 4648 §4), with its padding or without.
    fileprivate static func decode(plain text: String) -> [UInt8]? {
        guard text.utf8.count <= 4_096, !text.contains("-"), !text.contains("_") else { return nil }
        var signs: [Character] = text.map { sign in
            switch sign {
            case "+": "-"
            case "/": "_"
            default: sign
            }
        }
        for _ in 0..<2 where signs.last == "=" { signs.removeLast() }
        return decode(String(signs))
    }
}
