import Foundation

/// What is expected of one week.
struct Expectation: Hashable, Sendable {
    /// Always above 0.
    let mean: Double
    /// The variance of a week's count by its mean, at least 1.
    let dispersion: Double
    /// How uncertain the mean itself is: the variance of its logarithm.
    let uncertainty: Double

    /// How likely each count is, with the uncertainty of the mean in it.
    var prediction: CountDistribution {
        CountDistribution(mean: mean, variance: dispersion * mean + uncertainty * mean * mean)
    }
}
