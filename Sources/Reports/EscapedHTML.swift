/// Text as it stands in HTML, between tags and in attributes in quotes.
///
/// Byte by byte: to Swift, `"` and an accent after it are one sign, which is not `"`, while a browser ends the attribute there.
/// What turns the direction of text is shut in by `<bdi>` where a stored text stands, and otherwise shown as it is.
package enum EscapedHTML {
    package static func of(_ text: String) -> String {
        guard text.utf8.contains(where: { sign(for: $0) != nil }) else { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let sign = sign(for: byte) {
                escaped.append(contentsOf: sign.utf8)
            } else {
                escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    private static func sign(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case UInt8(ascii: "`"): "&#96;"
        default: nil
        }
    }
}
