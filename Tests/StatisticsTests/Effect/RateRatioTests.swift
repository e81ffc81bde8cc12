import Statistics
import Testing

@Suite struct RateRatioTests {
    // The interaction of a Poisson regression, statsmodels 0.15.0.
    @Test func `ratio and interval are those of a Poisson regression`() throws {
        let ratio = RateRatio(treated: try counts(50, 30), control: try counts(60, 55))
        #expect(abs(ratio.ratio - 0.6545454545454543) < 1e-14)
        #expect(abs(ratio.logStandardError - 0.2969542358374737) < 1e-14)
        #expect(abs(ratio.p - 0.15352112752136107) < 1e-13)
        #expect(abs(ratio.interval().lowerBound - 0.36573953) < 1e-8)
        #expect(abs(ratio.interval().upperBound - 1.17140673) < 1e-8)
        let ninety = ratio.interval(at: try #require(ConfidenceLevel(percent: 90)))
        #expect(abs(ninety.lowerBound - 0.40161535) < 1e-8)
        #expect(!ratio.isCorrected)
    }

    @Test func `twice the exposure before doubles the ratio`() throws {
        let ratio = RateRatio(treated: try counts(50, 30, 2, 1), control: try counts(60, 55))
        #expect(abs(ratio.ratio - 2 * 0.6545454545454543) < 1e-14)
    }

    // The same regression on 8.5 → 0.5 and 10.5 → 11.5.
    @Test func `a zero adds a half to every count`() throws {
        let ratio = RateRatio(treated: try counts(8, 0), control: try counts(10, 11))
        #expect(ratio.isCorrected)
        #expect(abs(ratio.ratio - 0.053708439897698156) < 1e-14)
        #expect(abs(ratio.interval().upperBound - 1.04932293) < 1e-7)
        #expect(RateRatio(treated: try counts(0, 0), control: try counts(0, 0)).ratio == 1)
    }

    @Test(arguments: [5.0, 10, 20, 50])
    func `with no effect, the interval holds 1 in at least 95 of 100 cases`(_ mean: Double) throws {
        var chance = Chance(seed: 96)
        let cases = 4_000
        var held = 0
        for _ in 0..<cases {
            let ratio = RateRatio(
                treated: try counts(chance.poisson(mean), chance.poisson(mean)),
                control: try counts(chance.poisson(2 * mean), chance.poisson(2 * mean)))
            if ratio.interval().contains(1) { held += 1 }
        }
        let share = Double(held) / Double(cases)
        #expect((0.936...0.985).contains(share), "\(share)")
    }
}
