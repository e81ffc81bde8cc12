import Geometry
import TestSupport
import Testing

@testable import Statistics

@Suite struct KnoxTests {
    /// Counts and Poisson chances of pointpats 2.5.5 for the fourteen events, Euclidean.
    @Test(arguments: [
        (50.0, Int64(1), [5, 11, 16], 0.01430000373269058), (200, 2, [13, 37, 20], 0.038249202747801414),
        (50, 0, [1, 11, 3], 0.05182415512056315), (200, 10, [21, 37, 38], 0.06780274356493776),
    ])
    func `counts and Poisson chances are those of pointpats`(
        _ metres: Double, _ days: Int64, _ counts: [Int], _ beyond: Double
    ) throws {
        let entry = try knox(metres, days).pairs(of: fourteenEvents(), replications: 0, seed: 0)
        #expect([entry.observed, entry.inDistance, entry.inTime] == counts)
        #expect(entry.pairs == 91)
        #expect(abs(entry.poissonBeyond - beyond) < 1e-13)
        #expect(entry.poissonP > entry.poissonBeyond)
    }

    /// The margins of Burkitt's lymphoma in West Nile, 20 units and 5 days, from libpysal: [[13, 3416], [39, 14110]].
    @Test func `Burkitt's margins give the published Poisson chance`() {
        let entry = NearRepeatTable.Entry(
            observed: 13, inDistance: 13 + 3_416, inTime: 13 + 39, pairs: 13 + 3_416 + 39 + 14_110,
            atLeast: 0,
            replications: 0)
        #expect(abs(entry.expected - 10.1438161) < 1e-7)
        #expect(abs(entry.poissonBeyond - 0.14624558197140414) < 1e-14)
        #expect(abs(entry.poissonP - 0.22226667388877835) < 1e-14)
    }

    @Test func `zero distance is within any reach, and a window of zero is the same day`() throws {
        let place = try Place.olofstrom()
        let events: [(place: Place, moment: Int64)] = [(place, 3), (place, 3), (place, 4)]
        #expect(try knox(0.01, 0).pairs(of: events, replications: 9, seed: 1).observed == 1)
        #expect(try knox(0.01, 1).pairs(of: events, replications: 9, seed: 1).observed == 3)
    }

    @Test func `a negative window is refused`() throws {
        let reach = try #require(Radius(metres: 1))
        #expect(Knox(reach: reach, window: -1, metric: .euclidean) == nil)
    }

    private func knox(_ metres: Double, _ days: Int64) throws -> Knox {
        let reach = try #require(Radius(metres: metres))
        return try #require(Knox(reach: reach, window: days, metric: .euclidean))
    }
}
