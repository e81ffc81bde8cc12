import Foundation

/// How much likelier the reports are when a window has a rate of its own, higher than elsewhere, than when all have the same.
enum ExcessLikelihood {
    /// The logarithm of the likelihood ratio; 0 when no more than expected were seen, or nothing was expected.
    ///
    /// Given in whole 2⁻³², so that windows that are as likely are so by number too, whichever way what they expect was
    /// added up.
    ///
    /// Method: M. Kulldorff, "A spatial scan statistic", Communications in Statistics: Theory and Methods 26 (1997).
    static func logRatio(observed: Double, expected: Double, total: Double) -> Double {
        guard expected > 0, observed > expected else { return 0 }
        let inside = observed * log(observed / expected)
        guard observed < total else { return rounded(inside) }
        return rounded(max(0, inside + (total - observed) * log((total - observed) / (total - expected))))
    }

    private static func rounded(_ ratio: Double) -> Double { (ratio * 0x1p32).rounded() * 0x1p-32 }

    /// A count, not whole, such that no count up to it has a log ratio above `level`; infinite when no count at all has.
    /// It is within a millionth part of the greatest such count.
    static func greatestCount(within level: Double, expected: Double, total: Double) -> Double {
        guard logRatio(observed: total, expected: expected, total: total) > level else { return .infinity }
        // Above by S. N. Bernstein's inequality: (1 + u) log(1 + u) − u ≥ u² / (2 + 2u/3).
        let excess = level / 3 + (level * level / 9 + 2 * level * expected).squareRoot()
        var (low, high) = (expected, min(total, expected + excess))
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if logRatio(observed: middle, expected: expected, total: total) > level {
                high = middle
            } else {
                low = middle
            }
        }
        return low
    }
}
