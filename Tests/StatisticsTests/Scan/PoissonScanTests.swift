import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct PoissonScanTests {
    @Test(arguments: 0..<16)
    func `finds the windows that looking at every one finds`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        for _ in 0..<4 {
            let periodCount = Int.random(in: 1...12, using: &chance)
            let sites = try (0..<Int.random(in: 1...14, using: &chance)).map { _ in
                try Place.random(within: 400, using: &chance)
            }
            let isSteady = Bool.random(using: &chance)
            var rates = sites.map { _ in
                let steady = Double.random(in: 0.1...5, using: &chance)
                return (0..<periodCount).map { _ in
                    isSteady ? steady : Double.random(in: -1...5, using: &chance)
                }.map { max(0, $0) }
            }
            rates[0][0] = isSteady ? rates[0][0] : 1
            let reports = (0..<Int.random(in: 0...50, using: &chance)).map { _ in
                (
                    site: Int.random(in: sites.indices, using: &chance),
                    period: Int.random(in: 0..<periodCount, using: &chance)
                )
            }
            let windows = ScanWindows(
                greatestRadius: try Radius(metres: .random(in: 1...300, using: &chance)).orFail(),
                greatestShare: [0.1, 0.5, 1].randomElement(using: &chance) ?? 1,
                lengths: 1...Int.random(in: 1...12, using: &chance),
                direction: Bool.random(using: &chance) ? .prospective : .retrospective)
            let columns = try SiteReports(
                reports, sites: sites, expected: isSteady ? rates.map { $0[0] } : Array(rates.joined()),
                periodCount: periodCount
            ).orFail()
            let found = try PoissonScan(windows: windows, replications: ScanReplications(count: 0, seed: 1))
                .result(for: columns).clusters
            let wanted = NaiveScan(sites: sites, reports: reports, rates: rates, windows: windows)
                .clusters(most: 10)
            #expect(found.map(\.members) == wanted.map(\.members))
            #expect(found.map(\.periods) == wanted.map(\.run))
            #expect(found.map(\.centre) == wanted.map { sites[$0.centre] })
            #expect(found.map(\.radius) == wanted.map { Distance(squaredCentimetres: $0.squaredRadius) })
            for (found, wanted) in zip(found, wanted) {
                #expect(abs(found.logLikelihoodRatio - wanted.logRatio) < 1e-9)
                #expect(abs(found.expected - wanted.expected) < 1e-9)
                #expect(found.observed == wanted.members.count)
            }
        }
    }

    /// Two sites as likely in each of seven periods expect 10/14 everywhere, which no two sums of sevenths give alike: four
    /// reports are as rare in whichever they come. Chance puts four or more of ten in one of fourteen in 5.4 % of cases.
    @Test(arguments: 0..<7)
    func `as many reports are as rare in whichever period they come`(_ period: Int) throws {
        let sites = [try Place.olofstrom(), try Place.olofstrom(north: 2_000)]
        let others = (0..<14).filter { $0 != period }.prefix(6).map { (site: $0 / 7, period: $0 % 7) }
        let columns = try SiteReports(
            repeatElement((site: 0, period: period), count: 4) + others, sites: sites, expected: [1, 1],
            periodCount: 7
        ).orFail()
        let windows = ScanWindows(
            greatestRadius: try Radius(metres: 1).orFail(), greatestShare: 1, lengths: 1...1,
            direction: .retrospective)
        let found = try PoissonScan(windows: windows, replications: ScanReplications(count: 1_999, seed: 4))
            .result(for: columns)
        let best = try found.clusters.first.orFail()
        #expect(best.observed == 4 && best.periods == period...period)
        // Four standard errors of 2,000 draws.
        #expect(abs(best.pValue - 0.0542) < 0.0203)
    }

    @Test func `an expectation that is nearly nothing is refused, and so infinite ratios`() throws {
        let sites = [try Place.olofstrom(), try Place.olofstrom(north: 2_000)]
        #expect(
            SiteReports(
                [(site: 0, period: 0), (site: 1, period: 0)], sites: sites, expected: [1e-300, 1],
                periodCount: 1) == nil)
        #expect(
            SiteReports(
                [(site: 0, period: 0), (site: 1, period: 0)], sites: sites, expected: [1e-12, 1],
                periodCount: 1) != nil)
    }

    /// Of ten reports five are expected at each of two sites, and nine came at one:
    ///
    ///     9 ln(9 / 5) + 1 ln(1 / 5) = 5.290080 − 1.609438 = 3.680642
    ///
    /// Chance gives nine or more to one of them in 2 × (10 + 1) of 2¹⁰ ways: 0.021484.
    @Test(arguments: [[1.0, 1], [3, 0.5, 1, 2.5]])
    func `a small example agrees with what is worked out by hand`(_ expected: [Double]) throws {
        let sites = [try Place.olofstrom(), try Place.olofstrom(north: 2_000)]
        let reports = (0..<10).map { (site: $0 == 4 ? 1 : 0, period: 0) }
        let periodCount = expected.count / 2
        let windows = ScanWindows(
            greatestRadius: try Radius(metres: 500).orFail(), greatestShare: 0.5,
            lengths: periodCount...periodCount, direction: .retrospective)
        let columns = try SiteReports(
            reports, sites: sites, expected: expected, periodCount: periodCount
        ).orFail()
        let found = try PoissonScan(
            windows: windows, replications: ScanReplications(count: 9_999, seed: 4)
        ).result(for: columns)
        let cluster = try found.clusters.first.orFail()
        #expect(cluster.observed == 9)
        #expect(abs(cluster.expected - 5) < 1e-12)
        #expect(abs(cluster.logLikelihoodRatio - 3.680642) < 1e-6)
        // Five standard errors of 10,000 draws.
        #expect(abs(cluster.pValue - 0.021484) < 0.0073)
    }

    @Test func `reports where nothing is expected are no cluster`() throws {
        let sites = [try Place.olofstrom(), try Place.olofstrom(north: 2_000)]
        let columns = try SiteReports(
            [(site: 0, period: 0), (site: 0, period: 0)], sites: sites, expected: [0, 1], periodCount: 1
        ).orFail()
        let windows = ScanWindows(
            greatestRadius: try Radius(metres: 500).orFail(), greatestShare: 1, lengths: 1...1,
            direction: .prospective)
        let found = try PoissonScan(windows: windows, replications: ScanReplications(count: 9, seed: 1))
            .result(for: columns)
        #expect(found.clusters.isEmpty)
        #expect(found.windows == 1)
    }

    @Test func `expectations that cannot be are refused`() throws {
        let sites = [try Place.olofstrom(), try Place.olofstrom(north: 2_000)]
        for expected in [[1], [1, -1], [1, .nan], [1, .infinity], [0, 0], [1, 2, 3], [1e300, 1e300]] {
            #expect(SiteReports([], sites: sites, expected: expected, periodCount: 2) == nil)
        }
        #expect(SiteReports([], sites: sites, expected: [1, 2], periodCount: 2) != nil)
        #expect(SiteReports([], sites: [], expected: [], periodCount: 2) == nil)
        for report in [
            (site: 2, period: 0), (site: -1, period: 0), (site: 0, period: 2), (site: 0, period: -1),
        ] {
            #expect(SiteReports([report], sites: sites, expected: [1, 2], periodCount: 2) == nil)
        }
    }
}
