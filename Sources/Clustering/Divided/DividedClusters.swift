/// The groups of ``DividedDBSCAN`` among points whose marks are known.
package struct DividedClusters: Sendable {
    /// The lowest point of the group of each point, by index.
    package let lowest: [Int]
    private let grid: CellGrid

    /// The points must hold, with each, all that belong to its group. Ties are by index.
    ///
    /// - Complexity: O(*n*) where density is bounded: the pairs in the cells around each point.
    package init(of events: [Event], marks: [DensityMark], by rule: DividedDBSCAN) {
        let grid = CellGrid(PointColumns(events), neighbourhood: rule.neighbourhood)
        let tiles = events.map { rule.tile(of: $0.place) }
        var sets = DisjointSets(count: events.count)
        var nearestCores = [NearestCore?](repeating: nil, count: events.count)
        grid.forEachPair { one, other, nearness in
            let (here, there) = (marks[one], marks[other])
            guard here.isCore || there.isCore else { return }
            guard !(here.sprawls || there.sprawls) || tiles[one] == tiles[other] else { return }
            if here.isCore, there.isCore { return sets.unite(one, other) }
            let (border, core) = here.isCore ? (other, one) : (one, other)
            let candidate = NearestCore(nearness: nearness, point: core)
            nearestCores[border] = min(nearestCores[border] ?? candidate, candidate)
        }
        for (border, core) in nearestCores.enumerated() {
            if let core { sets.unite(border, core.point) }
        }
        lowest = sets.lowest().map { Int($0) }
        self.grid = grid
    }

    /// How near the nearest neighbour of the same group is to each point; nil where none is. `group` may join groups.
    package func nearest(of group: (Int) -> Int) -> [Nearness?] {
        var nearest = [Nearness?](repeating: nil, count: lowest.count)
        grid.forEachPair { one, other, nearness in
            guard group(one) == group(other) else { return }
            nearest[one] = min(nearest[one] ?? nearness, nearness)
            nearest[other] = min(nearest[other] ?? nearness, nearness)
        }
        return nearest
    }
}

/// A core that a border may go with; ordered by how near it is, then by index.
private struct NearestCore: Comparable {
    let nearness: Nearness
    let point: Int

    static func < (one: Self, other: Self) -> Bool {
        (one.nearness, one.point) < (other.nearness, other.point)
    }
}
