import Reports
import Statistics

/// The surges among reports, by the reports in them.
///
/// None that hangs on one voice: that would not be as rare without its loudest reporter, or has fewer reporters than a
/// hotspot. What that reporter reported there is set aside and the search is done again, so that it hides no surge of others
/// around it.
///
/// None where so many places lie so scattered that the scan gathers them in cells wider than the radius of its greatest
/// circle, since the surge of such a cell may be far from a hotspot in it.
struct SurgeStudy {
    private let found: [(members: Set<Int>, surge: HotspotSurge)]

    /// How often reports are set aside and the search done again, at most.
    private static let mostRepeats = 2

    /// - Parameters:
    ///   - counted: the reports, ascending, with a reporter once for each spot and day.
    ///   - today: what the sentences are read on.
    init(
        _ counted: [Int], of dense: DenseReports, weeks: ReportPeriods, _ scan: SpaceTimePermutationScan,
        today: CivilDate, continuing: (Double) -> Bool
    ) throws(CancellationError) {
        var (counted, left) = (counted, 1.0)
        var search = try Search(counted, of: dense, weeks, scan) { continuing(0.9 * $0) }
        for _ in 0..<Self.mostRepeats where !search.setAside.isEmpty {
            counted.removeAll(where: search.setAside.contains)
            left *= 0.1
            search = try Search(counted, of: dense, weeks, scan) { continuing(1 - left * (1 - 0.9 * $0)) }
        }
        found = search.standing.map { cluster in
            let surge = HotspotSurge(
                since: weeks.firstDay(of: cluster.periods.lowerBound), observed: cluster.observed,
                expected: cluster.expected, pValue: cluster.pValue, today: today)
            return (search.reports(of: cluster), surge)
        }
    }

    /// The likeliest surge that has one of these reports in it.
    func surge(with reports: [Int]) -> HotspotSurge? {
        found.first { !$0.members.isDisjoint(with: reports) }?.surge
    }
}

/// One search, and what came of it.
private struct Search {
    /// The clusters that chance seldom makes and that do not hang on one voice.
    private(set) var standing: [ScanCluster] = []
    /// The reports of those that the others hang on.
    private(set) var setAside: Set<Int> = []
    private let events: [(report: Int, week: Int)]

    init(
        _ counted: [Int], of dense: DenseReports, _ weeks: ReportPeriods, _ scan: SpaceTimePermutationScan,
        continuing: (Double) -> Bool
    ) throws(CancellationError) {
        events = counted.compactMap { report in
            weeks[SwedishTime(dense.reports[report].observed).date].map { (report: report, week: $0) }
        }
        let reports = ScanReports(
            events.lazy.map { (place: dense.reports[$0.report].place, period: $0.week) },
            periodCount: weeks.count)
        let result = try reports.map { reports throws(CancellationError) in
            try scan.result(for: reports, continuing: continuing)
        }
        guard let result, (result.cellSide ?? scan.windows.greatestRadius) <= scan.windows.greatestRadius
        else { return }
        for cluster in result.clusters where cluster.pValue <= HotspotStatistics.level {
            let members = self.reports(of: cluster)
            guard let loudest = dense.voices.loudest(of: members) else { continue }
            let others = result.pValue(
                observed: cluster.observed - loudest.reports, expected: cluster.expected)
            if dense.hasEnoughReporters(members), others <= HotspotStatistics.level {
                standing.append(cluster)
            } else {
                setAside.formUnion(members.filter { dense.voices[$0] == loudest.voice })
            }
        }
    }

    func reports(of cluster: ScanCluster) -> Set<Int> { Set(cluster.members.map { events[$0].report }) }
}
