/// The same words in Swedish, which residents and staff read first, and in English.
package struct Bilingual: Hashable, Sendable {
    package let swedish: String
    package let english: String

    package init(swedish: String, english: String) {
        self.swedish = swedish
        self.english = english
    }

    /// What is the same in both: a name, a code, a number.
    package init(_ both: String) { self.init(swedish: both, english: both) }

    package static func + (one: Bilingual, other: Bilingual) -> Bilingual {
        Bilingual(swedish: one.swedish + other.swedish, english: one.english + other.english)
    }

    package static func + (one: String, other: Bilingual) -> Bilingual { Bilingual(one) + other }
    package static func + (one: Bilingual, other: String) -> Bilingual { one + Bilingual(other) }

    /// ` Menade du lighting?`, with the blank before it; nothing when no known word is near.
    package static func didYouMean(_ word: String, among known: [String]) -> Bilingual {
        let nearest = NearestWord.of(word, among: known)
        return Bilingual(
            swedish: nearest.map { " Menade du \($0)?" } ?? "",
            english: nearest.map { " Did you mean \($0)?" } ?? "")
    }
}

extension Sequence where Element == Bilingual {
    package func joined(separator: String) -> Bilingual {
        Bilingual(
            swedish: map(\.swedish).joined(separator: separator),
            english: map(\.english).joined(separator: separator))
    }
}
