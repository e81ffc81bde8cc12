/// That a key read what came in of a report, before masking.
package struct OriginalReading: Hashable, Sendable {
    package let report: Report.ID
    package let reference: Reference
    /// The store's number for the key, which no other key ever has. Nil, with the prefix, for a reading of an earlier version
    /// whose key can no longer be told from others of its name.
    package let keyNumber: Int64?
    package let keyPrefix: String?
    /// What the key was called then.
    package let keyName: String
    package let at: Timestamp

    package init(
        report: Report.ID, reference: Reference, keyNumber: Int64?, keyPrefix: String?, keyName: String,
        at: Timestamp
    ) {
        self.report = report
        self.reference = reference
        self.keyNumber = keyNumber
        self.keyPrefix = keyPrefix
        self.keyName = keyName
        self.at = at
    }
}
