import Reports

/// What is said of the effect of a measure, beside the judgement itself.
enum EffectSentences {
    static let noReports = Bilingual(
        swedish: "Det finns inga rapporter fram till slutet av den tid som frågan gäller.",
        english: "There are no reports up to the end of the time asked about.")
    static let tooMany = Bilingual(
        swedish: "Fler rapporter än som kan räknas.", english: "More reports than can be counted.")
    static let together = Bilingual(
        swedish: "--displacement och --displacement-control hör ihop.",
        english: "--displacement and --displacement-control go together.")
    static let treated = Bilingual(swedish: "åtgärdat", english: "treated")
    static let control = Bilingual(swedish: "jämförelse", english: "control")
    static let displacement = Bilingual(swedish: "förflyttning", english: "displacement")
    static let displacementControl = Bilingual(
        swedish: "jämförelse för förflyttning", english: "displacement control")
    static let difference = Bilingual(swedish: "skillnad", english: "difference")
    static let rateRatio = Bilingual(swedish: "kvot", english: "rate ratio")
    static let verdict = Bilingual(swedish: "utslag", english: "verdict")

    static func firstReportLater(_ first: CivilDate, from: CivilDate, weeks: Int) -> Bilingual {
        let said = Bilingual(
            swedish:
                "Den allra första rapporten sågs \(first), och veckorna att räkna före åtgärden börjar \(from): ",
            english:
                "The first report of all was seen on \(first), and the weeks to count before the measure begin on \(from): "
        )
        guard weeks > 0 else {
            return said
                + Bilingual(
                    swedish: "det finns inget att jämföra med.", english: "there is nothing to compare.")
        }
        return said
            + Bilingual(
                swedish: "ange --weeks-before \(weeks) eller färre.",
                english: "ask for --weeks-before \(weeks) or fewer.")
    }

    static func notYetOver(passed: Int, until day: CivilDate) -> Bilingual {
        guard passed > 0 else {
            return Bilingual(
                swedish: "Inte en hel vecka har gått sedan åtgärden: fråga \(day) eller senare.",
                english: "Not one whole week has passed since the measure: ask on \(day) or later.")
        }
        return Bilingual(
            swedish:
                "Bara \(passed) \(passed == 1 ? "hel vecka" : "hela veckor") har gått sedan åtgärden: ange --weeks \(passed) eller färre, eller fråga senare.",
            english:
                "Only \(passed) whole \(passed == 1 ? "week has" : "weeks have") passed since the measure: ask for --weeks \(passed) or fewer, or later."
        )
    }
}
