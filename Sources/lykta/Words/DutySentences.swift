import Reports

/// What is said of the law's clock.
enum DutySentences {
    static let duty = Bilingual(swedish: "något av det som lagen ber om", english: "one of the duties")
    static let role = Bilingual(
        swedish: "en roll eller ett organ på 1–200 byte", english: "a role or a body of 1–200 bytes")
    static let note = Bilingual(
        swedish: "en anteckning på högst 2 000 byte", english: "a note of at most 2,000 bytes")
    static let link = Bilingual(
        swedish: "en adress som börjar med https://", english: "an address that begins with https://")

    static func state(of standing: DutyStanding) -> Bilingual {
        switch standing.state {
        case .done: Bilingual(swedish: "gjort", english: "done")
        case .due: Bilingual(swedish: "snart dags", english: "due")
        case .overdue: Bilingual(swedish: "sent", english: "overdue")
        case .untold where standing.due != nil: Bilingual(swedish: "aldrig gjort", english: "never done")
        case .untold: Bilingual(swedish: "inte prövat", english: "not considered")
        }
    }

    static func late(_ count: Int) -> Bilingual {
        Bilingual(
            swedish: count == 1 ? "1 sak är sen." : "\(count) saker är sena.",
            english: count == 1 ? "1 duty is overdue." : "\(count) duties are overdue.")
    }
}

enum DutyColumns {
    static let municipality = TableColumn(title: Bilingual(swedish: "Kommun", english: "Municipality"))
    static let duty = TableColumn(title: Bilingual(swedish: "Uppgift", english: "Duty"))
    static let state = TableColumn(title: Bilingual(swedish: "Läge", english: "State"))
    static let last = TableColumn(title: Bilingual(swedish: "Senast gjort", english: "Last done"))
    static let due = TableColumn(title: Bilingual(swedish: "Ska göras senast", english: "Due"))
    static let name = TableColumn(title: Bilingual(swedish: "Namn", english: "Name"), kind: .text)
}
