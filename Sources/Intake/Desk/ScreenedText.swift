import Reports

/// What becomes of a text of staff that is screened, as whoever wrote it is told.
package enum ScreenedText: Sendable {
    case kept
    /// It would be kept, but is only tried: nothing is.
    case tried

    /// That it is kept, in a sentence that begins with the text.
    var fate: Bilingual {
        switch self {
        case .kept: Bilingual(swedish: "Den är sparad som den skrevs", english: "It is kept as written")
        case .tried:
            Bilingual(swedish: "Den skulle sparas som den skrevs", english: "It would be kept as written")
        }
    }

    /// The same of a word, which in Swedish is of another gender.
    var fateOfWord: Bilingual {
        switch self {
        case .kept: Bilingual(swedish: "Det är sparat som det skrevs", english: fate.english)
        case .tried: Bilingual(swedish: "Det skulle sparas som det skrevs", english: fate.english)
        }
    }
}
