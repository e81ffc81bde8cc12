/// Takes in many reports at once, for imports, which have nobody waiting for each single report.
package protocol ImportStore: Sendable {
    /// Keeps reports as ``ReportStore/accept(_:answer:)`` does, in their order, all in one transaction; each refusal is told in
    /// its report's place and undone alone.
    ///
    /// Cost: give some two hundred at a time. What would undo a transaction lies in memory, and each statement walks it: of 2,000
    /// reports at once each takes several times as long.
    ///
    /// - Throws: ``ReportStoreError`` when nothing at all was kept.
    func acceptAll(_ reports: [NewReport]) async throws -> [Result<Acceptance, ReportStoreError>]

    /// The same with rows of a file: those that were imported before, in whichever file, are known and not kept again. Each that is
    /// kept, or repeats a report, is known from then on.
    func importRows(_ rows: [ImportRow]) async throws -> [Result<RowOutcome, ReportStoreError>]

    /// What ``importRows(_:)`` would answer of each row alone; writes nothing, and does not tell of refusals.
    func foresee(_ rows: [ImportRow]) async throws -> [RowOutcome]

    /// Those of the keys under which a row was imported.
    func knownRows(under keys: [RowDigest]) async throws -> [RowDigest: KnownRow]
}

/// A keyed digest of something that rows of imported files say.
package struct RowDigest: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}

/// A row of a file that passed every check, and how it is known again.
package struct ImportRow: Sendable {
    package let report: NewReport
    /// Equal for rows that are the same row.
    package let key: RowDigest
    /// Equal for rows that say the same.
    package let content: RowDigest
    /// Whether the row says when the trouble was seen; if not, its report's moment is that of the import.
    package let saysWhen: Bool
    /// Whether units get notices of what becomes of it; not of what is history.
    package let notifies: Bool

    package init(
        report: NewReport, key: RowDigest, content: RowDigest, saysWhen: Bool, notifies: Bool = true
    ) {
        self.report = report
        self.key = key
        self.content = content
        self.saysWhen = saysWhen
        self.notifies = notifies
    }
}

/// A row that was imported before.
package struct KnownRow: Hashable, Sendable {
    /// What it said.
    package let content: RowDigest
    /// That of its report.
    package let reference: Reference

    package init(content: RowDigest, reference: Reference) {
        self.content = content
        self.reference = reference
    }
}

/// What becomes of a row that is imported.
package enum RowOutcome: Hashable, Sendable {
    case kept
    /// The same reporter has sent the same about the same place within 24 hours.
    case repeated
    case known(KnownRow)
}
