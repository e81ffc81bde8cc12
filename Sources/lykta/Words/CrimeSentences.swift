import Reports

/// What is said of crime statistics.
enum CrimeSentences {
    static let offence = Bilingual(
        swedish: "ett brott på 1–200 byte", english: "an offence of 1–200 bytes")
    static let area = Bilingual(
        swedish: "en kommunkod eller ett områdes namn", english: "a kommunkod or the name of an area")
    static let publisher = Bilingual(
        swedish: "en utgivare på 1–200 byte", english: "a publisher of 1–200 bytes")
    static let period = Bilingual(
        swedish: "en period som 2024, 2024-Q1 eller 2024-03",
        english: "a period such as 2024, 2024-Q1 or 2024-03")
    static let nothing = Bilingual(
        swedish: "Det finns ingen brottsstatistik. `lykta crime-statistics import` läser in den.",
        english: "There are no crime statistics. `lykta crime-statistics import` reads them in.")
    static let nothingThere = Bilingual(
        swedish: "Det finns inget sådant antal.", english: "There is no such count.")
    static let removed = Bilingual(
        swedish: "Antalet är borttaget; historiken har det kvar.",
        english: "The count is taken away; the history keeps it.")
    static let noFigures = Bilingual(
        swedish: "har inget antal som går att spara.", english: "has no count that can be kept.")

    static func imported(added: Int, corrected: Int, unchanged: Int, unknown: Int, refused: Int) -> Bilingual
    {
        Bilingual(
            swedish:
                "\(added) \(added == 1 ? "nytt" : "nya"), \(corrected) \(corrected == 1 ? "rättat" : "rättade"), \(unchanged) som förut, \(unknown) inte kända, \(refused) \(refused == 1 ? "avvisat" : "avvisade").",
            english:
                "\(added) new, \(corrected) corrected, \(unchanged) as before, \(unknown) not known, \(refused) refused."
        )
    }
}

enum CrimeColumns {
    static let offence = TableColumn(title: Bilingual(swedish: "Brott", english: "Offence"))
    static let period = TableColumn(title: Bilingual("Period"))
    static let count = TableColumn(title: Bilingual(swedish: "Antal", english: "Count"), kind: .number)
    static let rate = TableColumn(
        title: Bilingual(swedish: "Per 100 000 inv", english: "Per 100,000"), kind: .number)
    static let publisher = TableColumn(
        title: Bilingual(swedish: "Utgivare", english: "Publisher"), kind: .text)
}
