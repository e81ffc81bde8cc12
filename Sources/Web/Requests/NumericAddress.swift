/// An address of the network, read from its numbers: `192.0.2.7`, or `2001:db8::7` as RFC 4291 writes it. Without a port, and
/// without the zone of an address that holds on one link only.
struct NumericAddress: Hashable {
    /// 4 or 16, the first of the network first; 4 for an IPv4 address that is written as one of IPv6 (`::ffff:192.0.2.7`).
    let bytes: [UInt8]

    init?(_ text: Substring) {
        guard let bytes = text.contains(":") ? Self.sixteen(text) : Self.four(text) else { return nil }
        self.bytes = bytes.starts(with: Self.mapped) ? Array(bytes.suffix(4)) : bytes
    }

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    private static func four(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part in
            part.allSatisfy(\.isASCIIDigit) && part.utf8.count <= 3 ? UInt8(part) : nil
        }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func sixteen(_ text: Substring) -> [UInt8]? {
        var (text, tail) = (text, [UInt8]())
        // The last 32 bits may be written as an IPv4 address.
        if text.contains("."), let colon = text.lastIndex(of: ":") {
            guard let four = four(text[text.index(after: colon)...]) else { return nil }
            tail = four
            text = text[...colon]
            // The colon before it, unless it is half of "::".
            if !text.hasSuffix("::") { text = text.dropLast() }
        }
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        let parts = halves.map(groups)
        guard let first = parts[0] else { return nil }
        guard halves.count == 2 else { return first.count + tail.count == 16 ? first + tail : nil }
        guard let last = parts[1] else { return nil }
        let missing = 16 - first.count - last.count - tail.count
        // "::" stands for one group of zeros at least.
        guard missing >= 2 else { return nil }
        return first + [UInt8](repeating: 0, count: missing) + last + tail
    }

    /// Groups of 16 bits between colons; none for nothing.
    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
                part.utf8.allSatisfy({ $0 < 128 }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
        }
        return bytes
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
