package import Reports
package import Statistics

/// What one question found in one municipality over the years, and what the last year says beside the others.
package struct SurveySeries: Hashable, Sendable {
    package let question: SurveyQuestion
    package let municipality: MunicipalityCode
    /// The first year first; at least one.
    package let figures: [SurveyFigure]
    /// The last of them.
    package let last: SurveyFigure

    /// Those of the question and the municipality, in whatever order; nil when there is none. Of two keepers the first one's count.
    package init?(
        _ question: SurveyQuestion, of municipality: MunicipalityCode, among figures: [SurveyFigure]
    ) {
        var years: Set<SurveyYear> = []
        let own = figures.filter {
            $0.key.question == question.code && $0.key.municipality == municipality
                && years.insert($0.key.year).inserted
        }.sorted { $0.key.year < $1.key.year }
        guard let last = own.last else { return nil }
        self.question = question
        self.municipality = municipality
        self.figures = own
        self.last = last
    }

    /// How the last year stands to an earlier one.
    package struct Change: Hashable, Sendable {
        package let earlier: SurveyFigure
        /// The last year's share less the earlier one's.
        package let difference: ShareDifference
        /// Whether they can be told apart among all earlier years that are looked at.
        package let isToldApart: Bool
    }

    /// To each earlier year, the latest first.
    package var changes: [Change] {
        let earlier = figures.dropLast().reversed()
        return earlier.compactMap { figure in
            guard let now = last.sampled, let then = figure.sampled else { return nil }
            let difference = ShareDifference(now, then)
            return Change(
                earlier: figure, difference: difference,
                isToldApart: difference.isToldApart(among: earlier.count))
        }
    }

    /// What may be said of the last year as the best one.
    package enum Best: Hashable, Sendable {
        /// There is no earlier year.
        case noOther
        case notBest
        /// It is the best by its figure, but cannot be told from these years.
        case inFigures(likewise: [SurveyYear])
        /// It is better than every year from this one on.
        case surely(since: SurveyYear)
    }

    package var best: Best {
        let changes = changes
        guard let first = changes.last else { return .noOther }
        guard changes.allSatisfy({ isBetter($0.difference.difference) }) else { return .notBest }
        let likewise = changes.filter { !$0.isToldApart }.map(\.earlier.key.year).sorted()
        return likewise.isEmpty ? .surely(since: first.earlier.key.year) : .inFigures(likewise: likewise)
    }

    private func isBetter(_ difference: Double) -> Bool {
        question.lowerIsBetter ? difference < 0 : difference > 0
    }
}

extension SurveySeries.Best {
    /// A sentence of its own.
    package var sentence: Bilingual {
        switch self {
        case .noOther:
            Bilingual(
                swedish: "Det finns inget tidigare år att jämföra med.",
                english: "There is no earlier year to compare with.")
        case .notBest:
            Bilingual(
                swedish: "Det är inte den bästa siffran av de här åren.",
                english: "It is not the best figure of these years.")
        case .inFigures(let years):
            Bilingual(
                swedish:
                    "Siffran är den bästa, men skillnaden mot \(Self.list(years, "och")) ryms inom felmarginalen.",
                english:
                    "The figure is the best one, but the difference from \(Self.list(years, "and")) is within the margin of error."
            )
        case .surely(let year):
            Bilingual(
                swedish: "Siffran är den bästa sedan \(year), och skillnaden är säker.",
                english: "The figure is the best since \(year), and the difference is sure.")
        }
    }

    private static func list(_ years: [SurveyYear], _ and: String) -> String {
        guard let last = years.last, years.count > 1 else { return years.first?.description ?? "" }
        return years.dropLast().map(\.description).joined(separator: ", ") + " \(and) \(last)"
    }
}

extension SurveyFigure {
    /// The share with its uncertainty. Where nobody has said how many answered, the uncertainty is at least so great.
    package var sampled: SampledShare? {
        SampledShare(percent.share, of: sample.counted, rounding: percent.rounding)
    }
}
