/// That a person has signed in, until it ends. The token itself is in the browser alone.
package struct Session: Hashable, Sendable {
    /// SHA-256 of the token, 32 bytes.
    package let digest: [UInt8]
    package let person: Person.ID
    package let begun: Timestamp
    package let ends: Timestamp

    /// How long one lasts.
    package static let length = TimeSpan.hours(12)

    package init(digest: [UInt8], person: Person.ID, begun: Timestamp) {
        self.digest = digest
        self.person = person
        self.begun = begun
        ends = begun.adding(Self.length)
    }
}
