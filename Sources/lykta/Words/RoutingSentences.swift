import Reports

/// What is said of routing rules and of what they do to cases.
enum RoutingSentences {
    static let learnNeedsDatabase = Bilingual(
        swedish: "--learn kräver --database.", english: "--learn needs --database.")
    static let noneHandedOver = Bilingual(
        swedish: "överlämnat: inget ärende, i ingen regel", english: "handed over: no case, in no rule")
    static let serverHolds = [
        Bilingual(
            swedish:
                "En server som är i gång håller databasen, och fördelar enligt de regler som den startades med.",
            english: "A running server holds the database, and routes by the rules that it was started with."),
        Bilingual(
            swedish:
                "Starta om den med --profile MAPP, och kör sedan `lykta routing apply --yes` utan --profile och --map; eller stoppa den och kör det här igen.",
            english:
                "Restart it with --profile FOLDER, then run `lykta routing apply --yes` without --profile and --map; or stop it and run this again."
        ),
    ]
    static let withoutLastDay = Bilingual(swedish: "utan sista dag", english: "no last day")

    static func handedOver(_ count: HandOverCount) -> Bilingual {
        Bilingual(
            swedish:
                "överlämnat: regel \(count.rule), ansvarig \(count.unit): \(count.handedOver) av \(count.cases) \(count.cases == 1 ? "ärende" : "ärenden")",
            english:
                "handed over: rule \(count.rule), unit \(count.unit): \(count.handedOver) of \(count.cases) \(count.cases == 1 ? "case" : "cases")"
        )
    }

    static func `case`(_ id: Case.ID) -> Bilingual {
        Bilingual(swedish: "ärende \(id)", english: "case \(id)")
    }

    static func account(_ email: String) -> Bilingual {
        Bilingual(swedish: "konto \(email)", english: "account \(email)")
    }

    static func by(_ day: CivilDate) -> Bilingual {
        Bilingual(swedish: "senast \(day)", english: "by \(day)")
    }

    static func summary(looked: Int, changed: Int, isWritten: Bool) -> Bilingual {
        let cases = Bilingual(
            swedish: "\(looked) \(looked == 1 ? "öppet ärende" : "öppna ärenden"), ",
            english: "\(looked) open \(looked == 1 ? "case" : "cases"), ")
        guard !isWritten else {
            return cases
                + Bilingual(
                    swedish: "\(changed) \(changed == 1 ? "ändrat" : "ändrade").",
                    english: "\(changed) changed.")
        }
        return cases
            + Bilingual(
                swedish: "\(changed) skulle ändras. Inget skrevs; lägg till --yes för att göra det.",
                english: "\(changed) would change. Nothing was written; add --yes to do it.")
    }
}
