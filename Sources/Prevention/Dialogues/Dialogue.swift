package import Geometry
package import Reports

/// A meeting at which residents said how they find their surroundings (*medborgardialog*): when and where it was, how many came, what they
/// spoke of and how many did.
///
/// It is a source of its own beside reports: nothing in it becomes a report, and nothing of it is counted among reports.
package struct Dialogue: Hashable, Sendable, Identifiable {
    /// Given by the caller that makes it.
    package let id: DialogueID
    package let municipality: MunicipalityCode
    package internal(set) var day: CivilDate
    /// In words, such as "Folkets hus, Holje".
    package internal(set) var whereabouts: String
    package internal(set) var place: Place?
    /// How many took part; nil where nobody has counted.
    package internal(set) var people: Int?
    package internal(set) var themes: DialogueThemes
    /// What staff have written down; empty for nothing. For staff alone.
    package internal(set) var notes: String
    /// Who held it: an office or an association, never a person's name. Empty for not said.
    package internal(set) var holder: String
    /// What is known of it from what, such as a protocol and its number; empty for not said.
    package internal(set) var provenance: String
    /// Grows with every change.
    package internal(set) var version: Int
    /// Why it was entered by mistake; nil for one that was not. It counts for nothing, and changes no more.
    package internal(set) var withdrawn: String?
    package let made: Timestamp
    package internal(set) var changed: Timestamp

    package static let numbers = 0...100_000
    /// In bytes, as all such bounds are.
    package static let longestLine = 200
    package static let longestNotes = 8_000
    package static let longestReason = 1_000

    package init(
        id: DialogueID, municipality: MunicipalityCode, day: CivilDate, whereabouts: String,
        place: Place? = nil, people: Int? = nil, themes: DialogueThemes = .empty, notes: String = "",
        holder: String = "", provenance: String = "", version: Int = 1, made: Timestamp,
        changed: Timestamp? = nil, withdrawn: String? = nil
    ) {
        self.id = id
        self.municipality = municipality
        self.day = day
        self.whereabouts = whereabouts
        self.place = place
        self.people = people
        self.themes = themes
        self.notes = notes
        self.holder = holder
        self.provenance = provenance
        self.version = version
        self.withdrawn = withdrawn
        self.made = made
        self.changed = changed ?? made
    }

    package var isWithdrawn: Bool { withdrawn != nil }

    /// What is written in it but the notes, which nobody outside the staff reads.
    package var openTexts: [String] {
        ([whereabouts, holder, provenance] + themes.all.map(\.name)).filter { !$0.isEmpty }
    }

    /// Everything that is written in it.
    package var texts: [String] { openTexts + (notes.isEmpty ? [] : [notes]) }

    /// The themes that more are said to have spoken of than took part; none where nobody has counted those.
    ///
    /// It is told and not refused: people are often counted at the door and voices from notes on a wall, and neither count is Lykta's to throw away.
    package var themesBeyondPeople: [DialogueTheme] {
        guard let people else { return [] }
        return themes.all.filter { $0.count > people }
    }

    /// That its day has come: what will be said is not known yet. And that its year is none that was mistyped.
    package func requireSound(on today: CivilDate) throws(DialogueFault) {
        guard day <= today else { throw .dayNotCome(day) }
        guard day.year >= EarliestYear.ofWork else { throw .dayTooEarly(day) }
    }
}
