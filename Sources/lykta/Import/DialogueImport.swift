import API
import Geometry
import Intake
import Prevention
import Projection
import Reports

/// A row for each dialogue.
extension Dialogue: ImportedRow {
    static let columns = TableColumns([
        "reference": ["referens", "diarienummer", "dialog"], "day": ["dag", "datum", "date"],
        "whereabouts": ["plats", "lokal", "place"], "people": ["antal", "deltagare", "antal deltagare"],
        "themes": ["teman", "tema", "ämnen"], "notes": ["anteckningar", "anteckning"],
        "holder": ["hölls av", "ansvarig", "arrangör"], "provenance": ["underlag", "källa", "source"],
        "longitude": ["longitud", "lon", "lng", "long"], "latitude": ["latitud", "lat"],
        "northing": ["nord", "norr", "n", "sweref n", "north"],
        "easting": ["öst", "ost", "e", "sweref e", "east"], "municipality": ["kommun", "kommunkod"],
    ])

    func isKept(in installation: Installation) async throws -> Bool {
        try await installation.store.dialogue(id, in: []) != nil
    }

    func keep(in installation: Installation, isDryRun: Bool, by agent: Agent, at now: Timestamp)
        async throws -> ImportedOutcome
    {
        do {
            try requireSound(on: SwedishTime(now).date)
            if isDryRun {
                return try await installation.store.dialogue(id, in: []) == nil ? .kept : .known(nil)
            }
            if try await installation.store.addDialogue(self, by: agent).isRepeat { return .known(nil) }
            installation.warn(of: self)
            return .kept
        } catch DialogueFault.idTaken {
            return .known(DialogueSentences.saysOtherwise)
        } catch let fault as DialogueFault {
            return .refused(fault.words)
        }
    }

    static func read(_ cells: inout RowCells, in installation: Installation, at now: Timestamp) -> Self? {
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
        if let fault = APIService.roleFault(holder, at: now) { cells.fault("holder", fault) }
        let provenance = cells.text("provenance", most: Dialogue.longestLine) ?? ""
        guard let reference, let day, let whereabouts else { return nil }
        return Dialogue(
            id: ImportedID.make("dialogue", in: municipality, [reference], as: DialogueID.self),
            municipality: municipality, day: day, whereabouts: whereabouts, place: place, people: people,
            themes: themes, notes: notes, holder: holder, provenance: provenance, made: now)
    }
}

extension Installation {
    /// Says what should not stand in a dialogue that was kept, and which of its counts do not go together.
    func warn(of dialogue: Dialogue) {
        for warning in APIService.warnings(of: dialogue, at: System.now()) {
            Terminal.error(FaultWords.warning + ": " + warning)
        }
    }

    /// Says what seems to be personal in texts that were kept.
    func warn(of texts: [String]) {
        let day = SwedishTime(System.now()).date
        for warning in texts.flatMap({ StaffTextScreening($0, on: day).warnings }) {
            Terminal.error(FaultWords.warning + ": " + warning)
        }
    }
}
