/// The text of a file that a person saved, whichever of the usual encodings it is in, as UTF-8 without a mark.
///
/// UTF-16 is told by its byte order mark, and UTF-8 by its mark or by being well-formed. Anything else is Windows-1252, as
/// Swedish spreadsheets save it, unless most of its bytes beyond ASCII do form UTF-8: then it is UTF-8 that was damaged on the
/// way, and reading it otherwise would garble every å, ä and ö. O(*n*).
enum DecodedText {
    /// - Throws: ``SubmissionFileFault/unreadableText(line:)`` or ``SubmissionFileFault/unmarkedEncoding``.
    static func utf8(_ bytes: [UInt8]) throws(SubmissionFileFault) -> [UInt8] {
        let decoded =
            if bytes.starts(with: [0xFF, 0xFE]) {
                try utf16(bytes.dropFirst(2)) { UInt16($1) << 8 | UInt16($0) }
            } else if bytes.starts(with: [0xFE, 0xFF]) {
                try utf16(bytes.dropFirst(2)) { UInt16($0) << 8 | UInt16($1) }
            } else {
                try utf8OrWindows1252(bytes)
            }
        guard !decoded.contains(0) else { throw .unmarkedEncoding }
        return decoded
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16)
        throws(SubmissionFileFault) -> [UInt8]
    {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
            unit(bytes[$0], bytes[$0 + 1])
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw .unreadableText(line: nil)
        }
        return Array(text.utf8)
    }

    private static func utf8OrWindows1252(_ bytes: [UInt8]) throws(SubmissionFileFault) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let isMarked = bytes.starts(with: mark)
        let body = isMarked ? Array(bytes.dropFirst(mark.count)) : bytes
        var formed = 0
        var broken = 0
        var firstBroken: Int?
        var index = 0
        while index < body.count {
            let length = sequenceLength(body, at: index)
            if length > 1 { formed += 1 }
            if length == 0 {
                broken += 1
                firstBroken = firstBroken ?? index
            }
            index += max(1, length)
        }
        guard let firstBroken else { return body }
        guard !isMarked, formed < broken else {
            throw .unreadableText(line: line(of: firstBroken, in: body))
        }
        return try windows1252(body)
    }

    /// The length of the well-formed sequence at `index` (Unicode, table 3-7), or 0.
    private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
        func isContinued(_ count: Int, second: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            guard index + count < bytes.count, second.contains(bytes[index + 1]) else { return false }
            return bytes[(index + 1)...(index + count)].allSatisfy { (0x80...0xBF).contains($0) }
        }
        return switch bytes[index] {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: isContinued(1) ? 2 : 0
        case 0xE0: isContinued(2, second: 0xA0...0xBF) ? 3 : 0
        case 0xED: isContinued(2, second: 0x80...0x9F) ? 3 : 0
        case 0xE1...0xEF: isContinued(2) ? 3 : 0
        case 0xF0: isContinued(3, second: 0x90...0xBF) ? 4 : 0
        case 0xF1...0xF3: isContinued(3) ? 4 : 0
        case 0xF4: isContinued(3, second: 0x80...0x8F) ? 4 : 0
        default: 0
        }
    }

    private static func windows1252(_ bytes: [UInt8]) throws(SubmissionFileFault) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count * 9 / 8)
        for (index, byte) in bytes.enumerated() {
            let scalar: Unicode.Scalar
            switch byte {
            case 0x80...0x9F:
                guard let typographic = upper[Int(byte - 0x80)] else {
                    throw .unreadableText(line: line(of: index, in: bytes))
                }
                scalar = typographic
            default: scalar = Unicode.Scalar(byte)
            }
            decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return decoded
    }

    /// What 0x80–0x9F stand for (WHATWG Encoding, index windows-1252); nil for the five that stand for nothing.
    private static let upper: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]

    private static func line(of index: Int, in bytes: [UInt8]) -> Int {
        var line = 1
        for position in 0..<index
        where bytes[position] == 0x0A || bytes[position] == 0x0D && bytes[position + 1] != 0x0A {
            line += 1
        }
        return line
    }
}
