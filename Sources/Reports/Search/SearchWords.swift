/// The words of a text as they are searched for: in lower case, without marks over letters, without their endings.
///
/// `Lamporna`, `lampan` and `lampa` are one word, and so are `mörkt` and `morkt`. Words in which hardly any two texts differ (`och`,
/// `är`) are left out.
package enum SearchWords {
    /// The words of `text` in their order, repeated ones too.
    ///
    /// - Cost: one pass over the text.
    package static func of(_ text: String) -> [String] { parts(of: text).compactMap(word) }

    /// What whoever searches has typed: every word must be found. A word that ends with `*` is the beginning of one.
    package struct Query: Hashable, Sendable {
        /// Ordered, each once, without endings.
        package let words: [String]
        /// Ordered, each once: beginnings of words.
        package let beginnings: [String]

        /// - Returns: Nil for no word but such as are left out, for more than 12, and for a beginning of fewer than 3 letters.
        package init?(_ text: String) {
            var words: Set<String> = []
            var beginnings: Set<String> = []
            for part in text.split(separator: " ", omittingEmptySubsequences: true) {
                guard part.last == "*" else {
                    words.formUnion(SearchWords.of(String(part)))
                    continue
                }
                var folded = SearchWords.parts(of: String(part))
                guard let last = folded.popLast(), last.count >= 3 else { return nil }
                beginnings.insert(last)
                words.formUnion(folded.compactMap(SearchWords.word))
            }
            guard (1...12).contains(words.count + beginnings.count) else { return nil }
            self.words = words.sorted()
            self.beginnings = beginnings.sorted()
        }

        /// Whether a text that has these words is found.
        package func finds(_ found: some Collection<String>) -> Bool {
            words.allSatisfy(found.contains)
                && beginnings.allSatisfy { beginning in found.contains { $0.hasPrefix(beginning) } }
        }
    }

    private static func word(_ part: String) -> String? {
        guard !leftOut.contains(part) else { return nil }
        return SwedishStem.of(part)
    }

    /// Runs of letters and digits, folded. At most 40 signs of each count.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        for scalar in text.unicodeScalars {
            if let folded = FoldedLetter.of(scalar) {
                if part.utf8.count < 40 { part += folded }
            } else if !FoldedLetter.isMark(scalar), !part.isEmpty {
                parts.append(part)
                part = ""
            }
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }

    /// Folded.
    private static let leftOut: Set<String> = [
        "och", "det", "att", "i", "en", "jag", "hon", "som", "han", "pa", "den", "med", "var", "sig", "for",
        "sa",
        "till", "ar", "men", "ett", "om", "hade", "de", "av", "icke", "mig", "du", "henne", "da", "sin", "nu",
        "har", "inte", "hans", "honom", "skulle", "hennes", "dar", "min", "man", "ej", "vid", "kunde",
        "nagot",
        "fran", "ut", "nar", "efter", "upp", "vi", "dem", "vara", "vad", "over", "an", "dig", "kan", "sina",
        "har", "ha", "mot", "alla", "under", "nagon", "eller", "allt", "mycket", "sedan", "ju", "denna",
        "detta", "at", "utan", "varit", "hur", "ingen", "mitt", "ni", "bli", "blev", "oss", "din", "dessa",
        "nagra", "deras", "blir", "mina", "samma", "vilken", "er", "sadan", "var", "dess", "inom", "mellan",
        "the", "and", "is", "of", "to", "a",
    ]
}
