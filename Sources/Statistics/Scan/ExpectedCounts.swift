/// How many reports are expected in each spot and run of periods when none has a rate of its own.
struct ExpectedCounts: Sendable {
    /// How many reports there are.
    let total: Double
    /// By spot: what its expected counts are in proportion to.
    let weights: [Double]
    /// What periods have together, up to each; with the last, one more than there are periods.
    private let periodSums: [Double]
    private let weightTotal: Double
    /// By spot, the expected count up to each period; empty when it is the product of spot and period.
    private let sums: [Double]

    /// As many as the spot's share of all reports and the periods' share of them give together.
    init(permuting spotOfReport: [Int32], _ periodOfReport: [Int32], spots: Int, periods: Int) {
        var weights = [Double](repeating: 0, count: spots)
        for spot in spotOfReport { weights[Int(spot)] += 1 }
        var counts = [Double](repeating: 0, count: periods)
        for period in periodOfReport { counts[Int(period)] += 1 }
        total = Double(spotOfReport.count)
        weightTotal = total
        self.weights = weights
        periodSums = Self.runningSums(counts)
        sums = []
    }

    /// In proportion to `rates`, one for each spot, or one for each spot and period, spot by spot; made to sum to `total`.
    init(total: Double, rates: [Double], spots: Int, periods: Int) {
        self.total = total
        guard rates.count != spots else {
            weights = rates
            weightTotal = rates.reduce(0, +)
            periodSums = (0...periods).map { total * Double($0) / Double(periods) }
            sums = []
            return
        }
        let scale = total / rates.reduce(0, +)
        let bySpot = (0..<spots).map { spot in rates[spot * periods..<(spot + 1) * periods].map { $0 * scale }
        }
        weights = bySpot.map { $0.reduce(0, +) }
        weightTotal = total
        periodSums = Self.runningSums((0..<periods).map { period in bySpot.reduce(0) { $0 + $1[period] } })
        sums = bySpot.flatMap(Self.runningSums)
    }

    /// The expected count in some spots, whose weights sum to `weight`, and a run of periods.
    func count(in spots: ArraySlice<Int32>, weight: Double, run: Range<Int>) -> Double {
        guard !sums.isEmpty else { return weight * sum(of: run) / weightTotal }
        return spots.reduce(0) { $0 + count(in: Int($1), run: run) }
    }

    /// The least that any spot expects in a run of periods for each unit of its weight; nil when no spot expects anything.
    func leastShare(of run: Range<Int>) -> Double? {
        guard !run.isEmpty, sum(of: run) > 0, weightTotal > 0 else { return nil }
        guard !sums.isEmpty else { return sum(of: run) / weightTotal }
        return weights.indices.lazy.filter { weights[$0] > 0 }.map { count(in: $0, run: run) / weights[$0] }
            .min()
    }

    private func sum(of run: Range<Int>) -> Double { periodSums[run.upperBound] - periodSums[run.lowerBound] }

    private func count(in spot: Int, run: Range<Int>) -> Double {
        let start = spot * periodSums.count
        return max(0, sums[start + run.upperBound] - sums[start + run.lowerBound])
    }

    private static func runningSums(_ values: [Double]) -> [Double] {
        values.reduce(into: [0]) { sums, value in sums.append((sums.last ?? 0) + value) }
    }
}
