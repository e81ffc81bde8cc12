import Foundation

/// Quasi-Poisson regression with a logarithmic link by iteratively reweighted least squares.
struct PenalisedPoissonFit {
    private(set) var coefficients: [Double]
    /// Termsᵀ · weight · mean · terms, and the penalties: the inverse of the coefficients' covariance, but for the
    /// dispersion.
    private(set) var information: [[Double]] = []
    /// The variance of a count by its mean, at least 1.
    private(set) var dispersion = 1.0
    private let observed: [Double]
    private let terms: [[Double]]
    private let offsets: [Double]
    /// What each week gets of the half report that is shared among them.
    private let shares: [Double]
    private let penalties: [Double]
    private var weights: [Double]

    /// `observed` is not empty and as long as `terms` and `offsets`; the first of each row of `terms` is 1.
    ///
    /// - Parameter offsets: what is known beforehand of the logarithm of each mean.
    init(observed: [Double], terms: [[Double]], offsets: [Double], penalties: [Double]) {
        self.observed = observed
        self.terms = terms
        self.offsets = offsets
        self.penalties = penalties
        weights = [Double](repeating: 1, count: observed.count)
        coefficients = [Double](repeating: 0, count: penalties.count)
        let factors = offsets.map { exp($0) }
        let sum = factors.reduce(0, +)
        shares = factors.map { 0.5 / sum * $0 }
        coefficients[0] = log((observed.reduce(0, +) + 0.5) / sum)
    }

    /// The mean at a row of terms; held within what a `Double` can bear, so that no counts can make it infinite or 0.
    static func mean(_ coefficients: [Double], _ terms: [Double], offset: Double = 0) -> Double {
        var exponent = offset
        for index in terms.indices { exponent += coefficients[index] * terms[index] }
        return exp(min(max(exponent, -14), 25))
    }

    /// Finds the coefficients.
    mutating func iterate() {
        let size = penalties.count
        // In one row after another, as this is where the time goes.
        let flat = terms.flatMap { $0 }
        var matrix = [Double](repeating: 0, count: size * size)
        for _ in 0..<30 {
            var score = zip(penalties, coefficients).map { -$0 * $1 }
            for index in matrix.indices {
                matrix[index] = index % (size + 1) == 0 ? penalties[index / (size + 1)] : 0
            }
            for index in observed.indices {
                let start = index * size
                let mean = Self.mean(coefficients, terms[index], offset: offsets[index])
                let weight = weights[index]
                let residual = observed[index] + shares[index] - mean
                for one in 0..<size {
                    let term = flat[start + one]
                    score[one] += weight * term * residual
                    for two in 0...one {
                        matrix[one * size + two] += weight * mean * term * flat[start + two]
                    }
                }
            }
            information = (0..<size).map { Array(matrix[($0 * size)..<(($0 + 1) * size)]) }
            let steps = CholeskyFactor(information).solve(score)
            var longest = 0.0
            for index in steps.indices {
                // No more than a factor of e at once: Newton's step is too long where the mean starts far too low.
                coefficients[index] += min(max(steps[index], -1), 1)
                longest = max(longest, abs(steps[index]))
            }
            if longest < 1e-6 { break }
        }
    }

    /// Estimates the dispersion from Pearson's residuals, and goes half a standard error above: to take it too low
    /// raises more false alarms than to take it too high spares. The error is that of a negative binomial count's
    /// squared residual.
    mutating func estimateDispersion() {
        var (sum, total) = (0.0, 0.0)
        for index in observed.indices {
            let mean = Self.mean(coefficients, terms[index], offset: offsets[index])
            total += mean
            sum += weights[index] * (observed[index] - mean) * (observed[index] - mean) / mean
        }
        let freedom = Double(max(1, observed.count - coefficients.count))
        let estimate = max(1, sum / freedom)
        let mean = total / Double(observed.count)
        let spread = 2 + (6 * (estimate - 1) + 1 / estimate) / mean
        dispersion = estimate * (1 + min(0.8 * (spread / freedom).squareRoot(), 1))
    }

    /// Gives weeks whose Anscombe residual is above `outlying` less weight, by its square, all in all as much as
    /// before.
    mutating func weigh(outlying: Double) {
        let factor = CholeskyFactor(information)
        for index in observed.indices {
            let mean = Self.mean(coefficients, terms[index], offset: offsets[index])
            let leverage = min(mean * factor.inverseForm(terms[index]), 0.99)
            let residual =
                1.5 * (pow(observed[index], 2.0 / 3) - pow(mean, 2.0 / 3))
                / (pow(mean, 1.0 / 6) * (dispersion * (1 - leverage)).squareRoot())
            weights[index] = residual > outlying ? 1 / (residual * residual) : 1
        }
        let scale = Double(weights.count) / weights.reduce(0, +)
        for index in weights.indices { weights[index] *= scale }
    }
}
