import Clustering
import Geometry
import Reports

/// The reports of a set, grouped into cases by the definition of ``Joiner``, once it is known which are core and which of
/// those sprawl.
struct Groups {
    /// Ordered by report id.
    let reports: [Density]
    /// The group of each report. Groups are numbered by their lowest report.
    let group: [Int]
    /// How many reports each group has.
    let sizes: [Int]
    private let grid: CellGrid
    private let points: DensityPoints

    /// The set must hold, with each report, all that belong to its group.
    ///
    /// - Complexity: O(*n* log *n*) where density is bounded.
    init(of densities: some Sequence<Density>, rule: JoiningRule) {
        reports = densities.sorted { $0.report.id < $1.report.id }
        points = DensityPoints(reports.lazy.map(\.report))
        grid = CellGrid(points.columns, neighbourhood: rule.neighbourhood)
        var sets = DisjointSets(count: reports.count)
        Self.follow(links: grid, between: points, of: reports, rule: rule, uniting: &sets)
        Self.follow(pinsOf: reports, uniting: &sets)
        (group, sizes) = Self.number(&sets, of: reports.count)
    }

    var count: Int { sizes.count }

    /// How near the nearest linked report of its group is to each report; nil when none is linked.
    func nearest() -> [Nearness?] {
        var nearest = [Nearness?](repeating: nil, count: reports.count)
        grid.forEachPair { one, other, nearness in
            let (one, other) = (points.offsets[one], points.offsets[other])
            guard group[one] == group[other] else { return }
            nearest[one] = min(nearest[one] ?? nearness, nearness)
            nearest[other] = min(nearest[other] ?? nearness, nearness)
        }
        return nearest
    }

    private static func follow(
        links grid: CellGrid, between points: DensityPoints, of reports: [Density], rule: JoiningRule,
        uniting sets: inout DisjointSets
    ) {
        let tiles = points.places.map { Tile(holding: $0, extent: rule.extent) }
        var nearestCores = [NearestCore?](repeating: nil, count: reports.count)
        grid.forEachPair { one, other, nearness in
            let (first, second) = (points.offsets[one], points.offsets[other])
            let (here, there) = (reports[first], reports[second])
            guard here.isCore || there.isCore else { return }
            guard !(here.sprawls || there.sprawls) || tiles[one] == tiles[other] else { return }
            if here.isCore, there.isCore { return sets.unite(first, second) }
            let (border, core) = here.isCore ? (second, first) : (first, second)
            let candidate = NearestCore(nearness: nearness, offset: core)
            nearestCores[border] = min(nearestCores[border] ?? candidate, candidate)
        }
        for (border, core) in nearestCores.enumerated() {
            if let core { sets.unite(border, core.offset) }
        }
    }

    private static func follow(pinsOf reports: [Density], uniting sets: inout DisjointSets) {
        var holders: [Pin: Int] = [:]
        for (offset, density) in reports.enumerated() {
            guard let pin = density.report.stance.pin else { continue }
            if let holder = holders[pin] { sets.unite(holder, offset) } else { holders[pin] = offset }
        }
    }

    private static func number(_ sets: inout DisjointSets, of count: Int) -> ([Int], sizes: [Int]) {
        var group: [Int] = []
        var sizes: [Int] = []
        for offset in 0..<count {
            let lowest = sets.lowest(with: offset)
            // The lowest of a set comes first, and begins its group.
            if lowest == offset { sizes.append(0) }
            group.append(lowest == offset ? sizes.count - 1 : group[lowest])
            sizes[group[offset]] += 1
        }
        return (group, sizes)
    }
}

/// A core that a border may go with; ordered by how near it is, then by report id.
private struct NearestCore: Comparable {
    let nearness: Nearness
    let offset: Int

    static func < (one: Self, other: Self) -> Bool {
        (one.nearness, one.offset) < (other.nearness, other.offset)
    }
}
