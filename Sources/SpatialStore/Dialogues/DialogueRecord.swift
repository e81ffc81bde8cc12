import FoundationEssentials
import GRDB
import Geometry
import Prevention
import Reports

/// Dialogues as rows of `dialogue` and `dialogue_theme`.
enum DialogueRecord {
    static let table = "dialogue"
    static let events = EventTable<DialogueEventKind>(
        rows: .dialogueEvents, column: "dialogue", owners: .dialogues)

    /// Gives the number of the new row.
    static func insert(_ dialogue: Dialogue, in db: Database) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO dialogue (id, municipality, day, whereabouts, northing, easting, people, notes, holder, provenance,
                    version, made, changed, asked, withdrawn)
                VALUES (:id, :municipality, :day, :whereabouts, :northing, :easting, :people, :notes, :holder, :provenance,
                    :version, :made, :changed, :asked, :withdrawn)
                """,
            arguments: arguments(of: dialogue) + [
                "id": Data(dialogue.id.bytes), "municipality": dialogue.municipality.number,
                "made": dialogue.made.milliseconds, "asked": asked(of: dialogue),
            ])
        let number = db.lastInsertedRowID
        try write(dialogue.themes, of: number, in: db)
        return number
    }

    /// Writes what edits have changed.
    static func update(_ dialogue: Dialogue, from before: Dialogue, number: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE dialogue SET day = :day, whereabouts = :whereabouts, northing = :northing, easting = :easting,
                    people = :people, notes = :notes, holder = :holder, provenance = :provenance, version = :version,
                    changed = :changed, withdrawn = :withdrawn
                WHERE number = :number
                """, arguments: arguments(of: dialogue) + ["number": number])
        if dialogue.themes != before.themes {
            try db.execute(sql: "DELETE FROM dialogue_theme WHERE dialogue = ?", arguments: [number])
            try write(dialogue.themes, of: number, in: db)
        }
    }

    private static func arguments(of dialogue: Dialogue) -> StatementArguments {
        [
            "day": dialogue.day.daysSinceEpoch, "whereabouts": dialogue.whereabouts,
            "northing": dialogue.place?.northingCentimetres, "easting": dialogue.place?.eastingCentimetres,
            "people": dialogue.people, "notes": dialogue.notes, "holder": dialogue.holder,
            "provenance": dialogue.provenance, "version": dialogue.version,
            "changed": dialogue.changed.milliseconds, "withdrawn": dialogue.withdrawn,
        ]
    }

    private static func write(_ themes: DialogueThemes, of dialogue: Int64, in db: Database) throws {
        for (index, theme) in themes.all.enumerated() {
            try db.execute(
                sql:
                    "INSERT INTO dialogue_theme (dialogue, position, name, people, category) VALUES (?, ?, ?, ?, ?)",
                arguments: [dialogue, index + 1, theme.name, theme.count, theme.category?.description])
        }
        try DigestedTable.dialogueThemes.keep(where: "dialogue = ?", [dialogue], in: db)
    }

    /// A digest of what a dialogue is made with. No text of a dialogue has a null in it.
    private static func asked(of dialogue: Dialogue) -> Int64 {
        let parts: [String] = [
            dialogue.municipality.description, dialogue.day.description, dialogue.whereabouts,
            dialogue.place.map { "\($0.northingCentimetres) \($0.eastingCentimetres)" } ?? "",
            dialogue.people.map { "\($0)" } ?? "", dialogue.themes.written(separator: "\n"),
            dialogue.notes, dialogue.holder, dialogue.provenance,
        ]
        return ValueDigest.digest(ofTexts: parts)
    }

    /// Whether the dialogue of a row was made with the same as this one.
    static func isRepeat(_ dialogue: Dialogue, of number: Int64, in db: Database) throws -> Bool {
        try DigestedTable.dialogues.asked(of: number, in: db) == asked(of: dialogue)
    }

    /// The dialogue and the number of its row; nil when there is none in these municipalities.
    static func dialogue(_ id: DialogueID, in municipalities: Set<MunicipalityCode>, _ db: Database) throws
        -> (number: Int64, dialogue: Dialogue)?
    {
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT * FROM dialogue WHERE id = ?"), arguments: [Data(id.bytes)])
        else { return nil }
        let dialogue = try read(row, in: db)
        guard municipalities.isEmpty || municipalities.contains(dialogue.municipality) else { return nil }
        return (row["number"], dialogue)
    }

    static func dialogues(_ query: DialogueQuery, in db: Database) throws -> [Dialogue] {
        var conditions = [query.municipalities.condition(on: "dialogue.municipality")].compactMap(\.self)
        var arguments: StatementArguments = []
        if let since = query.since {
            conditions.append("dialogue.day >= ?")
            arguments += [since.daysSinceEpoch]
        }
        if let until = query.until {
            conditions.append("dialogue.day < ?")
            arguments += [until.daysSinceEpoch]
        }
        if let category = query.category {
            conditions.append(
                "dialogue.number IN (SELECT dialogue FROM dialogue_theme WHERE category = ?)")
            arguments += [category.description]
        }
        let condition = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        return try Row.fetchAll(
            db,
            sql:
                "SELECT * FROM dialogue \(condition) ORDER BY dialogue.day DESC, dialogue.number DESC LIMIT ?",
            arguments: arguments + [query.limit]
        ).map { try read($0, in: db) }
    }

    private static func read(_ row: Row, in db: Database) throws -> Dialogue {
        let number: Int64 = row["number"]
        return try StoreFault.reading(table, number) {
            guard let id = DialogueID(bytes: try row.value("id") as Data),
                let municipality = MunicipalityCode(number: try row.value("municipality")),
                let made = Timestamp(milliseconds: try row.value("made")),
                let changed = Timestamp(milliseconds: try row.value("changed"))
            else { throw StoreFault.unreadableRow(table: table, number: number) }
            return Dialogue(
                id: id, municipality: municipality,
                day: CivilDate(daysSinceEpoch: try row.value("day") as Int),
                whereabouts: try row.value("whereabouts"), place: try place(row, number),
                people: try row.value("people"), themes: try themes(of: number, in: db),
                notes: try row.value("notes"), holder: try row.value("holder"),
                provenance: try row.value("provenance"), version: try row.value("version"), made: made,
                changed: changed, withdrawn: try row.value("withdrawn"))
        }
    }

    private static func place(_ row: Row, _ number: Int64) throws -> Place? {
        guard let northing = try row.value("northing") as Int32?,
            let easting = try row.value("easting") as Int32?
        else { return nil }
        guard let place = Place(northingCentimetres: northing, eastingCentimetres: easting) else {
            throw StoreFault.unreadableRow(table: table, number: number)
        }
        return place
    }

    private static func themes(of dialogue: Int64, in db: Database) throws -> DialogueThemes {
        let unreadable = StoreFault.unreadableRow(table: "dialogue_theme", number: dialogue)
        let themes = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM dialogue_theme WHERE dialogue = ? ORDER BY position"),
            arguments: [dialogue]
        ).map { row in
            let word: String? = try row.value("category")
            let category = word.flatMap { Code<Reports.Category>($0) }
            guard (word == nil) == (category == nil),
                let theme = DialogueTheme(
                    name: try row.value("name") as String, count: try row.value("people"),
                    category: category)
            else { throw unreadable }
            return theme
        }
        guard let all = DialogueThemes(kept: themes) else { throw unreadable }
        return all
    }
}
