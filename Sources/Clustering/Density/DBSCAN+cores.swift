import Geometry

extension DBSCAN {
    /// Whether the point at each position is core.
    func cores(of grid: CellGrid) -> [Bool] {
        guard minimum > 1 else { return [Bool](repeating: true, count: grid.count) }
        let fitsBlocks = grid.moments.isEmpty && neighbourhood.reach.centimetres <= PlaceBlocks.longestReach
        return grid.shares.concurrentFlatMap { cells in
            guard fitsBlocks else {
                return cores(of: cells, in: grid) { hasMinimum($0, around: $1, of: grid) }
            }
            let places = PlaceBlocks(of: grid, around: cells)
            return cores(of: cells, in: grid) { hasMinimum($0, around: $1, of: grid, among: places) }
        }
    }

    @inline(__always)
    private func cores(
        of cells: Range<Int>, in grid: CellGrid,
        where hasMinimum: (_ position: Int, _ around: borrowing CellSweep) -> Bool
    ) -> [Bool] {
        var isCore = [Bool]()
        isCore.reserveCapacity(grid.positions(of: cells).count)
        let all = grid.cells.span
        var sweep = CellSweep(.around, from: cells.lowerBound, in: all)
        for cell in cells {
            let own = grid.positions(of: cell)
            if grid.moments.isEmpty, own.count >= minimum {
                for _ in own { isCore.append(true) }
                continue
            }
            sweep.advance(to: cell, in: all)
            for position in own {
                isCore.append(isEnough(own, for: position, in: grid) || hasMinimum(position, sweep))
            }
        }
        return isCore
    }

    /// Whether the neighbours in the point's own cell, which differ from it in time alone, are enough.
    @inline(__always)
    private func isEnough(_ own: Range<Int>, for position: Int, in grid: CellGrid) -> Bool {
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
    private func hasMinimum(_ position: Int, around sweep: borrowing CellSweep, of grid: CellGrid) -> Bool {
        var count = 0
        for row in sweep.rows {
            var others = grid.positions(of: sweep.run(row))
            while !others.isEmpty {
                // Counted some at a time: asking after each neighbour is slow, and asking after thousands is slower.
                let some = others.prefix(64)
                count &+= grid.neighbours(of: position, among: some)
                if count >= minimum { return true }
                others = some.upperBound..<others.upperBound
            }
        }
        return false
    }

    @inline(__always)
    private func hasMinimum(
        _ position: Int, around sweep: borrowing CellSweep, of grid: CellGrid,
        among places: borrowing PlaceBlocks
    ) -> Bool {
        let place = PlaceBlocks.block(northing: grid.northings[position], easting: grid.eastings[position])
        var neighbours = SIMD4<Int32>.zero
        var met = 0
        for row in sweep.rows {
            let others = grid.positions(of: sweep.run(row))
            neighbours &+= places.neighbours(of: place, at: others)
            met &+= others.count
            // Adding the lanes up costs as much as a row: done only where it can decide, and not between two rows of a kind.
            if met >= minimum, row.isMultiple(of: 2), Int(neighbours.wrappedSum()) >= minimum { return true }
        }
        return false
    }
}
