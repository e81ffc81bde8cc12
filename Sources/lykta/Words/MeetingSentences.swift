import Reports

/// What is said of meetings and of action plans.
enum MeetingSentences {
    static let meetingID = Bilingual(swedish: "ett mötes id", english: "a meeting's id")
    static let state = Bilingual(swedish: "ett läge", english: "a state")
    static let title = Bilingual(
        swedish: "ett namn på högst 200 byte", english: "a name of at most 200 bytes")
    static let present = Bilingual(
        swedish: "roller och enheter på högst 1000 byte", english: "roles and units of at most 1000 bytes")
    static let words = Bilingual(swedish: "en text på 1–2000 byte", english: "a text of 1–2000 bytes")
    static let owner = Bilingual(
        swedish: "en roll eller en enhet på högst 200 byte", english: "a role or a unit of at most 200 bytes")
    static func point(_ number: Int) -> Bilingual {
        Bilingual(swedish: "Punkt \(number)", english: "Point \(number)")
    }
    static let nothing = Bilingual(
        swedish: "Det finns inga möten. `lykta meetings add` lägger upp ett.",
        english: "There are no meetings. `lykta meetings add` keeps one.")
    static let planned = Bilingual(
        swedish: "Mötet är inte öppnat; så blir dagordningen om det öppnas nu.",
        english: "The meeting is not open; so its agenda becomes if it is opened now.")
}

enum MeetingColumns {
    static let meeting = TableColumn(title: Bilingual(swedish: "Möte", english: "Meeting"))
    static let day = TableColumn(title: Bilingual(swedish: "Dag", english: "Day"))
    static let heading = TableColumn(title: Bilingual(swedish: "Rubrik", english: "Heading"))
    static let what = TableColumn(title: Bilingual(swedish: "Vad", english: "What"))
    static let said = TableColumn(title: Bilingual(swedish: "Läget", english: "How it stands"), kind: .text)
    static let open = TableColumn(title: Bilingual(swedish: "Kvar", english: "Left"), kind: .number)
}

enum PlanSentences {
    static let planID = Bilingual(swedish: "en åtgärdsplans id", english: "an action plan's id")
    static let nothing = Bilingual(
        swedish: "Det finns inga åtgärdsplaner. `lykta plans import` läser in en.",
        english: "There are no action plans. `lykta plans import` reads one.")
    static let withdrawn = Bilingual(swedish: "Planen är tillbakatagen", english: "The plan was withdrawn")
}

enum PlanColumns {
    static let plan = TableColumn(title: Bilingual(swedish: "Plan", english: "Plan"))
    static let from = TableColumn(title: Bilingual(swedish: "Första dag", english: "First day"))
    static let until = TableColumn(title: Bilingual(swedish: "Sista dag", english: "Last day"))
    static let area = TableColumn(title: Bilingual(swedish: "Område", english: "Area"))
    static let indicator = TableColumn(title: Bilingual(swedish: "Indikator", english: "Indicator"))
    static let day = TableColumn(title: Bilingual(swedish: "Dag", english: "Day"))
    static let value = TableColumn(title: Bilingual(swedish: "Värde", english: "Value"), kind: .number)
}
