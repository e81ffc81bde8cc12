extension Clumps {
    /// The clump that stands for the cluster of each position's point; noise for none.
    func roots(in grid: CellGrid, isCore: [Bool]) -> [Int32] {
        grid.shares.concurrentFlatMap { roots(of: $0, in: grid, isCore: isCore) }
    }

    private func roots(of cells: Range<Int>, in grid: CellGrid, isCore: [Bool]) -> [Int32] {
        var roots = [Int32]()
        roots.reserveCapacity(grid.positions(of: cells).count)
        let all = grid.cells.span
        var sweep = CellSweep.around(from: cells.lowerBound, in: all)
        for cell in cells {
            let own = grid.positions(of: cell)
            var clump = clumps(of: cell..<cell + 1).lowerBound
            if own.contains(where: { !isCore[$0] }) { sweep.advance(to: cell, in: all) }
            for position in own {
                if isCore[position] {
                    while !positions(of: clump).contains(position) { clump += 1 }
                    roots.append(lowest[clump])
                } else {
                    let nearest = nearest(to: position, around: sweep, in: grid, isCore: isCore)
                    roots.append(nearest.map { lowest[$0] } ?? Clusters.noise)
                }
            }
        }
        return roots
    }

    /// The clump of the nearest core that is a neighbour.
    @inline(__always)
    private func nearest(
        to border: Int, around sweep: CellSweep, in grid: CellGrid, isCore: [Bool]
    ) -> Int? {
        var nearest: (core: Int, clump: Int)?
        var best = Nearness(squaredCentimetres: grid.reachSquared, apart: grid.window)
        for row in sweep.runs.indices {
            for clump in clumps(of: sweep.runs[row]) {
                for core in positions(of: clump) where isCore[core] {
                    let squared = grid.squaredCentimetres(border, core)
                    guard squared <= best.squaredCentimetres else { continue }
                    let nearness = Nearness(squaredCentimetres: squared, apart: grid.apart(border, core))
                    guard nearness.apart <= grid.window else { continue }
                    if let nearest, (best, grid.order[nearest.core]) < (nearness, grid.order[core]) {
                        continue
                    }
                    nearest = (core, clump)
                    best = nearness
                }
            }
        }
        return nearest?.clump
    }
}
