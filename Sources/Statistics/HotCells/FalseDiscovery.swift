/// Keeping the share of false alarms down where many places are tested at once.
///
/// Of the places whose adjusted p-value is at most 0.05, at most 5 % are hot by chance alone, in the long run.
package enum FalseDiscovery {
    package enum Control: Hashable, Sendable {
        /// Holds for tests that are independent or that rise together, as those of neighbouring places do. Y.
        /// Benjamini, Y. Hochberg, "Controlling the false discovery rate: a practical and powerful approach to
        /// multiple testing", Journal of the Royal Statistical Society B 57 (1995).
        case benjaminiHochberg
        /// Holds for all tests, and finds less. Y. Benjamini, D. Yekutieli, "The control of the false discovery rate
        /// in multiple testing under dependency", Annals of Statistics 29 (2001).
        case benjaminiYekutieli
    }

    /// The lowest rate of false discoveries at which each test would still count as one: at least its p-value, at
    /// most 1, in the same order as the p-values, and the same for equal ones. Nil when one is not a probability.
    ///
    /// - Complexity: O(*n* log *n*).
    package static func adjusted(_ probabilities: [Double], control: Control = .benjaminiHochberg)
        -> [Double]?
    {
        guard probabilities.allSatisfy((0...1).contains) else { return nil }
        let count = probabilities.count
        let penalty =
            switch control {
            case .benjaminiHochberg: 1.0
            case .benjaminiYekutieli: (1...max(1, count)).reduce(0) { $0 + 1 / Double($1) }
            }
        let descending = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
        var adjusted = [Double](repeating: 1, count: count)
        var lowest = 1.0
        for (offset, test) in descending.enumerated() {
            lowest = min(lowest, probabilities[test] * (penalty * Double(count) / Double(count - offset)))
            adjusted[test] = lowest
        }
        return adjusted
    }
}
