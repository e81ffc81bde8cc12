import Statistics
import TestSupport
import Testing

@Suite struct CellHeatTests {
    @Test(arguments: [1, 3, 30, 300])
    func `a cell is as improbable as the less improbable of Gi* and Poisson's count`(_ events: Int) throws {
        let cells = try SquareGrid.cells(rows: 12, columns: 12)
        let weights = SpatialWeights(of: cells)
        var chance = SeededChance(seed: UInt64(events))
        let counts = scattered(events, over: cells.count, using: &chance)
        let heat = try #require(CellHeat(counts, weights: weights))
        let local = try #require(LocalG(counts.map(Double.init), weights: weights))
        let probabilities = (0..<cells.count).map { cell in
            let part = [cell] + weights[cell].map(Int.init)
            let mean = Double(events * part.count) / Double(cells.count)
            return max(
                local.upperTails[cell], Poisson.upperTail(part.reduce(0) { $0 + counts[$1] }, mean: mean))
        }
        #expect(heat.z == local.z)
        #expect(
            heat.adjusted.isClose(to: try #require(FalseDiscovery.adjusted(probabilities)), within: 1e-12))
    }

    @Test func `one event makes no cell hot, and a heap does`() throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 20, columns: 20))
        var counts = [Int](repeating: 0, count: 400)
        counts[210] = 1
        #expect(try #require(CellHeat(counts, weights: weights)).adjusted.allSatisfy { $0 > 0.5 })
        counts[210] = 5
        #expect(try #require(CellHeat(counts, weights: weights)).adjusted[210] < 0.001)
    }

    @Test(arguments: [5, 40, 400])
    func `events that fall evenly by chance rarely make a cell hot, however few they are`(_ events: Int)
        throws
    {
        let cells = try SquareGrid.cells(rows: 20, columns: 20)
        let weights = SpatialWeights(of: cells)
        var chance = SeededChance(seed: 8)
        let alarms = try (0..<100).count { _ in
            let counts = scattered(events, over: cells.count, using: &chance)
            return try #require(CellHeat(counts, weights: weights)).adjusted.contains { $0 <= 0.05 }
        }
        // Of 100 with a chance of at most 0.05 each, more than 11 has a chance of 0.004.
        #expect(alarms <= 11)
    }

    @Test func `counts that do not fit, are negative or beyond counting are refused`() throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 1, columns: 2))
        #expect(CellHeat([1], weights: weights) == nil)
        #expect(CellHeat([1, -1], weights: weights) == nil)
        #expect(CellHeat([1, .max], weights: weights) == nil)
        #expect(CellHeat([1, 1], weights: weights) != nil)
    }

    private func scattered(_ events: Int, over cells: Int, using chance: inout SeededChance) -> [Int] {
        var counts = [Int](repeating: 0, count: cells)
        for _ in 0..<events { counts[Int.random(in: 0..<cells, using: &chance)] += 1 }
        return counts
    }
}
