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
    /// Whether a number in it is written as a personal number is, whatever its check digit.
    private let tellsNumber: Bool

    package init(_ text: String, on day: CivilDate) {
        var screening = Screening(on: day)
        _ = screening.mask(text)
        kinds = screening.kinds
        accusesSomeone = screening.accusesSomeone
        namesPerson = PersonName.isTold(in: text)
        tellsNumber = PersonalNumberShape.isTold(in: text, on: day)
        namesSomeone = PersonName.isToldInFull(in: WordList(text))
    }

    /// The same, and of names too: for words that everybody may come to read.
    package var openWarnings: [Bilingual] { openWarnings(of: .kept) }

    package func openWarnings(of text: ScreenedText) -> [Bilingual] {
        openFound.map { Self.warning(of: $0, which: text) }
            + (namesSomeone
                ? [
                    Bilingual(
                        swedish:
                            "Texten verkar namnge en person. \(text.fate.swedish); skriv en ny utan namnet om det inte behövs.",
                        english:
                            "The text seems to name a person. \(text.fate.english); write a new one without the name if it is not needed."
                    )
                ] : [])
    }

    /// Whether it tells of a person where it is to tell a role or a body.
    package var tellsOfPerson: Bool { !kinds.isEmpty || accusesSomeone || namesPerson }

    /// One plain sentence for each thing found, for whoever has kept the text.
    package var warnings: [Bilingual] { warnings(of: .kept) }

    package func warnings(of text: ScreenedText) -> [Bilingual] {
        found.map { Self.warning(of: $0, which: text) }
    }

    private static func warning(of thing: Bilingual, which text: ScreenedText) -> Bilingual {
        Bilingual(
            swedish:
                "Texten verkar \(thing.swedish). \(text.fate.swedish); skriv en ny utan uppgiften om den inte behövs.",
            english:
                "The text seems to \(thing.english). \(text.fate.english); write a new one without it if it is not needed."
        )
    }

    /// The same for whoever wants the text published, and is refused.
    package var refusals: [Bilingual] {
        found.map(Self.refusal)
    }

    /// The same, and of names and of numbers in the form of personal numbers too: for words that are frozen, or that everybody comes to read.
    package var openRefusals: [Bilingual] {
        openFound.map(Self.refusal)
            + (namesSomeone
                ? [
                    Bilingual(
                        swedish:
                            "Texten verkar namnge en person. Ändringen är inte sparad: skriv rollen i stället för namnet och försök igen.",
                        english:
                            "The text seems to name a person. The change was not saved: write the role instead of the name and try again."
                    )
                ] : [])
    }

    private static func refusal(of thing: Bilingual) -> Bilingual {
        Bilingual(
            swedish:
                "Texten verkar \(thing.swedish). Ändringen är inte sparad: skriv om texten utan uppgiften och försök igen.",
            english:
                "The text seems to \(thing.english). The change was not saved: write the text without it and try again."
        )
    }

    private var openFound: [Bilingual] {
        guard tellsNumber, !kinds.contains(.personalNumber) else { return found }
        let number = PersonalDataKind.personalNumber.name
        return [
            Bilingual(swedish: "innehålla \(number.swedish)", english: "hold \(number.english)")
        ] + found
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
