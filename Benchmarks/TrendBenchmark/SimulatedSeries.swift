import Foundation
import Statistics

/// Weekly counts by chance: Poisson or negative binomial, with or without a yearly wave.
struct SimulatedSeries {
    var mean: Double
    /// The variance of a count by its mean; 1 is Poisson.
    var dispersion = 1.0
    /// The wave's height, in the logarithm of the mean.
    var season = 0.0
    /// From 0 to 1, where in the wave the series begins.
    var phase = 0.0

    func mean(of week: Int) -> Double {
        mean * exp(season * sin(2 * Double.pi * (Double(week) / 52.18 + phase)))
    }

    func count(mean: Double, using chance: inout Chance) -> Int {
        guard dispersion > 1 else { return chance.poisson(mean) }
        return chance.poisson(chance.gamma(shape: mean / (dispersion - 1)) * (dispersion - 1))
    }
}

extension Chance {
    mutating func normal() -> Double {
        (-2 * log(1 - fraction())).squareRoot() * cos(2 * Double.pi * fraction())
    }

    /// Method: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
    mutating func gamma(shape: Double) -> Double {
        if shape < 1 { return gamma(shape: shape + 1) * pow(1 - fraction(), 1 / shape) }
        let d = shape - 1.0 / 3
        while true {
            let z = normal()
            let v = pow(1 + z / (9 * d).squareRoot(), 3)
            if v > 0, log(1 - fraction()) < z * z / 2 + d - d * v + d * log(v) { return d * v }
        }
    }

    /// By multiplying fractions, a hundred at a time (D. E. Knuth, "The Art of Computer Programming", volume 2,
    /// 3.4.1).
    mutating func poisson(_ mean: Double) -> Int {
        var (count, left) = (0, mean)
        while left > 0 {
            let part = min(left, 100)
            let bound = exp(-part)
            var product = fraction()
            while product > bound {
                count += 1
                product *= fraction()
            }
            left -= part
        }
        return count
    }
}
