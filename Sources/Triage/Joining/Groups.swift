import Clustering
import Geometry
import Reports

/// The reports of a set, grouped into cases by the definition of ``Joiner``, once it is known which are core and which of
/// those sprawl.
struct Groups {
    /// The group of each report. Groups are numbered by their lowest report.
    let group: [Int]
    /// How many reports each group has.
    let sizes: [Int]
    private let clusters: DividedClusters
    private let counting: CountingReports

    /// The set must hold, with each report, all that belong to its group.
    ///
    /// - Parameter reports: ordered by id.
    /// - Complexity: O(*n*) where density is bounded.
    init(of reports: [Joinable], marks: [DensityMark], rule: JoiningRule) {
        counting = CountingReports(reports)
        clusters = DividedClusters(
            of: counting.events, marks: counting.offsets.map { marks[$0] }, by: rule.clustering)
        var sets = DisjointSets(count: reports.count)
        for (point, lowest) in clusters.lowest.enumerated() {
            sets.unite(counting.offsets[point], counting.offsets[lowest])
        }
        Self.follow(pinsOf: reports, uniting: &sets)
        (group, sizes) = Self.number(&sets, of: reports.count)
    }

    var count: Int { sizes.count }

    /// How near the nearest linked report of its group is to each report; nil when none is linked.
    func nearest() -> [Nearness?] {
        var nearest = [Nearness?](repeating: nil, count: group.count)
        for (offset, nearness) in zip(
            counting.offsets, clusters.nearest { group[counting.offsets[$0]] })
        {
            nearest[offset] = nearness
        }
        return nearest
    }

    private static func follow(pinsOf reports: [Joinable], uniting sets: inout DisjointSets) {
        var holders: [Pin: Int] = [:]
        for (offset, report) in reports.enumerated() {
            guard let pin = report.ruling.pin else { continue }
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

/// The reports of a list that count, as events. Events are in the order of the list, so where the list is ordered by id, ties
/// by index are ties by id.
struct CountingReports {
    /// The offset in the list of each event.
    let offsets: [Int]
    let events: [Event]

    init(_ reports: some Sequence<Joinable>) {
        var offsets: [Int] = []
        var events: [Event] = []
        for (offset, report) in reports.enumerated() {
            guard let place = report.densityPlace else { continue }
            offsets.append(offset)
            events.append(Event(place: place, moment: report.observed.milliseconds))
        }
        self.offsets = offsets
        self.events = events
    }
}
