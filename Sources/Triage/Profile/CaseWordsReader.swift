import Reports

/// Reads the kinds of measure and the words for residents of `profile.yaml`.
struct CaseWordsReader {
    /// Nil when there is any fault, which is then in the log.
    func words(measures: YAMLValue?, explanations: YAMLValue?) -> CaseWords? {
        var kinds: [MeasureKind]?
        if let measures {
            guard let read = MeasureKindsReader().list(from: measures) else { return nil }
            kinds = read
        }
        var sentences: [String: Bilingual] = [:]
        if let explanations {
            guard let mapping = explanations.mapping(keys: CaseWords.keys) else { return nil }
            for key in CaseWords.keys {
                guard let value = mapping.optional(key) else { continue }
                guard let words = value.bilingual() else { return nil }
                sentences[key] = words
            }
        }
        return CaseWords(measures: kinds, explanations: sentences)
    }
}
