/// Whether a series rises or falls in the main, whatever the shape of the rise.
///
/// Method: H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945); M. G. Kendall, "Rank correlation
/// methods", 4th edition, 1975: with his correction of the variance for ties, and the step of one towards 0 for
/// continuity. The normal tail is good from some ten values on, and no trend in fewer than five can be significant at
/// 5 %. Values that hang together from one to the next rise or fall by chance more often than it says.
package struct MannKendall: Hashable, Sendable {
    /// How many more pairs of values rise than fall.
    package let score: Int
    /// The variance of the score in a series without trend.
    package let variance: Double
    /// From −1, always falling, to 1, always rising: the score's share of all pairs (Kendall's tau a). 0 for fewer
    /// than two.
    package let tau: Double

    /// Nil when a value is not finite.
    ///
    /// - Complexity: O(*n*²).
    package init?(_ values: [Double]) {
        guard values.allSatisfy(\.isFinite) else { return nil }
        var score = 0
        var ties = 0.0
        for (position, value) in values.enumerated() {
            var equal = 0.0
            for (other, next) in values.enumerated() {
                if next == value {
                    equal += 1
                } else if other > position {
                    score += next > value ? 1 : -1
                }
            }
            // Met once for each of the equal values, so that the sum is t(t − 1)(2t + 5) for each group of t.
            ties += (equal - 1) * (2 * equal + 5)
        }
        let count = Double(values.count)
        self.score = score
        variance = (count * (count - 1) * (2 * count + 5) - ties) / 18
        tau = count > 1 ? 2 * Double(score) / (count * (count - 1)) : 0
    }

    /// The standard score, corrected for continuity; 0 when all values are equal.
    package var z: Double { variance > 0 ? Double(score - score.signum()) / variance.squareRoot() : 0 }

    /// The probability of a trend as strong, up or down, by chance.
    package var bothTails: Double { Normal.bothTails(z) }

    /// The probability of a rise as strong or stronger by chance.
    package var upperTail: Double { Normal.upperTail(z) }
}
