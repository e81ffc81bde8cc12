import Testing

@testable import Statistics

/// How many reports it takes to see a halving. The figures are those of J. M. Lachin's formula, (reach · σ₀ + spread · σ₁)² / effect²,
/// by Python 3.12 with the quantiles 1.959964 and 0.841621.
@Suite struct EffectPowerTests {
    private func counts(_ before: Int, _ after: Int) throws -> BeforeAfter {
        try #require(BeforeAfter(before: before, after: after))
    }

    @Test func `as many times the reports as Lachin's formula has it, for a ratio`() throws {
        // (1.959964 + 0.841621)² · 4 / log(2)² = 65.346 reports in each of four counts.
        for (each, times) in [(65, 1.00533), (20, 3.26728), (130, 0.50266)] {
            let ratio = RateRatio(treated: try counts(each, each), control: try counts(each, each))
            let found = try #require(ratio.timesForHalving())
            #expect(abs(found - times) < 0.0005, "\(each): \(found)")
        }
    }

    @Test func `as many times the reports as Lachin's formula has it, for a difference`() throws {
        // σ₀² = 4 · 100, σ₁² = 3.5 · 100, effect 50: (1.959964 · 20 + 0.841621 · 18.7083)² / 2500 = 1.20756.
        let difference = DisplacementDifference(treated: try counts(100, 100), control: try counts(100, 100))
        let found = try #require(difference.timesForHalving())
        #expect(abs(found - 1.20756) < 0.0005, "\(found)")
        #expect(try #require(difference.timesForHalving(power: 0.5)) < found)
    }

    @Test func `none to be expected is no number`() throws {
        let nothing = DisplacementDifference(treated: try counts(0, 0), control: try counts(10, 5))
        #expect(nothing.timesForHalving() == nil)
    }
}
