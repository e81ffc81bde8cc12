/// A category that the words of a report speak for. Never applied by itself: somebody chooses.
package struct CategorySuggestion: Hashable, Sendable {
    package let category: Code<Category>
    package let name: Bilingual
    /// What the words weigh together.
    package let score: Int
    package let confidence: Confidence
    /// The words of the text that speak for it, as they stand there, in the order of the text.
    package let words: [String]

    package init(
        category: Code<Category>, name: Bilingual, score: Int, confidence: Confidence, words: [String]
    ) {
        self.category = category
        self.name = name
        self.score = score
        self.confidence = confidence
        self.words = words
    }

    /// How often a suggestion is right is told, for each band, in docs/methods.md.
    package enum Confidence: String, CaseIterable, Sendable {
        case high, low
    }

    /// Which words speak for it.
    package var reason: Bilingual {
        let one = words.count == 1
        return Bilingual(
            swedish: "\(one ? "Ordet" : "Orden") \(Self.list(words, "och")) talar för \(name.swedish).",
            english:
                "The \(one ? "word" : "words") \(Self.list(words, "and")) \(one ? "speaks" : "speak") for \(name.english)."
        )
    }

    private static func list(_ words: [String], _ and: String) -> String {
        let quoted = words.map { "”\($0)”" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return "\(quoted.dropLast().joined(separator: ", ")) \(and) \(last)"
    }
}
