/// What makes the digests of reporters impossible to guess: random bytes that an installation makes once and keeps.
package struct IntakeSecret: Sendable, CustomStringConvertible, CustomReflectable {
    let reporters: KeyedDigest
    let repeats: KeyedDigest

    /// Takes the first 32 bytes; refuses fewer.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 32, let reporters = KeyedDigest(key: bytes[..<16]),
            let repeats = KeyedDigest(key: bytes[16..<32])
        else { return nil }
        self.reporters = reporters
        self.repeats = repeats
    }

    /// Never the bytes.
    package var description: String { "IntakeSecret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
