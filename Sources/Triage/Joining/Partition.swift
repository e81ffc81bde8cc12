import Clustering
import Geometry
package import Reports

/// The cases of a whole set of reports, found from nothing: what ``Joiner`` arrives at one report at a time.
package struct Partition: Hashable, Sendable {
    /// Ordered by report id.
    package let members: [Member]
    /// How many cases there are.
    package let count: Int

    package struct Member: Hashable, Sendable {
        package let report: Joinable
        /// The case's number. Cases are numbered from 0 by their lowest report id.
        package let group: Int
        package let isCore: Bool
        package let sprawls: Bool
    }

    /// - Complexity: O(*n* log *n*) where density is bounded.
    package init(of reports: some Sequence<Joinable>, rule: JoiningRule) {
        let groups = Groups(of: Self.densities(of: reports, rule: rule), rule: rule)
        members = zip(groups.reports, groups.group).map { density, group in
            Member(report: density.report, group: group, isCore: density.isCore, sprawls: density.sprawls)
        }
        count = groups.count
    }

    /// Which of the reports are core, and which of those sprawl.
    static func densities(of reports: some Sequence<Joinable>, rule: JoiningRule) -> [Density] {
        let reports = reports.sorted { $0.id < $1.id }
        let points = DensityPoints(reports)
        let clusters = DBSCAN(neighbourhood: rule.neighbourhood, minimum: rule.minimum).clusters(
            of: points.columns)
        let isWide = boxes(of: clusters, points, rule: rule).map { $0.map(rule.isTooWide) ?? false }
        var densities = reports.map { Density(report: $0, isCore: false, sprawls: false) }
        for (point, offset) in points.offsets.enumerated() where clusters.isCore[point] {
            densities[offset] = Density(
                report: reports[offset], isCore: true, sprawls: clusters[point].map { isWide[$0] } ?? false)
        }
        return densities
    }

    /// The box around each cluster's cores and every report linked to one of them.
    private static func boxes(of clusters: Clusters, _ points: DensityPoints, rule: JoiningRule) -> [Bounds?]
    {
        var boxes = [Bounds?](repeating: nil, count: clusters.count)
        func extend(_ cluster: Int, to place: Place) {
            boxes[cluster]?.extend(to: place)
            if boxes[cluster] == nil { boxes[cluster] = Bounds(place) }
        }
        for (point, place) in points.places.enumerated() {
            if let cluster = clusters[point] { extend(cluster, to: place) }
        }
        // A border linked to two clusters goes with one and widens both; that takes a minimum of four.
        guard rule.minimum > 3 else { return boxes }
        CellGrid(points.columns, neighbourhood: rule.neighbourhood).forEachPair { one, other, _ in
            if clusters.isCore[one], let cluster = clusters[one] { extend(cluster, to: points.places[other]) }
            if clusters.isCore[other], let cluster = clusters[other] {
                extend(cluster, to: points.places[one])
            }
        }
        return boxes
    }
}
