package import Clustering
package import Geometry

/// Which places are neighbours of which, each with weight 1. Nobody is its own neighbour here; ``LocalG`` adds the
/// place itself where its statistic asks for it.
package struct SpatialWeights: Hashable, Sendable {
    /// `starts[i]..<starts[i + 1]` are the offsets of the neighbours of `i`.
    private let starts: [Int]
    private let neighbours: [Int32]

    /// Cells of a study that share a side or a corner.
    ///
    /// - Complexity: O(*cells* log *cells*).
    package init(of cells: StudyCells) {
        var starts = [0]
        var neighbours: [Int32] = []
        starts.reserveCapacity(cells.count + 1)
        for cell in cells.cells {
            for neighbour in cells.tessellation.neighbours(of: cell) {
                if let index = cells.index(of: neighbour) { neighbours.append(Int32(index)) }
            }
            starts.append(neighbours.count)
        }
        self.starts = starts
        self.neighbours = neighbours
    }

    /// Points at most `reach` apart, by index.
    ///
    /// - Complexity: the pairs within some 1.4 reaches of each other in time, 8 bytes a pair of neighbours in memory:
    ///   for a reach that spans all *n* points, O(*n*²).
    package init(of points: PointColumns, within reach: Radius) {
        let grid = CellGrid(points, neighbourhood: Neighbourhood(reach: reach))
        var starts = [Int](repeating: 0, count: points.count + 1)
        grid.forEachPair { one, other, _ in
            starts[one + 1] += 1
            starts[other + 1] += 1
        }
        for index in 0..<points.count { starts[index + 1] += starts[index] }
        var neighbours = [Int32](repeating: 0, count: starts[points.count])
        var next = starts
        grid.forEachPair { one, other, _ in
            neighbours[next[one]] = Int32(other)
            neighbours[next[other]] = Int32(one)
            next[one] += 1
            next[other] += 1
        }
        // So that sums come in the same order wherever the points lie.
        for index in 0..<points.count { neighbours[starts[index]..<starts[index + 1]].sort() }
        self.starts = starts
        self.neighbours = neighbours
    }

    /// How many places there are.
    package var count: Int { starts.count - 1 }

    /// The neighbours of a place, ascending.
    package subscript(index: Int) -> ArraySlice<Int32> { neighbours[starts[index]..<starts[index + 1]] }
}
