package import Reports

/// Something that happened to what is kept and changed, such as a walk or a measure.
package struct HistoryEvent<Kind: RawRepresentable & Hashable & Sendable>: Hashable, Sendable
where Kind.RawValue == String {
    /// From 1, without a gap.
    package let number: Int
    package let at: Timestamp
    package let by: Agent
    package let kind: Kind
    package let words: Bilingual

    package init(number: Int, at: Timestamp, by: Agent, kind: Kind, words: Bilingual) {
        self.number = number
        self.at = at
        self.by = by
        self.kind = kind
        self.words = words
    }
}
