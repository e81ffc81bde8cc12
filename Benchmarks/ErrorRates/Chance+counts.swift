import Foundation
import Statistics

extension Chance {
    /// By the method of G. E. P. Box and M. E. Muller.
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - fraction())).squareRoot()
        return radius * cos(2 * .pi * fraction())
    }

    /// A gamma value of this mean, whose variance is `dispersion` (at most 1) times the mean squared.
    ///
    /// Method: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
    mutating func gamma(mean: Double, dispersion: Double) -> Double {
        // Never below a shape of 1 here, which the method needs.
        let shape = max(1, 1 / dispersion)
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = pow(1 + c * x, 3)
            guard v > 0 else { continue }
            if log(1 - fraction()) < x * x / 2 + d - d * v + d * log(v) { return d * v * mean / shape }
        }
    }

    /// A Poisson count, by multiplying fractions, thirty at a time (D. Knuth).
    mutating func poisson(_ mean: Double) -> Int {
        guard mean <= 30 else { return poisson(30) + poisson(mean - 30) }
        let least = exp(-mean)
        var (count, product) = (0, 1 - fraction())
        while product > least {
            count += 1
            product *= 1 - fraction()
        }
        return count
    }
}

/// How the rate of a series of weeks moves about its mean.
enum Weather: String, CaseIterable {
    /// Not at all.
    case poisson
    /// Anew each week: the counts are negative binomial, with variance mean + 0.3 × mean².
    case negativeBinomial
    /// As much, but each week like the one before: the logarithm is an autoregression with 0.7.
    case autoregressive

    static let dispersion = 0.3

    func factors(_ weeks: Int, using chance: inout Chance) -> [Double] {
        switch self {
        case .poisson: return [Double](repeating: 1, count: weeks)
        case .negativeBinomial:
            return (0..<weeks).map { _ in chance.gamma(mean: 1, dispersion: Self.dispersion) }
        case .autoregressive:
            let variance = log(1 + Self.dispersion)
            var state = chance.normal() * variance.squareRoot()
            return (0..<weeks).map { _ in
                defer { state = 0.7 * state + chance.normal() * (variance * 0.51).squareRoot() }
                return exp(state - variance / 2)
            }
        }
    }
}
