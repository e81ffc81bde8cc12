import Foundation

/// How often something happened, taken for chance around a number to be expected (Poisson): what happens is independent of what happened
/// before. Where one event brings others, as offences do, the true uncertainty is greater than what is told here.
package struct EventCount: Hashable, Sendable {
    package let count: Int

    /// Nil below 0.
    package init?(_ count: Int) {
        guard count >= 0 else { return nil }
        self.count = count
    }

    /// The numbers to be expected that the count does not speak against, by Byar's approximation of the exact interval: N. E. Breslow,
    /// N. E. Day, "Statistical Methods in Cancer Research II: The Design and Analysis of Cohort Studies", IARC 1987, page 69. Of a count of 0
    /// the lower end is 0. It lies off the exact ends by less than 0.03 (a test holds it).
    package func interval(at level: ConfidenceLevel = .ninetyFive) -> ClosedRange<Double> {
        let reach = level.standardErrors
        func end(_ number: Double, _ reach: Double) -> Double {
            let root = 1 - 1 / (9 * number) + reach / (3 * number.squareRoot())
            return max(0, number * root * root * root)
        }
        let low = count == 0 ? 0 : end(Double(count), -reach)
        return low...max(low, end(Double(count) + 1, reach))
    }

    /// The same for each `unit` of those among whom it happened.
    ///
    /// - Parameter people: How many there were; nil is returned for none.
    package func rate(per unit: Double, of people: Int, at level: ConfidenceLevel = .ninetyFive)
        -> (rate: Double, interval: ClosedRange<Double>)?
    {
        guard people > 0, unit > 0 else { return nil }
        let scale = unit / Double(people)
        let ends = interval(at: level)
        return (Double(count) * scale, ends.lowerBound * scale...ends.upperBound * scale)
    }

    /// The chance of counts so far from each other where the same number is to be expected of both: the conditional test of J. Przyborowski,
    /// H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940), both sides; by the normal distribution
    /// above 10,000 together. 1 for two counts of 0.
    package func chance(beside other: EventCount) -> Double {
        let (sum, isLarge) = count.addingReportingOverflow(other.count)
        guard sum > 0, !isLarge else { return 1 }
        guard sum <= 10_000 else {
            return Normal.bothTails(Double(count - other.count) / Double(sum).squareRoot())
        }
        return min(1, 2 * Binomial.upperTail(max(count, other.count), trials: sum, probability: 0.5))
    }
}
