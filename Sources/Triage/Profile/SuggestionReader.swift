import Reports

/// Reads the words that speak for a category: `suggest: [ { weight: 4, words: ["*belysning*", "lampa*"] } ]`.
struct SuggestionReader {
    private static let weights = 1...9

    func entries(from value: YAMLValue) -> [CategorySuggester.Entry]? {
        value.list().flatMap { list in
            list.map { entries(ofOneWeight: $0) }.complete()?.flatMap(\.self)
        }
    }

    private func entries(ofOneWeight value: YAMLValue) -> [CategorySuggester.Entry]? {
        guard let mapping = value.mapping(keys: ["weight", "words"]) else { return nil }
        let weight = mapping.required("weight")?.wholeNumber(in: Self.weights)
        let words = mapping.required("words")?.list()?.map { word($0) }.complete()
        guard let weight, let words else { return nil }
        return words.map { CategorySuggester.Entry(word: $0, weight: weight) }
    }

    private func word(_ value: YAMLValue) -> SuggestionWord? {
        guard let text = value.text() else { return nil }
        guard let word = SuggestionWord(text) else {
            value.fault(
                Bilingual(
                    swedish:
                        "“\(text.prefix(60))” är inget ord att söka efter: bokstäver och siffror, med en stjärna bara först eller sist i ett ord",
                    english:
                        "“\(text.prefix(60))” is not a word to look for: letters and digits, with a star only first or last in a word"
                ))
            return nil
        }
        return word
    }
}
