/// How hot each cell is, by the events counted in it and its neighbours.
///
/// The probability by chance of a cell's count is the larger of two. One is the upper tail of Gi* (``LocalG``), which
/// takes the spread of the counts as it is, but is far too sure of itself with few events: one report in a month
/// would make nine hot squares. The other is the Poisson tail of so many events falling in the cell and its
/// neighbours if every cell had the same chance of each, which is right however few there are, but knows of no
/// spread. So where events fall evenly by chance, the rate of false alarms stays near or below the one asked for.
package struct CellHeat: Hashable, Sendable {
    /// Gi*, as a standard score; 0 where nothing can stand out.
    package let z: [Double]
    /// The probability by chance, adjusted over all cells by Benjamini and Hochberg (``FalseDiscovery``).
    package let adjusted: [Double]
    private let counts: [Int]
    private let weights: SpatialWeights
    /// Before they were adjusted.
    private let probabilities: [Double]
    private let ascending: [Double]

    /// Nil when there are not as many counts as places, and for a count that is negative or above 2⁴⁰.
    ///
    /// - Complexity: O(*cells* × (log *cells* + √*m*) + *neighbours*) for a mean of *m* events in a cell and its
    ///   neighbours.
    package init?(_ counts: [Int], weights: SpatialWeights) {
        guard counts.allSatisfy((0...1 << 40).contains),
            let local = LocalG(counts.map(Double.init), weights: weights)
        else {
            return nil
        }
        let probabilities = Self.probabilities(of: local.z.indices, local, counts, weights)
        guard let adjusted = FalseDiscovery.adjusted(probabilities) else { return nil }
        z = local.z
        self.adjusted = adjusted
        self.counts = counts
        self.weights = weights
        self.probabilities = probabilities
        ascending = probabilities.sorted()
    }

    private static func probabilities(
        of cells: some Collection<Int>, _ local: LocalG, _ counts: [Int], _ weights: SpatialWeights
    ) -> [Double] {
        let mean = Double(counts.reduce(0, +)) / Double(counts.count)
        return cells.map { cell in
            let neighbours = weights[cell]
            let sum = neighbours.reduce(counts[cell]) { $0 + counts[Int($1)] }
            return max(
                Normal.upperTail(local.z[cell]),
                Poisson.upperTail(sum, mean: mean * Double(neighbours.count + 1)))
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
        guard counts.allSatisfy({ $0 >= 0 }), let local = LocalG(counts.map(Double.init), weights: weights)
        else {
            return 1
        }
        let new = Self.probabilities(of: cells, local, counts, weights).sorted()
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
