import Reports

/// What is said of the public site.
enum OpenSentences {
    static let isOff = Bilingual(
        swedish: "Kommunens öppna sidor är avstängda: `open` i profilen säger vad som visas.",
        english: "The municipality's public site is off: `open` in the profile says what is shown.")

    static func state(isPublished: Bool) -> Bilingual {
        isPublished
            ? Bilingual(swedish: "publicerat", english: "published")
            : Bilingual(swedish: "inte än", english: "not yet")
    }
}

enum OpenColumns {
    static let period = TableColumn(title: Bilingual(swedish: "Period", english: "Period"))
    static let state = TableColumn(title: Bilingual(swedish: "Läge", english: "State"))
    static let category = TableColumn(title: Bilingual(swedish: "Kategori", english: "Category"))
    static let northing = TableColumn(title: Bilingual(swedish: "Nord", english: "Northing"), kind: .number)
    static let easting = TableColumn(title: Bilingual(swedish: "Öst", english: "Easting"), kind: .number)
    static let district = TableColumn(title: Bilingual(swedish: "Distrikt", english: "District"))
    static let count = TableColumn(title: Bilingual(swedish: "Rapporter", english: "Reports"), kind: .number)
    static let whereabouts = TableColumn(title: Bilingual(swedish: "Gäller", english: "Of"), kind: .text)
}
