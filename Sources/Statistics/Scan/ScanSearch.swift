/// Finds the window with the greatest log likelihood ratio.
struct ScanSearch: Sendable {
    let spots: ScanSpots
    var circles: ScanCircles
    let expected: ExpectedCounts
    let lanes: WindowLanes
    let thresholds: CountThresholds

    init(spots: ScanSpots, expected: ExpectedCounts, windows: ScanWindows, periodCount: Int) {
        self.spots = spots
        self.expected = expected
        let buckets = WeightBuckets(of: expected.weights)
        circles = ScanCircles(around: spots, weights: expected.weights, buckets: buckets, windows: windows)
        lanes = WindowLanes(windows, periodCount: periodCount)
        thresholds = CountThresholds(lanes: lanes, expected: expected, buckets: buckets)
    }

    /// The best window by ``ScanWindow/isBetter(than:)``; nil when none holds more than expected.
    ///
    /// - Complexity: O(*m* × rows + *b* × runs) for *m* members of circles and *b* batches of circles, and the windows near the
    ///   best one by one.
    func best(in counts: SpotCounts) -> ScanWindow? {
        var best: ScanWindow?
        var sums = [SIMD8<Float>](repeating: .zero, count: lanes.rows.count)
        for centre in circles.centres {
            for row in sums.indices { sums[row] = .zero }
            var added = centre.firstMember
            for batch in centre.batches {
                let (circles, bucket) = (
                    self.circles.batches[batch].circles, self.circles.batches[batch].bucket
                )
                let end = Int(self.circles.ends[Int(circles.upperBound) - 1])
                for member in added..<end { counts.add(Int(self.circles.members[member]), to: &sums) }
                let level = thresholds.level(of: best?.logRatio ?? 0)
                if thresholds.mayExceed(level, bucket: bucket, sums: sums) {
                    for member in added..<end {
                        counts.subtract(Int(self.circles.members[member]), from: &sums)
                    }
                    look(at: circles, bucket, of: centre, from: added, counts, &sums, &best)
                }
                added = end
            }
        }
        return best
    }

    /// Looks at the circles of a batch one by one.
    private func look(
        at batch: Range<Int32>, _ bucket: Int32, of centre: ScanCircles.Centre, from start: Int,
        _ counts: SpotCounts, _ sums: inout [SIMD8<Float>], _ best: inout ScanWindow?
    ) {
        var weight = 0.0
        for member in centre.firstMember..<start { weight += expected.weights[Int(circles.members[member])] }
        var added = start
        for circle in batch {
            let end = Int(circles.ends[Int(circle)])
            for member in added..<end {
                counts.add(Int(circles.members[member]), to: &sums)
                weight += expected.weights[Int(circles.members[member])]
            }
            added = end
            let members = circles.members[centre.firstMember..<end]
            let level = thresholds.level(of: best?.logRatio ?? 0)
            thresholds.forEachRun(above: level, bucket: bucket, sums: sums) { run, count in
                let mean = expected.count(in: members, weight: weight, run: run)
                let ratio = ExcessLikelihood.logRatio(observed: count, expected: mean, total: expected.total)
                guard ratio > 0, ratio >= best?.logRatio ?? 0 else { return }
                let window = ScanWindow(
                    centre: centre.spot, members: centre.firstMember..<end,
                    squaredRadius: spots.squaredCentimetres(centre.spot, Int(circles.members[end - 1])),
                    run: run, observed: Int(count), expected: mean, logRatio: ratio)
                if best.map({ window.isBetter(than: $0) }) ?? true { best = window }
            }
        }
    }
}

/// A circle and a run of periods.
struct ScanWindow: Sendable {
    let centre: Int
    /// Offsets into the members of the circles it was found among.
    let members: Range<Int>
    let squaredRadius: Int64
    let run: Range<Int>
    let observed: Int
    let expected: Double
    let logRatio: Double

    /// By the greater log ratio; then the smaller radius, the centre that comes first, the earlier start, the earlier end.
    func isBetter(than other: ScanWindow) -> Bool {
        guard logRatio == other.logRatio else { return logRatio > other.logRatio }
        return (squaredRadius, centre, run.lowerBound, run.upperBound)
            < (other.squaredRadius, other.centre, other.run.lowerBound, other.run.upperBound)
    }
}
