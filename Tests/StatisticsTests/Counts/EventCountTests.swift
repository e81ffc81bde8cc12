import Testing

@testable import Statistics

@Suite struct EventCountTests {
    @Test(arguments: [3, 5, 10, 20, 50, 100, 400])
    func `the interval is the exact one of Poisson but for a little`(_ count: Int) throws {
        let interval = try #require(EventCount(count)).interval()
        #expect(abs(Poisson.upperTail(count, mean: interval.lowerBound) - 0.025) < 0.002, "\(interval)")
        #expect(abs(Poisson.lowerTail(count, mean: interval.upperBound) - 0.025) < 0.002, "\(interval)")
        #expect(interval.contains(Double(count)))
    }

    /// Against the exact ends that tables give: F. Garwood, Biometrika 28 (1936).
    @Test(arguments: [(0, 0, 3.689), (1, 0.025, 5.572), (10, 4.795, 18.390), (50, 37.111, 65.919)])
    func `the ends lie at those of tables`(_ count: Int, _ low: Double, _ high: Double) throws {
        let interval = try #require(EventCount(count)).interval()
        #expect(abs(interval.lowerBound - low) < 0.03 && abs(interval.upperBound - high) < 0.03)
    }

    @Test func `a rate is of those among whom it happened, and of nobody there is none`() throws {
        let count = try #require(EventCount(130))
        let rate = try #require(count.rate(per: 100_000, of: 13_000))
        #expect(abs(rate.rate - 1_000) < 0.001 && rate.interval.contains(1_000))
        #expect(count.rate(per: 100_000, of: 0) == nil)
        #expect(EventCount(-1) == nil)
    }

    @Test func `two counts are told apart by the conditional test`() throws {
        func chance(_ one: Int, _ other: Int) throws -> Double {
            try #require(EventCount(one)).chance(beside: try #require(EventCount(other)))
        }
        // 2 · P(at least 15 of 20 at 0.5) = 2 · 0.020695.
        #expect(abs(try chance(15, 5) - 0.04139) < 0.0001)
        #expect(try chance(15, 5) == chance(5, 15))
        #expect(try chance(0, 0) == 1 && chance(7, 7) == 1)
        let (exact, near) = (try chance(4_900, 5_100), try chance(4_901, 5_101))
        #expect(abs(exact - near) < 0.003, "\(exact) \(near)")
        #expect(try chance(.max, .max) == 1)
    }
}
