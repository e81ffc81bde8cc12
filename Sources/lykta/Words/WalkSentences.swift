import Reports

/// What is said of hotspots and of a walk past them.
enum WalkSentences {
    static let sinceBeforeUntil = Bilingual(
        swedish: "--since måste ligga före --until, som är nu när det inte anges.",
        english: "--since must lie before --until, which is now when it is not given.")
    static let baselineWithoutCategory = Bilingual(
        swedish: "--baseline reports kräver --category: alla rapporter kan inte jämföras med sig själva.",
        english: "--baseline reports needs --category: all reports cannot be compared with themselves.")
    static let inhabitantsUnknown = Bilingual(
        swedish:
            "Det står inte i profilen hur många som bor i distrikten. Ge en fil med --inhabitants, eller skriv inhabitants i profilen.",
        english:
            "The profile does not say how many live in the districts. Give a file with --inhabitants, or write inhabitants in the profile."
    )
    static let noStops = Bilingual(
        swedish: "Det finns ingen otrygg plats att gå till. Ange platser med --stop.",
        english: "There is no hotspot to walk to. Give positions with --stop.")
    static let nothingFits = Bilingual(
        swedish: "Inget stopp ryms. Börja närmare, eller höj --most-metres och --most-minutes.",
        english: "No stop fits. Start nearer, or raise --most-metres and --most-minutes.")
    static let meeting = Bilingual(swedish: "Samling", english: "Meeting place")
    static let omitted = Bilingual(swedish: "Utelämnat", english: "Left out")
    static let oneVoice = Bilingual(swedish: "Vilar på en röst.", english: "Rests on one voice.")
    static let mayBeChance = Bilingual(swedish: "Kan vara slump.", english: "May be chance.")

    static func place(_ number: Int) -> Bilingual {
        Bilingual(swedish: "Plats \(number)", english: "Place \(number)")
    }

    static func name(on day: CivilDate) -> Bilingual {
        Bilingual(swedish: "Trygghetsvandring \(day)", english: "Safety walk \(day)")
    }

    static func tooMany(_ most: Int) -> Bilingual {
        Bilingual(
            swedish: "En vandring väljer bland högst \(most) stopp.",
            english: "A walk chooses among at most \(most) stops.")
    }

    static func hotspot(_ rank: String) -> Bilingual {
        Bilingual(swedish: "den otrygga platsen \(rank)", english: "hotspot \(rank)")
    }

    static func outside(_ stop: String, in there: String?) -> Bilingual {
        Bilingual(
            swedish: "\(stop) ligger \(there.map { "i \($0)" } ?? "utanför"), inte i kommunen.",
            english: "\(stop) lies \(there.map { "in \($0)" } ?? "outside"), not within the municipality.")
    }

    static func length(_ metres: Int, minutes: Int) -> Bilingual {
        Bilingual(
            swedish: "\(metres) m, \(minutes) min med stopp.",
            english: "\(metres) m, \(minutes) min with stops.")
    }

    static func begins(_ time: String) -> Bilingual {
        Bilingual(swedish: "Börja i skymningen: \(time)", english: "Start by dusk: \(time)")
    }
}
