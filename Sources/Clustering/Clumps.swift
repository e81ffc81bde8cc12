/// The cores of one cell that chain together in time. They are one cluster whatever lies around them, so clusters are found
/// by uniting clumps rather than points: however many points lie in one place, they count once.
struct Clumps {
    /// The first position of each clump, ascending. A clump reaches to the next, or to the end of its cell.
    private(set) var starts: [Int32] = []
    /// `cellStarts[c]..<cellStarts[c + 1]` are the clumps of cell `c`.
    private var cellStarts: [Int32] = []
    private var cellOf: [Int32] = []
    var sets = DisjointSets(count: 0)

    init(of grid: CellGrid, isCore: [Bool]) {
        starts.reserveCapacity(grid.cells.count)
        cellStarts.reserveCapacity(grid.cells.count + 1)
        cellOf.reserveCapacity(grid.cells.count)
        for cell in grid.cells.indices {
            cellStarts.append(Int32(starts.count))
            var last: Int?
            for position in grid.positions(of: cell) where isCore[position] {
                defer { last = position }
                if let last, grid.apart(last, position) <= grid.window { continue }
                starts.append(Int32(position))
                cellOf.append(Int32(cell))
            }
        }
        cellStarts.append(Int32(starts.count))
        sets = DisjointSets(count: starts.count)
    }

    /// The positions of a clump; some of them may not be core.
    func positions(_ clump: Int, of grid: CellGrid) -> Range<Int> {
        let end = grid.positions(of: Int(cellOf[clump])).upperBound
        let next = clump + 1 < starts.count ? Int(starts[clump + 1]) : end
        return Int(starts[clump])..<min(next, end)
    }

    /// Unites the clumps that have cores that are neighbours.
    mutating func connect(in grid: CellGrid, isCore: [Bool]) {
        var sweep = CellSweep(.forward)
        for cell in grid.cells.indices {
            sweep.advance(to: cell, in: grid.cells)
            for clump in cellStarts[cell]..<cellStarts[cell + 1] {
                let cores = positions(Int(clump), of: grid)
                for run in sweep.runs {
                    for other in cellStarts[run.cells.lowerBound]..<cellStarts[run.cells.upperBound] {
                        connect(Int(clump), cores, Int(other), in: grid, isCore: isCore)
                    }
                }
            }
        }
    }

    private mutating func connect(
        _ clump: Int, _ cores: Range<Int>, _ other: Int, in grid: CellGrid, isCore: [Bool]
    ) {
        guard sets.lowest(with: clump) != sets.lowest(with: other) else { return }
        let others = positions(other, of: grid)
        guard couldMeet(cores, others, in: grid) else { return }
        for one in cores where isCore[one] {
            for two in others where isCore[two] && grid.areNeighbours(one, two) {
                return sets.unite(clump, other)
            }
        }
    }

    /// Whether two runs of positions, each sorted by time, come within the window of each other.
    private func couldMeet(_ one: Range<Int>, _ other: Range<Int>, in grid: CellGrid) -> Bool {
        guard !grid.moments.isEmpty else { return true }
        return grid.moments[one.lowerBound] - grid.moments[other.upperBound - 1] <= grid.window
            && grid.moments[other.lowerBound] - grid.moments[one.upperBound - 1] <= grid.window
    }
}
