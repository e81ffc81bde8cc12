/// The cores of one cell that chain together in time. They are one cluster whatever lies around them, so clusters are
/// found by uniting clumps rather than points: however many points lie in one place, they count once.
struct Clumps: Sendable {
    /// The position of the first core of each clump, ascending.
    private var starts: [Int32] = []
    /// The position after the last core of each clump.
    private var ends: [Int32] = []
    /// `cellStarts[c]..<cellStarts[c + 1]` are the clumps of cell `c` of `cells`.
    private var cellStarts: [Int32] = []
    private let cells: Range<Int>
    private var sets = DisjointSets(count: 0)
    /// The lowest clump of the cluster of each clump.
    private(set) var lowest: [Int32] = []

    /// The clumps of all cells of the grid, united where they have cores that are neighbours.
    ///
    /// Each share of the cells is connected by itself, then the shares along their edges.
    init(of grid: CellGrid, isCore: [Bool]) {
        let shares = grid.shares
        self.init(joining: shares.concurrentMap { Clumps(of: grid, $0, isCore: isCore) })
        for edge in shares.dropFirst().map(\.lowerBound) {
            let first = CellSweep.firstReaching(edge, in: grid.cells.span)
            connect(first..<edge, with: edge..<grid.cells.count, in: grid, isCore: isCore)
        }
        lowest = sets.lowest()
        sets = DisjointSets(count: 0)
    }

    /// The clumps of some cells, united where those alone connect them.
    private init(of grid: CellGrid, _ cells: Range<Int>, isCore: [Bool]) {
        self.cells = cells
        starts.reserveCapacity(cells.count)
        ends.reserveCapacity(cells.count)
        cellStarts.reserveCapacity(cells.count + 1)
        let core = isCore.span
        for cell in cells {
            cellStarts.append(Int32(starts.count))
            var last: Int?
            for position in grid.positions(of: cell) where core[position] {
                if let last, grid.apart(last, position) <= grid.window {
                    ends[ends.count - 1] = Int32(position + 1)
                } else {
                    starts.append(Int32(position))
                    ends.append(Int32(position + 1))
                }
                last = position
            }
        }
        cellStarts.append(Int32(starts.count))
        sets = DisjointSets(count: starts.count)
        connect(cells, with: cells, in: grid, isCore: isCore)
    }

    /// - Precondition: the parts' cells follow each other from the first.
    private init(joining parts: [Clumps]) {
        cells = 0..<(parts.last?.cells.upperBound ?? 0)
        let count = parts.reduce(0) { $0 + $1.starts.count }
        starts.reserveCapacity(count)
        ends.reserveCapacity(count)
        cellStarts.reserveCapacity(cells.count + 1)
        for part in parts {
            for start in part.cellStarts.dropLast() { cellStarts.append(start &+ Int32(starts.count)) }
            starts += part.starts
            ends += part.ends
        }
        cellStarts.append(Int32(starts.count))
        sets = DisjointSets(joining: parts.map(\.sets))
    }

    /// The clumps of a run of cells.
    func clumps(of cells: Range<Int>) -> Range<Int> {
        let first = self.cells.lowerBound
        return Int(cellStarts[cells.lowerBound - first])..<Int(cellStarts[cells.upperBound - first])
    }

    /// The positions from a clump's first core to its last; some between may not be core.
    func positions(of clump: Int) -> Range<Int> { Int(starts[clump])..<Int(ends[clump]) }

    /// Unites the clumps of some cells with those of `others` that have cores that are their cores' neighbours.
    private mutating func connect(
        _ some: Range<Int>, with others: Range<Int>, in grid: CellGrid, isCore: [Bool]
    ) {
        let all = grid.cells.span
        var sweep = CellSweep.forward(from: some.lowerBound, in: all)
        for cell in some {
            let own = clumps(of: cell..<cell + 1)
            guard !own.isEmpty else { continue }
            sweep.advance(to: cell, in: all)
            for row in sweep.runs.indices {
                let near = clumps(of: sweep.runs[row].clamped(to: others))
                for clump in own { connect(clump, with: near, in: grid, isCore: isCore) }
            }
        }
    }

    private mutating func connect(
        _ clump: Int, with others: Range<Int>, in grid: CellGrid, isCore: [Bool]
    ) {
        var lowest = sets.lowest(with: clump)
        for other in others {
            let lowestOther = sets.lowest(with: other)
            guard lowest != lowestOther,
                touch(positions(of: clump), positions(of: other), in: grid, isCore: isCore)
            else { continue }
            sets.unite(lowest, lowestOther)
            lowest = min(lowest, lowestOther)
        }
    }

    /// Whether a core of one run of positions is the neighbour of a core of another, each sorted by time.
    private func touch(_ one: Range<Int>, _ other: Range<Int>, in grid: CellGrid, isCore: [Bool]) -> Bool {
        guard couldMeet(one, other, in: grid) else { return false }
        let core = isCore.span
        for one in one where core[one] {
            for other in other where core[other] && grid.areNeighbours(one, other) { return true }
        }
        return false
    }

    /// Whether two runs of positions, each sorted by time, come within the window of each other.
    private func couldMeet(_ one: Range<Int>, _ other: Range<Int>, in grid: CellGrid) -> Bool {
        guard !grid.moments.isEmpty else { return true }
        return grid.moments[one.lowerBound] - grid.moments[other.upperBound - 1] <= grid.window
            && grid.moments[other.lowerBound] - grid.moments[one.upperBound - 1] <= grid.window
    }
}
