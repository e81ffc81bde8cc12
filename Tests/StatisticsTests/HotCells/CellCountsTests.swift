import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct CellCountsTests {
    @Test(arguments: Tessellation.Shape.allCases)
    func `every event is counted once, in its cell and period, or outside`(_ shape: Tessellation.Shape) throws
    {
        var chance = SeededChance(seed: 1)
        let events = try (0..<2_000).map { _ in
            (
                place: try Place.random(within: 900, using: &chance),
                period: Int.random(in: -1...6, using: &chance)
            )
        }
        let inner = events.map(\.place).filter { $0.northing < 6_237_575 }
        let cells = try #require(try StudyCells(.fixture(shape), near: inner, rings: 0))
        let counts = try #require(CellCounts(of: events, in: cells, periods: 6))
        var expected = [[Int32]](repeating: [Int32](repeating: 0, count: cells.count), count: 6)
        var outside = 0
        for event in events {
            let cell = cells.tessellation.cell(at: event.place)
            if let index = cells.cells.firstIndex(of: cell), expected.indices.contains(event.period) {
                expected[event.period][index] += 1
            } else {
                outside += 1
            }
        }
        #expect((0..<6).map { Array(counts[period: $0]) } == expected)
        #expect(counts.outside == outside && outside > 0)
        for cell in 0..<cells.count {
            #expect(counts[cell: cell] == expected.map { $0[cell] })
            #expect(counts.totals[cell] == expected.reduce(0) { $0 + Int($1[cell]) })
        }
    }

    @Test func `no period, and more counts than can be kept, are refused`() throws {
        let place = try Place.olofstrom()
        let cells = try #require(try StudyCells(.fixture(), near: [place]))
        for periods in [Int.min, -1, 0, CellCounts.most / 9 + 1, .max] {
            let isRefused = CellCounts(of: [], in: cells, periods: periods) == nil
            #expect(isRefused)
        }
        #expect(CellCounts(of: [(place: place, period: 0)], in: cells, periods: 1)?.totals.reduce(0, +) == 1)
    }
}
