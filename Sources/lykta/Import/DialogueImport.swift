import Geometry
import Intake
import Prevention
import Projection
import Reports

/// One run through a table of dialogues: a row for each.
struct DialogueImport {
    private let installation: Installation
    private let isDryRun: Bool
    private let agent: Agent
    private let now: Timestamp
    private(set) var tally: ImportTally
    /// The dialogues that rows before have told of, with the row.
    private var told: [DialogueID: Int] = [:]

    static let columns = TableColumns([
        "reference": ["referens", "diarienummer", "dialog"], "day": ["dag", "datum", "date"],
        "whereabouts": ["plats", "lokal", "place"], "people": ["antal", "deltagare", "antal deltagare"],
        "themes": ["teman", "tema", "ämnen"], "notes": ["anteckningar", "anteckning"],
        "holder": ["hölls av", "ansvarig", "arrangör"], "provenance": ["underlag", "källa", "source"],
        "longitude": ["longitud", "lon", "lng", "long"], "latitude": ["latitud", "lat"],
        "northing": ["nord", "norr", "n", "sweref n", "north"],
        "easting": ["öst", "ost", "e", "sweref e", "east"], "municipality": ["kommun", "kommunkod"],
    ])

    init(_ installation: Installation, isDryRun: Bool, by agent: Agent, at now: Timestamp) {
        self.installation = installation
        self.isDryRun = isDryRun
        self.agent = agent
        self.now = now
        tally = ImportTally(isDryRun: isDryRun)
    }

    /// - Throws: what the store throws that is no refusal of a row.
    mutating func take(_ table: MappedTable) async throws {
        for file in table.rows {
            switch file.cells {
            case .failure(let fault): tally.refuse(file, [fault.sentence])
            case .success(let said):
                var cells = RowCells(said)
                let dialogue = dialogue(&cells)
                guard cells.faults.isEmpty, let dialogue else {
                    tally.refuse(file, cells.faults)
                    continue
                }
                try await take(dialogue, of: file)
            }
        }
    }

    private mutating func take(_ dialogue: Dialogue, of file: MappedTable.Row) async throws {
        if let earlier = told[dialogue.id] {
            return tally.refuse(file, [ImportWords.sameReference(row: earlier)])
        }
        told[dialogue.id] = file.number
        do {
            try dialogue.requireSound(on: SwedishTime(now).date)
            if isDryRun {
                let known = try await installation.store.dialogue(dialogue.id, in: [])
                return known == nil ? tally.keep() : tally.know(file)
            }
            let kept = try await installation.store.addDialogue(dialogue, by: agent)
            kept.isRepeat ? tally.know(file) : tally.keep()
            if !kept.isRepeat { installation.warn(of: dialogue.texts) }
        } catch DialogueFault.idTaken {
            tally.know(file, DialogueSentences.saysOtherwise)
        } catch let fault as DialogueFault {
            tally.refuse(file, [fault.words])
        }
    }

    /// Nil, after `cells` has told why, for a row that is no dialogue.
    private func dialogue(_ cells: inout RowCells) -> Dialogue? {
        guard let municipality = cells.municipality(in: installation),
            let profile = installation.profile(of: municipality)
        else { return nil }
        let reference = cells.text("reference", most: 200, isRequired: true)
        if cells["day"] == nil { cells.fault("day", ImportWords.required) }
        let day = cells.day("day")
        let whereabouts = cells.text("whereabouts", most: Dialogue.longestLine, isRequired: true)
        let place = cells.place(installation.projector)
        if let place, !installation.holds(place, in: municipality) { cells.fault(CaseSentences.outside) }
        let people = cells.value("people", DialogueSentences.people) { text in
            Int(text.filter { !$0.isWhitespace }).flatMap { Dialogue.numbers.contains($0) ? $0 : nil }
        }
        let themes =
            cells.value("themes", DialogueSentences.themes) { DialogueThemes(written: $0) } ?? .empty
        let codes = Set(profile.categories.map(\.code))
        for unknown in themes.categories(outside: codes) {
            cells.fault(
                "themes",
                FaultWords.isNot(
                    unknown.description,
                    Expected.list(Expected.category, codes.sorted().map(\.description))))
        }
        let notes = cells.text("notes", most: Dialogue.longestNotes) ?? ""
        let holder = cells.text("holder", most: Dialogue.longestLine) ?? ""
        let provenance = cells.text("provenance", most: Dialogue.longestLine) ?? ""
        guard let reference, let day, let whereabouts else { return nil }
        return Dialogue(
            id: ImportedID.make("dialogue", in: municipality, [reference], as: DialogueID.self),
            municipality: municipality, day: day, whereabouts: whereabouts, place: place, people: people,
            themes: themes, notes: notes, holder: holder, provenance: provenance, made: now)
    }
}

extension Installation {
    /// Says what seems to be personal in texts that were kept.
    func warn(of texts: [String]) {
        let day = SwedishTime(System.now()).date
        for warning in texts.flatMap({ StaffTextScreening($0, on: day).warnings }) {
            Terminal.error(FaultWords.warning + ": " + warning)
        }
    }
}
