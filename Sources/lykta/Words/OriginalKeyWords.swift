import Reports

/// The key that originals are sealed with, and its file.
enum OriginalKeyWords {
    static func noKeys(in path: String) -> Bilingual {
        Bilingual(
            swedish: """
                \(path) är ingen nyckelfil som `lykta originals make-key` skriver den: den är tom eller skadad.
                Lägg tillbaka kopian som förvarats skild från databasen.
                Finns ingen går det som förseglats med den inte att läsa igen; allt annat går: \
                lykta originals make-key --lost --database FIL.
                """,
            english: """
                \(path) is not a file of keys as `lykta originals make-key` writes it: it is empty or damaged.
                Put the copy back that was kept apart from the database.
                If there is none, what was sealed with it cannot be read again; all else can: \
                lykta originals make-key --lost --database FILE.
                """)
    }

    static func cannotMake(_ path: String) -> Bilingual {
        Bilingual(
            swedish:
                "Nyckelfilen \(path) kan inte skapas: den finns redan, eller så går mappen inte att skriva i.",
            english:
                "The key file \(path) cannot be made: it is there already, or its folder is not writable.")
    }

    static func missing(_ path: String, setting: String) -> Bilingual {
        Bilingual(
            swedish: """
                Nyckelfilen \(path) saknas; utan den kunde det som kommer in inte förseglas.
                Ligger den någon annanstans, ange den i \(setting). Kommer databasen från en tidigare version, gör den: \
                lykta originals make-key --database FIL.
                Är den förlorad går det som förseglats med den inte att läsa igen; allt annat går: \
                lykta originals make-key --lost --database FIL.
                """,
            english: """
                The key file \(path) is missing; without it what comes in could not be sealed.
                If it lies elsewhere, name it in \(setting). If the database comes from an earlier version, make it: \
                lykta originals make-key --database FILE.
                If it is lost, what was sealed with it cannot be read again; all else can: \
                lykta originals make-key --lost --database FILE.
                """)
    }

    static func lacking(_ keys: [String], in path: String) -> Bilingual {
        Bilingual(
            swedish: """
                \(path) saknar nycklar som original är förseglade med: \(keys.joined(separator: ", ")).
                Lägg rätt fil på plats; eller, om nycklarna är förlorade, lykta originals make-key --lost --database FIL.
                """,
            english: """
                \(path) lacks keys that originals are sealed with: \(keys.joined(separator: ", ")).
                Put the right file in place; or, if the keys are lost, lykta originals make-key --lost --database FILE.
                """)
    }

    static func wouldLack(_ keys: [String], in path: String) -> Bilingual {
        Bilingual(
            swedish: """
                Original är förseglade med nycklar som \(path) inte skulle ha: \(keys.joined(separator: ", ")).
                Lägg tillbaka den gamla nyckelfilen; eller, om den är förlorad, ange --lost.
                """,
            english: """
                Originals are sealed with keys that \(path) would not hold: \(keys.joined(separator: ", ")).
                Put the old key file back; or, if it is lost, say --lost.
                """)
    }

    static func thereAlready(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "\(path) finns redan; `lykta originals rotate` byter nyckel.",
            english: "\(path) is there already; `lykta originals rotate` renews the key.")
    }

    static func putAside(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "Filen som inte hade några nycklar är nu \(path).",
            english: "The file that held no keys is now \(path).")
    }

    static func made(in path: String) -> Bilingual {
        Bilingual(
            swedish:
                "Nyckeln finns i \(path). Förvara en kopia skild från databasen och dess säkerhetskopior.",
            english: "The key is in \(path). Keep a copy apart from the database and its backups.")
    }

    static func rotated(in path: String) -> Bilingual {
        Bilingual(
            swedish: "Förseglat på nytt med den första nyckeln i \(path). Förvara en kopia av den.",
            english: "Sealed anew with the first key of \(path). Keep a copy of it.")
    }
}
