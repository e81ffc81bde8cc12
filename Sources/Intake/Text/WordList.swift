/// The words of a text in order, with what is needed to read them without grammar.
struct WordList {
    let words: [Word]

    struct Word {
        /// In lower case.
        let text: String
        /// Whether it is written `Så`: one capital, then small letters.
        let isCapitalised: Bool
        let isNumber: Bool
        /// Which sentence it stands in, counted from zero. A line end too ends a sentence.
        let sentence: Int
        /// Whether the word before stands directly beside it, with nothing but a space between.
        let followsOn: Bool
    }

    /// O(*n*). A word is a run of letters, marks and digits; a hyphen within a word belongs to it, and the stop of `fam.` to nothing.
    init(_ text: String) {
        var words: [Word] = []
        var current: [Character] = []
        var sentence = 0
        var gap: [Character] = []
        func finish() {
            guard let first = current.first else { return }
            words.append(
                Word(
                    text: String(current).lowercased(),
                    isCapitalised: Self.isName(current),
                    isNumber: first.isNumber, sentence: sentence, followsOn: gap == [" "]))
            current = []
            gap = []
        }
        for character in text {
            if character.isLetter || character.isNumber || character == "-" && !current.isEmpty {
                current.append(character)
                continue
            }
            finish()
            // `fam. Karlsson` is one name, and not two sentences.
            if character == ".", gap.isEmpty, words.last?.text == "fam" { continue }
            if gap.count < 4 { gap.append(character) }
            if ".!?\n".contains(character) { sentence += 1 }
        }
        finish()
        self.words = words
    }

    /// `Så` and `Så-Här`, but not `SÅ`, `så` or `sÅ`.
    private static func isName(_ word: [Character]) -> Bool {
        word.split(separator: "-").allSatisfy { part in
            part.first?.isUppercase == true && part.count > 1
                && !part.dropFirst().contains(where: \.isUppercase)
        }
    }

    /// The words of each sentence; sentences without words are left out.
    var sentences: [ArraySlice<Word>] {
        var result: [ArraySlice<Word>] = []
        var start = 0
        for end in words.indices.dropFirst() where words[end].sentence != words[end - 1].sentence {
            result.append(words[start..<end])
            start = end
        }
        return words.isEmpty ? [] : result + [words[start...]]
    }
}
