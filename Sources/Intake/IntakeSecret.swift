/// What makes the digests of reporters impossible to guess: random bytes that an installation makes once and keeps.
package struct IntakeSecret: Sendable, CustomStringConvertible, CustomReflectable {
    let reporterKey: SipHash.Key
    let repeatKey: SipHash.Key

    /// Takes the first 32 bytes; refuses fewer.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 32, let reporterKey = SipHash.Key(bytes[..<16]),
            let repeatKey = SipHash.Key(bytes[16..<32])
        else { return nil }
        self.reporterKey = reporterKey
        self.repeatKey = repeatKey
    }

    /// Never the bytes.
    package var description: String { "IntakeSecret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
