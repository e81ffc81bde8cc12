import Geometry

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
