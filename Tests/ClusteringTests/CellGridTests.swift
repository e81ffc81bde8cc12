import Clustering
import Geometry
import TestSupport
import Testing

@Suite struct CellGridTests {
    @Test(arguments: 0..<30)
    func `every two neighbours are met once, with their distance in plane and time`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let reach = try #require(Radius(centimetres: .random(in: 1...40, using: &chance)))
        let points = try (0..<80).map { _ in
            let place = try #require(
                Place(
                    northingCentimetres: 600_000_000 + .random(in: 0...150, using: &chance),
                    eastingCentimetres: 10_000_000 + .random(in: 0...150, using: &chance)))
            return (place: place, moment: Int64.random(in: -5...5, using: &chance))
        }
        var expected: [[Int]: Nearness] = [:]
        for one in points.indices {
            for other in points.indices.dropFirst(one + 1) {
                let nearness = Nearness(
                    squaredCentimetres: points[one].place.squaredCentimetres(to: points[other].place),
                    apart: abs(points[one].moment - points[other].moment))
                guard nearness.squaredCentimetres <= reach.squaredCentimetres, nearness.apart <= 4 else {
                    continue
                }
                expected[[one, other]] = nearness
            }
        }
        var met: [[Int]: Nearness] = [:]
        var count = 0
        CellGrid(PointColumns(points), neighbourhood: Neighbourhood(reach: reach, window: 4))
            .forEachPair { one, other, nearness in
                met[[one, other].sorted()] = nearness
                count += 1
            }
        #expect(met == expected)
        #expect(count == expected.count)
    }

    @Test func `a reach across the whole country has few and large cells`() throws {
        let ends = try [(600_000_000, 10_000_000), (780_000_000, 110_000_000)].map {
            try #require(Place(northingCentimetres: $0, eastingCentimetres: $1))
        }
        var met = 0
        let grid = CellGrid(
            PointColumns(ends), neighbourhood: Neighbourhood(reach: try #require(Radius(metres: 2_000_000))))
        grid.forEachPair { _, _, _ in met += 1 }
        #expect(met == 0)
        #expect(ends[0].distance(to: ends[1]).metres > 2_000_000)
    }
}
