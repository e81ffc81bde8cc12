/// The same words in Swedish, which residents and staff read first, and in English.
package struct Bilingual: Hashable, Sendable {
    package let swedish: String
    package let english: String

    package init(swedish: String, english: String) {
        self.swedish = swedish
        self.english = english
    }

    /// ` Menade du lighting?`, with the blank before it; nothing when no known word is near.
    package static func didYouMean(_ word: String, among known: [String]) -> Bilingual {
        let nearest = NearestWord.of(word, among: known)
        return Bilingual(
            swedish: nearest.map { " Menade du \($0)?" } ?? "",
            english: nearest.map { " Did you mean \($0)?" } ?? "")
    }
}
