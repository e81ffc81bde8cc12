/// SipHash-2-4: a keyed hash of 64 bits that nobody can foretell or invert without the key.
///
/// (Method: J.-P. Aumasson and D. J. Bernstein, “SipHash: a fast short-input PRF”, INDOCRYPT 2012.)
struct SipHash {
    struct Key: Hashable, Sendable {
        let low: UInt64
        let high: UInt64

        /// Sixteen bytes, the least significant first.
        init?(_ bytes: some Collection<UInt8>) {
            guard bytes.count == 16 else { return nil }
            low = SipHash.word(bytes.prefix(8))
            high = SipHash.word(bytes.suffix(8))
        }
    }

    /// The digest of a list of texts. Each goes in with its length, so that `["ab", "c"]` and `["a", "bc"]` differ.
    static func digest(of fields: [String], key: Key) -> Int64 {
        var bytes: [UInt8] = []
        for field in fields {
            var length = UInt64(field.utf8.count)
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: length))
                length >>= 8
            }
            bytes.append(contentsOf: field.utf8)
        }
        return Int64(bitPattern: hash(bytes, key: key))
    }

    static func hash(_ bytes: [UInt8], key: Key) -> UInt64 {
        var state = SipHash(key: key)
        let whole = bytes.count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) { state.absorb(word(bytes[start..<start + 8])) }
        let length = UInt64(truncatingIfNeeded: bytes.count) << 56
        state.absorb(word(bytes[whole...]) | length)
        state.v2 ^= 0xFF
        for _ in 0..<4 { state.round() }
        return state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    }

    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64

    private init(key: Key) {
        v0 = key.low ^ 0x736F_6D65_7073_6575
        v1 = key.high ^ 0x646F_7261_6E64_6F6D
        v2 = key.low ^ 0x6C79_6765_6E65_7261
        v3 = key.high ^ 0x7465_6462_7974_6573
    }

    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    private mutating func round() {
        v0 &+= v1
        v1 = v1.rotated(13) ^ v0
        v0 = v0.rotated(32)
        v2 &+= v3
        v3 = v3.rotated(16) ^ v2
        v0 &+= v3
        v3 = v3.rotated(21) ^ v0
        v2 &+= v1
        v1 = v1.rotated(17) ^ v2
        v2 = v2.rotated(32)
    }

    private static func word(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension UInt64 {
    fileprivate func rotated(_ count: UInt64) -> UInt64 { self << count | self >> (64 - count) }
}
