/// Which cores chain together.
///
/// The cores of one cell that chain together in time are a *clump*; without moments, all cores of a cell. They are one
/// cluster whatever lies around them, so clumps are united rather than points: however many points lie in one place, they
/// count once.
struct CoreClusters: Sendable {
    let grid: CellGrid
    let cores: CoreColumns

    /// The lowest seat of the cluster of each core, by seat.
    ///
    /// Each share of the cells is connected by itself, then the shares along their edges.
    func lowestSeats() -> [Int32] {
        let shares = grid.shares
        var sets = DisjointSets(joining: shares.concurrentMap(connected))
        for edge in shares.dropFirst().map(\.lowerBound) {
            let first = CellSweep.firstReaching(edge, in: grid.cells.span)
            connect(first..<edge, with: edge..<grid.cells.count, by: .forward, from: 0, uniting: &sets)
        }
        return sets.lowest()
    }

    /// The cores of some cells, united where those alone connect them; counted from the first of them.
    private func connected(_ cells: Range<Int>) -> DisjointSets {
        let seats = cores.seats(of: cells)
        var sets = DisjointSets(count: seats.count)
        for cell in cells {
            forEachClump(in: cores.seats(of: cell..<cell + 1)) { clump in
                sets.uniteFresh(clump.lowerBound - seats.lowerBound..<clump.upperBound - seats.lowerBound)
            }
        }
        // Cells side by side first: they unite most of what is one cluster, so that few of those farther off are left to compare.
        for reach in [CellSweep.Reach.forwardNear, .forwardFar] {
            connect(cells, with: cells, by: reach, from: seats.lowerBound, uniting: &sets)
            sets.flatten()
        }
        return sets
    }

    /// Unites the clumps of some cells with those of `others` that have cores that are their cores' neighbours.
    ///
    /// - Parameter first: the seat that is the first member of the sets.
    private func connect(
        _ some: Range<Int>, with others: Range<Int>, by reach: CellSweep.Reach, from first: Int,
        uniting sets: inout DisjointSets
    ) {
        let all = grid.cells.span
        var sweep = CellSweep(reach, from: some.lowerBound, in: all)
        for cell in some {
            let own = cores.seats(of: cell..<cell + 1)
            guard !own.isEmpty else { continue }
            sweep.advance(to: cell, in: all)
            for row in sweep.rows {
                for near in sweep.run(row).clamped(to: others) {
                    let near = cores.seats(of: near..<near &+ 1)
                    if cores.moments.isEmpty {
                        connect(own, with: near, from: first, uniting: &sets)
                    } else {
                        connectInTime(own, with: near, from: first, uniting: &sets)
                    }
                }
            }
        }
    }

    /// Unites two clumps if they touch.
    @inline(__always)
    private func connect(
        _ own: Range<Int>, with near: Range<Int>, from first: Int, uniting sets: inout DisjointSets
    ) {
        guard !near.isEmpty else { return }
        let lowest = sets.lowest(with: own.lowerBound &- first)
        guard !sets.isDirectly(near.lowerBound &- first, under: lowest),
            sets.lowest(with: near.lowerBound &- first) != lowest, touch(own, near)
        else { return }
        sets.unite(own.lowerBound &- first, near.lowerBound &- first)
    }

    /// Unites the clumps of two cells where they touch. Both are sorted by time, and gone through side by side.
    private func connectInTime(
        _ own: Range<Int>, with near: Range<Int>, from first: Int, uniting sets: inout DisjointSets
    ) {
        let moments = cores.moments
        var start = near.lowerBound
        forEachClump(in: own) { clump in
            let (earliest, latest) = (moments[clump.lowerBound], moments[clump.upperBound - 1])
            while start < near.upperBound, earliest - moments[start] > grid.window { start += 1 }
            for seat in start..<near.upperBound {
                guard moments[seat] - latest <= grid.window else { break }
                guard sets.lowest(with: seat - first) != sets.lowest(with: clump.lowerBound - first),
                    clump.contains(where: { areNeighbours($0, seat) })
                else { continue }
                sets.unite(seat - first, clump.lowerBound - first)
            }
        }
    }

    /// Calls `body` with the seats of each clump of a cell.
    @inline(__always)
    private func forEachClump(in seats: Range<Int>, _ body: (Range<Int>) -> Void) {
        guard !seats.isEmpty else { return }
        var start = seats.lowerBound
        if !cores.moments.isEmpty {
            for seat in seats.dropFirst() where cores.moments[seat] - cores.moments[seat - 1] > grid.window {
                body(start..<seat)
                start = seat
            }
        }
        body(start..<seats.upperBound)
    }

    /// Whether a core of one clump is the neighbour of a core of another. For cores without moments.
    @inline(__always)
    private func touch(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        let (norths, easts) = (cores.northings.span.extracting(other), cores.eastings.span.extracting(other))
        for seat in one {
            let (northing, easting) = (Int64(cores.northings[seat]), Int64(cores.eastings[seat]))
            for other in norths.indices {
                let (north, east) = (Int64(norths[other]) &- northing, Int64(easts[other]) &- easting)
                if north &* north &+ east &* east <= grid.reachSquared { return true }
            }
        }
        return false
    }

    private func areNeighbours(_ one: Int, _ other: Int) -> Bool {
        let squared = cores.squaredCentimetres(
            from: one, northing: cores.northings[other], easting: cores.eastings[other])
        return squared <= grid.reachSquared
            && abs(cores.moments[one] - cores.moments[other]) <= grid.window
    }
}
