package import Reports

/// What staff are warned of in their own notes and answers: personal data and accusations in them. Nothing is masked or
/// refused, for staff may have to write it; but those who read a case may be many, and a reporter reads an answer.
package struct StaffTextScreening: Sendable {
    /// What was found, in the order of the cases.
    package let kinds: [PersonalDataKind]
    /// Whether it seems to accuse someone who can be told.
    package let accusesSomeone: Bool

    package init(_ text: String, on day: CivilDate) {
        var screening = Screening(on: day)
        _ = screening.mask(text)
        kinds = screening.kinds
        accusesSomeone = screening.accusesSomeone
    }

    /// One plain sentence for each thing found.
    package var warnings: [Bilingual] {
        kinds.map(\.warning)
            + (accusesSomeone
                ? [
                    Bilingual(
                        swedish:
                            "Texten verkar peka ut en person. Den är sparad som den skrevs; skriv en ny utan uppgiften om den inte behövs.",
                        english:
                            "The text seems to accuse someone. It is kept as written; write a new one without it if it is not needed."
                    )
                ] : [])
    }
}

extension PersonalDataKind {
    fileprivate var warning: Bilingual {
        let (swedish, english) =
            switch self {
            case .personalNumber: ("ett personnummer", "a personal number")
            case .phone: ("ett telefonnummer", "a telephone number")
            case .email: ("en e-postadress", "an e-mail address")
            case .plate: ("ett registreringsnummer", "a registration plate")
            case .profile: ("adressen till någons sida", "the address of somebody's page")
            }
        return Bilingual(
            swedish:
                "Texten verkar innehålla \(swedish). Den är sparad som den skrevs; skriv en ny utan uppgiften om den inte behövs.",
            english:
                "The text seems to hold \(english). It is kept as written; write a new one without it if it is not needed."
        )
    }
}
