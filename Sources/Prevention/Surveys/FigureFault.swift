package import Reports

/// Why figures of others are not kept: none of them is.
package enum FigureFault: Error, Hashable, Sendable {
    /// Of a survey year that has not begun.
    case yearToCome(SurveyYear)
    /// Of a period of crime statistics that has not begun.
    case periodToCome(CrimePeriod)
    /// A final count of a period that is not over.
    case periodNotOver(CrimePeriod)

    /// What to do about it.
    package var words: Bilingual {
        switch self {
        case .yearToCome(let year): Self.words("\(year)")
        case .periodToCome(let period): Self.words(period.description)
        case .periodNotOver(let period):
            Bilingual(
                swedish:
                    "\(period) är inte slut, så ett antal för hela perioden kan inte vara slutligt. Säg att det är preliminärt, eller ta en kortare period som är slut.",
                english:
                    "\(period) is not over, so a count of all of it cannot be final. Say that it is preliminary, or take a shorter period that is over."
            )
        }
    }

    private static func words(_ period: String) -> Bilingual {
        Bilingual(
            swedish: "\(period) har inte börjat. Rätta året: det som ska komma har ingen räknat.",
            english: "\(period) has not begun. Correct the year: nobody has counted what is to come.")
    }
}

extension Sequence where Element == SurveyFigure {
    /// - Throws: ``FigureFault`` for the first of a year that has not begun.
    package func requireBegun(on day: CivilDate) throws(FigureFault) {
        for figure in self where !figure.key.year.hasBegun(on: day) { throw .yearToCome(figure.key.year) }
    }
}

extension Sequence where Element == CrimeCount {
    /// - Throws: ``FigureFault`` for the first of a period that has not begun, or that is final and not over.
    package func requireKeepable(on day: CivilDate) throws(FigureFault) {
        for count in self {
            guard count.key.period.hasBegun(on: day) else { throw .periodToCome(count.key.period) }
            guard count.mayBeKept(on: day) else { throw .periodNotOver(count.key.period) }
        }
    }
}
