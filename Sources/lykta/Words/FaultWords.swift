import Reports
import SpatialStore

/// What a command could not do.
enum FaultWords {
    /// Before what went wrong.
    static let error = Bilingual(swedish: "Fel", english: "Error")
    static let warning = Bilingual(swedish: "Varning", english: "Warning")
    static let nothingImported = Bilingual(swedish: "inget importerades.", english: "nothing was imported.")
    static let nothingChanged = Bilingual(swedish: "Inget ändrades.", english: "Nothing was changed.")
    static let dryRun = Bilingual(
        swedish: "En provkörning: inget skrevs.", english: "A dry run: nothing was written.")
    static let brokenProfile = Bilingual(
        swedish: "Profilen är trasig och användes inte:", english: "The profile is broken and was not used:")
    static let store = Bilingual(
        swedish: "Databasen är upptagen eller stängs. Kör kommandot igen om en stund.",
        english: "The database is busy or being closed. Run the command again in a while.")
    static let notWritable = Bilingual(
        swedish:
            "Disken är full eller går inte att skriva på; det som inte hann sparas är inte sparat. Frigör utrymme och kör kommandot igen.",
        english:
            "The disk is full or cannot be written; what was not kept by then is not kept. Free some room and run the command again."
    )
    static let failed = Bilingual(
        swedish:
            "Databasen går inte att använda längre: disken ger fel, eller filen har flyttats. Kör `lykta check`.",
        english: "The database can be used no more: the disk fails, or the file was moved. Run `lykta check`."
    )
    static let notServed = Bilingual(
        swedish: "Kommunen tar inte emot den kategorin.",
        english: "The municipality does not take that category.")
    static let originalKey = Bilingual(
        swedish: "Originalet går inte att läsa med de nycklar som finns.",
        english: "The original cannot be read with the keys that there are.")

    static func unreadable(_ path: String) -> Bilingual {
        Bilingual(swedish: "\(path) går inte att läsa", english: "\(path) cannot be read")
    }

    static func unusable(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "\(path) går inte att läsa eller skriva", english: "\(path) cannot be read or written")
    }

    static func system(_ trouble: FileTrouble) -> Bilingual {
        Bilingual(swedish: "En fil går inte att använda: ", english: "A file cannot be used: ")
            + trouble.words + "."
    }

    static func isNot(_ value: String, _ expected: Bilingual) -> Bilingual {
        Bilingual(
            swedish: "“\(value)” är inte \(expected.swedish).",
            english: "“\(value)” is not \(expected.english).")
    }

    static func noDocuments(_ folder: String, _ end: String) -> Bilingual {
        Bilingual(
            swedish: "Mappen \(folder) har ingen fil som slutar på \(end).",
            english: "The folder \(folder) has no file that ends in \(end).")
    }

    static func didYouMean(_ word: String) -> Bilingual {
        Bilingual(swedish: " Menade du \(word)?", english: " Did you mean \(word)?")
    }

    static func thereIsNo(_ what: Bilingual) -> Bilingual {
        Bilingual(swedish: "Det finns inte: \(what.swedish).", english: "There is no \(what.english).")
    }

    static func noProfile(_ municipality: String) -> Bilingual {
        Bilingual(
            swedish: "Databasen har ingen profil för kommunen \(municipality).",
            english: "The installation has no profile for municipality \(municipality).")
    }

    static func noDatabase(_ path: String) -> Bilingual {
        Bilingual(
            swedish:
                "Det finns ingen databas på \(path), och ingen gjordes. Gör en med `lykta init --database \(path) --profile MAPP`, eller en påhittad med `lykta demo`.",
            english:
                "There is no database at \(path), and none was made. Make one with `lykta init --database \(path) --profile FOLDER`, or a made-up one with `lykta demo`."
        )
    }

    static func noFolder(_ folder: String) -> Bilingual {
        Bilingual(
            swedish: "Mappen \(folder) finns inte. Skapa den först.",
            english: "There is no folder \(folder). Make it first.")
    }

    static func noMunicipality(_ path: String) -> Bilingual {
        Bilingual(
            swedish:
                "\(path) har ingen kommun än. Ge den en med `lykta init --database \(path) --profile MAPP`.",
            english:
                "\(path) has no municipality yet. Give it one with `lykta init --database \(path) --profile FOLDER`."
        )
    }

    static func findings(_ count: Int) -> Bilingual {
        Bilingual(
            swedish: count == 1 ? "1 löfte är brutet." : "\(count) löften är brutna.",
            english: count == 1 ? "1 promise is broken." : "\(count) promises are broken.")
    }

    /// - Parameter error: In the program's own words, which nobody has put into better ones yet.
    static func unknown(_ error: any Error) -> Bilingual {
        Bilingual(
            swedish: "Något gick fel som Lykta inte har ord för: \(error)",
            english: "Something went wrong that Lykta has no words for: \(error)")
    }
}
