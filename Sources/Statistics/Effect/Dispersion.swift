import Foundation

/// How much more the figure of a measure varies from week to week than if reports came independently (Poisson), and so how far
/// chance reaches.
///
/// What the figure is made of is laid out by week: of a difference the reports of the treated area less those of the control, of
/// a ratio each week's part of the reports of its area and span, less that of the control. So a week that brought more everywhere
/// takes itself out as far as it does in the figure; in a ratio it does so for areas of any size. ``factor`` is the variance of
/// these weeks about the mean of their span, in Poisson variances, and the standard error is multiplied by its root
/// (quasi-likelihood): R. W. M. Wedderburn, "Quasi-likelihood functions, generalized linear models, and the Gauss–Newton method",
/// Biometrika 61 (1974); P. McCullagh, J. A. Nelder, "Generalized Linear Models", 1989, §4.5 and §6.2. It is an estimate, so the
/// reach is that of Student's t; and it is taken to make chance larger than Poisson's only when it is more than a standard error
/// above 1, never to make it smaller.
///
/// Weeks that follow one another may be alike. Then sums over many weeks vary more than the weeks tell, and ``slow`` is counted
/// instead: the same variance in the slowest cosine waves of each span alone, one for each quarter of a year and at least two (U.
/// K. Müller, "HAC corrections for strongly autocorrelated time series", Journal of Business & Economic Statistics 32 (2014); E.
/// Lazarus, D. J. Lewis, J. H. Stock, M. W. Watson, "HAR inference: recommendations for practice", the same 36 (2018)). It rests on
/// few waves, so it reaches far; an interval takes it where neighbouring weeks are more alike than chance (``isPersistent``), and
/// a verdict always.
package struct Dispersion: Hashable, Sendable {
    /// The variance from week to week, in Poisson variances; 0 for weeks all alike.
    package let factor: Double
    /// The variance of the slowest waves, in the same.
    package let slow: Double
    /// Whether a week tells of the next: the correlation of neighbours, its bias undone, is more than ``threshold`` standard errors.
    package let isPersistent: Bool
    private let freedom: Int
    let slowFreedom: Int

    /// One in six series of independent weeks is above.
    private static let threshold = 1.0
    private static let weeksOfWave = 13

    /// Nil where all spans together have no week more than there are spans: then nothing is known.
    ///
    /// - Parameter spans: what the figure is made of, week by week, and the variance that a week would have were reports
    ///   independent; above 0.
    init?(_ spans: [(weeks: [Double], variance: Double)]) {
        let residuals = spans.map { span in
            let mean = span.weeks.reduce(0, +) / Double(max(1, span.weeks.count))
            return span.weeks.map { ($0 - mean) / span.variance.squareRoot() }
        }
        freedom = residuals.reduce(0) { $0 + max(0, $1.count - 1) }
        guard freedom > 0 else { return nil }
        let squares = residuals.joined().reduce(0) { $0 + $1 * $1 }
        factor = squares / Double(freedom)
        let waves = residuals.flatMap { residuals in
            Self.waves(of: residuals, min(residuals.count - 1, max(2, residuals.count / Self.weeksOfWave)))
        }
        slowFreedom = waves.count
        slow = waves.reduce(0) { $0 + $1 * $1 } / Double(slowFreedom)
        let weeks = Double(residuals.reduce(0) { $0 + $1.count })
        let neighbours = residuals.reduce(0) { $0 + zip($1, $1.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } }
        let correlation = squares > 0 ? neighbours / squares + Double(residuals.count) / weeks : 0
        isPersistent = correlation * weeks.squareRoot() > Self.threshold
    }

    /// The coefficients of the first cosines, which have the variance of the values where these are independent.
    private static func waves(of values: [Double], _ count: Int) -> [Double] {
        guard count > 0 else { return [] }
        let length = Double(values.count)
        return (1...count).map { wave in
            values.enumerated().reduce(0) {
                $0 + $1.element * cos(.pi * Double(wave) * (Double($1.offset) + 0.5) / length)
            } * (2 / length).squareRoot()
        }
    }
}

extension Dispersion {
    /// That of a difference: the reports of the treated areas less those of the control areas.
    package init?(ofDifference treated: WeeklyCounts, _ control: WeeklyCounts) {
        func span(_ treated: [Int], _ control: [Int]) -> (weeks: [Double], variance: Double) {
            let weeks = zip(treated, control).map { Double($0) - Double($1) }
            let total = Double(max(1, treated.reduce(0, &+) &+ control.reduce(0, &+)))
            return (weeks, total / Double(max(1, weeks.count)))
        }
        self.init([span(treated.before, control.before), span(treated.after, control.after)])
    }

    /// That of the logarithm of a rate ratio.
    package init?(ofRatio treated: WeeklyCounts, _ control: WeeklyCounts) {
        func span(_ treated: [Int], _ control: [Int]) -> (weeks: [Double], variance: Double) {
            let (treatedTotal, controlTotal) = (
                max(0.5, Double(treated.reduce(0, &+))), max(0.5, Double(control.reduce(0, &+)))
            )
            let weeks = zip(treated, control).map { Double($0) / treatedTotal - Double($1) / controlTotal }
            return (weeks, (1 / treatedTotal + 1 / controlTotal) / Double(max(1, weeks.count)))
        }
        self.init([span(treated.before, control.before), span(treated.after, control.after)])
    }

    /// How many Poisson standard errors an interval reaches to either side.
    package func reach(at level: ConfidenceLevel) -> Double {
        isPersistent ? cautiousReach(at: level) : weeklyReach(at: level)
    }

    /// The same, as if weeks were alike though it cannot be seen: what a verdict asks for.
    package func cautiousReach(at level: ConfidenceLevel) -> Double {
        let slowly = StudentT.reach(tail: level.tail, freedom: slowFreedom) * slow.squareRoot()
        return max(weeklyReach(at: level), slowly)
    }

    /// Whether ``factor`` is more than a standard error above 1.
    private var isUneven: Bool { factor > 1 + (2 / Double(freedom)).squareRoot() }

    private func weeklyReach(at level: ConfidenceLevel) -> Double {
        guard isUneven else { return level.standardErrors }
        return max(
            level.standardErrors, StudentT.reach(tail: level.tail, freedom: freedom) * factor.squareRoot())
    }

    /// The chance of a figure so many Poisson standard errors from none, either way; at most 0.05 where the interval at 95 % does
    /// not reach so far.
    func bothTails(_ z: Double) -> Double {
        func tail(_ dispersion: Double, _ freedom: Int) -> Double {
            dispersion > 0 ? StudentT.bothTails(z / dispersion.squareRoot(), freedom: freedom) : 0
        }
        let weekly = max(Normal.bothTails(z), isUneven ? tail(factor, freedom) : 0)
        return isPersistent ? max(weekly, tail(slow, slowFreedom)) : weekly
    }

    /// By what the variance of a sum over many weeks is to be multiplied; at least 1.
    var variance: Double { max(1, factor, isPersistent ? slow : 0) }
}

extension Dispersion? {
    /// How many standard errors an interval reaches; the normal distribution's where nothing is known of the weeks.
    func reach(at level: ConfidenceLevel) -> Double { self?.reach(at: level) ?? level.standardErrors }

    /// What a verdict asks for.
    func cautiousReach(at level: ConfidenceLevel) -> Double {
        self?.cautiousReach(at: level) ?? level.standardErrors
    }
}
