import Reports

/// What is said of safety surveys.
enum SurveySentences {
    static let question = Bilingual(swedish: "en fråga", english: "a question")
    static let year = Bilingual(swedish: "ett år från 1990 till 2100", english: "a year from 1990 to 2100")
    static let nothing = Bilingual(
        swedish: "Det finns inga siffror. `lykta surveys import` läser in dem.",
        english: "There are no figures. `lykta surveys import` reads them in.")
    static let nothingThere = Bilingual(
        swedish: "Det finns ingen sådan siffra.", english: "There is no such figure.")
    static let removed = Bilingual(
        swedish: "Siffran är borttagen; historiken har den kvar.",
        english: "The figure is taken away; the history keeps it.")
    static let noRows = Bilingual(
        swedish: "har ingen siffra som går att spara.", english: "has no figure that can be kept.")

    static func imported(added: Int, corrected: Int, unchanged: Int, refused: Int) -> Bilingual {
        Bilingual(
            swedish:
                "\(added) \(added == 1 ? "ny" : "nya"), \(corrected) \(corrected == 1 ? "rättad" : "rättade"), \(unchanged) som förut, \(refused) \(refused == 1 ? "avvisad" : "avvisade").",
            english: "\(added) new, \(corrected) corrected, \(unchanged) as before, \(refused) refused.")
    }
}

enum SurveyColumns {
    static let question = TableColumn(title: Bilingual(swedish: "Fråga", english: "Question"))
    static let municipality = TableColumn(title: Bilingual(swedish: "Kommun", english: "Municipality"))
    static let year = TableColumn(title: Bilingual(swedish: "År", english: "Year"), kind: .number)
    static let share = TableColumn(title: Bilingual(swedish: "Andel %", english: "Share %"), kind: .number)
    static let interval = TableColumn(
        title: Bilingual(swedish: "95 % mellan", english: "95 % between"), kind: .number)
    static let asked = TableColumn(title: Bilingual(swedish: "Frågade", english: "Asked"), kind: .number)
    static let answered = TableColumn(
        title: Bilingual(swedish: "Svarade", english: "Answered"), kind: .number)
    static let source = TableColumn(title: Bilingual(swedish: "Källa", english: "Source"), kind: .text)
}
