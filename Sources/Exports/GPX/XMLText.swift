/// XML 1.0 being written, as UTF-8. What XML cannot hold is removed from text; the rest is escaped.
package struct XMLText {
    private(set) var bytes: [UInt8] = []

    /// Text as it stands between tags or quotes.
    package static func escaped(_ text: String) -> String {
        var xml = XMLText()
        xml.text(text)
        return String(decoding: xml.bytes, as: UTF8.self)
    }

    /// Markup of our own.
    mutating func markup(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// `<name>text</name>`, or nothing for empty text.
    mutating func element(_ name: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        markup("<\(name)>")
        self.text(text)
        markup("</\(name)>")
    }

    /// Text between tags or quotes.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars where Self.isAllowed(scalar) {
            switch scalar {
            case "&": markup("&amp;")
            case "<": markup("&lt;")
            case ">": markup("&gt;")
            case "\"": markup("&quot;")
            case "\r": markup("&#13;")
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }

    /// `Char` of XML 1.0, section 2.2, without the control characters that it discourages.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
