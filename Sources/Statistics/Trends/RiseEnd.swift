import Foundation

/// Tells when a rise is over: a second sum, of how strongly the weeks since the alarm speak for the expected level and
/// against the rise's own size.
///
/// Method: the likelihood ratio of E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), turned round, with
/// the size of the rise put at its most likely (the generalised likelihood ratio of G. Lorden, "Procedures for reacting
/// to a change in distribution", Annals of Mathematical Statistics 42 (1971); for counts M. Höhle, M. Paul, "Count data
/// regression charts for the monitoring of surveillance time series", Computational Statistics & Data Analysis 52
/// (2008)). An alarm that barely was one, as most false ones, ends with the first week that speaks against it; the more
/// evidence it gathered beyond its threshold, the more it takes: a quarter of what is beyond odds of e to one, and
/// never more than odds of e² to one.
struct RiseEnd {
    private static let limits = 0.05...2.0
    private static let share = 0.25

    private var sum = 0.0

    /// Adds a week of `count`, and tells whether the rise is over.
    ///
    /// - Parameters:
    ///   - size: how many times the expected the rise was; above 1.
    ///   - surplus: the evidence for the rise beyond the threshold of its alarm.
    mutating func isOver(after count: Double, _ expected: Expectation, size: Double, surplus: Double) -> Bool
    {
        sum = max(0, sum - RiseEvidence(expected, factor: size).of(count))
        let limit = Self.share * (surplus - 1)
        return sum >= min(max(limit, Self.limits.lowerBound), Self.limits.upperBound)
    }
}
