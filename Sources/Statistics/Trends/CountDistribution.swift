import Foundation

/// How likely each count of a week is: the negative binomial distribution with a given mean and variance, which is
/// Poisson's where the variance is the mean.
///
/// Spread over more counts than some three hundred, it is held at counts a whole step apart, each standing for those
/// around it.
struct CountDistribution: Hashable, Sendable {
    /// The probability of each of the counts `first`, `first + step`, ….
    let chances: [Double]
    private let first: Double
    private let step: Double

    /// A mean below 10⁻⁶ or a variance below the mean is taken as that; a variance above that of 20 squared means is
    /// cut to it.
    init(mean: Double, variance: Double) {
        let mean = max(mean, 1e-6)
        let variance = min(max(variance, mean), mean + 20 * mean * mean)
        let deviation = variance.squareRoot()
        step = max(1, (deviation / 16).rounded())
        first = max(0, (mean - 9 * deviation).rounded(.down))
        let excess = variance / mean - 1
        var logs: [Double] = []
        var (count, greatest) = (first, -Double.infinity)
        // Ends where the tail no longer counts; the second bound ends it in any case.
        while logs.count < 2_000 {
            let log =
                excess > 1e-9
                ? Self.negativeBinomial(count, size: mean / excess, excess: excess)
                : count * Foundation.log(mean) - mean - lgamma(count + 1)
            logs.append(log)
            greatest = max(greatest, log)
            if count > mean, log < greatest - 32 { break }
            count += step
        }
        let weights = logs.map { exp($0 - greatest) }
        let sum = weights.reduce(0, +)
        chances = weights.map { $0 / sum }
    }

    private static func negativeBinomial(_ count: Double, size: Double, excess: Double) -> Double {
        lgamma(count + size) - lgamma(size) - lgamma(count + 1) + count * log(excess) - (count + size)
            * log1p(excess)
    }

    /// The count that `chances[index]` stands for.
    func count(at index: Int) -> Double { first + step * Double(index) }

    /// The least count that is reached with at most the given probability.
    func limit(exceededWith probability: Double) -> Double {
        var tail = 0.0
        for index in chances.indices.reversed() {
            tail += chances[index]
            if tail > probability { return count(at: index) + step }
        }
        return first
    }
}
