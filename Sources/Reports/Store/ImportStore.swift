/// Takes in many reports at once, for imports, which have nobody waiting for each single report.
package protocol ImportStore: Sendable {
    /// Keeps reports as ``ReportStore/accept(_:answer:)`` does, in their order, all in one transaction; each refusal is told in
    /// its report's place and undone alone.
    ///
    /// - Parameter progress: Recorded in the same transaction, so that an import that was cut off goes on where it stopped.
    /// - Throws: ``ReportStoreError`` when nothing at all was kept.
    func acceptAll(_ reports: [NewReport], recording progress: ImportProgress?) async throws
        -> [Result<Acceptance, ReportStoreError>]

    /// How many rows of the import with this digest are done; 0 for one that is unknown. Never fewer than before.
    func importedRows(of digest: String) async throws -> Int
}

/// How far an import has come.
package struct ImportProgress: Hashable, Sendable {
    /// Tells the import apart from others: a digest of the file.
    package let digest: String
    /// How many rows from the beginning are done, refused ones among them.
    package let rows: Int
    package let at: Timestamp

    package init(digest: String, rows: Int, at: Timestamp) {
        self.digest = digest
        self.rows = rows
        self.at = at
    }
}
