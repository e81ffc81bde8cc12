import Geometry
import Reports
import TestSupport
import Testing

@testable import SpatialStore

@Suite struct CellCountsTests {
    @Test func `a box of many squares is counted as one of few`() throws {
        var chance = SeededChance(seed: 9)
        let places = try (0..<500).map { _ in try Place.random(within: 300, using: &chance) }
        var near = CellCounts(in: try Bounds(around: places).orFail(), side: 10)
        // Of the whole country, in squares of 10 m.
        var wide = CellCounts(in: try Bounds.everywhere.orFail(), side: 10)
        for place in places {
            near.add(place)
            wide.add(place)
        }
        let counted = Dictionary(grouping: places) {
            [Int($0.northing / 10) * 10, Int($0.easting / 10) * 10]
        }.mapValues(\.count)
        #expect(near.cells == wide.cells)
        #expect(
            near.cells
                == counted.map { corner, count in
                    CellCount(northing: corner[0], easting: corner[1], side: 10, count: count)
                }.sorted { ($0.northing, $0.easting) < ($1.northing, $1.easting) })
        #expect(near.cells.count > 100)
    }
}
