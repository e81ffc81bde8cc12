import Foundation

/// The difference of two shares of different people, the first less the second.
///
/// Its interval joins the score intervals of both: method 10 of R. G. Newcombe, "Interval estimation for the difference between independent
/// proportions: comparison of eleven methods", Statistics in Medicine 17 (1998).
package struct ShareDifference: Hashable, Sendable {
    package let first: SampledShare
    package let second: SampledShare

    package init(_ first: SampledShare, _ second: SampledShare) {
        self.first = first
        self.second = second
    }

    package var difference: Double { first.share - second.share }

    package func interval(at level: ConfidenceLevel = .ninetyFive) -> ClosedRange<Double> {
        interval(reach: level.standardErrors)
    }

    /// Whether the shares can be told apart, where so many such comparisons are made at once and at most 5 % of such looks may hold a false
    /// one (C. E. Bonferroni 1936).
    package func isToldApart(among comparisons: Int = 1) -> Bool {
        !interval(reach: -Normal.quantile(0.025 / Double(max(1, comparisons)))).contains(0)
    }

    func interval(reach: Double) -> ClosedRange<Double> {
        let (one, other) = (first.interval(reach: reach), second.interval(reach: reach))
        func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        let low = difference - root(first.share - one.lowerBound, other.upperBound - second.share)
        let high = difference + root(one.upperBound - first.share, second.share - other.lowerBound)
        return low...high
    }
}
