import Foundation

/// What a week's count says for a rise by a given factor and against none: the logarithm of the likelihood ratio of
/// the negative binomial distribution, `gain` for each report less the `cost` of the week.
///
/// Summed and never let below 0 it is the cumulative sum (CUSUM) of E. S. Page, for counts after J. M. Lucas,
/// "Counted data CUSUM's", Technometrics 27 (1985). Being measured in likelihood and not in reports it carries weeks
/// of different expectation, as a season makes them (P. A. Rogerson, I. Yamada, "Approaches to syndromic surveillance
/// when data consist of small regional counts", MMWR 53 (2004)).
struct RiseEvidence {
    let gain: Double
    let cost: Double

    init(_ expected: Expectation, factor: Double) {
        let excess = expected.dispersion - 1
        if excess > 1e-9 {
            // The distribution keeps its size as the mean rises.
            let risen = 1 + factor * excess
            gain = log(factor * (1 + excess) / risen)
            cost = expected.mean / excess * log(risen / (1 + excess))
        } else {
            gain = log(factor)
            cost = (factor - 1) * expected.mean
        }
    }

    func of(_ count: Double) -> Double { gain * count - cost }

    /// The factor that is looked for: a rise by one standard deviation of a week, but never less than by half.
    static func factor(for expected: Expectation) -> Double {
        1 + min(max((expected.dispersion / expected.mean).squareRoot(), 0.5), 4)
    }
}
