import Reports

/// What keeps the files of a profile from being used.
enum ProfileWords {
    static func notUTF8(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "\(path) är inte text i UTF-8. Spara den som UTF-8.",
            english: "\(path) is not text in UTF-8. Save it as UTF-8.")
    }

    /// A file that was sealed or kept without one of its parts.
    static func unitGone(_ unit: String, cases: Int, profile: String) -> Bilingual {
        Bilingual(
            swedish:
                "Ansvarig “\(unit)” har \(cases) \(cases == 1 ? "öppet ärende" : "öppna ärenden"), och profilen för \(profile) har den inte.",
            english:
                "The unit “\(unit)” has \(cases) open \(cases == 1 ? "case" : "cases"), and the profile of \(profile) does not have it."
        )
    }

    static let putBack = [
        Bilingual(
            swedish: "Lägg tillbaka den i profilen, eller säg vilken som tar dess plats:",
            english: "Put the unit back into the profile, or say which unit takes its place:"),
        Bilingual(
            swedish: "  lykta routing apply --database FIL --profile MAPP --map GAMMAL=NY",
            english: "  lykta routing apply --database FILE --profile FOLDER --map OLD=NEW"),
        Bilingual(
            swedish: "som visar vad som skulle ändras, och gör det när --yes läggs till.",
            english: "which shows what would change, and does it when --yes is added."),
    ]

    static let fitRulesAgain = Bilingual(
        swedish:
            "Ändra tillbaka profile.yaml, eller ändra mappens routing.yaml, om så bara en kommentar: då gäller den filen i stället.",
        english:
            "Change profile.yaml back, or change routing.yaml of the folder, if by a comment: then that file counts instead."
    )

    static func rulesNoLongerFit(by name: String, on day: CivilDate) -> Bilingual {
        Bilingual(
            swedish: "Reglerna som \(name) gjorde i webbläsaren \(day) passar inte profile.yaml längre:",
            english: "The rules that \(name) made in the browser on \(day) do not fit profile.yaml any more:")
    }
}
