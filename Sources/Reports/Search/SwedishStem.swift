/// Swedish words without their endings.
///
/// After J. Savoy's light stemmer (“Report on CLEF-2003 Monolingual Tracks”, 2004): the longest ending that leaves enough of the
/// word is cut off, once. To his list the definite endings `-an`, `-na` and `-arna` are added, since a resident writes `lampan` as
/// often as `lampa`.
enum SwedishStem {
    /// - Parameter word: Folded; see ``FoldedLetter``.
    static func of(_ word: String) -> String {
        var letters = Array(word.utf8)
        if letters.count > 4, letters.last == UInt8(ascii: "s") { letters.removeLast() }
        for (longer, endings) in endings where letters.count > longer {
            if let ending = endings.first(where: { letters.ends(with: $0) }) {
                letters.removeLast(ending.count)
                break
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Endings, longest first, each with how many bytes the word must be longer than.
    private static let endings: [(longerThan: Int, endings: [[UInt8]])] = [
        (7, ["elser", "heten"]), (6, ["arna", "arne", "erna", "ande", "else", "aste", "orna", "aren"]),
        (5, ["are", "ast", "het"]), (4, ["ar", "er", "or", "an", "en", "at", "te", "et", "na"]),
        (3, ["t", "a", "e", "n"]),
    ].map { longer, endings in (longer, endings.map { Array($0.utf8) }) }
}

extension [UInt8] {
    fileprivate func ends(with ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
