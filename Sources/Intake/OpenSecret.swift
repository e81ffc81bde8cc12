/// What makes it impossible to guess from how many voices on a published figure is told, and how it is rounded: random bytes that an
/// installation makes once and keeps, so that the same reports always give the same figures.
package struct OpenSecret: Sendable, CustomStringConvertible, CustomReflectable {
    /// What it is kept under.
    package static let name = "open"

    private let digest: KeyedDigest

    /// Refuses fewer than 16 bytes.
    package init?(bytes: [UInt8]) {
        guard let digest = KeyedDigest(key: bytes) else { return nil }
        self.digest = digest
    }

    /// 64 bits of what a figure is known by.
    package func bits(of texts: [String]) -> UInt64 { UInt64(bitPattern: digest.digest(of: texts)) }

    /// Never the bytes.
    package var description: String { "OpenSecret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
