/// Density clusters of points in the plane, or in plane and time.
///
/// A point is *core* when at least `minimum` points, itself counted, are its neighbours. Cores that chain together as
/// neighbours are a cluster; a point that is not core but has a core neighbour, a *border*, goes to the cluster of the
/// nearest (by distance, then difference in time, then index); the rest is noise.
///
/// Method: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, "A density-based algorithm for discovering clusters in large spatial
/// databases with noise", KDD 1996; the two-sided neighbourhood in time after D. Birant, A. Kut, "ST-DBSCAN", Data &
/// Knowledge Engineering 60 (2007); cells whose points are all neighbours after A. Gunawan, "A faster algorithm for
/// DBSCAN", TU Eindhoven 2013. Exact, in whole centimetres and milliseconds, and the same however the points lie in memory.
package struct DBSCAN: Hashable, Sendable {
    package let neighbourhood: Neighbourhood
    /// At least 1, which makes every point core.
    package let minimum: Int

    package init(neighbourhood: Neighbourhood, minimum: Int) {
        self.neighbourhood = neighbourhood
        self.minimum = max(1, minimum)
    }

    /// - Complexity: O(*n*) where density is bounded; many points in one place and time cost no more than few. Two dense
    ///   cells that nearly but never touch cost the product of their points. At most 64 bytes a point beside `points`.
    package func clusters(of points: PointColumns) -> Clusters {
        let grid = CellGrid(points, neighbourhood: neighbourhood)
        let isCore = cores(of: grid)
        var clumps = Clumps(of: grid, isCore: isCore)
        clumps.connect(in: grid, isCore: isCore)
        return number(grid, isCore, roots(of: grid, isCore, &clumps))
    }

    /// Whether the point at each position is core.
    private func cores(of grid: CellGrid) -> [Bool] {
        guard minimum > 1 else { return [Bool](repeating: true, count: grid.count) }
        var isCore = [Bool](repeating: false, count: grid.count)
        var sweep = CellSweep(.around)
        for cell in grid.cells.indices {
            let own = grid.positions(of: cell)
            if grid.moments.isEmpty, own.count >= minimum {
                for position in own { isCore[position] = true }
                continue
            }
            sweep.advance(to: cell, in: grid.cells)
            for position in own {
                isCore[position] =
                    hasMinimum(position, among: own, of: grid)
                    || hasMinimum(position, around: sweep, of: grid)
            }
        }
        return isCore
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

    private func hasMinimum(_ position: Int, around sweep: CellSweep, of grid: CellGrid) -> Bool {
        var count = 0
        for run in sweep.runs {
            for other in grid.positions(of: run.cells) where grid.areNeighbours(position, other) {
                count += 1
                if count == minimum { return true }
            }
        }
        return false
    }

    /// The clump that stands for the cluster of each position's point; noise for none.
    private func roots(of grid: CellGrid, _ isCore: [Bool], _ clumps: inout Clumps) -> [Int32] {
        var roots = [Int32](repeating: Clusters.noise, count: grid.count)
        for clump in clumps.starts.indices {
            let root = Int32(clumps.sets.lowest(with: clump))
            for position in clumps.positions(clump, of: grid) where isCore[position] {
                roots[position] = root
            }
        }
        var sweep = CellSweep(.around)
        for cell in grid.cells.indices {
            let borders = grid.positions(of: cell).filter { !isCore[$0] }
            guard !borders.isEmpty else { continue }
            sweep.advance(to: cell, in: grid.cells)
            for border in borders {
                guard let nearest = nearestCore(to: border, in: sweep, grid, isCore) else { continue }
                roots[border] = roots[nearest]
            }
        }
        return roots
    }

    private func nearestCore(
        to border: Int, in sweep: CellSweep, _ grid: CellGrid, _ isCore: [Bool]
    ) -> Int? {
        var nearest: (position: Int, nearness: Nearness)?
        for run in sweep.runs {
            for other in grid.positions(of: run.cells)
            where isCore[other] && grid.areNeighbours(border, other) {
                let nearness = Nearness(
                    squaredCentimetres: grid.squaredCentimetres(border, other),
                    apart: grid.apart(border, other))
                if let best = nearest,
                    (best.nearness, grid.order[best.position]) < (nearness, grid.order[other])
                {
                    continue
                }
                nearest = (other, nearness)
            }
        }
        return nearest?.position
    }

    /// Puts what is known by position in the points' own order, and numbers the clusters by lowest member.
    private func number(_ grid: CellGrid, _ isCore: [Bool], _ roots: [Int32]) -> Clusters {
        var labels = [Int32](repeating: Clusters.noise, count: grid.count)
        var cores = [Bool](repeating: false, count: grid.count)
        for (position, point) in grid.order.enumerated() {
            labels[Int(point)] = roots[position]
            cores[Int(point)] = isCore[position]
        }
        var numbers = [Int32](repeating: Clusters.noise, count: grid.count)
        var count: Int32 = 0
        for point in labels.indices where labels[point] != Clusters.noise {
            let root = Int(labels[point])
            if numbers[root] == Clusters.noise {
                numbers[root] = count
                count += 1
            }
            labels[point] = numbers[root]
        }
        return Clusters(labels: labels, isCore: cores, count: Int(count))
    }
}
