import Geometry
import JSON
import Prevention
import Projection
import Reports
import Web

/// What a body says of a dialogue, whether it is to be made or changed: nil for what it does not name.
struct DialogueParts {
    var day: CivilDate?
    var whereabouts: String?
    var place: MeasureParts.Emptied<Place>?
    var people: MeasureParts.Emptied<Int>?
    var themes: DialogueThemes?
    var notes: String?
    var holder: String?
    var provenance: String?

    /// What is to be changed.
    var edits: [DialogueEdit] {
        var edits: [DialogueEdit] = []
        if let day { edits.append(.setDay(day)) }
        if let whereabouts { edits.append(.setWhereabouts(whereabouts)) }
        if let place { edits.append(.setPlace(place.value)) }
        if let people { edits.append(.setPeople(people.value)) }
        if let themes { edits.append(.setThemes(themes)) }
        if let notes { edits.append(.setNotes(notes)) }
        if let holder { edits.append(.setHolder(holder)) }
        if let provenance { edits.append(.setProvenance(provenance)) }
        return edits
    }

    /// A dialogue made of it; nil without a day or a place in words.
    func dialogue(_ id: DialogueID, of municipality: MunicipalityCode, at now: Timestamp) -> Dialogue? {
        guard let day, let whereabouts else { return nil }
        return Dialogue(
            id: id, municipality: municipality, day: day, whereabouts: whereabouts, place: place?.value,
            people: people?.value, themes: themes ?? .empty, notes: notes ?? "", holder: holder ?? "",
            provenance: provenance ?? "", made: now)
    }
}

extension BodyReader {
    /// The members of `PUT /api/v1/dialogues/{id}` and of `PATCH`, which are the same but for the municipality.
    ///
    /// - Parameter isNew: Whether a day and a place in words are required.
    mutating func dialogueParts(
        isNew: Bool, of profile: Profile, _ projector: Projector, at now: Timestamp
    ) -> DialogueParts {
        var parts = DialogueParts()
        if json("day", isRequired: isNew) != nil { parts.day = day("day") }
        parts.whereabouts = line("whereabouts", isRequired: isNew, most: Dialogue.longestLine)
        if let isEmpty = emptied("place") {
            parts.place = isEmpty ? .nothing : place("place", projector).map { .given($0) }
        }
        if let isEmpty = emptied("people") {
            parts.people =
                isEmpty ? .nothing : wholeNumber("people", in: Dialogue.numbers).map { .given($0) }
        }
        if let json = json("themes") {
            parts.themes = dialogueThemes(json, among: Choices(profile.categories.map(\.code)))
        }
        parts.notes = plain("notes", most: Dialogue.longestNotes)
        parts.holder = plain("holder", most: Dialogue.longestLine)
        refusePerson(parts.holder, at: "holder", "dialogue.holder-person", now)
        parts.provenance = plain("provenance", most: Dialogue.longestLine)
        return parts
    }

    private mutating func dialogueThemes(
        _ json: JSONValue, among categories: Choices<Code<Reports.Category>>
    ) -> DialogueThemes? {
        let place = pointer.appending("themes")
        guard let list = json.array, list.count <= DialogueThemes.most else {
            wrongValue(
                at: place, sv: "Högst \(DialogueThemes.most) teman.",
                en: "At most \(DialogueThemes.most) themes.")
            return nil
        }
        var themes: [DialogueTheme] = []
        for (index, element) in list.enumerated() {
            var reader = BodyReader(element, at: place.appending(index))
            let name = reader.line("name", isRequired: true, most: DialogueTheme.longestName)
            let count =
                reader.json("count", isRequired: true) == nil
                ? nil : reader.wholeNumber("count", in: DialogueTheme.counts)
            let category = reader.choice("category", categories)
            do throws(Problem) { try reader.finish() } catch { add(error.faults) }
            guard let name, let count, reader.faults.isEmpty else { continue }
            guard let theme = DialogueTheme(name: name, count: count, category: category) else {
                wrongValue(
                    at: place.appending(index).appending("name"),
                    sv: "Ett namn på en rad, utan | och semikolon.",
                    en: "A name on one line, without | and semicolons.")
                continue
            }
            themes.append(theme)
        }
        guard themes.count == list.count else { return nil }
        guard let all = DialogueThemes(themes) else {
            wrongValue(
                at: place, sv: "Varje tema står en gång, oavsett stora och små bokstäver. Lägg ihop antalen.",
                en: "Each theme stands once, whatever the case of its letters. Add up the counts.")
            return nil
        }
        return all
    }
}
