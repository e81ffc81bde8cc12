import Crypto
import Reports

/// A key under which texts have digests that nobody without it can work out: HMAC-SHA256 (RFC 2104), its first 64 bits.
struct KeyedDigest: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: at least 16 bytes; refuses fewer.
    init?(key: some Sequence<UInt8>) {
        let bytes = Array(key)
        guard bytes.count >= 16 else { return nil }
        self.key = SymmetricKey(data: bytes)
    }

    /// The digest of several texts; each is preceded by its length, so that where one ends and the next begins matters.
    func digest(of texts: [String]) -> Int64 {
        Int64(bitPattern: code(of: texts).prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The first 128 bits, for what must be told apart among any number of others.
    func rowDigest(of texts: [String]) -> RowDigest {
        let bytes = code(of: texts).prefix(16)
        return RowDigest(
            high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    private func code(of texts: [String]) -> [UInt8] {
        var code = HMAC<SHA256>(key: key)
        for text in texts {
            let bytes = Array(text.utf8)
            code.update(data: (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (56 - 8 * $0)) })
            code.update(data: bytes)
        }
        return Array(code.finalize())
    }
}
