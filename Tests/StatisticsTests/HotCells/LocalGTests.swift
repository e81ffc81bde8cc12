import Clustering
import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct LocalGTests {
    @Test func `six points have the scores of esda's own tests`() throws {
        // PyPI esda 2.9.0, G_Local(y, DistanceBand(points, 15), transform="B").
        let weights = try SixPoints.weights()
        let gi = try #require(LocalG(SixPoints.values, weights: weights, statistic: .neighbours))
        let scores = [
            -1.0136728985502572, -0.0436158942016933, 1.3155870289605438, -0.3141267582045626,
            1.153739858106773,
            1.7783394086210973,
        ]
        #expect(gi.z.isClose(to: scores, within: 1e-12))
        let giStar = try #require(LocalG(SixPoints.values, weights: weights))
        let starScores = [
            -1.3972762620115442, -0.2891776156271273, 0.6506496351610379, -0.2891776156271273,
            1.2345208835198738,
            2.024243309389896,
        ]
        #expect(giStar.z.isClose(to: starScores, within: 1e-12))
        #expect(abs(giStar.upperTails[5] - 0.021472561709936267) < 1e-12)
        #expect(abs(giStar.bothTails[0] - 2 * 0.08116525565671923) < 1e-12)
        #expect(abs(giStar.upperTails[0] - (1 - 0.08116525565671923)) < 1e-12)
    }

    @Test func `a grid of fifteen rows of twenty squares has the scores that esda gives it`() throws {
        // PyPI esda 2.9.0, G_Local(x, lat2W(15, 20, rook=False), transform="B").
        let (values, weights) = try SquareGrid.oracle()
        let cells = [0, 19, 105, 106, 150, 299]
        let gi = try #require(LocalG(values, weights: weights, statistic: .neighbours))
        let scores = [
            0.02924125345290409, 1.263561273273281, 6.274476779888999, 10.020186116007832,
            -0.24194394168252806,
            0.34989343589323296,
        ]
        #expect(cells.map { gi.z[$0] }.isClose(to: scores, within: 1e-9))
        let giStar = try #require(LocalG(values, weights: weights))
        let starScores = [
            -0.6840861117405979, 0.429335294087198, 7.192544904247591, 10.12717748935215,
            -0.14403655851380495,
            0.6965564314858688,
        ]
        #expect(cells.map { giStar.z[$0] }.isClose(to: starScores, within: 1e-9))
    }

    @Test(arguments: 0..<20)
    func `the scores are those of the paper's formulas, with a matrix of weights`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        let places = try (0..<40).map { _ in try Place.random(within: 50, using: &chance) }
        let reach = try #require(Radius(metres: .random(in: 3...30, using: &chance)))
        let values = places.map { _ in Double.random(in: 0...1, using: &chance) * 1_000 + 1e6 }
        let weights = SpatialWeights(of: PointColumns(places), within: reach)
        let gi = try #require(LocalG(values, weights: weights, statistic: .neighbours))
        let giStar = try #require(LocalG(values, weights: weights))
        for place in places.indices {
            let row = places.map { $0.isWithin(reach, of: places[place]) ? 1.0 : 0 }
            let others = places.indices.filter { $0 != place }
            let scores = [
                Self.score(weights: others.map { row[$0] }, values: others.map { values[$0] }),
                Self.score(weights: row, values: values),
            ]
            #expect([gi.z[place], giStar.z[place]].isClose(to: scores, within: 1e-6))
        }
    }

    /// Equations 14.1 and 14.2 of Ord and Getis 1995.
    private static func score(weights: [Double], values: [Double]) -> Double {
        let n = Double(values.count)
        let sum = weights.reduce(0, +)
        guard sum > 0, sum < n else { return 0 }
        let mean = values.reduce(0, +) / n
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        return (zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } - sum * mean)
            / (deviation * ((n * squares - sum * sum) / (n - 1)).squareRoot())
    }

    @Test(arguments: [LocalG.Statistic.neighbours, .neighboursAndSelf])
    func `nothing stands out where all are alike, and none of it is undefined`(_ statistic: LocalG.Statistic)
        throws
    {
        let reach = try #require(Radius(metres: 10))
        for value in [0, 0.1, -7, 1e100, 1e-300] {
            for count in 0...12 {
                let places = try (0..<count).map { try Place.olofstrom(north: Double($0) * 9) }
                let weights = SpatialWeights(of: PointColumns(places), within: reach)
                let alike = [Double](repeating: value, count: count)
                #expect(
                    LocalG(alike, weights: weights, statistic: statistic)?.z.allSatisfy { $0 == 0 } == true)
                // One that differs, with all others alike.
                guard count > 0 else { continue }
                let odd = try #require(
                    LocalG(alike.dropLast() + [value / 3 + 1], weights: weights, statistic: statistic))
                #expect(odd.z.allSatisfy { $0.isFinite })
                if statistic == .neighbours { #expect(odd.z.last == 0) }
            }
        }
    }

    @Test func `a place that sums all there is, or nothing, has no score`() throws {
        let weights = try SixPoints.weights(reach: 1_000)
        #expect(LocalG(SixPoints.values, weights: weights)?.z == [0, 0, 0, 0, 0, 0])
        #expect(LocalG(SixPoints.values, weights: weights, statistic: .neighbours)?.z == [0, 0, 0, 0, 0, 0])
        let alone = try SixPoints.weights(reach: 1)
        #expect(LocalG(SixPoints.values, weights: alone, statistic: .neighbours)?.z == [0, 0, 0, 0, 0, 0])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1.1e100])
    func `a value that is no number is refused, and so are too few`(_ value: Double) throws {
        let weights = try SixPoints.weights()
        #expect(LocalG(SixPoints.values.dropLast() + [value], weights: weights) == nil)
        #expect(LocalG([1, 2], weights: weights) == nil)
    }
}
