/// The reports in an area in a period before a measure and in one after it.
///
/// An *exposure* is what a count is divided by to be comparable with the others: how many times as long as the period
/// one counts in, or how many times as large as the area, or both multiplied. With 1 for the treated area after the
/// measure, all results are in reports of that area and that period.
package struct BeforeAfter: Hashable, Sendable {
    package let before: Int
    package let after: Int
    package let beforeExposure: Double
    package let afterExposure: Double

    /// Nil for a count outside 0…10⁹, or an exposure outside 10⁻⁴…10⁴.
    package init?(before: Int, after: Int, beforeExposure: Double = 1, afterExposure: Double = 1) {
        guard Self.counts.contains(before), Self.counts.contains(after),
            Self.exposures.contains(beforeExposure), Self.exposures.contains(afterExposure)
        else { return nil }
        self.before = before
        self.after = after
        self.beforeExposure = beforeExposure
        self.afterExposure = afterExposure
    }

    private static let counts = 0...1_000_000_000
    private static let exposures = 1e-4...1e4
}

extension BeforeAfter {
    /// Reports for an exposure of 1.
    var rateBefore: Double { Double(before) / beforeExposure }
    var rateAfter: Double { Double(after) / afterExposure }

    /// How much the rate rose; negative for a fall.
    var change: Double { rateAfter - rateBefore }

    /// The variance of each rate, were the count Poisson: the count estimates its own.
    var varianceBefore: Double { rateBefore / beforeExposure }
    var varianceAfter: Double { rateAfter / afterExposure }
}
