/// Whether a text seems to name a person: a usual first name with another capitalised word directly after it, which is neither a
/// place's nor, by the word after, the name of a place or a firm (`Karl Johans torg`).
///
/// A rule of thumb. It does not know uncommon first names, first names alone, and names in small letters.
enum NamedPerson {
    static func isNamed(in text: WordList) -> Bool {
        text.sentences.contains { isNamed(in: $0.map(Accusation.Word.init)) }
    }

    private static func isNamed(in sentence: [Accusation.Word]) -> Bool {
        sentence.indices.dropFirst().contains { index in
            let (first, second) = (sentence[index - 1], sentence[index])
            guard second.followsOn, first.isCapitalised, second.isCapitalised,
                AccusationWords.firstNames.contains(first.text), !isOfPlace(second.text)
            else { return false }
            guard let next = sentence.dropFirst(index + 1).first else { return true }
            return !isOfPlace(next.text) && !AccusationWords.firms.contains(next.text)
        }
    }

    private static func isOfPlace(_ word: String) -> Bool {
        AccusationWords.isPlace(word) || places.contains(word)
    }

    private static let places = Vocabulary(
        words: "vag plats plan park torg gata grand stig skola minne bro backe kyrka hus")
}
