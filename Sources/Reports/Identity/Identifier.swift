/// The identity of a `Kind`: a UUID of version 7 (RFC 9562), so that ids sort by the time they were made.
///
/// The type parameter keeps a case's id from being passed where a report's is wanted.
package struct Identifier<Kind>: Hashable, Sendable, Comparable {
    /// The first eight bytes, the time first.
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Makes an id of version 7 out of a moment and chance.
    package init(at moment: Timestamp, using chance: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(clamping: moment.milliseconds) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &chance)
        low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3FFF_FFFF_FFFF_FFFF, using: &chance)
    }

    /// Parses the form `018f0c3e-7b1a-7cc2-9d5e-0a1b2c3d4e5f`, either case; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var digits = 0
        var position = 0
        for byte in text.utf8 {
            defer { position += 1 }
            if [8, 13, 18, 23].contains(position) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard digits < 32, let value = Self.value(ofHexDigit: byte) else { return nil }
            if digits < 16 { high = high << 4 | value } else { low = low << 4 | value }
            digits += 1
        }
        guard digits == 32, position == 36 else { return nil }
        self.init(high: high, low: low)
    }

    /// Sixteen bytes, so that the order of their bytes, SQLite's of blobs, is the order of ids.
    package var bytes: [UInt8] {
        [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * $0)) } }
    }

    package static func < (one: Self, other: Self) -> Bool { (one.high, one.low) < (other.high, other.low) }

    private static func value(ofHexDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension Identifier: CustomStringConvertible {
    /// The canonical form, in lower case with hyphens.
    package var description: String { uuidText(high, low) }
}

/// Apart from the generic type, so that it is compiled once for all kinds.
private func uuidText(_ high: UInt64, _ low: UInt64) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for nibble in 0..<32 {
        switch nibble {
        case 8, 12, 16, 20: text.append(UInt8(ascii: "-"))
        default: break
        }
        let value = UInt8((nibble < 16 ? high : low) >> UInt64(60 - 4 * (nibble % 16)) & 0xF)
        text.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
    }
    return String(decoding: text, as: UTF8.self)
}
