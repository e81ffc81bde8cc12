import Web

/// Where a page of a list in memory begins: after this feature, by what it is sorted by and its id.
struct FeatureCursor: Hashable, Comparable {
    let key: Int64
    let id: String

    init(key: Int64, id: String) {
        self.key = key
        self.id = id
    }

    init?(_ word: String) {
        guard let bytes = Base64URL.decode(word), bytes.count > 8,
            let id = String(validating: bytes[8...], as: UTF8.self)
        else { return nil }
        key = Int64(bitPattern: bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        self.id = id
    }

    var word: String {
        let bits = UInt64(bitPattern: key)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
        return Base64URL.encode(bytes + Array(id.utf8))
    }

    static func < (one: Self, other: Self) -> Bool { (one.key, one.id) < (other.key, other.id) }
}
