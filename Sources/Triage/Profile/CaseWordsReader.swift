import Reports

/// Reads the kinds of measure and the words for residents of `profile.yaml`.
struct CaseWordsReader {
    /// Nil when there is any fault, which is then in the log.
    func words(measures: YAMLValue?, explanations: YAMLValue?) -> CaseWords? {
        var codes = UniqueCodes<MeasureKind>(
            named: Bilingual(swedish: "slaget av åtgärd", english: "kind of measure"))
        var kinds: [MeasureKind]?
        if let measures {
            guard let read = measures.list()?.map({ kind(from: $0, codes: &codes) }).complete() else {
                return nil
            }
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

    private func kind(from value: YAMLValue, codes: inout UniqueCodes<MeasureKind>) -> MeasureKind? {
        guard let mapping = value.mapping(keys: ["code", "name"]) else {
            codes.miss()
            return nil
        }
        let code = codes.code(from: mapping.required("code"))
        let name = mapping.required("name")?.bilingual()
        guard let code, let name else { return nil }
        return MeasureKind(code: code, name: name)
    }
}
