import Reports

/// What is said of areas and of files of them.
enum AreaSentences {
    static let dryRun = Bilingual(
        swedish: "Inget ändrades: det här var en provkörning.",
        english: "Nothing was changed: this was a dry run.")
    static let starts = Bilingual(swedish: "gäller", english: "from")
    static let ends = Bilingual(swedish: "upphör", english: "ends")
    static let away = Bilingual(swedish: "tas bort", english: "away")

    static func imported(_ count: Int, into layer: String) -> Bilingual {
        Bilingual(
            swedish: "\(count) \(count == 1 ? "område importerat" : "områden importerade") till \(layer).",
            english: "\(count) \(count == 1 ? "area" : "areas") imported into \(layer).")
    }

    static func withoutOutline(_ municipality: String) -> Bilingual {
        Bilingual(
            swedish:
                "Inget ändrades: \(municipality) betjänas, och utan egen kontur skulle varje rapport avvisas. Ge den en ny med `lykta areas replace --layer municipality`.",
            english:
                "Nothing was changed: \(municipality) is served, and without its own outline every report would be refused. Give it a new one with `lykta areas replace --layer municipality`."
        )
    }

    static let ofAnotherMunicipality = Bilingual(
        swedish: "Inget ändrades: det skulle ta områden från en annan kommun.",
        english: "Nothing was changed: it would take areas from another municipality.")

    static func rulesUnfit(_ municipality: String) -> Bilingual {
        Bilingual(
            swedish: "Reglerna för \(municipality) passar inte längre: kör `lykta routing check`.",
            english: "The rules of \(municipality) no longer fit: run `lykta routing check`.")
    }

    static func twice(_ code: String) -> Bilingual {
        Bilingual(
            swedish: "koden \(code) står på mer än ett objekt",
            english: "code \(code) stands on more than one feature")
    }

    static func noArea(_ layer: String, _ code: String) -> Bilingual {
        Bilingual(swedish: "området \(layer)/\(code)", english: "area \(layer)/\(code)")
    }

    static func nothingChanged(_ what: Bilingual) -> Bilingual {
        what + Bilingual(swedish: "; inget ändrades", english: "; nothing was changed")
    }

    static func endedAlready(by day: CivilDate) -> Bilingual {
        Bilingual(
            swedish: "De hade redan upphört den \(day); inget ändrades.",
            english: "They had ended by \(day) already; nothing was changed.")
    }
}
