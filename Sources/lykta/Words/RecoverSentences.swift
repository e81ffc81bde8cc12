import Reports

/// What is said while a database that lacks something is brought to go on.
enum RecoverSentences {
    static let nothingMissing = Bilingual(
        swedish: "Inget saknas som märket bredvid filen känner till. Inget ändrades.",
        english: "Nothing is missing that the mark beside the file knows of. Nothing was changed.")
    static let nothingReadable = Bilingual(
        swedish:
            "Det finns inget som gick att läsa. Inget ändrades. Lägg en säkerhetskopia i dess ställe och kör det här igen.",
        english:
            "There is nothing that could be read. Nothing was changed. Put a backup in its place and run this again."
    )
    static let wayUnreadable = Bilingual(
        swedish: "Det sättet går inte att läsa. Inget ändrades.",
        english: "That way cannot be read. Nothing was changed.")
    static let askAgain = Bilingual(
        swedish: "Be dem som lämnade rapporterna som nämns ovan att lämna dem igen.",
        english: "Ask whoever sent the reports named above to send them again.")
    static let allThere = Bilingual(
        swedish: "  allt som bekräftades finns", english: "  all that was acknowledged is there")
    static let runWithYes = Bilingual(
        swedish: " Kör det igen med --yes för att göra det.", english: " Run it again with --yes to do so.")
    static let yesOrNo = Bilingual(swedish: " [ja/nej] ", english: " [yes/no] ")
    /// What may be typed for yes.
    static let yes = ["ja", "yes"]

    static func noMark(beside path: String) -> Bilingual {
        Bilingual(
            swedish:
                "Det finns inget läsbart märke bredvid \(path): det går inte att säga om något har gått förlorat. Inget ändrades.",
            english:
                "There is no mark that can be read beside \(path): whether anything was lost cannot be told. Nothing was changed."
        )
    }

    static func check(_ path: String) -> Bilingual {
        Bilingual(
            swedish: "`lykta check --database \(path)` frågar om det som finns är helt.",
            english: "`lykta check --database \(path)` asks whether what is there is sound.")
    }

    static func goOn(with way: String) -> Bilingual {
        Bilingual(swedish: "Gå vidare med \(way)?", english: "Go on with \(way)?")
    }

    static func taken(_ way: String, copies: String) -> Bilingual {
        Bilingual(
            swedish: "Taget: \(way). Filen, dess logg och dess märke som de var: \(copies)",
            english: "Taken: \(way). The file, its log and its mark as they were: \(copies)")
    }

    static func outcome(_ way: String, reports: Int, lastCommit: Int64?) -> Bilingual {
        Bilingual(
            swedish:
                "\(way): \(reports) \(reports == 1 ? "rapport" : "rapporter")\(lastCommit.map { ", sista skrivning \($0)" } ?? "")",
            english:
                "\(way): \(reports) \(reports == 1 ? "report" : "reports")\(lastCommit.map { ", last commit \($0)" } ?? "")"
        )
    }

    static func loss(missing: Int, changed: Int) -> Bilingual {
        Bilingual(
            swedish: "  \(missing) saknas, \(changed) ändrade",
            english: "  missing \(missing), changed \(changed)")
    }

    static func unnamed(_ commits: ClosedRange<Int64>) -> Bilingual {
        Bilingual(
            swedish:
                "  och det som kom i skrivningarna \(commits.lowerBound) till \(commits.upperBound), som inte kan nämnas",
            english:
                "  and what came in commits \(commits.lowerBound) to \(commits.upperBound), which cannot be named"
        )
    }
}
