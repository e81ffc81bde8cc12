import Foundation

/// A share of those who answered a question, as it was published: the share itself, how many answered, and how coarsely it was rounded.
package struct SampledShare: Hashable, Sendable {
    /// From 0 to 1.
    package let share: Double
    /// How many answered, at least 1.
    package let answers: Int
    /// How far the share may lie from what was counted, since it was rounded: 0.005 for a whole percent.
    package let rounding: Double

    /// Nil for a share outside 0 to 1, for nobody, and for a rounding below 0.
    package init?(_ share: Double, of answers: Int, rounding: Double = 0) {
        guard (0...1).contains(share), answers > 0, rounding >= 0 else { return nil }
        self.share = share
        self.answers = answers
        self.rounding = rounding
    }

    /// The shares of all who could have been asked that the answers do not speak against: the score interval of E. B. Wilson,
    /// "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22 (1927),
    /// wide enough for every share that is rounded to the published one.
    ///
    /// That those who were asked are drawn at random and answer alike, whoever they are, is taken for granted.
    package func interval(at level: ConfidenceLevel = .ninetyFive) -> ClosedRange<Double> {
        interval(reach: level.standardErrors)
    }

    /// - Parameter reach: How many standard errors to either side.
    func interval(reach: Double) -> ClosedRange<Double> {
        let low = Self.score(max(0, share - rounding), answers, reach).lowerBound
        let high = Self.score(min(1, share + rounding), answers, reach).upperBound
        return low...high
    }

    private static func score(_ share: Double, _ answers: Int, _ reach: Double) -> ClosedRange<Double> {
        let (count, square) = (Double(answers), reach * reach)
        let middle = share + square / (2 * count)
        let half = reach * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
        let whole = 1 + square / count
        return max(0, (middle - half) / whole)...min(1, (middle + half) / whole)
    }
}
