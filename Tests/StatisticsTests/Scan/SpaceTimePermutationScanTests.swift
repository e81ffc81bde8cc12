import Geometry
import Statistics
import TestSupport
import Testing

@Suite struct SpaceTimePermutationScanTests {
    @Test(arguments: 0..<16)
    func `finds the windows that looking at every one finds`(_ seed: UInt64) throws {
        var chance = SeededChance(seed: seed)
        for _ in 0..<3 {
            let periodCount = Int.random(in: 1...14, using: &chance)
            let reports = try random(
                Int.random(in: 0...45, using: &chance),
                side: [2, 30, 400].randomElement(using: &chance) ?? 2,
                periodCount: periodCount, using: &chance)
            let shortest = Int.random(in: 1...3, using: &chance)
            let windows = ScanWindows(
                greatestRadius: try Radius(metres: .random(in: 1...300, using: &chance)).orFail(),
                greatestShare: [0.1, 0.5, 1].randomElement(using: &chance) ?? 1,
                lengths: shortest...shortest + Int.random(in: 0...11, using: &chance),
                direction: Bool.random(using: &chance) ? .prospective : .retrospective)
            let found = try scan(windows, 0).result(for: columns(reports, periodCount)).clusters
            let naive = NaiveScan(permuting: reports, periodCount: periodCount, windows: windows)
            let wanted = naive.clusters(most: 10)
            #expect(found.map(\.members) == wanted.map(\.members))
            #expect(found.map(\.observed) == wanted.map(\.members.count))
            #expect(found.map(\.expected) == wanted.map(\.expected))
            #expect(found.map(\.logLikelihoodRatio) == wanted.map(\.logRatio))
            #expect(found.map(\.periods) == wanted.map(\.run))
            #expect(found.map(\.centre) == wanted.map { naive.sites[$0.centre] })
            #expect(found.map(\.radius) == wanted.map { Distance(squaredCentimetres: $0.squaredRadius) })
        }
    }

    /// A has 8 of 20 reports and the last period has 8, so 8 × 8 / 20 = 3.2 are expected there; 6 came:
    ///
    ///     6 ln(6 / 3.2) + 14 ln(14 / 16.8) = 3.771652 − 2.552502 = 1.219150
    ///
    /// B, with 12, is above the greatest share, so A in the last period is the only window. Dealing 8 last periods out among 20
    /// reports gives A 6 or more with the hypergeometric probability
    ///
    ///     (28 × 66 + 8 × 12 + 1) / 125,970 = 0.015440
    @Test func `a small example agrees with what is worked out by hand`() throws {
        let (a, b) = (try Place.olofstrom(), try Place.olofstrom(north: 2_000))
        let reports = [(a, 0, 2), (a, 1, 6), (b, 0, 10), (b, 1, 2)].flatMap { place, period, count in
            repeatElement((place: place, period: period), count: count)
        }
        let windows = try prospective(1...1)
        let found = try scan(windows, 9_999).result(for: columns(reports, 2))
        let cluster = try found.clusters.first.orFail()
        #expect(found.clusters.count == 1)
        #expect(found.windows == 1)
        #expect(cluster.members == Array(2..<8))
        #expect(cluster.expected == 3.2)
        #expect(cluster.ratio == 1.875)
        #expect(abs(cluster.logLikelihoodRatio - 1.219150) < 1e-6)
        // Five standard errors of 10,000 draws.
        #expect(abs(cluster.pValue - 0.015440) < 0.0062)
        #expect(cluster.recurrenceInterval == 1 / cluster.pValue)
        #expect(cluster.replications == 9_999)
    }

    @Test func `a planted cluster is found, where and when it is`() throws {
        var chance = SeededChance(seed: 3)
        var reports = try random(300, side: 1_500, periodCount: 20, using: &chance)
        let spot = reports[7].place
        reports += (0..<12).map { _ in (place: spot, period: 19) }
        let found = try scan(try prospective(1...5), 199).result(for: columns(reports, 20))
        let best = try found.clusters.first.orFail()
        #expect(best.pValue == 0.005)
        #expect(best.periods == 19...19)
        #expect(Set(300..<312).isSubset(of: best.members))
        #expect(best.centre.distance(to: spot) <= best.radius)
        for (place, cluster) in found.clusters.enumerated().dropFirst() {
            #expect(cluster.pValue > 0.05)
            #expect(cluster.logLikelihoodRatio <= found.clusters[place - 1].logLikelihoodRatio)
        }
    }

    /// Places and periods are drawn apart, so each p-value of twenty is as likely; by N. V. Smirnov's bound their distribution
    /// function is further than 1.63 / √n from even in one of a hundred, and with a fixed seed never or always.
    @Test func `p-values are even when nothing is going on`() throws {
        var chance = SeededChance(seed: 5)
        let trials = 80
        var counts = [Int](repeating: 0, count: 21)
        for trial in 0..<trials {
            let reports = try random(60, side: 400, periodCount: 12, using: &chance)
            let found = try scan(try prospective(1...4, reach: 130), 19, seed: UInt64(trial))
                .result(for: columns(reports, 12))
            counts[Int((try found.clusters.first.orFail().pValue * 20).rounded())] += 1
        }
        var (sum, furthest) = (0, 0.0)
        for (twentieths, count) in counts.enumerated() {
            sum += count
            furthest = max(furthest, abs(Double(sum) / Double(trials) - Double(twentieths) / 20))
        }
        #expect(furthest < 1.63 / Double(trials).squareRoot())
    }

