import Clustering
import Geometry
import Reports

/// A report with what is known of the density around it.
struct Density: Hashable, Sendable {
    let report: Joinable
    let isCore: Bool
    /// Whether it is the core of a cluster that sprawls.
    let sprawls: Bool
}

/// The reports of a list that count, as points in the plane and time. Points are in the order of the list, so where the list
/// is ordered by id, ties by index are ties by id.
struct DensityPoints {
    /// The offset in the list of each point.
    let offsets: [Int]
    let places: [Place]
    let columns: PointColumns

    init(_ reports: some Sequence<Joinable>) {
        var offsets: [Int] = []
        var events: [(place: Place, moment: Int64)] = []
        for (offset, report) in reports.enumerated() {
            guard let place = report.densityPlace else { continue }
            offsets.append(offset)
            events.append((place, report.observed.milliseconds))
        }
        self.offsets = offsets
        places = events.map(\.place)
        columns = PointColumns(events)
    }
}

extension JoiningRule {
    /// Which reports are linked.
    var neighbourhood: Neighbourhood { Neighbourhood(reach: reach, window: memory.milliseconds) }

    /// Whether a box is wider than one case may be.
    func isTooWide(_ bounds: Bounds) -> Bool { bounds.squaredDiagonalCentimetres > extent.squaredCentimetres }

    /// How near two reports that count are, when they are linked.
    func link(_ one: Joinable, _ other: Joinable) -> Nearness? {
        guard let place = one.densityPlace, let there = other.densityPlace else { return nil }
        let nearness = Nearness(
            squaredCentimetres: place.squaredCentimetres(to: there),
            apart: one.observed.since(other.observed).magnitude.milliseconds)
        return nearness.squaredCentimetres <= reach.squaredCentimetres
            && nearness.apart <= memory.milliseconds
            ? nearness : nil
    }
}
