import Foundation

/// The distribution of W. S. Gosset ("Student"): of a mean in standard errors that are themselves estimated.
///
/// Method: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964, 26.7.1, by the incomplete beta function: its
/// continued fraction 26.5.8 by the method of W. J. Lentz, as in ``Poisson``.
enum StudentT {
    /// The probability of a value at least as far from 0 as `t`, on either side.
    ///
    /// - Parameter freedom: degrees of freedom; less than 1 counts as 1.
    static func bothTails(_ t: Double, freedom: Int) -> Double {
        let freedom = Double(max(1, freedom))
        guard t != 0 else { return 1 }
        return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5)
    }

    /// The value that a share `tail` of all lie as far from 0 as, on either side; infinite for 0, 0 for 1 and more. Found by
    /// halving an interval of ``bothTails(_:freedom:)``.
    static func reach(tail: Double, freedom: Int) -> Double {
        guard tail > 0 else { return .infinity }
        guard tail < 1 else { return 0 }
        var (low, high) = (0.0, 1e6)
        while true {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { return middle }
            if bothTails(middle, freedom: freedom) > tail { low = middle } else { high = middle }
        }
    }

    /// The regularised incomplete beta function, for `x` in 0...1 and positive `a` and `b`.
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction converges fast on this side; the other is its mirror.
        guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
        let scale = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
        let tiny = 1e-300
        func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var (c, d) = (1.0, 1 / nonzero(1 - (a + b) * x / (a + 1)))
        var value = d
        for i in 1...10_000 {
            let m = Double(i)
            for term in [
                m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
            ] {
                d = 1 / nonzero(1 + term * d)
                c = nonzero(1 + term / c)
                value *= c * d
            }
            if abs(c * d - 1) < 1e-15 { break }
        }
        return scale * value
    }
}
