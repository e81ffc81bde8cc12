import Foundation

/// The count at which the log likelihood ratio reaches a level, by the expected count: found at knots, each a tenth above the
/// one before, and never above the true curve between them.
struct ThresholdCurve {
    private static let ratio = 1.1

    private let knots: [(expected: Double, count: Double)]

    /// - Parameter range: from the least expected count above 0 that will be asked for to the greatest.
    init(level: Double, total: Double, from least: Double, to greatest: Double) {
        var knots = [(expected: 0.0, count: 0.0)]
        // A span of more than 10³⁰⁰ cannot be; so at most some 7,000 knots.
        var expected = max(least, 1e-300)
        while expected < greatest * Self.ratio * Self.ratio {
            let count = ExcessLikelihood.greatestCount(within: level, expected: expected, total: total)
            knots.append((expected, count))
            guard count.isFinite else { break }
            expected *= Self.ratio
        }
        self.knots = knots
    }

    /// A line in the share that does not lie above the curve where `weight` times a share is expected.
    func chord(weight: Double, shares: ClosedRange<Double>) -> (intercept: Double, slope: Double) {
        let (low, high) = (count(weight * shares.lowerBound), count(weight * shares.upperBound))
        let width = shares.upperBound - shares.lowerBound
        guard high.isFinite, width > 0 else { return (low, 0) }
        let slope = (high - low) / width
        return (max(0, low - slope * shares.lowerBound), slope)
    }

    private func count(_ expected: Double) -> Double {
        guard knots.count > 1, expected > 0 else { return 0 }
        let steps = log(expected / knots[1].expected) / log(Self.ratio)
        let knot = min(max(0, Int(max(-1, steps).rounded(.down)) + 1), knots.count - 1)
        let from = knots[knot]
        guard knot + 1 < knots.count, knots[knot + 1].count.isFinite else { return from.count }
        let share = (expected - from.expected) / (knots[knot + 1].expected - from.expected)
        return from.count + min(max(0, share), 1) * (knots[knot + 1].count - from.count)
    }
}
