import Reports

/// What the law's clock is kept in.
extension DigestedTable {
    static let dutyTables = [dutiesDone, dutyReminders]

    static let dutiesDone = DigestedTable(
        name: "duty_done",
        columns: [
            "number", "id", "municipality", "duty", "day", "role", "note", "link", "made", "by", "person",
            "withdrawn", "withdrawn_by", "withdrawn_person", "reason",
        ],
        rowName: "'duty done ' || duty_done.number",
        promise: Bilingual(
            swedish: "varje uppgift om när lagens krav gjordes är som den skrevs",
            english: "every entry of when a duty of the law was done is as it was written"))

    static let dutyReminders = DigestedTable(
        name: "duty_reminder", columns: ["municipality", "duty", "due", "kind", "message"],
        rowName: "'the reminder of ' || duty_reminder.duty || ' in message ' || duty_reminder.message",
        promise: Bilingual(
            swedish: "varje påminnelse om lagens krav är som den skrevs",
            english: "every reminder of a duty of the law is as it was written"))
}

extension SoundnessPromise {
    /// That no entry is gone, and that every reminder was sent in a message that there is.
    static let dutyLinks = [
        SoundnessPromise(
            words: Bilingual(
                swedish: "uppgifterna om lagens krav är numrerade utan lucka",
                english: "the entries of duties of the law are numbered without a gap"),
            broken: gaps(
                in: "duty done", "SELECT number FROM duty_done",
                through: "SELECT seq + 1 FROM sqlite_sequence WHERE name = 'duty_done'")),
        SoundnessPromise(
            words: Bilingual(
                swedish: "varje påminnelse om lagens krav står i ett meddelande som finns",
                english: "every reminder of a duty of the law is in a message that there is"),
            broken: """
                SELECT \(DigestedTable.dutyReminders.rowName) FROM duty_reminder WHERE NOT EXISTS (
                    SELECT 1 FROM outbox WHERE outbox.number = duty_reminder.message AND outbox.case_number IS NULL)
                """),
    ]
}
