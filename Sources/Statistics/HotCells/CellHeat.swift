/// How hot each cell is, by the events counted in it and its neighbours.
///
/// The probability by chance of a cell's count is the larger of two. One is the upper tail of Gi* (``LocalG``), which
/// takes the spread of the counts as it is, but is far too sure of itself with few events: one report in a month
/// would make nine hot squares. The other is the Poisson tail of so many events falling in the cell and its
/// neighbours if every cell had the same chance of each, which is right however few there are, but knows of no
/// spread. So where events fall evenly by chance, the rate of false alarms stays near or below the one asked for.
///
/// With a *baseline*, all events whatever their kind, those counted among them, a cell is expected to have the same share of its own as
/// all cells together: the tail is that of the binomial distribution, each event being of the kind with that share, and Gi* is
/// that of the counts less what is expected, in standard deviations (Pearson's residuals). Where the baseline is how many *live*
/// there, a cell is expected to have its share of all events, the tail is Poisson's, and Gi* is of Pearson's residuals too; a cell where nobody
/// lives is not judged.
package struct CellHeat: Hashable, Sendable {
    /// Gi*, as a standard score; 0 where nothing can stand out.
    package let z: [Double]
    /// The probability by chance, adjusted over all cells by Benjamini and Hochberg (``FalseDiscovery``).
    package let adjusted: [Double]
    private let counts: [Int]
    private let weights: SpatialWeights
    private let baseline: CellBaseline
    /// Before they were adjusted.
    private let probabilities: [Double]
    private let ascending: [Double]

    /// Nil when there are not as many counts as places, for a count that is negative or above 2⁴⁰, and for a baseline that does not
    /// fit: not of as many cells, of events with less in a cell than was counted there, or of inhabitants that are no number.
    ///
    /// - Complexity: O(*cells* × (log *cells* + √*m*) + *neighbours*) for a mean of *m* events in a cell and its
    ///   neighbours.
    package init?(_ counts: [Int], weights: SpatialWeights, baseline: CellBaseline = .even) {
        guard counts.allSatisfy((0...1 << 40).contains), baseline.fits(counts) else { return nil }
        let expected = Self.expected(counts, baseline)
        guard let local = LocalG(Self.values(counts, expected), weights: weights) else { return nil }
        let probabilities = Self.probabilities(of: local.z.indices, local, counts, expected, weights)
        guard let adjusted = FalseDiscovery.adjusted(probabilities) else { return nil }
        z = local.z
        self.adjusted = adjusted
        self.counts = counts
        self.weights = weights
        self.baseline = baseline
        self.probabilities = probabilities
        ascending = probabilities.sorted()
    }

    private static func probabilities(
        of cells: some Collection<Int>, _ local: LocalG, _ counts: [Int], _ expected: Expected,
        _ weights: SpatialWeights
    ) -> [Double] {
        cells.map { cell in
            let neighbours = weights[cell]
            let sum = neighbours.reduce(counts[cell]) { $0 + counts[Int($1)] }
            let tail =
                switch expected {
                case .even(let mean): Poisson.upperTail(sum, mean: mean * Double(neighbours.count + 1))
                case .share(let share, let baseline):
                    Binomial.upperTail(
                        sum, trials: neighbours.reduce(baseline[cell]) { $0 + baseline[Int($1)] },
                        probability: share)
                case .means(let means):
                    // Of the cells where somebody lives alone; that of a cell where nobody does is not to be told.
                    means[cell] > 0
                        ? Poisson.upperTail(
                            neighbours.reduce(counts[cell]) {
                                $0 + (means[Int($1)] > 0 ? counts[Int($1)] : 0)
                            },
                            mean: neighbours.reduce(means[cell]) { $0 + means[Int($1)] }) : 1
                }
            return max(Normal.upperTail(local.z[cell]), tail)
        }
    }

    private enum Expected {
        /// So many in each cell.
        case even(Double)
        /// This share of the baseline.
        case share(Double, of: [Int])
        /// So many in each.
        case means([Double])
    }

    private static func expected(_ counts: [Int], _ baseline: CellBaseline) -> Expected {
        let total = Double(counts.reduce(0, +))
        switch baseline {
        case .even: return .even(total / Double(counts.count))
        case .events(let all): return .share(total / Double(max(1, all.reduce(0, +))), of: all)
        case .inhabitants(let inhabitants):
            let living = inhabitants.reduce(0, +)
            let there = zip(counts, inhabitants).reduce(0) { $1.1 > 0 ? $0 + $1.0 : $0 }
            return .means(inhabitants.map { living > 0 ? Double(there) * $0 / living : 0 })
        }
    }

    /// What Gi* is of.
    private static func values(_ counts: [Int], _ expected: Expected) -> [Double] {
        func residual(_ count: Int, _ mean: Double, _ variance: Double) -> Double {
            variance > 0 ? (Double(count) - mean) / variance.squareRoot() : 0
        }
        return switch expected {
        case .even: counts.map(Double.init)
        case .share(let share, let baseline):
            zip(counts, baseline).map { residual($0, Double($1) * share, Double($1) * share * (1 - share)) }
        case .means(let means): zip(counts, means).map { residual($0, $1, $1) }
        }
    }

    /// The lowest adjusted probability that some cells would have without some of the events, all others being as improbable as
    /// they are. 1 for no cells, and for events that there are not.
    ///
    /// - Parameters:
    ///   - cells: each once.
    ///   - absent: how many events are taken away, by cell.
    /// - Complexity: O(*all cells* + *neighbours*), without sorting.
    package func lowestAdjusted(among cells: [Int], without absent: [Int: Int]) -> Double {
        var counts = counts
        for (cell, count) in absent where counts.indices.contains(cell) { counts[cell] -= count }
        let cells = cells.filter(counts.indices.contains)
        let expected = Self.expected(counts, baseline)
        guard counts.allSatisfy({ $0 >= 0 }),
            let local = LocalG(Self.values(counts, expected), weights: weights)
        else { return 1 }
        let new = Self.probabilities(of: cells, local, counts, expected, weights).sorted()
        guard let lowest = new.first else { return 1 }
        let old = cells.map { probabilities[$0] }.sorted()
        // Benjamini and Hochberg: the least of what this and every higher probability would be adjusted to.
        func adjusted(_ probability: Double, others: Int) -> Double {
            let rank = others - old.partition(after: probability) + new.partition(after: probability)
            return probability * (Double(ascending.count) / Double(max(1, rank)))
        }
        var least = 1.0
        for probability in new {
            least = min(least, adjusted(probability, others: ascending.partition(after: probability)))
        }
        for index in ascending.partition(after: lowest)..<ascending.count {
            least = min(least, adjusted(ascending[index], others: index + 1))
        }
        return least
    }
}

extension [Double] {
    /// How many of these ascending numbers are at most `value`.
    fileprivate func partition(after value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
