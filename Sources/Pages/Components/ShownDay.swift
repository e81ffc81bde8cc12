import Reports
import Web

/// A day as machines read it and as people do: `<time datetime="{{.day}}">{{.words}}</time>`.
struct ShownDay: Hashable, Sendable {
    /// `2026-11-29`.
    let day: String
    /// `29 november 2026`.
    let words: String

    init(_ day: CivilDate, _ language: Language) {
        self.day = day.description
        words = day.words(isYearTold: true).text(in: language)
    }

    /// A sentence of ours, some of which are kept as they were once said, with its days in words.
    static func inWords(_ sentence: String, _ language: Language) -> String {
        // A day within a longer number or word is none.
        func isOfWord(_ sign: Character) -> Bool { sign.isLetter || sign.isWholeNumber || sign == "-" }
        var told = ""
        var rest = sentence[...]
        while let first = rest.firstIndex(where: isOfWord) {
            told += rest[..<first]
            let word = rest[first...].prefix(while: isOfWord)
            told += CivilDate(String(word)).map { ShownDay($0, language).words } ?? String(word)
            rest = rest[word.endIndex...]
        }
        return told + rest
    }
}
