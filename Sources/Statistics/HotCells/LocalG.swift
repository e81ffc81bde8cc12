/// How far the values in and around each place stand out from all values: the local statistic G of Getis and Ord, as
/// a standard score. High where high values gather, low where low ones do.
///
/// Method: A. Getis, J. K. Ord, "The analysis of spatial association by use of distance statistics", Geographical
/// Analysis 24 (1992); the standard score of both statistics after J. K. Ord, A. Getis, "Local spatial
/// autocorrelation statistics: distributional issues and an application", Geographical Analysis 27 (1995).
///
/// Its distribution is near the normal one where a place has many neighbours or the values are not too skewed. With a
/// few reports in many cells it is not: a score of 3 is then less rare than the normal tail says.
package struct LocalG: Hashable, Sendable {
    /// The standard score of each place. 0 where nothing can stand out: where all values that it is measured against
    /// are alike, where a place has nothing to sum, and where it sums all there is.
    package let z: [Double]

    package enum Statistic: Hashable, Sendable {
        /// Gi: the neighbours of a place without the place, against all other places.
        case neighbours
        /// Gi*: a place and its neighbours, against all places.
        case neighboursAndSelf
    }

    /// Nil when there are not as many values as places, and for a value that is not finite or lies beyond ±10¹⁰⁰.
    ///
    /// - Complexity: O(*places* + *neighbours*).
    package init?(_ values: [Double], weights: SpatialWeights, statistic: Statistic = .neighboursAndSelf) {
        guard values.count == weights.count, values.allSatisfy({ abs($0) <= 1e100 }) else { return nil }
        let count = Double(values.count)
        // From one of the values first, so that values all alike have no deviations, not even by rounding.
        let offsets = values.map { $0 - values[0] }
        let mean = offsets.reduce(0, +) / count
        let deviations = offsets.map { $0 - mean }
        let squares = deviations.reduce(0) { $0 + $1 * $1 }
        z = deviations.indices.map { place in
            let neighbours = weights[place]
            let around = neighbours.reduce(0) { $0 + deviations[Int($1)] }
            let own = deviations[place]
            return switch statistic {
            case .neighbours:
                Self.score(
                    sum: around, of: neighbours.count, among: values.count - 1,
                    mean: -own / (count - 1), squares: squares - own * own, lost: 1e-12 * squares)
            case .neighboursAndSelf:
                Self.score(
                    sum: around + own, of: neighbours.count + 1, among: values.count,
                    mean: 0, squares: squares, lost: 0)
            }
        }
    }

    /// The standard score of a sum of `part` of the `whole` values that have this mean and sum of squares; so much of
    /// the squares is `lost` in rounding.
    private static func score(
        sum: Double, of part: Int, among whole: Int, mean: Double, squares: Double, lost: Double
    ) -> Double {
        let (part, whole) = (Double(part), Double(whole))
        let central = squares - whole * mean * mean
        guard part > 0, part < whole, central > lost else { return 0 }
        return (sum - part * mean) / (central / whole * part * (whole - part) / (whole - 1)).squareRoot()
    }

    /// For each place the probability of a score as high or higher by chance.
    package var upperTails: [Double] { z.map(Normal.upperTail) }

    /// For each place the probability of a score as far from 0 by chance, on either side.
    package var bothTails: [Double] { z.map(Normal.bothTails) }
}
