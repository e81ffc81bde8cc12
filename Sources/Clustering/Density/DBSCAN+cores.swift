import Geometry

extension DBSCAN {
    /// Whether the point at each position is core.
    func cores(of grid: CellGrid) -> [Bool] {
        guard minimum > 1 else { return [Bool](repeating: true, count: grid.count) }
        return grid.shares.concurrentFlatMap { cores(of: $0, in: grid) }
    }

    private func cores(of cells: Range<Int>, in grid: CellGrid) -> [Bool] {
        var isCore = [Bool]()
        isCore.reserveCapacity(grid.positions(of: cells).count)
        let all = grid.cells.span
        var sweep = CellSweep.around(from: cells.lowerBound, in: all)
        var nearby = NearbyPoints()
        for cell in cells {
            let own = grid.positions(of: cell)
            if grid.moments.isEmpty, own.count >= minimum {
                for _ in own { isCore.append(true) }
                continue
            }
            sweep.advance(to: cell, in: all)
            if gathers, grid.moments.isEmpty, nearby.gather(sweep.runs, of: grid) {
                let isEnough = nearby.count >= minimum
                for position in own {
                    isCore.append(isEnough && hasMinimum(position, among: nearby, of: grid))
                }
                continue
            }
            for position in own {
                isCore.append(
                    hasMinimum(position, among: own, of: grid)
                        || hasMinimum(position, around: sweep, of: grid))
            }
        }
        return isCore
    }

    /// Few neighbours are found in the nearest rows of cells; to count many, all are gone through anyway.
    private var gathers: Bool {
        minimum > 4 && neighbourhood.reach.centimetres <= NearbyPoints.longestReach
    }

    @inline(__always)
    private func hasMinimum(_ position: Int, among nearby: borrowing NearbyPoints, of grid: CellGrid) -> Bool
    {
        let neighbours = nearby.neighbours(
            of: SIMD2(grid.northings[position], grid.eastings[position]),
            reachSquared: Int32(truncatingIfNeeded: grid.reachSquared))
        return neighbours >= minimum
    }

    /// Whether the neighbours in the point's own cell, which differ from it in time alone, are enough.
    private func hasMinimum(_ position: Int, among own: Range<Int>, of grid: CellGrid) -> Bool {
        guard own.count >= minimum else { return false }
        // Sorted by time: whichever `minimum` in a row around the point span little enough.
        let first = max(own.lowerBound, position - minimum + 1)
        let last = min(position, own.upperBound - minimum)
        guard first <= last else { return false }
        for start in first...last {
            let end = start + minimum - 1
            if grid.apart(start, position) <= grid.window, grid.apart(end, position) <= grid.window {
                return true
            }
        }
        return false
    }

    @inline(__always)
    private func hasMinimum(_ position: Int, around sweep: CellSweep, of grid: CellGrid) -> Bool {
        var count = 0
        for row in sweep.runs.indices {
            var others = grid.positions(of: sweep.runs[row])
            while !others.isEmpty {
                // Counted in blocks: asking after each neighbour is slow, and asking after thousands is slower.
                let block = others.prefix(64)
                count &+= grid.neighbours(of: position, among: block)
                if count >= minimum { return true }
                others = block.upperBound..<others.upperBound
            }
        }
        return false
    }
}
