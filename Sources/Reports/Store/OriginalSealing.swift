/// Seals originals, so that a store and its copies hold nothing of them that can be read without a key that lies elsewhere.
package protocol OriginalSealing: Sendable {
    /// The id of the key that seals what comes.
    var currentKey: String { get }
    /// The ids of all keys that are at hand.
    var keys: Set<String> { get }

    /// Seals `plain` for this report: what is sealed for one report cannot be opened as another's.
    func seal(_ plain: [UInt8], of report: Report.ID) throws(OriginalFault) -> SealedBytes

    /// - Throws: ``OriginalFault``.
    func open(_ sealed: SealedBytes, of report: Report.ID) throws(OriginalFault) -> [UInt8]
}

/// Bytes that can be read with one key.
package struct SealedBytes: Hashable, Sendable {
    package let key: String
    package let bytes: [UInt8]

    package init(key: String, bytes: [UInt8]) {
        self.key = key
        self.bytes = bytes
    }
}

/// Why an original cannot be sealed or read.
package enum OriginalFault: Error, Hashable, Sendable {
    /// The key with this id is not at hand.
    case keyMissing(String)
    /// The bytes have been changed since, or were sealed for another report.
    case damaged
}
