package import Reports

/// A closed list of words, of which a parameter or a member takes one or several, and what is said to whoever sends another.
struct Choices<Word: RawRepresentable & CaseIterable> where Word.RawValue == String {
    /// What is said of a word that is not on the list.
    let sentence: Bilingual

    init(_ type: Word.Type) { sentence = Bilingual.anyOf(Word.allCases.map(\.rawValue)) }

    func word(_ text: some StringProtocol) -> Word? { Word(rawValue: String(text)) }
}

extension Bilingual {
    /// `Någon av: a, b.`
    package static func anyOf(_ words: [String]) -> Bilingual {
        let list = words.joined(separator: ", ")
        return Bilingual(swedish: "Någon av: \(list).", english: "Any of: \(list).")
    }
}
