/// Lets each point that is not core go with the nearest core that is its neighbour.
struct Followers {
    let grid: CellGrid
    let isCore: [Bool]
    let cores: CoreColumns
    /// The cluster of each core, by seat.
    let clusters: [Int32]

    /// The cluster of the point at each position; noise for none.
    func clustersByPosition() -> [Int32] { grid.shares.concurrentFlatMap(clusters(of:)) }

    private func clusters(of cells: Range<Int>) -> [Int32] {
        var found = [Int32]()
        found.reserveCapacity(grid.positions(of: cells).count)
        let all = grid.cells.span
        var sweep = CellSweep(.around, from: cells.lowerBound, in: all)
        var near: [Range<Int>] = []
        var seat = cores.seats(of: cells).lowerBound
        for cell in cells {
            var isSurveyed = false
            for position in grid.positions(of: cell) {
                if isCore[position] {
                    found.append(clusters[seat])
                    seat += 1
                    continue
                }
                if !isSurveyed {
                    sweep.advance(to: cell, in: all)
                    near.removeAll(keepingCapacity: true)
                    for row in sweep.rows {
                        let seats = cores.seats(of: sweep.run(row))
                        if !seats.isEmpty { near.append(seats) }
                    }
                    isSurveyed = true
                }
                let nearest =
                    grid.moments.isEmpty
                    ? nearest(to: position, among: near) : nearestInTime(to: position, among: near)
                found.append(nearest.map { clusters[$0] } ?? Clusters.noise)
            }
        }
        return found
    }

    /// The seat of the nearest core that is a neighbour, where there are no moments.
    private func nearest(to border: Int, among near: [Range<Int>]) -> Int? {
        let (northings, eastings) = (cores.northings.span, cores.eastings.span)
        let (northing, easting) = (Int64(grid.northings[border]), Int64(grid.eastings[border]))
        var best = grid.reachSquared
        var nearest: Int?
        for seats in near {
            for seat in seats {
                let north = Int64(northings[seat]) &- northing
                let east = Int64(eastings[seat]) &- easting
                let squared = north &* north &+ east &* east
                guard squared <= best else { continue }
                if squared == best, let nearest, cores.order[nearest] < cores.order[seat] { continue }
                nearest = seat
                best = squared
            }
        }
        return nearest
    }

    private func nearestInTime(to border: Int, among near: [Range<Int>]) -> Int? {
        var best = Nearness(squaredCentimetres: grid.reachSquared, apart: grid.window)
        var nearest: Int?
        for seats in near {
            for seat in seats {
                let nearness = Nearness(
                    squaredCentimetres: cores.squaredCentimetres(
                        from: seat, northing: grid.northings[border], easting: grid.eastings[border]),
                    apart: abs(cores.moments[seat] - grid.moments[border]))
                guard nearness <= best, nearness.apart <= grid.window else { continue }
                if nearness == best, let nearest, cores.order[nearest] < cores.order[seat] { continue }
                nearest = seat
                best = nearness
            }
        }
        return nearest
    }
}
