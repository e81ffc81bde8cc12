package import Geometry
package import Reports

/// A change to a watch area.
package enum WatchAreaEdit: Hashable, Sendable {
    case setName(String)
    case setArea(Area?)
    case setHouseholds(Int?)
    case setContact(String)
    case setSince(CivilDate)
    case setUntil(CivilDate?)
    /// It was entered by mistake, for this reason. Once, and nothing is changed after it.
    case withdraw(reason: String)
}

extension WatchArea {
    /// The watch area after the edits, in their order, and what was changed, in words; the same one where nothing was.
    package func applying(_ edits: [WatchAreaEdit], at moment: Timestamp) throws(WatchAreaFault)
        -> (area: WatchArea, words: [Bilingual])
    {
        var area = self
        var words: [Bilingual] = []
        for edit in edits {
            let before = area
            if case .withdraw = edit {} else if area.isWithdrawn { throw .isWithdrawn }
            area.apply(edit)
            if area != before { words.append(area.words(of: edit)) }
        }
        guard area != self else { return (self, []) }
        try area.requireSound(on: SwedishTime(moment).date, insteadOf: self)
        area.version += 1
        area.changed = moment
        return (area, words)
    }

    private mutating func apply(_ edit: WatchAreaEdit) {
        switch edit {
        case .setName(let text): name = text
        case .setArea(let new): area = new
        case .setHouseholds(let number): households = number
        case .setContact(let text): contact = text
        case .setSince(let day): since = day
        case .setUntil(let day): until = day
        case .withdraw(let reason): withdrawn = withdrawn ?? reason
        }
    }

    private func words(of edit: WatchAreaEdit) -> Bilingual {
        func told(_ sv: String, _ en: String, _ value: String?) -> Bilingual {
            let shown = value.flatMap { $0.isEmpty ? nil : $0 } ?? "–"
            return Bilingual(swedish: "\(sv): \(shown)", english: "\(en): \(shown)")
        }
        switch edit {
        case .setName: return told("Namn", "Name", name)
        case .setArea:
            return Bilingual(
                swedish: area == nil ? "Området har ingen yta på kartan." : "Ytan på kartan är ändrad.",
                english: area == nil
                    ? "It has no area on the map." : "The area on the map was changed.")
        case .setHouseholds: return told("Hushåll", "Households", households.map { "\($0)" })
        case .setContact: return told("Kontakt", "Contact", contact)
        case .setSince: return told("Sedan", "Since", since.description)
        case .setUntil: return told("Till och med", "Until", until?.description)
        case .withdraw(let reason): return told("Togs tillbaka", "Withdrawn", reason)
        }
    }
}

/// Why a watch area cannot be kept or changed so.
package enum WatchAreaFault: Error, Hashable, Sendable {
    case noSuchArea
    /// It has changed since the caller read it; the current version is given.
    case stale(current: Int)
    /// It ends before it begins.
    case daysOutOfOrder
    /// It begins before ``EarliestYear/ofWatchAreas``.
    case dayTooEarly(CivilDate)
    /// It begins more than ``WatchArea/furthestAhead`` days ahead.
    case sinceTooFar(CivilDate)
    /// It ends so.
    case untilTooFar(CivilDate)
    /// It was withdrawn, and does not change.
    case isWithdrawn
    /// Something else has the id: another watch area, or one with other content.
    case idTaken
}

extension WatchAreaFault {
    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .noSuchArea:
            Bilingual(
                swedish: "Det finns inget sådant område.", english: "There is no such watch area.")
        case .stale:
            Bilingual(
                swedish: "Någon annan har hunnit ändra. Läs om och gör om ändringen.",
                english: "Somebody else has made a change. Read again and repeat your change.")
        case .daysOutOfOrder:
            Bilingual(
                swedish: "Den sista dagen ligger före den första. Rätta en av dem.",
                english: "The last day comes before the first. Correct one of them.")
        case .dayTooEarly(let day): EarliestYear.words(day, before: EarliestYear.ofWatchAreas)
        case .sinceTooFar(let day):
            Bilingual(
                swedish: "Den första dagen, \(day), ligger mer än tio år fram. Rätta årtalet.",
                english: "The first day, \(day), is more than ten years ahead. Correct the year.")
        case .untilTooFar(let day):
            Bilingual(
                swedish:
                    "Den sista dagen, \(day), ligger mer än tio år fram. Rätta årtalet, eller lämna den tom tills den är bestämd.",
                english:
                    "The last day, \(day), is more than ten years ahead. Correct the year, or leave it empty until it is known."
            )
        case .isWithdrawn:
            Bilingual(
                swedish: "Området är tillbakataget och ändras inte. Lägg upp ett nytt.",
                english: "The watch area was withdrawn and does not change. Make a new one.")
        case .idTaken:
            Bilingual(
                swedish: "Något annat har redan detta id. Gör ett nytt.",
                english: "Something else has this id already. Make a new one.")
        }
    }
}
