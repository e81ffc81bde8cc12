import Clustering
package import Geometry

extension IncrementalDBSCAN {
    /// Takes a point away. Does nothing for a key that no point has.
    ///
    /// - Complexity: the points in the blocks around it and around the neighbours that are no longer core, and then
    ///   ``PieceSearch``: a few blocks where a cluster is dense, half of it where it is a line cut in the middle, all of
    ///   it where it is a ring.
    package mutating func remove(_ key: Int32) {
        changes = []
        guard grid.contains(key) else { return }
        let around = grid.blocks(around: grid.points[Int(key)].block)
        let lost = lostCores(around: key, in: around).map { core in
            (key: core, around: core == key ? around : grid.blocks(around: grid.points[Int(core)].block))
        }
        let followers = lost.flatMap { core in
            self.followers(of: core.key, in: core.around).filter { grid.points[Int($0)].core == core.key }
        }
        let moves = ClusterMoves(of: [key] + lost.map(\.key) + followers, in: self)

        let roots = demote(lost.map(\.key))
        grid.remove(key)
        for core in lost where core.key != key { follow(core.key, in: core.around) }
        for follower in followers where follower != key {
            follow(follower, in: grid.blocks(around: grid.points[Int(follower)].block))
        }
        var dissolved: [ClusterIdentity] = []
        var pieces: [ClusterIdentity: ClusterIdentity] = [:]
        let affected = lost.flatMap(\.around)
        for root in roots {
            let cluster = forest.identity(of: root)
            if forest.cores(of: root) == 0 { dissolved.append(cluster) }
            for piece in split(root, around: affected) { pieces[piece] = cluster }
            forest.release(root)
        }
        changes =
            dissolved.sorted().map(ClusterChange.dissolved)
            + pieces.sorted { $0.key < $1.key }.map { .split($0.key, from: $0.value) }
            + moves.changes(in: self, kin: pieces, passing: Set(dissolved))
    }

    /// Takes a point to another place and moment: a removal, then an insertion under the same key. Does nothing for a
    /// key that no point has.
    package mutating func move(_ key: Int32, to place: Place, moment: Int64 = 0) {
        let exists = grid.contains(key)
        remove(key)
        guard exists else { return }
        let removal = changes
        _ = insert(place, moment: moment)
        changes = removal + changes
    }

    /// The cores that are no longer core without a point, itself counted.
    private mutating func lostCores(around key: Int32, in around: [Int32]) -> [Int32] {
        let neighbours = grid.neighbours(of: key, in: around, where: isSparse).filter { $0 != key }
        for neighbour in neighbours { grid.points[Int(neighbour)].neighbours -= 1 }
        var cores = neighbours
        let own = grid.points[Int(key)].block
        if Int(grid.blocks[Int(own)].count) == rule.minimum {
            // The block is dense no longer: from now on the neighbours of its points count.
            for member in grid.members(of: own) where member != key {
                grid.points[Int(member)].neighbours = grid.countNeighbours(of: member, in: around) - 1
                cores.append(member)
            }
        }
        cores = cores.filter { Int(grid.points[Int($0)].neighbours) < rule.minimum }
        return ([key] + cores).filter(grid.isCore)
    }

    /// Makes cores noise.
    ///
    /// - Returns: the roots of their clusters, each retained once.
    private mutating func demote(_ cores: [Int32]) -> [Int32] {
        var roots: [Int32] = []
        for core in cores {
            let block = Int(grid.points[Int(core)].block)
            let node = grid.blocks[block].cluster
            let root = forest.root(of: node)
            if !roots.contains(root) {
                roots.append(root)
                forest.retain(root)
            }
            grid.points[Int(core)].core = LivePoint.none
            grid.blocks[block].cores -= 1
            forest.addCores(-1, to: root)
            guard grid.blocks[block].cores == 0 else { continue }
            grid.blocks[block].cluster = LivePoint.none
            forest.release(node)
        }
        return roots
    }

    /// Makes every piece that a cluster has come apart into a cluster of its own; the one with the most cores keeps the
    /// identity.
    ///
    /// - Returns: the identities of the others.
    private mutating func split(_ root: Int32, around blocks: [Int32]) -> [ClusterIdentity] {
        let cluster = forest.identity(of: root)
        let seeds = blocks.filter {
            let cluster = grid.blocks[Int($0)].cluster
            return cluster != LivePoint.none && forest.root(of: cluster) == root
        }
        var search = PieceSearch(from: seeds)
        let pieces = search.pieces(of: grid).map { piece in
            let node = forest.make()
            for block in piece {
                let former = grid.blocks[Int(block)].cluster
                grid.blocks[Int(block)].cluster = node
                forest.retain(node)
                forest.release(former)
                forest.addCores(grid.blocks[Int(block)].cores, to: node)
                forest.addCores(-grid.blocks[Int(block)].cores, to: root)
            }
            return node
        }
        if let largest = pieces.max(by: { forest.cores(of: $0) < forest.cores(of: $1) }),
            forest.cores(of: largest) > forest.cores(of: root)
        {
            forest.swapIdentities(largest, root)
        }
        return (pieces + [root]).map(forest.identity).filter { $0 != cluster }
    }
}
