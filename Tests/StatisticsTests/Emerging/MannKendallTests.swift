import Statistics
import TestSupport
import Testing

@Suite struct MannKendallTests {
    /// PyPI pymannkendall 1.4.3, original_test: s, var_s, Tau, z, p, slope.
    static let oracles: [(series: [Double], score: Int, figures: [Double])] = [
        (
            [1, 3, 2, 5, 4, 7, 8, 6, 9, 10], 37,
            [125, 0.8222222222222222, 3.219937887599697, 0.0012821837418053317, 1]
        ),
        (
            [2, 2, 3, 1, 3, 3, 5, 4, 4, 6, 5, 5], 44,
            [
                203.33333333333334, 0.6666666666666666, 3.01553355526859, 0.0025652755275460404,
                0.3333333333333333,
            ]
        ),
        (
            [0, 0, 0, 1, 0, 2, 0, 0, 3, 1, 0, 1, 4, 0], 22,
            [264.6666666666667, 0.24175824175824176, 1.2908318447363276, 0.19676199281013984, 0]
        ),
        (
            [9, 7, 7, 7, 4, 4, 3, 3, 3, 0, 0, -1], -58,
            [
                203.33333333333334, -0.8787878787878788, -3.997335177914177, 6.40595653029763e-05,
                -0.8660714285714286,
            ]
        ),
    ]

    @Test(arguments: oracles.indices)
    func `series with and without ties have the figures that pymannkendall gives`(_ index: Int) throws {
        let (series, score, figures) = Self.oracles[index]
        let test = try #require(MannKendall(series))
        let slope = try #require(SenSlope.slope(of: series))
        #expect(test.score == score)
        #expect([test.variance, test.tau, test.z, test.bothTails, slope].isClose(to: figures, within: 1e-12))
        #expect(abs(test.upperTail - (score > 0 ? figures[3] / 2 : 1 - figures[3] / 2)) < 1e-12)
    }

    @Test(arguments: [[3, 3, 3, 1], [1, 2, 2, 3], [5, 5, 5, 5], [2, 1, 2, 1, 1], [1, 2, 3]])
    func `the variance is that of all orders of the values`(_ series: [Double]) throws {
        var scores: [Double] = []
        permute(series, from: 0) { scores.append(Double(MannKendall($0)?.score ?? .max)) }
        let mean = scores.reduce(0, +) / Double(scores.count)
        let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)
        #expect(abs(mean) < 1e-12)
        #expect(abs(try #require(MannKendall(series)).variance - variance) < 1e-9)
    }

    private func permute(_ values: [Double], from start: Int, _ body: ([Double]) -> Void) {
        guard start < values.count else { return body(values) }
        for next in start..<values.count {
            var swapped = values
            swapped.swapAt(start, next)
            permute(swapped, from: start + 1, body)
        }
    }

    @Test(arguments: [[], [4], [4, 4], [0, 0, 0, 0, 0, 0]])
    func `too few and all equal have no trend`(_ series: [Double]) throws {
        let test = try #require(MannKendall(series))
        #expect(test.score == 0 && test.z == 0 && test.tau == 0 && test.bothTails == 1)
        #expect(test.variance == 0)
    }

    @Test func `three that rise are no trend yet at five per cent, and five are`() throws {
        #expect(try #require(MannKendall([1, 2, 3])).bothTails > 0.05)
        #expect(try #require(MannKendall([1, 2, 3, 4])).bothTails > 0.05)
        #expect(try #require(MannKendall([1, 2, 3, 4, 5])).bothTails < 0.05)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `a value that is no number is refused`(_ value: Double) {
        #expect(MannKendall([1, value]) == nil)
        #expect(SenSlope.slope(of: [1, value]) == nil)
    }
}
