import Reports

/// A word that speaks for a category: `klotter` itself, `klott*` and all that begins so, `*belysning` and all that ends so,
/// `*belysning*` wherever it stands in a word; or several words in a row: `ser inte`.
///
/// Upper and lower case are the same, and so are letters with and without marks. A word of at least ``leastMisspelt`` letters is
/// also found with one letter too many, too few, wrong, or swapped with the next, where its first letter is right.
package struct SuggestionWord: Hashable, Sendable {
    private let parts: [Part]

    fileprivate struct Part: Hashable, Sendable {
        let stem: [UInt8]
        let mayBeginBefore: Bool
        let mayGoOn: Bool
    }

    /// How a text has the word.
    enum Match { case exact, misspelt }

    static let leastMisspelt = 7

    /// Refuses a text without a letter or digit, one longer than 100 bytes, and a star within a word.
    package init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        var parts: [Part] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let begins = word.hasPrefix("*")
            let goesOn = word.count > 1 && word.hasSuffix("*")
            let stem = word.dropFirst(begins ? 1 : 0).dropLast(goesOn ? 1 : 0)
            // A hyphen makes two words of one, here as in the text.
            let words = SearchWord.words(of: stem)
            guard !words.isEmpty, !stem.contains("*") else { return nil }
            for (index, one) in words.enumerated() {
                parts.append(
                    Part(
                        stem: one.letters, mayBeginBefore: begins && index == 0,
                        mayGoOn: goesOn && index == words.count - 1))
            }
        }
        guard !parts.isEmpty else { return nil }
        self.parts = parts
    }

    /// With which letter the words begin that it may find; nil where they may begin with any.
    var firstLetter: UInt8? { parts[0].mayBeginBefore ? nil : parts[0].stem.first }

    /// How `words` have it at `index`; nil when they do not.
    func match(in words: [SearchWord], at index: Int) -> Match? {
        guard index + parts.count <= words.count, parts[0].mayMatch(words[index].letters) else { return nil }
        let isExact = zip(parts, words[index...]).allSatisfy { $0.matches($1.letters) }
        if isExact { return .exact }
        guard parts.count == 1, parts[0].isNearly(words[index].letters) else { return nil }
        return .misspelt
    }
}

extension SuggestionWord.Part {
    /// False for most words at once, by one letter.
    fileprivate func mayMatch(_ word: [UInt8]) -> Bool { mayBeginBefore || word.first == stem.first }

    fileprivate func matches(_ word: [UInt8]) -> Bool {
        switch (mayBeginBefore, mayGoOn) {
        case (false, false): word == stem
        case (false, true): word.starts(with: stem)
        case (true, false): word.count >= stem.count && word.suffix(stem.count).elementsEqual(stem)
        case (true, true): holdsStem(word)
        }
    }

    private func holdsStem(_ word: [UInt8]) -> Bool {
        guard word.count >= stem.count else { return false }
        return (0...word.count - stem.count).contains { start in
            word[start] == stem[0] && word[start...].starts(with: stem)
        }
    }

    fileprivate func isNearly(_ word: [UInt8]) -> Bool {
        guard stem.count >= SuggestionWord.leastMisspelt, word.first == stem.first else { return false }
        guard mayGoOn else { return Misspelling.edits(from: stem, to: word, most: 1) != nil }
        return (stem.count - 1...stem.count + 1).contains { length in
            length <= word.count && Misspelling.edits(from: stem, to: word.prefix(length), most: 1) != nil
        }
    }
}
