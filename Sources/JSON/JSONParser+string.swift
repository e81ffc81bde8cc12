extension JSONParser {
    /// Reads a string, the opening quote at the position.
    mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                let text = try validated(bytes[start..<position], from: start)
                position += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw JSONFault(.controlCharacter, offset: position)
            default: position += 1
            }
        }
        throw unexpected()
    }

    /// Reads on from the first backslash of a string that began at `start`.
    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var text = Array(bytes[start..<position])
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try validated(text[...], from: start)
            case UInt8(ascii: "\\"): text.append(contentsOf: UTF8.encode(try escape()) ?? .init())
            case 0..<0x20: throw JSONFault(.controlCharacter, offset: position)
            default:
                text.append(byte)
                position += 1
            }
        }
        throw unexpected()
    }

    /// Reads what a backslash says.
    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let byte else { throw unexpected() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw JSONFault(.malformedEscape, offset: start)
        }
        let unit = try fourHexDigits(of: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard (0xD800...0xDBFF).contains(unit), self.byte == UInt8(ascii: "\\") else {
            throw JSONFault(.loneSurrogate, offset: start)
        }
        position += 1
        guard self.byte == UInt8(ascii: "u") else { throw JSONFault(.loneSurrogate, offset: start) }
        position += 1
        let low = try fourHexDigits(of: start)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw JSONFault(.loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func fourHexDigits(of start: Int) throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte else { throw unexpected() }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw JSONFault(.malformedEscape, offset: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private func validated(_ text: ArraySlice<UInt8>, from start: Int) throws(JSONFault) -> String {
        guard let string = String(validating: text, as: UTF8.self) else {
            throw JSONFault(.notUTF8, offset: start)
        }
        return string
    }
}
