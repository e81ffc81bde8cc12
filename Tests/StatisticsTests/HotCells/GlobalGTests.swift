import Statistics
import TestSupport
import Testing

@Suite struct GlobalGTests {
    @Test func `six points and a grid have the statistic that esda gives them`() throws {
        // PyPI esda 2.9.0, G(y, w): G, EG, VG, z_norm.
        let points = try #require(GlobalG(SixPoints.values, weights: try SixPoints.weights()))
        #expect(
            [points.value, points.expected, points.variance, points.z].isClose(
                to: [0.5570977917981073, 0.4666666666666667, 0.009203550195101468, 0.942627795324094],
                within: 1e-12))
        let (values, weights) = try SquareGrid.oracle()
        let grid = try #require(GlobalG(values, weights: weights))
        #expect(
            [grid.value, grid.expected, grid.variance * 1e7].isClose(
                to: [0.027071435435748376, 0.024459308807134893, 2.540401213631423], within: 1e-9))
        #expect(abs(grid.z - 5.182544868361085) < 1e-6)
    }

    @Test func `mean and variance are those of all orders of the values`() throws {
        let weights = try SixPoints.weights()
        var shuffled: [Double] = []
        permute(SixPoints.values, from: 0) { shuffled.append(GlobalG($0, weights: weights)?.value ?? .nan) }
        #expect(shuffled.count == 720)
        let mean = shuffled.reduce(0, +) / 720
        let variance = shuffled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 720
        let found = try #require(GlobalG(SixPoints.values, weights: weights))
        #expect([found.expected, found.variance].isClose(to: [mean, variance], within: 1e-12))
    }

    private func permute(_ values: [Double], from start: Int, _ body: ([Double]) -> Void) {
        guard start < values.count else { return body(values) }
        for next in start..<values.count {
            var swapped = values
            swapped.swapAt(start, next)
            permute(swapped, from: start + 1, body)
        }
    }

    @Test func `values alike, all neighbours and no neighbours have no score`() throws {
        let alike = try #require(GlobalG([3, 3, 3, 3, 3, 3], weights: try SixPoints.weights()))
        #expect(alike.z == 0)
        #expect(try GlobalG(SixPoints.values, weights: SixPoints.weights(reach: 1_000))?.z == 0)
        #expect(try GlobalG(SixPoints.values, weights: SixPoints.weights(reach: 1))?.z == 0)
    }

    @Test(arguments: [
        [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 9], [1, 2, 3], [1, 1, 1, 1, 1, -1], [1, 1, 1, 1, 1, .nan],
    ])
    func `what has no products, a negative value and a value that is no number are refused`(
        _ values: [Double]
    ) throws {
        #expect(try GlobalG(values, weights: SixPoints.weights()) == nil)
    }

    @Test(arguments: [
        [1e-40, 1, 1e-40, 0, 0, 0], [1e300, 1e300, 1e299, 1e290, 0, 0], [1e-300, 0, 0, 0, 0, 2e-300],
    ])
    func `extreme values still have a statistic from 0 to 1`(_ values: [Double]) throws {
        let found = try #require(try GlobalG(values, weights: SixPoints.weights()))
        #expect((0...1).contains(found.value))
        #expect(found.variance.isFinite && found.z.isFinite)
    }
}
