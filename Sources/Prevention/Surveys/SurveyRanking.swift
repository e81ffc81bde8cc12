package import Reports
import Statistics

/// The municipalities that were asked the same question in a year, the best first, with the ranks that each cannot be told from.
package struct SurveyRanking: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        package let figure: SurveyFigure
        /// 1 for the best.
        package let rank: Int
        package let possible: ClosedRange<Int>
    }

    package let year: SurveyYear
    package let rows: [Row]

    /// Nil when fewer than two municipalities have a figure of that year. Of two keepers the first one's counts.
    package init?(_ question: SurveyQuestion, in year: SurveyYear, among figures: [SurveyFigure]) {
        var seen: Set<MunicipalityCode> = []
        let compared = figures.compactMap { figure -> (figure: SurveyFigure, share: SampledShare)? in
            guard figure.key.question == question.code, figure.key.year == year,
                let share = figure.sampled, seen.insert(figure.key.municipality).inserted
            else { return nil }
            return (figure, share)
        }
        guard compared.count > 1 else { return nil }
        let ranks = ShareRanking(compared.map(\.share)).ranks
        let count = compared.count
        self.year = year
        rows = zip(compared, ranks).map { one, rank in
            guard !question.lowerIsBetter else {
                return Row(figure: one.figure, rank: rank.rank, possible: rank.possible)
            }
            let above = compared.count { $0.share.share > one.share.share }
            return Row(
                figure: one.figure, rank: above + 1,
                possible: (count + 1 - rank.possible.upperBound)...(count + 1 - rank.possible.lowerBound))
        }.sorted {
            ($0.rank, $0.figure.key.municipality.number) < ($1.rank, $1.figure.key.municipality.number)
        }
    }
}
