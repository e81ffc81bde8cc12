package import Geometry
package import Reports

/// A change to a dialogue.
package enum DialogueEdit: Hashable, Sendable {
    case setDay(CivilDate)
    case setWhereabouts(String)
    case setPlace(Place?)
    case setPeople(Int?)
    case setThemes(DialogueThemes)
    case setNotes(String)
    case setHolder(String)
    case setProvenance(String)
    /// It was entered by mistake, for this reason. Once, and nothing is changed after it.
    case withdraw(reason: String)
}

extension Dialogue {
    /// The dialogue after the edits, in their order, and what was changed, in words; the same dialogue where nothing was.
    package func applying(_ edits: [DialogueEdit], on today: CivilDate, at moment: Timestamp)
        throws(DialogueFault) -> (dialogue: Dialogue, words: [Bilingual])
    {
        var dialogue = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = dialogue
            if case .withdraw = edit {} else if dialogue.isWithdrawn { throw .isWithdrawn }
            dialogue.apply(edit)
            if dialogue != before { words.append(dialogue.words(of: edit)) }
        }
        guard dialogue != self else { return (self, []) }
        try dialogue.requireSound(on: today)
        dialogue.version += 1
        dialogue.changed = moment
        return (dialogue, words)
    }

    private mutating func apply(_ edit: DialogueEdit) {
        switch edit {
        case .setDay(let new): day = new
        case .setWhereabouts(let text): whereabouts = text
        case .setPlace(let new): place = new
        case .setPeople(let number): people = number
        case .setThemes(let new): themes = new
        case .setNotes(let text): notes = text
        case .setHolder(let text): holder = text
        case .setProvenance(let text): provenance = text
        case .withdraw(let reason): withdrawn = withdrawn ?? reason
        }
    }

    private func words(of edit: DialogueEdit) -> Bilingual {
        func told(_ sv: String, _ en: String, _ value: String) -> Bilingual {
            let shown = value.isEmpty ? "–" : value
            return Bilingual(swedish: "\(sv): \(shown)", english: "\(en): \(shown)")
        }
        switch edit {
        case .setDay: return told("Dag", "Day", day.description)
        case .setWhereabouts: return told("Plats", "Place", whereabouts)
        case .setPlace:
            return Bilingual(
                swedish: place == nil
                    ? "Dialogen har ingen punkt på kartan." : "Punkten på kartan är ändrad.",
                english: place == nil
                    ? "The dialogue has no point on the map." : "The point on the map was changed.")
        case .setPeople: return told("Antal", "Number", people.map { "\($0)" } ?? "")
        case .setThemes: return told("Teman", "Themes", themes.written(separator: ", "))
        case .setNotes:
            return Bilingual(swedish: "Anteckningarna är ändrade.", english: "The notes were changed.")
        case .setHolder: return told("Hölls av", "Held by", holder)
        case .setProvenance: return told("Underlag", "Taken from", provenance)
        case .withdraw(let reason): return told("Togs tillbaka", "Withdrawn", reason)
        }
    }
}

/// Why a dialogue cannot be kept or changed so.
package enum DialogueFault: Error, Hashable, Sendable {
    case noSuchDialogue
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    case dayNotCome(CivilDate)
    /// Before ``EarliestYear/ofWork``.
    case dayTooEarly(CivilDate)
    /// It was withdrawn, and does not change.
    case isWithdrawn
    /// Something else has the id: another dialogue, or one with other content.
    case idTaken
}

extension DialogueFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchDialogue:
            Bilingual(swedish: "Det finns ingen sådan dialog.", english: "There is no such dialogue.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .dayNotCome(let day):
            Bilingual(swedish: "Dagen \(day) har inte kommit.", english: "The day \(day) has not come.")
        case .dayTooEarly(let day): EarliestYear.words(day, before: EarliestYear.ofWork)
        case .isWithdrawn:
            Bilingual(
                swedish: "Dialogen är tillbakatagen och ändras inte. Lägg upp en ny.",
                english: "The dialogue was withdrawn and does not change. Make a new one.")
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        }
    }
}
