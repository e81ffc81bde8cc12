import Foundation
import Statistics
import Testing

@Suite struct DisplacementDifferenceTests {
    // 50 → 30 and 60 → 55; the formula of A. P. Wheeler's Python crimepy (wdd.py), run with SciPy.
    @Test func `the published example`() throws {
        let difference = try difference(50, 30, 60, 55)
        #expect(difference.estimate == -15)
        #expect(abs(difference.standardError - 13.96424004376894) < 1e-12)
        #expect(abs(difference.z - -1.0741723110591495) < 1e-13)
        #expect(abs(difference.p - 0.28274545993277445) < 1e-13)
        let interval = difference.interval()
        #expect(abs(interval.lowerBound - -42.36940755725915) < 1e-10)
        #expect(abs(interval.upperBound - 12.369407557259152) < 1e-10)
    }

    @Test func `displacement areas are counted in`() throws {
        let displacement = DisplacementDifference.Displacement(
            treated: try counts(10, 14), control: try counts(20, 22))
        let difference = DisplacementDifference(
            treated: try counts(50, 30), control: try counts(60, 55), displacement: displacement)
        #expect(difference.estimate == -13)
        #expect(abs(difference.z - -0.8046797987672248) < 1e-13)
    }

    @Test func `unequal periods and areas are weighed as Wheeler's are`() throws {
        let difference = DisplacementDifference(
            treated: try counts(50, 30, 2, 1), control: try counts(60, 55, 3, 1.5),
            displacement: .init(treated: try counts(10, 14, 4, 2), control: try counts(20, 22, 1, 0.5)))
        #expect(abs(difference.estimate - -31.166666666666664) < 1e-12)
        #expect(abs(difference.standardError - 13.628503626998494) < 1e-12)
        #expect(abs(difference.p - 0.02220319547340664) < 1e-13)
        let ninety = difference.interval(at: try #require(ConfidenceLevel(percent: 90)))
        #expect(abs(ninety.lowerBound - -53.583560287456436) < 1e-10)
        #expect(abs(ninety.upperBound - -8.749773045876896) < 1e-10)
    }

    @Test func `no reports are no difference`() throws {
        let difference = try difference(0, 0, 0, 0)
        #expect(difference.estimate == 0 && difference.z == 0 && difference.p == 1)
        #expect(difference.interval() == 0...0)
        #expect(difference.smallestVisibleFall() == nil)
    }

    @Test func `counts, exposures and levels out of range are refused`() {
        #expect(BeforeAfter(before: -1, after: 0) == nil)
        #expect(BeforeAfter(before: 0, after: 1_000_000_001) == nil)
        #expect(BeforeAfter(before: 0, after: 0, beforeExposure: 0) == nil)
        #expect(BeforeAfter(before: 0, after: 0, afterExposure: .nan) == nil)
        #expect(ConfidenceLevel(percent: 49) == nil && ConfidenceLevel(percent: 100) == nil)
        #expect(abs(ConfidenceLevel.ninetyFive.standardErrors - 1.959963984540054) < 1e-14)
    }

    /// Poisson counts of these means before and after, alike in both areas: what is said to hold 95 % of the time does.
    @Test(arguments: [1.0, 2, 5, 10, 20, 50], [1.0, 3])
    func `with no effect, the interval holds 0 in 95 of 100 cases`(_ mean: Double, _ larger: Double) throws {
        var chance = Chance(seed: 95, stream: Int(mean * larger))
        let cases = 4_000
        var held = 0
        for _ in 0..<cases {
            let difference = try difference(
                chance.poisson(mean), chance.poisson(mean), chance.poisson(mean * larger),
                chance.poisson(mean * larger))
            if difference.interval().contains(0) { held += 1 }
        }
        // Four standard errors of 95 % in 4,000 are 1.4 %; with a handful of reports the interval errs on the safe
        // side.
        let share = Double(held) / Double(cases)
        #expect((0.936...(mean < 5 ? 0.99 : 0.964)).contains(share), "\(share)")
    }

    @Test(arguments: [0.5, 0.8])
    func `the smallest visible fall is seen as often as said`(_ power: Double) throws {
        let truth = try difference(200, 200, 300, 300)
        let fall = try #require(truth.smallestVisibleFall(power: power))
        var chance = Chance(seed: 8)
        let cases = 2_000
        var seen = 0
        for _ in 0..<cases {
            let difference = try difference(
                chance.poisson(200), chance.poisson(200 - fall), chance.poisson(300), chance.poisson(300))
            if difference.verdict() == .fell { seen += 1 }
        }
        #expect(abs(Double(seen) / Double(cases) - power) < 0.04, "\(seen)")
    }

    /// By its definition: the fall itself takes from the variance of the count it is found in.
    @Test(arguments: [0.5, 0.8, 0.95], [0.5, 1, 3])
    func `the smallest visible fall lies so many standard errors beyond what is seen`(
        _ power: Double, _ exposure: Double
    ) throws {
        let difference = DisplacementDifference(
            treated: try counts(90, 60, 1, exposure), control: try counts(40, 45))
        let fall = try #require(difference.smallestVisibleFall(power: power))
        let null = difference.nullStandardError
        let spread = (null * null - fall / exposure).squareRoot()
        let seen = Normal.upperTail((1.959963984540054 * null - fall) / spread)
        #expect(abs(seen - power) < 1e-9)
    }

    @Test func `a fall that takes more than all reports is not to be seen`() throws {
        #expect(try difference(5, 5, 5, 5).smallestVisibleFall() == nil)
        #expect(try difference(5, 5, 50, 0).expected == 0)
        // 1.959964 √210 is more than half of the 45 expected.
        let fall = try #require(try difference(50, 30, 60, 55).smallestVisibleFall(power: 0.5))
        #expect(abs(fall - 28.402576508932533) < 1e-12)
    }
}

func counts(_ before: Int, _ after: Int, _ beforeExposure: Double = 1, _ afterExposure: Double = 1) throws
    -> BeforeAfter
{
    try #require(
        BeforeAfter(
            before: before, after: after, beforeExposure: beforeExposure, afterExposure: afterExposure))
}

func difference(
    _ treatedBefore: Int, _ treatedAfter: Int, _ controlBefore: Int, _ controlAfter: Int
) throws -> DisplacementDifference {
    DisplacementDifference(
        treated: try counts(treatedBefore, treatedAfter), control: try counts(controlBefore, controlAfter))
}

extension Chance {
    /// A Poisson count, by multiplying fractions until they fall below e to the minus mean, a hundred at a time (D.
    /// Knuth).
    mutating func poisson(_ mean: Double) -> Int {
        guard mean <= 100 else { return poisson(100) + poisson(mean - 100) }
        var (count, product) = (0, fraction())
        while product > exp(-mean) {
            count += 1
            product *= fraction()
        }
        return count
    }
}
