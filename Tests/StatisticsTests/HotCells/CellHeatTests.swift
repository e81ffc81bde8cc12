import TestSupport
import Testing

@testable import Statistics

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

@Suite struct CellHeatBaselineTests {
    // SciPy 1.17.1, scipy.stats.binom.sf.
    @Test(arguments: [
        (16, 33, 0.25, 0.0029930702890680594), (0, 5, 0.1, 1), (5, 5, 0.1, 1e-5), (6, 5, 0.9, 0),
        (3, 10, 1, 1), (1, 10, 0, 0),
    ])
    func `tails of the binomial distribution are those of SciPy`(
        _ count: Int, _ trials: Int, _ probability: Double, _ tail: Double
    ) {
        #expect(
            abs(Binomial.upperTail(count, trials: trials, probability: probability) - tail) < 1e-13)
    }

    @Test func `a cell that has its part of a baseline is not hot, and one with more is`() throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 12, columns: 12))
        var (counts, baseline) = ([Int](repeating: 2, count: 144), [Int](repeating: 20, count: 144))
        counts[60] = 40
        baseline[60] = 400
        #expect(try #require(CellHeat(counts, weights: weights)).adjusted[60] < 0.001)
        let heat = try #require(CellHeat(counts, weights: weights, baseline: .events(baseline)))
        #expect(heat.adjusted[60] > 0.5)
        counts[90] = 20
        #expect(
            try #require(CellHeat(counts, weights: weights, baseline: .events(baseline))).adjusted[90] < 0.01)
    }

    @Test
    func `a cell with more than its inhabitants' share is hot, and one where nobody lives is not judged`()
        throws
    {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 12, columns: 12))
        var (counts, inhabitants) = ([Int](repeating: 2, count: 144), [Double](repeating: 5, count: 144))
        (counts[60], inhabitants[60]) = (40, 100)
        (counts[7], inhabitants[7]) = (300, 0)
        counts[90] = 20
        let heat = try #require(CellHeat(counts, weights: weights, baseline: .inhabitants(inhabitants)))
        #expect(heat.adjusted[60] > 0.5 && heat.adjusted[90] < 0.01 && heat.adjusted[7] == 1)
        // What lies where nobody lives is as if it were not there.
        var without = counts
        without[7] = 0
        #expect(
            try #require(CellHeat(without, weights: weights, baseline: .inhabitants(inhabitants))).adjusted
                == heat.adjusted)
    }

    @Test func `where as many live everywhere the tail is that of an even spread`() throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 12, columns: 12))
        var chance = SeededChance(seed: 3)
        var counts = [Int](repeating: 0, count: 144)
        for _ in 0..<200 { counts[Int.random(in: 0..<144, using: &chance)] += 1 }
        let even = try #require(CellHeat(counts, weights: weights)).adjusted
        let living = try #require(
            CellHeat(counts, weights: weights, baseline: .inhabitants([Double](repeating: 7, count: 144)))
        ).adjusted
        #expect(zip(even, living).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test(arguments: [[1], [1, -1], [1, .nan], [1, .infinity]])
    func `inhabitants that do not fit are refused`(_ inhabitants: [Double]) throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 1, columns: 2))
        #expect(CellHeat([1, 1], weights: weights, baseline: .inhabitants(inhabitants)) == nil)
        #expect(CellHeat([1, 1], weights: weights, baseline: .inhabitants([0, 0]))?.adjusted == [1, 1])
    }

    @Test func `a baseline that does not fit or has less than was counted is refused`() throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 1, columns: 2))
        for baseline in [[1], [1, 0], [1, -1], [1, .max]] {
            #expect(CellHeat([1, 1], weights: weights, baseline: .events(baseline)) == nil)
        }
        #expect(CellHeat([1, 1], weights: weights, baseline: .events([1, 1])) != nil)
        #expect(CellHeat([0, 0], weights: weights, baseline: .events([0, 0])) != nil)
    }
}

@Suite struct CellHeatWithoutTests {
    @Test(arguments: UInt64(0)..<30)
    func `without some events, cells are as improbable as adjusting all anew says`(_ seed: UInt64) throws {
        let study = try SquareGrid.cells(rows: 9, columns: 9)
        let weights = SpatialWeights(of: study)
        var chance = SeededChance(seed: seed)
        var counts = [Int](repeating: 0, count: study.count)
        for _ in 0..<60 { counts[Int.random(in: 0..<study.count, using: &chance)] += 1 }
        let cells = [30, 31, 40]
        counts[31] += Int.random(in: 3...12, using: &chance)
        let heat = try #require(CellHeat(counts, weights: weights))
        #expect(
            heat.lowestAdjusted(among: cells, without: [:])
                == cells.map { heat.adjusted[$0] }.min())
        let absent = [31: Int.random(in: 0...counts[31], using: &chance), 40: counts[40]]
        var fewer = counts
        for (cell, count) in absent { fewer[cell] -= count }
        // The other cells as they were.
        func raw(_ counts: [Int]) throws -> [Double] {
            let local = try #require(LocalG(counts.map(Double.init), weights: weights))
            let mean = Double(counts.reduce(0, +)) / Double(counts.count)
            return counts.indices.map { cell in
                let part = [cell] + weights[cell].map(Int.init)
                return max(
                    Normal.upperTail(local.z[cell]),
                    Poisson.upperTail(
                        part.reduce(0) { $0 + counts[$1] }, mean: mean * Double(part.count)))
            }
        }
        var all = try raw(counts)
        let without = try raw(fewer)
        for cell in cells { all[cell] = without[cell] }
        let adjusted = try #require(FalseDiscovery.adjusted(all))
        let lowest = try #require(cells.map { adjusted[$0] }.min())
        #expect(abs(heat.lowestAdjusted(among: cells, without: absent) - lowest) < 1e-12)
    }

    @Test func `no cells, and events that there are not, are not improbable`() throws {
        let weights = SpatialWeights(of: try SquareGrid.cells(rows: 3, columns: 3))
        let heat = try #require(CellHeat([9, 0, 0, 0, 0, 0, 0, 0, 0], weights: weights))
        #expect(heat.lowestAdjusted(among: [], without: [:]) == 1)
        #expect(heat.lowestAdjusted(among: [0], without: [0: 10]) == 1)
        #expect(heat.lowestAdjusted(among: [0, 99], without: [0: 9, 77: 3]) <= 1)
    }
}
