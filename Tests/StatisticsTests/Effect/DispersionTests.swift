import Foundation
import Testing

@testable import Statistics

@Suite struct DispersionTests {
    private let treated = WeeklyCounts(before: [3, 5, 2, 8, 9, 1, 4, 4], after: [2, 2, 1, 6, 3, 3])
    private let control = WeeklyCounts(before: [4, 4, 3, 9, 7, 2, 5, 6], after: [5, 4, 6, 9, 3, 2])

    // The definition by NumPy 2.4.6.
    @Test func `dispersion is that of the weekly differences, in all weeks and in slow waves`() throws {
        let difference = try #require(Dispersion(ofDifference: treated, control))
        #expect(abs(difference.factor - 0.36613272311212813) < 1e-14)
        #expect(abs(difference.slow - 0.7429321443396105) < 1e-14)
        // Neighbouring weeks of the difference are 1.07 standard errors alike, those of the ratio 0.71.
        #expect(difference.isPersistent)
        let ratio = try #require(Dispersion(ofRatio: treated, control))
        #expect(abs(ratio.factor - 0.36231543670889016) < 1e-14)
        #expect(abs(ratio.slow - 0.6040544499362026) < 1e-14)
        #expect(!ratio.isPersistent)
    }

    @Test func `weeks steadier than chance make no interval narrower than Poisson's`() throws {
        let (treated, control) = (
            WeeklyCounts(before: [9, 8, 9, 8, 9, 8], after: [4, 5, 4, 5, 4, 5]),
            WeeklyCounts(before: [9, 9, 9, 9, 9, 9], after: [8, 8, 8, 8, 8, 8])
        )
        let difference = DisplacementDifference(
            treated: try counts(51, 27), control: try counts(54, 48),
            dispersion: Dispersion(ofDifference: treated, control))
        let plain = DisplacementDifference(treated: try counts(51, 27), control: try counts(54, 48))
        #expect(difference.interval() == plain.interval() && difference.p == plain.p)
        #expect(difference.verdict() == plain.verdict())
    }

    @Test func `weeks that bring more everywhere cancel in a ratio of areas of any size`() throws {
        let shocks = [1, 9, 2, 7, 1, 12, 3, 5]
        let small = WeeklyCounts(before: shocks.map { 2 * $0 }, after: shocks.reversed().map { 2 * $0 })
        let large = WeeklyCounts(before: shocks.map { 10 * $0 }, after: shocks.reversed().map { 10 * $0 })
        #expect(try #require(Dispersion(ofRatio: small, large)).factor < 1e-20)
        #expect(try #require(Dispersion(ofDifference: small, small)).factor == 0)
        #expect(try #require(Dispersion(ofDifference: small, large)).factor > 10)
    }

    @Test func `weeks like the ones before are seen, and widen the interval more`() throws {
        let swell = (0..<26).map { 10 + Int(8 * sin(Double($0) / 4)) }
        let even = [Int](repeating: 10, count: 26)
        let weeks = WeeklyCounts(before: swell, after: swell.reversed())
        let slow = try #require(
            Dispersion(ofDifference: weeks, WeeklyCounts(before: even, after: even)))
        #expect(slow.isPersistent && slow.slow > 2 * slow.factor)
        #expect(slow.reach(at: .ninetyFive) == slow.cautiousReach(at: .ninetyFive))
        // The same weeks in another order.
        let shuffled = (0..<26).map { swell[11 * $0 % 26] }
        let mixed = WeeklyCounts(before: shuffled, after: shuffled)
        let quick = try #require(
            Dispersion(ofDifference: mixed, WeeklyCounts(before: even, after: even)))
        #expect(quick.reach(at: .ninetyFive) < slow.reach(at: .ninetyFive))
    }

    @Test func `a single week before and one after tell nothing, and two do`() throws {
        let one = WeeklyCounts(before: [4], after: [9])
        #expect(Dispersion(ofDifference: one, one) == nil)
        let two = WeeklyCounts(before: [4, 5], after: [9, 1])
        #expect(Dispersion(ofRatio: two, control) != nil)
        let none = WeeklyCounts(weeksBefore: 3, weeksAfter: 3)
        #expect(try #require(Dispersion(ofDifference: none, none)).factor == 0)
    }

    /// p is at most 0.05 exactly where the interval does not hold what p is asked of.
    @Test(arguments: UInt64(0)..<20)
    func `p and interval say the same`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        func weeks() -> [Int] { (0..<12).map { _ in chance.poisson(20 * chance.fraction()) } }
        let treated = WeeklyCounts(before: weeks(), after: weeks().map { $0 / 2 })
        let control = WeeklyCounts(before: weeks(), after: weeks())
        let totals = try [treated, control].map {
            try counts($0.before.reduce(0, +), $0.after.reduce(0, +))
        }
        let difference = DisplacementDifference(
            treated: totals[0], control: totals[1], dispersion: Dispersion(ofDifference: treated, control))
        #expect((difference.p <= 0.05) == !difference.interval().contains(0))
        let ratio = RateRatio(
            treated: totals[0], control: totals[1], dispersion: Dispersion(ofRatio: treated, control))
        #expect((ratio.p <= 0.05) == !ratio.interval().contains(1))
    }

    /// Weekly counts with variance mean + 0.3 mean², 200 reports in 26 weeks: 74 % as if they were Poisson.
    @Test func `with counts as uneven as reports are, the interval holds 0 in 95 of 100 cases`() throws {
        var chance = Chance(seed: 12)
        let cases = 1_000
        var (held, heldPlain) = (0, 0)
        func weeks() -> [Int] {
            (0..<26).map { _ in
                // A gamma value of shape 3: the sum of three exponential ones; its variance is a third.
                let factor = (0..<3).reduce(0.0) { sum, _ in sum - log(1 - chance.fraction()) } / 3
                return chance.poisson(200.0 / 26 * factor)
            }
        }
        for _ in 0..<cases {
            let treated = WeeklyCounts(before: weeks(), after: weeks())
            let control = WeeklyCounts(before: weeks(), after: weeks())
            let totals = try [treated, control].map {
                try counts($0.before.reduce(0, +), $0.after.reduce(0, +))
            }
            let plain = DisplacementDifference(treated: totals[0], control: totals[1])
            let difference = DisplacementDifference(
                treated: totals[0], control: totals[1],
                dispersion: Dispersion(ofDifference: treated, control))
            if difference.interval().contains(0) { held += 1 }
            if plain.interval().contains(0) { heldPlain += 1 }
        }
        #expect((930...970).contains(held), "\(held)")
        #expect(heldPlain < 800, "\(heldPlain)")
    }
}
