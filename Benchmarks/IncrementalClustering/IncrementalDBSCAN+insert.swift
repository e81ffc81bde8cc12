import Clustering
package import Geometry

extension IncrementalDBSCAN {
    /// A new point; a moment beyond ±2⁶⁰ counts as that. At most 2³¹ − 1 points.
    ///
    /// - Returns: its key.
    /// - Complexity: the points in the blocks around, whatever the size of clusters. Where its own block has `minimum`
    ///   points or more, blocks that have as many cost nothing, unless they belong to another cluster and come within
    ///   reach as a whole but point by point do not.
    package mutating func insert(_ place: Place, moment: Int64 = 0) -> Int32 {
        let key = grid.insert(
            LivePoint(
                northing: place.northingCentimetres, easting: place.eastingCentimetres, moment: moment))
        let around = grid.blocks(around: grid.points[Int(key)].block)
        let cores = newCores(around: key, in: around).map { core in
            (key: core, around: core == key ? around : grid.blocks(around: grid.points[Int(core)].block))
        }
        let followers = cores.map { self.followers(of: $0.key, in: $0.around) }
        let moves = ClusterMoves(of: [key] + cores.map(\.key) + followers.joined(), in: self)

        for core in cores { promote(core.key) }
        let (created, merged) = connect(cores)
        for (core, followers) in zip(cores, followers) {
            for follower in followers { offer(core.key, to: follower) }
        }
        follow(key, in: around)
        let parts = Dictionary(
            uniqueKeysWithValues: merged.map { ($0.identity, forest.identity(of: $0.node)) })
        changes =
            created.sorted().map(ClusterChange.created)
            + parts.sorted { $0.key < $1.key }.map { .merged($0.key, into: $0.value) }
            + moves.changes(in: self, kin: parts, passing: created)
        return key
    }

    /// The points that a new point, itself included, makes core.
    private mutating func newCores(around key: Int32, in around: [Int32]) -> [Int32] {
        let neighbours = grid.neighbours(of: key, in: around, where: isSparse)
        for neighbour in neighbours { grid.points[Int(neighbour)].neighbours += 1 }
        let number = grid.points[Int(key)].block
        let own = grid.blocks[Int(number)]
        if isSparse(own) { grid.points[Int(key)].neighbours = grid.countNeighbours(of: key, in: around) }
        var cores = neighbours.filter { Int(grid.points[Int($0)].neighbours) >= rule.minimum }
        // Before this point came to a block that is dense, the others were one too few, or all of them core.
        if isDense(own) { cores += Int(own.count) == rule.minimum ? grid.members(of: number) : [key] }
        return cores.filter { !grid.isCore($0) }
    }

    /// Gives every new core's block a cluster, and unites it with those of the cores that are neighbours.
    ///
    /// - Returns: the clusters that arose, and those that became part of an older one.
    private mutating func connect(
        _ cores: [(key: Int32, around: [Int32])]
    ) -> (created: Set<ClusterIdentity>, merged: [(identity: ClusterIdentity, node: Int32)]) {
        var created: Set<ClusterIdentity> = []
        var merged: [(identity: ClusterIdentity, node: Int32)] = []
        for core in cores {
            let own = Int(grid.points[Int(core.key)].block)
            if grid.blocks[own].cluster == LivePoint.none {
                let node = forest.make()
                forest.retain(node)
                grid.blocks[own].cluster = node
                created.insert(forest.identity(of: node))
            }
            let node = grid.blocks[own].cluster
            forest.addCores(1, to: node)
            for other in core.around {
                let neighbour = grid.blocks[Int(other)].cluster
                guard neighbour != LivePoint.none, forest.root(of: neighbour) != forest.root(of: node),
                    grid.hasCore(near: grid.points[Int(core.key)], in: other),
                    let gone = forest.unite(neighbour, node)
                else { continue }
                if created.remove(gone) == nil { merged.append((gone, node)) }
            }
        }
        return (created, merged)
    }

    /// Lets a point that is not core go with a new core that is its neighbour, if that is the nearest.
    private mutating func offer(_ core: Int32, to key: Int32) {
        guard !grid.isCore(key) else { return }
        let point = grid.points[Int(key)]
        let nearness = grid.points[Int(core)].nearness(to: point)
        if point.core != LivePoint.none {
            let present = grid.points[Int(point.core)].nearness(to: point)
            guard (nearness, core) < (present, point.core) else { return }
        }
        grid.points[Int(key)].core = core
    }
}
