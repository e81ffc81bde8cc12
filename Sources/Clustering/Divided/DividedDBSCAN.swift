package import Geometry

/// Density clusters that are divided where they are wider than an extent.
///
/// - A *cluster* is what ``DBSCAN`` says: cores that chain together as neighbours.
/// - A cluster *sprawls* when the box around its cores and every neighbour of one of them has a diagonal longer than the
///   extent. Within a sprawling cluster two neighbours are *linked* only when they lie in the same ``Tile``; all other
///   neighbours of a core are linked to it.
/// - A *group* is the cores that chain together by links, and the points that are not core but whose nearest core by a link
///   (by distance, then difference in time, then index) is one of those. Every other point is a group of its own.
///
/// No group is wider than the extent: one of a cluster that does not sprawl lies in its box, one of a cluster that does lies
/// in a tile. Why tiles: docs/decisions/0003.
///
/// ``DividedClusters`` finds groups at once; ``Disturbance`` finds what one change does to them, after Ester et al. 1998 as
/// ``IncrementalDBSCAN`` does, for points that somebody else keeps, with little asked of him.
package struct DividedDBSCAN: Hashable, Sendable {
    package let neighbourhood: Neighbourhood
    /// At least 1, which makes every point core.
    package let minimum: Int
    package let extent: Radius

    package init(neighbourhood: Neighbourhood, minimum: Int, extent: Radius) {
        self.neighbourhood = neighbourhood
        self.minimum = max(1, minimum)
        self.extent = extent
    }

    /// Whether a box is wider than a group may be.
    package func isTooWide(_ bounds: Bounds) -> Bool {
        bounds.squaredDiagonalCentimetres > extent.squaredCentimetres
    }

    package func tile(of place: Place) -> Tile { Tile(holding: place, extent: extent) }
}
