import Foundation

/// The standard normal distribution.
package enum Normal {
    /// The probability of a value above `z`.
    package static func upperTail(_ z: Double) -> Double { 0.5 * erfc(z / 2.0.squareRoot()) }

    /// The probability of a value at least as far from 0 as `z`, on either side.
    package static func bothTails(_ z: Double) -> Double { min(1, erfc(abs(z) / 2.0.squareRoot())) }

    /// The value that a share `probability` of all lie below; infinite for 0 and 1. Found by halving an interval of
    /// ``upperTail(_:)``, to the last digits of a `Double`; some 60 evaluations.
    package static func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return -.infinity }
        guard probability < 1 else { return .infinity }
        // The lower half by symmetry, where the tail keeps its digits.
        guard probability <= 0.5 else { return -quantile(1 - probability) }
        var (low, high) = (-40.0, 0.0)
        while true {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { return middle }
            if upperTail(-middle) < probability { low = middle } else { high = middle }
        }
    }
}
