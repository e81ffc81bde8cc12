/// That a key or a person read what came in of a report, before masking.
package struct OriginalReading: Hashable, Sendable {
    package let report: Report.ID
    package let reference: Reference
    /// The store's number for the key, which no other key ever has. Nil, with the prefix, for a reading of an earlier version
    /// whose key can no longer be told from others of its name, and for a reading by a person.
    package let keyNumber: Int64?
    package let keyPrefix: String?
    /// What the key or the person was called then.
    package let readerName: String
    package let person: Person.ID?
    package let at: Timestamp

    package init(
        report: Report.ID, reference: Reference, keyNumber: Int64?, keyPrefix: String?, readerName: String,
        person: Person.ID? = nil, at: Timestamp
    ) {
        self.report = report
        self.reference = reference
        self.keyNumber = keyNumber
        self.keyPrefix = keyPrefix
        self.readerName = readerName
        self.person = person
        self.at = at
    }
}
