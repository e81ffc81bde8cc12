import Reports
import Statistics

/// What is said of the effect of a measure, beside the judgement itself.
enum EffectSentences {
    static let noReports = Bilingual(
        swedish: "Det finns inga rapporter fram till slutet av den tid som frågan gäller.",
        english: "There are no reports up to the end of the time asked about.")
    static let tooMany = Bilingual(
        swedish: "Fler rapporter än som kan räknas.", english: "More reports than can be counted.")
    static let oneOf = Bilingual(
        swedish: "Ange ett av --measure, --year och --judgement.",
        english: "Give one of --measure, --year and --judgement.")
    static let areas = Bilingual(
        swedish: "Med dagar behövs --treated och --control.",
        english: "With days, --treated and --control are needed.")
    static let idOrDays = Bilingual(
        swedish: "en åtgärds id, och inte heller en dag som 2026-03-01 eller två: 2026-03-01..2026-03-14",
        english: "a measure's id, nor a day such as 2026-03-01, or two: 2026-03-01..2026-03-14")
    static let judgementID = Bilingual(swedish: "en bedömnings id", english: "a judgement's id")
    static let noJudgement = Bilingual(swedish: "sådan bedömning", english: "such judgement")
    static let controlArea = Bilingual(
        swedish: "ett område som district/holje, eller LON,LAT,METER",
        english: "an area such as district/holje, or LON,LAT,METRES")
    static let comparedWith = Bilingual(swedish: "jämfört med", english: "compared with")
    static let kept = Bilingual(swedish: "sparad", english: "kept")

    static func metres(_ range: ClosedRange<Int>) -> Bilingual {
        Bilingual(
            swedish: "ett antal meter \(range.lowerBound)–\(range.upperBound)",
            english: "a number of metres \(range.lowerBound)–\(range.upperBound)")
    }

    /// Said under counts that are of spans of different lengths.
    static func unlikeSpans(before: Int, after: Int) -> Bilingual {
        Bilingual(
            swedish:
                "Före är \(before) \(before == 1 ? "vecka" : "veckor"), efter \(after) \(after == 1 ? "vecka" : "veckor"): antalen kan inte jämföras rakt av.",
            english:
                "Before is \(before) \(before == 1 ? "week" : "weeks"), after \(after) \(after == 1 ? "week" : "weeks"): the counts do not compare as they stand."
        )
    }

    static func unjudged(_ unjudged: Int, placeless: Int) -> Bilingual {
        Bilingual(
            swedish:
                "\(unjudged) genomförda åtgärder med plats är inte bedömda och räknas bland dem som prövats; \(placeless) har ingen plats.",
            english:
                "\(unjudged) measures that were done at a place are not judged and count among those tried; \(placeless) have no place."
        )
    }

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

    static func name(of verdict: EffectVerdict) -> Bilingual {
        switch verdict {
        case .fell: Bilingual(swedish: "rapporterna minskade", english: "reports fell")
        case .rose: Bilingual(swedish: "rapporterna ökade", english: "reports rose")
        case .noClearChange: Bilingual(swedish: "ingen tydlig ändring", english: "no clear change")
        case .tooFewToSay:
            Bilingual(swedish: "för få rapporter för att säga", english: "too few reports to say")
        }
    }

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
