package import Reports

/// What staff are warned of in their own notes and answers: personal data and accusations in them. Nothing is masked or
/// refused, for staff may have to write it; but those who read a case may be many, and a reporter reads an answer.
package struct StaffTextScreening: Sendable {
    /// What was found, in the order of the cases.
    package let kinds: [PersonalDataKind]
    /// Whether it seems to accuse someone who can be told.
    package let accusesSomeone: Bool
    /// Whether it tells a person by name. Nobody is warned of that; where a role or a body is asked for, it is refused.
    package let namesPerson: Bool
    /// Whether it seems to name a person, which staff may have to among themselves.
    package let namesSomeone: Bool

    package init(_ text: String, on day: CivilDate) {
        var screening = Screening(on: day)
        _ = screening.mask(text)
        kinds = screening.kinds
        accusesSomeone = screening.accusesSomeone
        namesPerson = PersonName.isTold(in: text)
        namesSomeone = PersonName.isToldInFull(in: WordList(text))
    }

    /// The same, and of names too: for words that everybody may come to read.
    package var openWarnings: [Bilingual] {
        warnings
            + (namesSomeone
                ? [
                    Bilingual(
                        swedish:
                            "Texten verkar namnge en person. Den är sparad som den skrevs; skriv en ny utan namnet om det inte behövs.",
                        english:
                            "The text seems to name a person. It is kept as written; write a new one without the name if it is not needed."
                    )
                ] : [])
    }

    /// Whether it tells of a person where it is to tell a role or a body.
    package var tellsOfPerson: Bool { !kinds.isEmpty || accusesSomeone || namesPerson }

    /// One plain sentence for each thing found, for whoever has kept the text.
    package var warnings: [Bilingual] {
        found.map { thing in
            Bilingual(
                swedish:
                    "Texten verkar \(thing.swedish). Den är sparad som den skrevs; skriv en ny utan uppgiften om den inte behövs.",
                english:
                    "The text seems to \(thing.english). It is kept as written; write a new one without it if it is not needed."
            )
        }
    }

    /// The same for whoever wants the text published, and is refused.
    package var refusals: [Bilingual] {
        found.map { thing in
            Bilingual(
                swedish:
                    "Texten verkar \(thing.swedish). Ändringen är inte sparad: skriv om texten utan uppgiften och försök igen.",
                english:
                    "The text seems to \(thing.english). The change was not saved: write the text without it and try again."
            )
        }
    }

    private var found: [Bilingual] {
        var found = kinds.map { kind in
            Bilingual(
                swedish: "innehålla \(kind.name.swedish)", english: "hold \(kind.name.english)")
        }
        if accusesSomeone {
            found.append(Bilingual(swedish: "peka ut en person", english: "accuse someone"))
        }
        return found
    }
}

extension PersonalDataKind {
    fileprivate var name: Bilingual {
        switch self {
        case .personalNumber: Bilingual(swedish: "ett personnummer", english: "a personal number")
        case .phone: Bilingual(swedish: "ett telefonnummer", english: "a telephone number")
        case .email: Bilingual(swedish: "en e-postadress", english: "an e-mail address")
        case .plate: Bilingual(swedish: "ett registreringsnummer", english: "a registration plate")
        case .profile:
            Bilingual(swedish: "adressen till någons sida", english: "the address of somebody's page")
        }
    }
}
