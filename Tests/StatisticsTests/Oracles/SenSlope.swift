/// How much a series rises from one period to the next: the median of the slopes between all pairs of values, which a
/// few odd values do not move.
///
/// Method: P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", Journal of the American
/// Statistical Association 63 (1968).
enum SenSlope {
    /// Nil for fewer than two values, or when one is not finite or lies beyond ±10³⁰⁰.
    ///
    /// - Complexity: O(*n*² log *n*) time and O(*n*²) memory.
    static func slope(of values: [Double]) -> Double? {
        guard values.count > 1, values.allSatisfy({ abs($0) <= 1e300 }) else { return nil }
        var slopes: [Double] = []
        slopes.reserveCapacity(values.count * (values.count - 1) / 2)
        for later in values.indices {
            for earlier in 0..<later {
                slopes.append((values[later] - values[earlier]) / Double(later - earlier))
            }
        }
        slopes.sort()
        let middle = slopes.count / 2
        return slopes.count.isMultiple(of: 2) ? (slopes[middle - 1] + slopes[middle]) / 2 : slopes[middle]
    }
}
