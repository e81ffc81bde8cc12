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

/// A square of the fixed grid that divides what sprawls: its side is the extent divided by √2, so that its diagonal is no
/// longer than the extent; its origin is that of SWEREF 99 TM.
package struct Tile: Hashable, Sendable {
    private let row: Int64
    private let column: Int64

    init(holding place: Place, extent: Radius) {
        let side = max(1, Int64((Double(extent.squaredCentimetres) / 2).squareRoot()))
        row = Int64(place.northingCentimetres) / side
        column = Int64(place.eastingCentimetres) / side
    }
}

extension DividedDBSCAN {
    /// Which of the points are core, and which of those sprawl.
    ///
    /// - Complexity: as ``DBSCAN``; from a minimum of four on, also the pairs in the cells around each point.
    package func marks(of events: [Event]) -> [DensityMark] {
        let columns = PointColumns(events)
        let clusters = DBSCAN(neighbourhood: neighbourhood, minimum: minimum).clusters(of: columns)
        let sprawls = boxes(of: clusters, events, columns).map { $0.map(isTooWide) ?? false }
        return events.indices.map { point in
            guard clusters.isCore[point] else { return .none }
            return DensityMark(isCore: true, sprawls: clusters[point].map { sprawls[$0] } ?? false)
        }
    }

    /// The box around each cluster's cores and every neighbour of one of them.
    private func boxes(of clusters: Clusters, _ events: [Event], _ columns: PointColumns) -> [Bounds?] {
        var boxes = [Bounds?](repeating: nil, count: clusters.count)
        func extend(_ cluster: Int, to place: Place) {
            boxes[cluster]?.extend(to: place)
            if boxes[cluster] == nil { boxes[cluster] = Bounds(place) }
        }
        for (point, event) in events.enumerated() {
            if let cluster = clusters[point] { extend(cluster, to: event.place) }
        }
        // A border that is the neighbour of two clusters goes with one and widens both; that takes a minimum of four.
        guard minimum > 3 else { return boxes }
        CellGrid(columns, neighbourhood: neighbourhood).forEachPair { one, other, _ in
            if clusters.isCore[one], let cluster = clusters[one] { extend(cluster, to: events[other].place) }
            if clusters.isCore[other], let cluster = clusters[other] {
                extend(cluster, to: events[one].place)
            }
        }
        return boxes
    }
}
