import Reports

/// What is said of a database that was made.
enum InitSentences {
    static let made = Bilingual(swedish: "skapad", english: "made")
    static let broughtUpToDate = Bilingual(
        swedish: "fanns redan, förd till den här versionen", english: "there already, brought up to date")

    static func belongsTo(_ path: String, _ municipalities: String) -> Bilingual {
        Bilingual(
            swedish:
                "\(path) hör redan till \(municipalities); inget ändrades. Ange mapparna för alla dess kommuner, --profile EN --profile ANNAN, eller en annan --database.",
            english:
                "\(path) already belongs to \(municipalities); nothing was changed. Give the folders of all its municipalities, --profile ONE --profile OTHER, or another --database."
        )
    }

    static func noMunicipality(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "Den har ingen kommun än: `lykta init --database \(path) --profile MAPP` ger den en.",
            english:
                "It has no municipality yet: `lykta init --database \(path) --profile FOLDER` gives it one.")
    }
}
