import Geometry
import Projection
package import Reports
import Statistics

/// Made-up submissions to the built-in Olofström, in the order they come in: believable enough to try the service on.
///
/// Trouble gathers at some hundreds of spots, a few large and many small; some begin, fade or come back. Evenings,
/// weekends and seasons show. Some people report again and again, some send the same thing twice, some slip in personal
/// data (reserved numbers only) or point at a neighbour. The same arguments give the same submissions. Memory does not
/// grow with their number, and each takes a few microseconds.
package struct DemoReports: Sequence, Sendable {
    private let count: Int
    private let seed: UInt64
    private let until: Timestamp
    private let days: Int
    private let map: DemoMap
    private let projector: Projector

    /// - Parameters:
    ///   - count: How many; fewer than one is none.
    ///   - seed: Another seed, other submissions.
    ///   - until: All come in before this.
    ///   - days: All come in at most so many days earlier; within 1–3,660, some ten years.
    package init(count: Int, seed: UInt64, until: Timestamp, days: Int = 730) throws(DemoFault) {
        self.count = count
        self.seed = seed
        self.until = until
        self.days = days
        do { projector = try Projector() } catch { throw .projection }
        map = DemoMap(outline: try BuiltInProfile.outline(through: projector))
    }

    package func makeIterator() -> Iterator {
        Iterator(
            timeline: Timeline(count: count, until: until, days: days), chance: Chance(seed: seed),
            map: map, projector: projector)
    }

    package var underestimatedCount: Int { Swift.max(0, count) }
}
