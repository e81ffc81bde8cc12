import Foundation

/// The Poisson distribution, by the incomplete gamma function.
///
/// Method: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964: the series 6.5.29, and the continued
/// fraction 6.5.31 by the method of W. J. Lentz, "Generating Bessel functions in Mie scattering calculations using continued
/// fractions", Applied Optics 15 (1976).
package enum Poisson {
    /// The probability of at least `count` where `mean` are expected. 1 for a count of 0 or less.
    package static func upperTail(_ count: Int, mean: Double) -> Double {
        guard count > 0 else { return 1 }
        guard mean > 0 else { return 0 }
        return lowerGamma(Double(count), mean)
    }

    /// The probability of at most `count` where `mean` are expected.
    package static func lowerTail(_ count: Int, mean: Double) -> Double {
        guard count >= 0 else { return 0 }
        guard mean > 0 else { return 1 }
        return upperGamma(Double(count) + 1, mean)
    }

    /// The regularised lower incomplete gamma function P(a, x), for positive `a` and `x`.
    static func lowerGamma(_ a: Double, _ x: Double) -> Double {
        x < a + 1 ? series(a, x) : 1 - fraction(a, x)
    }

    /// Q(a, x) = 1 − P(a, x).
    static func upperGamma(_ a: Double, _ x: Double) -> Double {
        x < a + 1 ? 1 - series(a, x) : fraction(a, x)
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var (term, sum, n) = (1 / a, 1 / a, a)
        repeat {
            n += 1
            term *= x / n
            sum += term
        } while term > sum * 1e-17
        return sum * exp(a * log(x) - x - lgamma(a))
    }

    private static func fraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var value = d
        for i in 1...100_000 {
            let an = -Double(i) * (Double(i) - a)
            b += 2
            d = 1 / nonzero(an * d + b, tiny)
            c = nonzero(b + an / c, tiny)
            let factor = d * c
            value *= factor
            if abs(factor - 1) < 1e-15 { break }
        }
        return value * exp(a * log(x) - x - lgamma(a))
    }

    private static func nonzero(_ value: Double, _ tiny: Double) -> Double {
        abs(value) < tiny ? tiny : value
    }
}
