import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct EmergingHotSpotsTests {
    /// How many more reports than elsewhere there are in one square each month, and the class it should have.
    static let heaps: [(counts: [Int], pattern: EmergingClass)] = [
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12], .new),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 14], .new),
        ([0, 0, 0, 0, 12, 12, 13, 14, 12, 13, 12, 14], .persistent),
        ([12, 11, 13, 12, 11, 14, 0, 11, 13, 12, 11, 12], .persistent),
        ([10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32], .intensifying),
        ([32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10], .diminishing),
        ([12, 0, 0, 12, 12, 0, 0, 0, 12, 0, 0, 12], .sporadic),
        ([12, 11, 13, 12, 11, 14, 12, 11, 13, 12, 11, 0], .historical),
        ([12, 0, 0, 12, 12, 0, 0, 0, 12, 0, 0, 0], .unclear),
    ]

    @Test(arguments: heaps.indices)
    func `a heap that begins, stays, grows, fades, comes and goes or ends has the class of it`(_ index: Int)
        throws
    {
        let (counts, pattern) = Self.heaps[index]
        let cells = try SquareGrid.cells(rows: 20, columns: 20)
        // With no other reports around it, so that 10 there stand out and 5 would not.
        let heap = 210
        var events: [(place: Place, period: Int)] = []
        for cell in 0..<cells.count {
            let place = try SquareGrid.place(in: cell, of: cells)
            for (period, count) in counts.enumerated() {
                let reports = (cell.isMultiple(of: 4) ? 1 : 0) + (cell == heap ? count : 0)
                events += Array(repeating: (place, period), count: reports)
            }
        }
        let found = try #require(EmergingHotSpots(of: events, in: cells, periods: counts.count))
        #expect(found.histories[heap].pattern == pattern)
        #expect(found.histories[heap].hotPeriods == counts.count { $0 > 0 })
        #expect((found.last.adjusted[heap] <= 0.05) == (counts.last ?? 0 > 0))
        #expect(found.histories[0].pattern == .unclear)
        #expect(found.histories[0].hotPeriods == 0)
    }

    @Test(arguments: Tessellation.Shape.allCases)
    func `each period is scored by itself, over all its cells`(_ shape: Tessellation.Shape) throws {
        var chance = SeededChance(seed: 11)
        let events = try (0..<600).map { _ in
            let side = Bool.random(using: &chance) ? 300.0 : 2_000
            return (
                place: try Place.random(within: side, using: &chance),
                period: Int.random(in: 0..<6, using: &chance)
            )
        }
        let cells = try #require(StudyCells(try .fixture(shape), near: events.map(\.place)))
        let found = try #require(EmergingHotSpots(of: events, in: cells, periods: 6, level: 0.1))
        let weights = SpatialWeights(of: cells)
        var isHot = [[Bool]](repeating: [], count: cells.count)
        for period in 0..<6 {
            let heat = try #require(CellHeat(found.counts[period: period].map(Int.init), weights: weights))
            for cell in 0..<cells.count {
                #expect(found.scores(of: cell)[period] == heat.z[cell])
                isHot[cell].append(heat.adjusted[cell] <= 0.1)
            }
            if period == 5 { #expect(found.last == heat) }
        }
        for cell in 0..<cells.count {
            #expect(
                found.histories[cell]
                    == HotSpotHistory(scores: found.scores(of: cell), isHot: isHot[cell], level: 0.1))
        }
        #expect(found.overall == CellHeat(found.counts.totals, weights: weights))
        #expect(found.histories.contains { $0.hotPeriods > 0 })
        // The order of the events does not matter.
        let shuffled = try #require(
            EmergingHotSpots(of: events.shuffled(using: &chance), in: cells, periods: 6, level: 0.1))
        #expect(shuffled.histories == found.histories)
    }

    @Test func `nothing, one event and one period have no hot cells`() throws {
        let none = try #require(try StudyCells(.fixture(), near: []))
        let empty = try #require(EmergingHotSpots(of: [], in: none, periods: 3))
        #expect(empty.histories.isEmpty)
        let cells = try SquareGrid.cells(rows: 3, columns: 3)
        let quiet = try #require(EmergingHotSpots(of: [], in: cells, periods: 3))
        #expect(quiet.histories.allSatisfy { $0.pattern == .unclear && $0.hotPeriods == 0 })
        let place = try SquareGrid.place(in: 4, of: cells)
        let one = try #require(EmergingHotSpots(of: [(place: place, period: 0)], in: cells, periods: 1))
        #expect(one.histories.allSatisfy { $0.pattern == .unclear })
        #expect(one.last.adjusted[4] > 0.5)
        let alone = try #require(StudyCells(try .fixture(), near: [place], rings: 0))
        #expect(
            EmergingHotSpots(of: [(place: place, period: 0)], in: alone, periods: 1)?.histories.count == 1)
    }

    @Test(arguments: [Double.nan, -0.1, 1.1])
    func `a level that is no probability is refused`(_ level: Double) throws {
        let cells = try SquareGrid.cells(rows: 3, columns: 3)
        #expect(EmergingHotSpots(of: [], in: cells, periods: 3, level: level) == nil)
        let none = try #require(try StudyCells(.fixture(), near: []))
        #expect(EmergingHotSpots(of: [], in: none, periods: 3, level: level) == nil)
    }
}
