/// Which clusters some points were in before a change, to be compared with where they are after it.
struct ClusterMoves {
    private let former: [(key: Int32, cluster: ClusterIdentity?)]

    init(of keys: [Int32], in clustering: IncrementalDBSCAN) {
        former = keys.map { ($0, clustering.cluster(of: $0)) }
    }

    /// The clusters that have grown and those that have shrunk.
    ///
    /// - Parameters:
    ///   - kin: for a cluster that merged, what it became part of; for a piece that split, what it was part of.
    ///   - passing: the other clusters that did not stand both before and after.
    func changes(
        in clustering: IncrementalDBSCAN, kin: [ClusterIdentity: ClusterIdentity],
        passing: Set<ClusterIdentity>
    ) -> [ClusterChange] {
        var grown: Set<ClusterIdentity> = []
        var shrunk: Set<ClusterIdentity> = []
        for (key, before) in former {
            let after = clustering.cluster(of: key)
            guard before.map({ kin[$0] ?? $0 }) != after.map({ kin[$0] ?? $0 }) else { continue }
            if let before { shrunk.insert(before) }
            if let after { grown.insert(after) }
        }
        let stands = { kin[$0] == nil && !passing.contains($0) }
        return grown.filter(stands).sorted().map(ClusterChange.grown)
            + shrunk.filter(stands).sorted().map(ClusterChange.shrunk)
    }
}
