import Testing

@testable import Statistics

@Suite struct SampledShareTests {
    /// The table of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998).
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func `the interval is Wilson's to four digits`(_ count: Int, _ all: Int, _ low: Double, _ high: Double)
        throws
    {
        let interval = try #require(SampledShare(Double(count) / Double(all), of: all)).interval()
        #expect(abs(interval.lowerBound - low) < 0.00005 && abs(interval.upperBound - high) < 0.00005)
    }

    @Test func `11 per cent of 900 is somewhere from 8.7 to 13.7 per cent when it was rounded`() throws {
        let exact = try #require(SampledShare(0.11, of: 900)).interval()
        let rounded = try #require(SampledShare(0.11, of: 900, rounding: 0.005)).interval()
        #expect(abs(exact.lowerBound - 0.0912) < 0.0001 && abs(exact.upperBound - 0.1322) < 0.0001)
        #expect(abs(rounded.lowerBound - 0.0867) < 0.0001 && abs(rounded.upperBound - 0.1375) < 0.0001)
    }

    @Test func `an interval holds its share, lies within 0 to 1 and narrows as more answer`() throws {
        var chance = Chance(seed: 4, stream: 0)
        for _ in 0..<500 {
            let share = (chance.fraction() * 100).rounded() / 100
            let answers = 1 + chance.index(below: 2_000)
            let one = try #require(SampledShare(share, of: answers, rounding: 0.005)).interval()
            let more = try #require(SampledShare(share, of: 4 * answers, rounding: 0.005)).interval()
            #expect(one.contains(share) && one.lowerBound >= 0 && one.upperBound <= 1)
            #expect(more.lowerBound >= one.lowerBound && more.upperBound <= one.upperBound)
        }
    }

    @Test func `what is no share is none`() {
        #expect(SampledShare(1.01, of: 9) == nil && SampledShare(-0.01, of: 9) == nil)
        #expect(SampledShare(0.5, of: 0) == nil && SampledShare(.nan, of: 9) == nil)
        #expect(SampledShare(0.5, of: 9, rounding: -0.1) == nil)
    }

    /// The examples of R. G. Newcombe, "Interval estimation for the difference between independent proportions", method 10.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775), (10, 10, 0, 20, 0.6791, 1),
    ])
    func `the interval of a difference is Newcombe's to four digits`(
        _ one: Int, _ oneAll: Int, _ other: Int, _ otherAll: Int, _ low: Double, _ high: Double
    ) throws {
        let first = try #require(SampledShare(Double(one) / Double(oneAll), of: oneAll))
        let second = try #require(SampledShare(Double(other) / Double(otherAll), of: otherAll))
        let interval = ShareDifference(first, second).interval()
        #expect(abs(interval.lowerBound - low) < 0.00006 && abs(interval.upperBound - high) < 0.00006)
    }

    @Test func `more comparisons ask for more`() throws {
        let first = try #require(SampledShare(0.11, of: 900))
        let second = try #require(SampledShare(0.145, of: 900))
        #expect(ShareDifference(first, second).isToldApart())
        #expect(!ShareDifference(first, second).isToldApart(among: 6))
    }

    @Test func `ranks that cannot be told apart are told`() throws {
        let shares = try [0.11, 0.12, 0.30, 0.31, 0.60].map { try #require(SampledShare($0, of: 900)) }
        let ranks = ShareRanking(shares).ranks
        #expect(ranks.map(\.rank) == [1, 2, 3, 4, 5])
        #expect(ranks.map(\.possible) == [1...2, 1...2, 3...4, 3...4, 5...5])
        #expect(ShareRanking([]).ranks.isEmpty)
        #expect(ShareRanking([shares[0], shares[0]]).ranks.map(\.rank) == [1, 1])
    }

    /// The promise of the joint intervals: with the truth drawn, the true ranks of all lie among the possible ones in 95 % of sets at least.
    @Test
    func `the true rank of every municipality is among the possible ones in at least 95 per cent of sets`()
        throws
    {
        var held = 0
        for set in 0..<200 {
            var chance = Chance(seed: 5, stream: set)
            let truth = (0..<6).map { _ in 0.08 + 0.1 * chance.fraction() }
            let shares = truth.compactMap { share in
                SampledShare(Double((0..<400).count { _ in chance.fraction() < share }) / 400, of: 400)
            }
            let ranks = ShareRanking(shares).ranks
            held +=
                zip(truth, ranks).allSatisfy { own, rank in
                    rank.possible.contains(1 + truth.count { $0 < own })
                } ? 1 : 0
        }
        #expect(held >= 190, "\(held) of 200")
    }
}
