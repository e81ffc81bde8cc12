import Foundation

/// Counts that a window must be above to have a log likelihood ratio above a level, so that nearly all windows are set aside
/// without a logarithm.
///
/// The count at which the ratio reaches a level is a rising and concave function of the expected count, since the relative
/// entropy is convex (S. Kullback, R. A. Leibler, "On information and sufficiency", 1951). So a chord of it never lies above
/// it: for circles of one bucket, and the runs of one lane and class, the threshold is taken to be a line in the runs' share
/// of the reports. Too low a threshold costs time, never a window.
///
/// Memory: 64 bytes for each level, bucket and class.
struct CountThresholds: Sendable {
    /// How many levels there are: 0, 1, 2 and so on.
    private static let levels = 24
    /// Makes up for the rounding of a `Float`.
    private static let caution = 1 - 1e-5

    private struct Line {
        var intercept: SIMD8<Float> = .zero
        var slope: SIMD8<Float> = .zero
    }

    private let lines: [Line]
    /// By group, the least share of the reports that the run of each lane has in any spot. Infinite for a lane without a run,
    /// which makes a threshold that is infinite or no number, and no count is above either.
    private let shares: [SIMD8<Float>]
    private let lanes: WindowLanes
    private let buckets: Int

    /// - Complexity: O(buckets × runs of one class), and O(spots × runs) for the shares when not the same in all spots.
    init(lanes: WindowLanes, expected: ExpectedCounts, buckets: WeightBuckets) {
        self.lanes = lanes
        self.buckets = buckets.count
        let shares = lanes.groups.indices.map { group in
            lanes.runs(of: group).map { expected.leastShare(of: $0) ?? .infinity }
        }
        let ranges = lanes.classes.map { groups in
            (0..<WindowLanes.width).map { lane -> ClosedRange<Double>? in
                let finite = shares[groups].lazy.map { $0[lane] }.filter(\.isFinite)
                guard let least = finite.min(), let greatest = finite.max() else { return nil }
                return least...greatest
            }
        }
        let positive = ranges.joined().compactMap { $0 }.flatMap { [$0.lowerBound, $0.upperBound] }
            .filter { $0 > 0 }
        var lines: [Line] = []
        lines.reserveCapacity(Self.levels * buckets.count * lanes.classes.count)
        for level in 0..<Self.levels {
            let curve = ThresholdCurve(
                level: Double(level), total: expected.total,
                from: buckets.leastWeight(of: 0) * (positive.min() ?? 1),
                to: buckets.leastWeight(of: buckets.count - 1) * (positive.max() ?? 1))
            for bucket in 0..<buckets.count {
                let weight = buckets.leastWeight(of: bucket)
                for range in ranges {
                    var line = Line()
                    for (lane, range) in range.enumerated() {
                        guard let range else { continue }
                        let chord = curve.chord(weight: weight, shares: range)
                        line.intercept[lane] = Float(chord.intercept * Self.caution)
                        line.slope[lane] = Float(chord.slope * Self.caution)
                    }
                    lines.append(line)
                }
            }
        }
        self.lines = lines
        self.shares = shares.map { shares in
            var lanes = SIMD8<Float>.zero
            for (lane, share) in shares.enumerated() { lanes[lane] = Float(share) }
            return lanes
        }
    }

    /// The highest level that a log ratio is not below.
    func level(of logRatio: Double) -> Int { Int(min(Double(Self.levels - 1), logRatio)) }

    /// Whether some run of a circle may have a log ratio above a level, by the sums of its rows.
    func mayExceed(_ level: Int, bucket: Int32, sums: [SIMD8<Float>]) -> Bool {
        let start = (level * buckets + Int(bucket)) * lanes.classes.count
        for (offset, groups) in lanes.classes.enumerated() {
            let line = lines[start + offset]
            var above = SIMDMask<SIMD8<Int32>>(repeating: false)
            for group in groups {
                let count = sums[lanes.groups[group].upper] - sums[lanes.groups[group].lower]
                above .|= count .> line.intercept + line.slope * shares[group]
            }
            if any(above) { return true }
        }
        return false
    }

    /// Calls `body` with each run of a circle that may have a log ratio above a level, and how many reports came in it.
    func forEachRun(
        above level: Int, bucket: Int32, sums: [SIMD8<Float>],
        _ body: (_ run: Range<Int>, _ count: Double) -> Void
    ) {
        let start = (level * buckets + Int(bucket)) * lanes.classes.count
        for (offset, groups) in lanes.classes.enumerated() {
            let line = lines[start + offset]
            for group in groups {
                let count = sums[lanes.groups[group].upper] - sums[lanes.groups[group].lower]
                let above = count .> line.intercept + line.slope * shares[group]
                guard any(above) else { continue }
                for lane in above.indices where above[lane] {
                    body(lanes.runs[group * WindowLanes.width + lane], Double(count[lane]))
                }
            }
        }
    }
}

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
