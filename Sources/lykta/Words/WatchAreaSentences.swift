import Reports

/// What is said of neighbourhood watch.
enum WatchAreaSentences {
    static let watchAreaID = Bilingual(
        swedish: "ett id för grannsamverkan", english: "a watch area's id")
    static let households = Bilingual(
        swedish: "ett antal hushåll från 1", english: "a number of households from 1")
    static let area = Bilingual(
        swedish: "en yta som GeoJSON: en Polygon eller MultiPolygon",
        english: "an area as GeoJSON: a Polygon or MultiPolygon")
    static let name = Bilingual(swedish: "ett namn på 1–200 byte", english: "a name of 1–200 bytes")
    static let contact = Bilingual(
        swedish: "en roll på högst 200 byte", english: "a role of at most 200 bytes")
    static let saysOtherwise = Bilingual(
        swedish: "importerades förut och säger något annat nu; området står som det var",
        english: "was imported before and says something else now; the watch area stands as it was")
    static let nothing = Bilingual(
        swedish: "Det finns inga områden. `lykta watch-areas add` lägger upp ett.",
        english: "There are no watch areas. `lykta watch-areas add` keeps one.")

    static func active(_ areas: Int, _ households: Int, on day: CivilDate) -> Bilingual {
        Bilingual(
            swedish: "\(day): \(areas) områden pågår, med \(households) hushåll.",
            english: "\(day): \(areas) areas are active, with \(households) households.")
    }
}

enum WatchAreaColumns {
    static let area = TableColumn(title: Bilingual(swedish: "Område", english: "Watch area"))
    static let households = TableColumn(
        title: Bilingual(swedish: "Hushåll", english: "Households"), kind: .number)
    static let since = TableColumn(title: Bilingual(swedish: "Sedan", english: "Since"))
    static let until = TableColumn(title: Bilingual(swedish: "Till och med", english: "Last day"))
    static let contact = TableColumn(title: Bilingual(swedish: "Kontakt", english: "Contact"))
    static let name = TableColumn(title: Bilingual(swedish: "Namn", english: "Name"), kind: .text)
}
