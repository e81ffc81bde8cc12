package import Reports

/// Suggests a category from the words of a report, by the word lists of the profile: no more than addition, so that the reason can be
/// told.
///
/// Each word of the text counts once for a category, by the heaviest entry that finds it; a misspelt one a point less. The sum is
/// the score.
package struct CategorySuggester: Hashable, Sendable {
    /// In the order of the profile, which settles ties.
    let lists: [List]
    /// That of each list.
    private let indexes: [EntryIndex]

    /// What speaks for one category.
    struct List: Hashable, Sendable {
        let category: Category
        let entries: [Entry]
    }

    struct Entry: Hashable, Sendable {
        let word: SuggestionWord
        let weight: Int
    }

    /// Below it, nothing is suggested.
    static let least = 3
    /// From it, the first suggestion is of ``CategorySuggestion/Confidence/high`` confidence, when the second has so much less.
    static let sure = (score: 4, lead: 2)
    static let most = 3
    /// Words of a text that are looked at; a report has fewer.
    private static let mostWords = 2_000

    init(_ lists: [List]) {
        self.lists = lists.filter { !$0.entries.isEmpty }
        indexes = self.lists.map { EntryIndex($0.entries) }
    }

    /// The likeliest first; none when the words speak for nothing. O(words of the text × words of the lists that begin with the same letter).
    package func suggestions(for text: String) -> [CategorySuggestion] {
        let words = Array(SearchWord.words(of: text).prefix(Self.mostWords))
        let found = zip(lists, indexes).compactMap { list, entries -> CategorySuggestion? in
            let weights = entries.weights(in: words)
            var heaviest: [[UInt8]: Int] = [:]
            for (index, weight) in weights {
                heaviest[words[index].letters] = max(heaviest[words[index].letters] ?? 0, weight)
            }
            let score = heaviest.values.reduce(0, +)
            guard score >= Self.least else { return nil }
            var seen: Set<[UInt8]> = []
            let told = weights.keys.sorted().filter { seen.insert(words[$0].letters).inserted }
            return CategorySuggestion(
                category: list.category.code, name: list.category.name, score: score, confidence: .low,
                words: told.map { words[$0].written })
        }
        let ranked = found.enumerated().sorted {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }.map(\.element)
        return ranked.prefix(Self.most).enumerated().map { rank, suggestion in
            let lead = suggestion.score - (ranked.dropFirst().first?.score ?? 0)
            let isSure = rank == 0 && suggestion.score >= Self.sure.score && lead >= Self.sure.lead
            return isSure ? suggestion.with(.high) : suggestion
        }
    }

    /// What to tell staff of a report that came in `category`: the first suggestion, when it is of high confidence and another.
    package func correction(of category: Code<Category>, in text: String) -> CategorySuggestion? {
        guard let first = suggestions(for: text).first, first.confidence == .high,
            first.category != category
        else { return nil }
        return first
    }
}

/// The entries of a list by the letter with which the words begin that they may find: most find none that begin otherwise.
private struct EntryIndex: Hashable, Sendable {
    private let byFirst: [UInt8: [CategorySuggester.Entry]]
    /// Those that find words which begin with any letter; they are among those of each letter too.
    private let anywhere: [CategorySuggester.Entry]

    init(_ entries: [CategorySuggester.Entry]) {
        let anywhere = entries.filter { $0.word.firstLetter == nil }
        var byFirst: [UInt8: [CategorySuggester.Entry]] = [:]
        for entry in entries {
            guard let letter = entry.word.firstLetter else { continue }
            byFirst[letter, default: anywhere].append(entry)
        }
        (self.byFirst, self.anywhere) = (byFirst, anywhere)
    }

    /// What each word of the text weighs, by its index; an entry of several words counts at its first.
    func weights(in text: [SearchWord]) -> [Int: Int] {
        var weights: [Int: Int] = [:]
        for index in text.indices {
            let entries = text[index].letters.first.flatMap { byFirst[$0] } ?? anywhere
            for entry in entries where entry.weight > weights[index] ?? 0 {
                switch entry.word.match(in: text, at: index) {
                case .exact: weights[index] = entry.weight
                case .misspelt: weights[index] = max(weights[index] ?? 0, max(1, entry.weight - 1))
                case nil: continue
                }
            }
        }
        return weights
    }
}

extension CategorySuggestion {
    fileprivate func with(_ confidence: Confidence) -> Self {
        CategorySuggestion(
            category: category, name: name, score: score, confidence: confidence, words: words)
    }
}
