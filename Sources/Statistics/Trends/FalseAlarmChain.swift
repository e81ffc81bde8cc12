import Foundation

/// How often a CUSUM of ``RiseEvidence`` reaches a threshold although nothing has changed.
///
/// Method: the sum as a Markov chain on a grid, after D. Brook, D. A. Evans, "An approach to the probability
/// distribution of CUSUM run length", Biometrika 59 (1972), with what falls between two states shared between them.
/// As the expected is only estimated, the rate is averaged over what it may truly be: five points of Gauss and
/// Hermite on its logarithm.
struct FalseAlarmChain {
    private static let states = 16
    /// Points in standard deviations, and their weights (M. Abramowitz, I. A. Stegun, 1964, table 25.10, rescaled).
    private static let points = [
        (-2.856970013872806, 0.01125741132772069), (-1.355626179974266, 0.2220759220056126),
        (0, 0.5333333333333333), (1.355626179974266, 0.2220759220056126),
        (2.856970013872806, 0.01125741132772069),
    ]

    private let evidence: RiseEvidence
    private let truths: [(weight: Double, counts: CountDistribution)]

    init(_ expected: Expectation, factor: Double) {
        evidence = RiseEvidence(expected, factor: factor)
        let deviation = expected.uncertainty.squareRoot()
        let points = deviation < 0.01 ? [(0, 1)] : Self.points
        truths = points.map { point, weight in
            // A mean of what it may be that is the expected itself.
            let mean = expected.mean * exp(deviation * point - expected.uncertainty / 2)
            return (weight, CountDistribution(mean: mean, variance: expected.dispersion * mean))
        }
    }

    /// False alarms a week with the given threshold.
    func rate(threshold: Double) -> Double {
        truths.reduce(0) { $0 + $1.weight / runLength($1.counts, threshold: threshold) }
    }

    /// The threshold with which false alarms come at `rate` a week; a hundred if there is none below fifty.
    func threshold(for rate: Double) -> Double {
        let goal = log(rate)
        func excess(_ threshold: Double) -> Double { log(self.rate(threshold: threshold)) - goal }
        var (low, high) = (0.1, max(1, -goal))
        var (above, below) = (excess(low), excess(high))
        guard above > 0 else { return low }
        while below > 0 {
            guard high < 50 else { return 100 }
            (low, above) = (high, below)
            high *= 1.5
            below = excess(high)
        }
        for _ in 0..<12 where high - low > 0.02 && above > 0.02 && below < -0.02 {
            let middle = low + (high - low) * min(max(above / (above - below), 0.05), 0.95)
            let found = excess(middle)
            if found > 0 { (low, above) = (middle, found) } else { (high, below) = (middle, found) }
        }
        return above < -below ? low : high
    }

    /// The mean number of weeks until an alarm, from a sum of 0.
    private func runLength(_ counts: CountDistribution, threshold: Double) -> Double {
        let last = Self.states - 1
        let width = threshold / Double(last)
        let columns = last + 2
        var matrix = [Double](repeating: 0, count: (last + 1) * columns)
        let evidences = counts.chances.indices.map { evidence.of(counts.count(at: $0)) }
        for state in 0...last {
            // (1 − chances of going on) · run lengths = 1
            matrix[state * columns + state] = 1
            matrix[state * columns + last + 1] = 1
            for (index, chance) in counts.chances.enumerated() {
                let sum = Double(state) * width + evidences[index]
                if sum >= threshold { break }
                let place = max(0, sum) / width
                let below = min(Int(place), last - 1)
                let share = place - Double(below)
                matrix[state * columns + below] -= chance * (1 - share)
                matrix[state * columns + below + 1] -= chance * share
            }
        }
        return Self.solveFirst(&matrix, rows: last + 1)
    }

    /// The first unknown of a system whose diagonal is greater than the rest of its row, from the last unknown
    /// backwards. Each row ends with its right-hand side.
    private static func solveFirst(_ matrix: inout [Double], rows: Int) -> Double {
        let columns = rows + 1
        // A span, as an array would be asked for each number whether it is shared.
        var cells = matrix.mutableSpan
        for pivot in (0..<rows).reversed() {
            let from = pivot * columns
            let inverse = 1 / max(cells[from + pivot], 1e-12)
            for row in 0..<pivot {
                let start = row * columns
                let factor = cells[start + pivot] * inverse
                guard factor != 0 else { continue }
                for column in 0..<pivot { cells[start + column] -= factor * cells[from + column] }
                cells[start + rows] -= factor * cells[from + rows]
            }
        }
        return max(1, cells[rows] / max(cells[0], 1e-12))
    }
}
