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
        let mean = Double(counts.reduce(0, +)) / Double(counts.count)
        let probabilities = local.z.indices.map { cell in
            let neighbours = weights[cell]
            let sum = neighbours.reduce(counts[cell]) { $0 + counts[Int($1)] }
            return max(
                Normal.upperTail(local.z[cell]),
                Poisson.upperTail(sum, mean: mean * Double(neighbours.count + 1)))
        }
        guard let adjusted = FalseDiscovery.adjusted(probabilities) else { return nil }
        z = local.z
        self.adjusted = adjusted
    }
}
