package import Clustering

/// The density clusters of points that come and go: at every moment what ``DBSCAN`` finds among the points there are.
///
/// Method: M. Ester, H.-P. Kriegel, J. Sander, M. Wimmer, X. Xu, "Incremental clustering for mining in a data
/// warehousing environment", VLDB 1998: a point that comes or goes makes or unmakes cores among its neighbours alone,
/// and what a new core does is create, grow or merge, what a lost core does is shrink, split or dissolve. Here cores
/// are connected block by block, all points of a block being neighbours (after A. Gunawan, "A faster algorithm for
/// DBSCAN", TU Eindhoven 2013), and merged through a forest of blocks; whether a cluster came apart is found by
/// searching it from all sides in turn. For points that somebody else keeps, and for clusters that are divided, there is
/// ``Disturbance``.
///
/// A point is known by its key. Keys ascend from 0; the key of a point removed is given again, the last removed first,
/// before any new one. Where the batch decides by index, keys decide here: results equal those of ``DBSCAN`` for the
/// points in the order of their keys. Which identity a cluster has depends on what came before, on nothing else.
///
/// Memory is bounded by the most points there have been at one time: 40 bytes a point, and for each block that holds
/// points 64 bytes, 27 to 54 in a hash table, and seldom more than 32 for what it was united with. So at most 190 bytes
/// for a point with a block to itself, less where points lie close; arrays that have grown may hold twice what is
/// theirs of it. Measured, a million points of which three in four share a block take 100 bytes a point from the batch
/// and 132 inserted one by one.
package struct IncrementalDBSCAN: Sendable {
    package let rule: DBSCAN
    /// What the latest insert, remove or move did to clusters: each cluster in the order of its age within each kind of
    /// change; of a move, first what the removal did and then what the insertion did. Empty when it did nothing.
    package internal(set) var changes: [ClusterChange] = []
    var grid: BlockGrid
    var forest = ClusterForest()

    /// No points.
    package init(neighbourhood: Neighbourhood, minimum: Int) {
        rule = DBSCAN(neighbourhood: neighbourhood, minimum: minimum)
        grid = BlockGrid(neighbourhood)
    }

    /// Points whose keys are their indices, clustered by the batch.
    ///
    /// - Complexity: as ``DBSCAN``, and a look around each block.
    package init(neighbourhood: Neighbourhood, minimum: Int, points: PointColumns) {
        rule = DBSCAN(neighbourhood: neighbourhood, minimum: minimum)
        grid = BlockGrid(points, neighbourhood: neighbourhood)
        adopt(rule.clusters(of: points))
    }

    /// How many points there are.
    package var count: Int { grid.count }

    /// The keys of the points, ascending.
    ///
    /// - Complexity: O(the most points there have been).
    package var keys: [Int32] { grid.points.indices.map(Int32.init).filter(grid.contains) }

    /// The cluster of a point; nil for noise, and for a key that no point has.
    ///
    /// - Complexity: O(log *n*).
    package func cluster(of key: Int32) -> ClusterIdentity? {
        node(of: key).map(forest.identity)
    }

    /// The clusters of the points in the order of ``keys``, numbered as the batch numbers them.
    ///
    /// - Complexity: O(*n* log *n*).
    package var clusters: Clusters {
        let keys = keys
        var numbers: [Int32: Int32] = [:]
        let labels = keys.map { key in
            guard let root = node(of: key).map(forest.root) else { return Clusters.noise }
            let number = numbers[root, default: Int32(numbers.count)]
            numbers[root] = number
            return number
        }
        return Clusters(labels: labels, isCore: keys.map(grid.isCore), count: numbers.count)
    }

    /// Whether a block has points enough for all of them to be core.
    func isDense(_ block: BlockGrid.FilledBlock) -> Bool { Int(block.count) >= rule.minimum }

    func isSparse(_ block: BlockGrid.FilledBlock) -> Bool { !isDense(block) }

    /// The neighbours of a point that are not core, and not on their way to be: they are few.
    func followers(of key: Int32, in around: [Int32]) -> [Int32] {
        grid.neighbours(of: key, in: around) { $0.cores < $0.count && isSparse($0) }
            .filter { !grid.isCore($0) }
    }

    private func node(of key: Int32) -> Int32? {
        guard grid.contains(key), grid.points[Int(key)].core != LivePoint.none else { return nil }
        return grid.blocks[Int(grid.points[Int(grid.points[Int(key)].core)].block)].cluster
    }

    /// Takes over what the batch found, and finds what it does not tell: how many neighbours points have, and which core
    /// a border goes with.
    private mutating func adopt(_ found: Clusters) {
        let nodes = (0..<found.count).map { _ in forest.make() }
        for key in grid.points.indices where found.isCore[key] {
            promote(Int32(key))
            let node = nodes[Int(found.labels[key])]
            forest.addCores(1, to: node)
            let block = Int(grid.points[key].block)
            guard grid.blocks[block].cluster == LivePoint.none else { continue }
            grid.blocks[block].cluster = node
            forest.retain(node)
        }
        for block in grid.blocks.indices.map(Int32.init) where isSparse(grid.blocks[Int(block)]) {
            let around = grid.blocks(around: block)
            for key in grid.members(of: block) {
                grid.points[Int(key)].neighbours = grid.countNeighbours(of: key, in: around)
                follow(key, in: around)
            }
        }
    }

    /// Makes a point core. Its block may have no cluster yet.
    mutating func promote(_ key: Int32) {
        grid.points[Int(key)].core = key
        grid.blocks[Int(grid.points[Int(key)].block)].cores += 1
    }

    /// Lets a point that is not core go with the nearest core.
    mutating func follow(_ key: Int32, in around: [Int32]) {
        guard !grid.isCore(key) else { return }
        grid.points[Int(key)].core = grid.nearestCore(to: key, in: around) ?? LivePoint.none
    }
}
