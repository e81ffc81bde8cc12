/// Density clusters of points in the plane, or in plane and time.
///
/// A point is *core* when at least `minimum` points, itself counted, are its neighbours. Cores that chain together as
/// neighbours are a cluster; a point that is not core but has a core neighbour, a *border*, goes to the cluster of the
/// nearest (by distance, then difference in time, then index); the rest is noise.
///
/// Method: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, "A density-based algorithm for discovering clusters in large
/// spatial databases with noise", KDD 1996; the two-sided neighbourhood in time after D. Birant, A. Kut, "ST-DBSCAN",
/// Data & Knowledge Engineering 60 (2007); cells whose points are all neighbours after A. Gunawan, "A faster
/// algorithm for DBSCAN", TU Eindhoven 2013. Exact, in whole centimetres and milliseconds, and the same however the
/// points lie in memory and however many cores share the work.
package struct DBSCAN: Hashable, Sendable {
    package let neighbourhood: Neighbourhood
    /// At least 1, which makes every point core.
    package let minimum: Int

    package init(neighbourhood: Neighbourhood, minimum: Int) {
        self.neighbourhood = neighbourhood
        self.minimum = max(1, minimum)
    }

    /// - Complexity: O(*n*) where density is bounded; many points in one place and time cost no more than few. Two
    ///   dense cells that nearly but never touch cost the product of their points. At most 64 bytes a point beside
    ///   `points` when they have no moments.
    package func clusters(of points: PointColumns) -> Clusters {
        let grid = CellGrid(points, neighbourhood: neighbourhood)
        let isCore = cores(of: grid)
        let cores = CoreColumns(of: grid, isCore: isCore)
        let clusters = CoreClusters(grid: grid, cores: cores).lowestSeats()
        let followed = Followers(grid: grid, isCore: isCore, cores: cores, clusters: clusters)
        return Clusters(of: grid, isCore: isCore, roots: followed.clustersByPosition())
    }
}
