import Reports

/// What dialogues are kept in.
extension DigestedTable {
    static let dialogueTables = [dialogues, dialogueThemes, dialogueEvents]

    /// With how many themes it has, and how often something happened to it.
    static let dialogues = DigestedTable(
        name: "dialogue",
        columns: [
            "number", "id", "municipality", "day", "whereabouts", "northing", "easting", "people", "notes",
            "holder", "provenance", "version", "made", "changed", "asked", "withdrawn",
        ],
        additions: [
            "(SELECT count(*) FROM dialogue_theme WHERE dialogue_theme.dialogue = dialogue.number)",
            "(SELECT max(dialogue_event.number) FROM dialogue_event WHERE dialogue_event.dialogue = dialogue.number)",
        ],
        rowName: dialogueName(of: "dialogue.number"),
        promise: Bilingual(
            swedish: "varje dialog finns, med alla sina teman, och säger vad den sade",
            english: "every dialogue is there, with all its themes, and says what it said"))

    static let dialogueThemes = DigestedTable(
        name: "dialogue_theme", columns: ["dialogue", "position", "name", "people", "category"],
        rowName:
            "'theme ' || dialogue_theme.position || ' of ' || \(dialogueName(of: "dialogue_theme.dialogue"))",
        promise: Bilingual(
            swedish: "varje tema i en dialog är som det skrevs",
            english: "every theme of a dialogue is as it was written"))

    static let dialogueEvents = DigestedTable(
        name: "dialogue_event",
        columns: ["dialogue", "number", "at", "by", "person", "kind", "swedish", "english"],
        rowName:
            "'event ' || dialogue_event.number || ' of ' || \(dialogueName(of: "dialogue_event.dialogue"))",
        promise: Bilingual(
            swedish: "varje dialogs historik är som den skrevs",
            english: "the history of each dialogue is as it was written"))

    /// What an operator calls a dialogue: by its id and the number of its row.
    static func dialogueName(of number: String) -> String { name("dialogue", in: "dialogue", of: number) }
}

extension SoundnessPromise {
    /// That what belongs to dialogues belongs to one that is there, and nothing of it is gone.
    static let dialogueLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje tema och händelse hör till en dialog som finns",
                english: "every theme and event is of a dialogue that there is"),
            broken: """
                SELECT DISTINCT \(DigestedTable.dialogueName(of: "said.dialogue")) || ' is gone' FROM (
                    SELECT dialogue FROM dialogue_theme UNION SELECT dialogue FROM dialogue_event) AS said
                WHERE NOT EXISTS (SELECT 1 FROM dialogue WHERE dialogue.number = said.dialogue)
                """),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje dialogs händelser är numrerade utan lucka",
                english: "the events of each dialogue are numbered without a gap"),
            broken: """
                SELECT \(DigestedTable.dialogueName(of: "dialogue_event.dialogue")) FROM dialogue_event
                GROUP BY dialogue HAVING count(*) <> max(dialogue_event.number)
                """),
    ]
}
