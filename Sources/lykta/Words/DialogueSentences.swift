import Prevention
import Reports

/// What is said of dialogues.
enum DialogueSentences {
    static let dialogueID = Bilingual(swedish: "en dialogs id", english: "a dialogue's id")
    static let people = Bilingual(swedish: "ett antal deltagare", english: "a number of people")
    static let themes = Bilingual(
        swedish: "teman som Belysning: 12 (lighting), med | mellan",
        english: "themes such as Lighting: 12 (lighting), with | between")
    static func twice(_ theme: String) -> Bilingual {
        Bilingual(
            swedish: "Temat \(theme) står två gånger. Lägg ihop hur många som talade om det.",
            english: "The theme \(theme) stands twice. Add up how many spoke of it.")
    }
    static let whereabouts = Bilingual(
        swedish: "en plats i ord på 1–200 byte", english: "a place in words of 1–200 bytes")
    static let line = Bilingual(swedish: "en text på högst 200 byte", english: "a text of at most 200 bytes")
    static let notes = Bilingual(
        swedish: "en text på högst 8000 byte", english: "a text of at most 8000 bytes")
    static let saysOtherwise = Bilingual(
        swedish: "importerades förut och säger något annat nu; dialogen står som den var",
        english: "was imported before and says something else now; the dialogue stands as it was")
    static let nothing = Bilingual(
        swedish: "Det finns inga dialoger. `lykta dialogues add` lägger upp en.",
        english: "There are no dialogues. `lykta dialogues add` keeps one.")
}

enum DialogueColumns {
    static let dialogue = TableColumn(title: Bilingual(swedish: "Dialog", english: "Dialogue"))
    static let day = TableColumn(title: Bilingual(swedish: "Dag", english: "Day"))
    static let people = TableColumn(title: Bilingual(swedish: "Antal", english: "People"), kind: .number)
    static let whereabouts = TableColumn(title: Bilingual(swedish: "Var", english: "Where"))
    static let themes = TableColumn(title: Bilingual(swedish: "Teman", english: "Themes"), kind: .text)
}