    @Test(arguments: [nil, 5])
    func `any number of threads gives the same`(_ stoppingAfter: Int?) throws {
        var chance = SeededChance(seed: 11)
        let reports = try columns(try random(120, side: 300, periodCount: 10, using: &chance), 10)
        let results = try [1, 2, 5].map { threads in
            try SpaceTimePermutationScan(
                windows: try prospective(1...4),
                replications: ScanReplications(
                    count: 100, stoppingAfter: stoppingAfter, seed: 2, threads: threads)
            ).result(for: reports)
        }
        #expect(results[0] == results[1])
        #expect(results[0] == results[2])
        #expect(results[0].clusters.count > 1)
        #expect((results[0].clusters.first?.replications == 100) == (stoppingAfter == nil))
    }

    @Test func `stopping early leaves the p-value that the replications until then give`() throws {
        var chance = SeededChance(seed: 11)
        let reports = try columns(try random(120, side: 300, periodCount: 10, using: &chance), 10)
        func clusters(_ count: Int, _ stoppingAfter: Int?) throws -> [ScanCluster] {
            let replications = ScanReplications(count: count, stoppingAfter: stoppingAfter, seed: 2)
            return try SpaceTimePermutationScan(windows: prospective(1...4), replications: replications)
                .result(for: reports).clusters
        }
        for cluster in try clusters(300, 4) {
            #expect(cluster.pValue == 4 / Double(cluster.replications))
        }
        let stopped = try clusters(300, 4).first.orFail()
        let all = try clusters(stopped.replications, nil).first.orFail()
        #expect(all.pValue == 5 / Double(stopped.replications + 1))
    }

    @Test func `a run that is told to stop stops, and tells its progress until then`() throws {
        var chance = SeededChance(seed: 1)
        let reports = try columns(try random(50, side: 300, periodCount: 10, using: &chance), 10)
        var shares: [Double] = []
        #expect(throws: CancellationError.self) {
            try scan(try prospective(1...4), 640).result(for: reports) { share in
                shares.append(share)
                return shares.count < 4
            }
        }
        #expect(shares == [0, 0.1, 0.2, 0.3])
    }

    @Test func `a cancelled task stops`() async throws {
        let reports = try columns([(try .olofstrom(), 0), (try .olofstrom(north: 50), 1)], 2)
        let scan = try scan(try prospective(1...1), 100_000)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try scan.result(for: reports)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func `nothing, one report, one place, one week and one period have no clusters`() throws {
        let (here, there) = (try Place.olofstrom(), try Place.olofstrom(north: 100))
        let sets: [[(place: Place, period: Int)]] = [
            [], [(here, 3)], (0..<9).map { (here, $0 % 4) }, (0..<9).map { ($0 % 2 == 0 ? here : there, 3) },
        ]
        for direction in ScanWindows.Direction.allCases {
            let windows = ScanWindows(
                greatestRadius: try Radius(metres: 500).orFail(), greatestShare: 1, lengths: 1...2,
                direction: direction)
            for reports in sets {
                #expect(try scan(windows, 9).result(for: columns(reports, 4)).clusters.isEmpty)
            }
            let inOne = [(place: here, period: 0), (place: there, period: 0)]
            #expect(try scan(windows, 9).result(for: columns(inOne, 1)).clusters.isEmpty)
        }
    }

    @Test func `runs longer than the study are not looked at`() throws {
        let reports = [
            (place: try Place.olofstrom(), period: 0), (place: try Place.olofstrom(north: 9), period: 2),
        ]
        let found = try scan(try prospective(4...9), 9).result(for: columns(reports, 3))
        #expect(found.windows == 0)
        #expect(found.clusters.isEmpty)
    }

    @Test func `a report outside the study is refused, and a study without periods`() throws {
        let here = try Place.olofstrom()
        for (period, periodCount) in [(3, 3), (-1, 3), (0, 0), (0, .max), (.max, 3)] {
            #expect(ScanReports([(place: here, period: period)], periodCount: periodCount) == nil)
        }
    }

    private func prospective(_ lengths: ClosedRange<Int>, reach: Double = 500) throws -> ScanWindows {
        ScanWindows(
            greatestRadius: try Radius(metres: reach).orFail(), greatestShare: 0.5, lengths: lengths,
            direction: .prospective)
    }

    private func scan(
        _ windows: ScanWindows, _ replications: Int, seed: UInt64 = 1
    ) throws -> SpaceTimePermutationScan {
        SpaceTimePermutationScan(
            windows: windows, replications: ScanReplications(count: replications, seed: seed))
    }

    private func columns(_ reports: [(place: Place, period: Int)], _ periodCount: Int) throws -> ScanReports {
        try ScanReports(reports, periodCount: periodCount).orFail()
    }

    /// Reports at places of a grid of eight by eight, so that many share one and many distances are equal.
    private func random(
        _ count: Int, side: Double, periodCount: Int, using chance: inout SeededChance
    ) throws -> [(place: Place, period: Int)] {
        try (0..<count).map { _ in
            let place = try Place.olofstrom(
                north: side / 7 * Double(Int.random(in: 0...7, using: &chance)),
                east: side / 7 * Double(Int.random(in: 0...7, using: &chance)))
            return (place, .random(in: 0..<periodCount, using: &chance))
        }
    }
}
