import Planning
package import Reports
package import Web

/// Why the effect of a measure cannot be judged.
package enum EffectHindrance: Error, Hashable, Sendable {
    case notDone
    case noPlace
    /// Not one whole week has passed; on this day one has.
    case notYetOver(CivilDate)
    case tooManyWeeks(most: Int)
    case noReports
    /// Nobody could report a whole week before the measure; the first report is of this day.
    case nothingBefore(CivilDate)
    case tooManyReports
    /// What is to be compared with is where the measure was, or a part of that.
    case controlOverlaps
    /// What is to be compared with lies where trouble may have moved to.
    case controlInRing
    /// What is to be compared with lies outside the municipality, whose reports alone are counted.
    case controlOutside
    /// One that is of the reports, of which whoever asks sees a part alone.
    indirect case ofPart(EffectHindrance)

    /// Whether it may be so of a part of the reports alone.
    var isOfReports: Bool {
        switch self {
        case .tooManyWeeks, .noReports, .nothingBefore: true
        case .notDone, .noPlace, .notYetOver, .tooManyReports, .controlOverlaps, .controlInRing,
            .controlOutside, .ofPart:
            false
        }
    }

    /// The same without that it is of a part.
    package var ofReports: EffectHindrance {
        if case .ofPart(let hindrance) = self { hindrance } else { self }
    }

    init(_ fault: EffectQuestionFault) {
        switch fault {
        case .noReports: self = .noReports
        case .firstReportLater(let first, _, let weeks):
            self = weeks > 0 ? .tooManyWeeks(most: weeks) : .nothingBefore(first)
        case .tooManyReports: self = .tooManyReports
        }
    }

    package var code: String {
        switch self {
        case .notDone: "effect.not-done"
        case .noPlace: "effect.no-place"
        case .notYetOver: "effect.not-yet-over"
        case .tooManyWeeks: "effect.too-many-weeks"
        case .noReports: "effect.no-reports"
        case .nothingBefore: "effect.nothing-before"
        case .tooManyReports: "effect.too-many-reports"
        case .controlOverlaps: "effect.control-overlaps"
        case .controlInRing: "effect.control-in-ring"
        case .controlOutside: "effect.control-outside"
        case .ofPart(let hindrance): hindrance.code
        }
    }

    package var words: Bilingual {
        switch self {
        case .notDone:
            Bilingual(
                swedish: "Åtgärden är inte genomförd, så den har ingen effekt att bedöma.",
                english: "The measure is not done, so there is no effect to judge.")
        case .noPlace:
            Bilingual(
                swedish:
                    "Åtgärden har ingen plats, så det finns inget område att räkna i. Ge den en plats först.",
                english: "The measure has no place, so there is no area to count in. Give it a place first.")
        case .notYetOver(let day):
            Bilingual(
                swedish: "Ingen hel vecka har gått sedan åtgärden. Fråga tidigast \(day).",
                english: "Not one whole week has passed since the measure. Ask on \(day) or later.")
        case .tooManyWeeks(let most):
            Bilingual(
                swedish: "Så många veckor finns inte att räkna före och efter. Välj högst \(most).",
                english: "There are not so many weeks to count before and after. Choose \(most) at most.")
        case .noReports:
            Bilingual(swedish: "Det finns inga rapporter.", english: "There are no reports.")
        case .nothingBefore(let first):
            Bilingual(
                swedish:
                    "Den första rapporten av alla är från \(first), så det finns ingen vecka före åtgärden att jämföra med.",
                english:
                    "The first report of all is from \(first), so there is no week before the measure to compare with."
            )
        case .tooManyReports:
            Bilingual(
                swedish: "Fler rapporter än vad som kan räknas.",
                english: "More reports than can be counted.")
        case .controlOverlaps:
            Bilingual(
                swedish:
                    "Området att jämföra med ligger där åtgärden gjordes, helt eller delvis. Välj ett annat område, eller ett kortare avstånd.",
                english:
                    "The area to compare with lies where the measure was, all of it or a part. Choose another area, or a shorter reach."
            )
        case .controlOutside:
            Bilingual(
                swedish:
                    "Området att jämföra med ligger utanför kommunen, så inga rapporter därifrån räknas. Välj ett område i kommunen.",
                english:
                    "The area to compare with lies outside the municipality, so no reports from it are counted. Choose an area within it."
            )
        case .ofPart(let hindrance): APIService.ofPart + " " + hindrance.words
        case .controlInRing:
            Bilingual(
                swedish:
                    "Området att jämföra med ligger i ringen dit problemen kan ha flyttat. Välj ett område längre bort, en smalare ring, eller ingen ring.",
                english:
                    "The area to compare with lies in the ring that the trouble may have moved to. Choose an area farther away, a narrower ring, or no ring."
            )
        }
    }

    /// As a request is answered: 409.
    package var problem: Problem {
        .conflict(code, words)
    }
}
