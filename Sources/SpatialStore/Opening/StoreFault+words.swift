package import Reports

extension StoreFault {
    /// What an operator reads: what is wrong, and what to do.
    package var sentence: Bilingual {
        switch self {
        case .spatiaLiteUnavailable:
            Bilingual(
                swedish: "SpatiaLite kunde inte laddas. Är libspatialite installerat?",
                english: "SpatiaLite could not be loaded. Is libspatialite installed?")
        case .inUse(let process):
            Bilingual(
                swedish:
                    "Databasen används av en annan Lykta-process\(process.map { " (\($0))" } ?? ""). Stoppa den först, eller använd API:et: en process skriver en fil.",
                english:
                    "The database is in use by another Lykta process\(process.map { " (\($0))" } ?? ""). Stop it first, or use the API: one process writes a file."
            )
        case .cannotLock(let path):
            Bilingual(
                swedish: "Låsfilen \(path) kan inte skapas. Går mappen att skriva i?",
                english: "The lock file \(path) cannot be made. Is the folder writable?")
        case .cannotOpen(let path, let reason):
            Bilingual(
                swedish: "Databasen \(path) kan inte öppnas: \(reason.swedish).",
                english: "The database \(path) cannot be opened: \(reason.english).")
        case .notADatabase(let path):
            Bilingual(
                swedish:
                    "\(path) är ingen databas. Se efter hur sökvägen stavas; en ny databas görs med `lykta init`.",
                english:
                    "\(path) is not a database. Look at how the path is spelt; `lykta init` makes a new one.")
        case .failed(let trouble, let detail): trouble.sentence + " (SQLite: \(detail))"
        case .severalNames(let path, let count):
            Bilingual(
                swedish:
                    "\(path) är en fil med \(count) namn (hårda länkar). Under varje namn skulle den ha en annan logg, och rapporter skulle gå förlorade. Sök upp de andra med `find -samefile` och ta bort alla utom ett.",
                english:
                    "\(path) is one file with \(count) names (hard links). By each name it would have another log, and reports would be lost. Find the others with `find -samefile` and remove all but one."
            )
        case .noSuchFile(let path):
            Bilingual(
                swedish: "Det finns ingen databas på \(path).", english: "There is no database at \(path).")
        case .newerThanProgram(let names):
            Bilingual(
                swedish:
                    "Databasen gjordes av en senare version av Lykta (\(names.joined(separator: ", "))); den lämnas som den är.",
                english:
                    "The database was made by a later version of Lykta (\(names.joined(separator: ", "))); it is left as it is."
            )
        case .notMigrated:
            Bilingual(
                swedish:
                    "Databasen gjordes av en tidigare version av Lykta. Starta servern en gång för att föra den framåt.",
                english:
                    "The database was made by an earlier version of Lykta. Start the server once to bring it up to date."
            )
        case .migrationFailed(let name, let statement):
            Bilingual(
                swedish: "Migrationen \(name) misslyckades vid: \(statement)",
                english: "Migration \(name) failed at: \(statement)")
        case .notDurable(let setting, let value):
            Bilingual(
                swedish: "SQLite anger \(setting) = \(value); då kunde inget lovas bli bevarat.",
                english: "SQLite reports \(setting) = \(value); nothing could be promised to be kept.")
        case .unreadableRow(let table, let number):
            Bilingual(
                swedish: "Rad \(number) i \(table) är skadad. Kör `lykta check`.",
                english: "Row \(number) of \(table) is damaged. Run `lykta check`.")
        case .invalidOutline(let layer, let code, let reason):
            Bilingual(
                swedish:
                    "Konturen av \(layer)/\(code) är inte giltig (\(reason)); inget område ändrades. Rätta den där den ritades.",
                english:
                    "The outline of \(layer)/\(code) is not valid (\(reason)); no area was changed. Mend it where it was drawn."
            )
        case .noOriginalKey:
            Bilingual(
                swedish:
                    "Det finns ingen nyckel att försegla det som kommer in med. Gör en med `lykta originals make-key`, eller nämn filen i LYKTA_ORIGINALS_KEYS.",
                english:
                    "There is no key to seal what comes in with. Make one with `lykta originals make-key`, or name the file in LYKTA_ORIGINALS_KEYS."
            )
        case .cannotCopy(let path, let trouble):
            Bilingual(
                swedish: "Kopian \(path) kunde inte skrivas",
                english: "The backup \(path) could not be written")
                + (trouble.map { ": " + $0.words } ?? Bilingual("")) + "."
        case .cannotBeRead(let path, let reason):
            Bilingual(
                swedish:
                    "Databasen är skadad och kan inte läsas (\(reason)). Inget ändrades. `lykta recover --database \(path)` prövar alla sätt att läsa den, på kopior; eller lägg en säkerhetskopia i dess ställe.",
                english:
                    "The database is damaged and cannot be read (\(reason)). Nothing was changed. `lykta recover --database \(path)` tries every way to read it, on copies; or put a backup in its place."
            )
        case .copyExists(let path):
            Bilingual(
                swedish:
                    "\(path) finns redan och lämnades som den är. Välj ett annat namn, eller ange --overwrite.",
                english:
                    "\(path) is there already and was left as it is. Choose another name, or say --overwrite."
            )
        case .copyInUse(let path, let reason):
            Bilingual(
                swedish:
                    "\(path) lämnades som den är: \(reason.swedish). Välj ett annat namn på kopian.",
                english: "\(path) was left as it is: \(reason.english). Choose another name for the backup.")
        case .lacksAcknowledged(let loss, let path):
            (loss.lines + [
                Bilingual(
                    swedish:
                        "Inget ändrades. `lykta recover --database \(path)` visar vad som finns, behåller en kopia, och låter arbetet gå vidare utan det som saknas; eller lägg tillbaka en fil som har det.",
                    english:
                        "Nothing was changed. `lykta recover --database \(path)` shows what is there, keeps a copy, and lets work go on without what is missing; or put back a file that holds it."
                )
            ]).joined(separator: "\n")
        }
    }
}

extension StoreFault.Trouble {
    fileprivate var sentence: Bilingual {
        switch self {
        case .full:
            Bilingual(
                swedish: "Disken är full; inget sparades. Frigör utrymme och kör kommandot igen.",
                english: "The disk is full; nothing was kept. Free some room and run the command again.")
        case .readOnly:
            Bilingual(
                swedish:
                    "Databasen går inte att skriva i; inget sparades. Se efter vem som äger filen och om disken är monterad för läsning.",
                english:
                    "The database cannot be written; nothing was kept. Look at who owns the file and whether the disk is mounted for reading only."
            )
        case .busy:
            Bilingual(
                swedish: "Databasen är upptagen just nu. Kör kommandot igen om en stund.",
                english: "The database is busy just now. Run the command again in a while.")
        case .disk:
            Bilingual(
                swedish:
                    "Disken ger inte tillbaka det som skrevs, eller så är databasen skadad. Kör `lykta check`, och `lykta recover` om den inte går att läsa.",
                english:
                    "The disk does not give back what was written, or the database is damaged. Run `lykta check`, and `lykta recover` when it cannot be read."
            )
        case .other:
            Bilingual(
                swedish: "Databasen kunde inte göra det som begärdes. Kör `lykta check`.",
                english: "The database could not do what was asked. Run `lykta check`.")
        }
    }
}
