/// Something that happened to a case, with the reason in words.
package struct CaseEvent: Hashable, Sendable {
    package let at: Timestamp
    package let kind: Kind
    /// The report it is about, if one.
    package let report: Report.ID?
    /// The other case it is about, if one.
    package let other: Case.ID?
    /// Who did it: `lykta` itself, or the name of an API key.
    package let by: String
    package let reason: Bilingual

    package init(
        at: Timestamp, kind: Kind, report: Report.ID?, other: Case.ID?, by: String, reason: Bilingual
    ) {
        self.at = at
        self.kind = kind
        self.report = report
        self.other = other
        self.by = by
        self.reason = reason
    }

    package enum Kind: String, CaseIterable, Sendable {
        case opened, joined, left
        /// This case took over another's reports.
        case tookOver = "took-over"
        /// This case was merged into another.
        case merged
        /// Part of this case became, or came from, another.
        case split
        case routed
        case statusChanged = "status-changed"
        case pinned, separated, unpinned
        case note
    }
}
