import Clustering
import Reports

/// The surges among reports, by the reports in them.
///
/// None where so many places lie so scattered that the scan gathers them in cells wider than the radius of its greatest
/// circle, since the surge of such a cell may be far from a hotspot in it.
struct SurgeStudy {
    private let found: [(members: Set<Int>, surge: HotspotSurge)]

    /// - Parameters:
    ///   - heard: the reports, ascending, with a reporter once for each spot and day.
    ///   - today: what the sentences are read on.
    init(
        _ heard: [Int], of dense: DenseReports, weeks: ReportPeriods, _ scan: SpaceTimePermutationScan,
        today: CivilDate, continuing: (Double) -> Bool
    ) throws(CancellationError) {
        let events = heard.compactMap { report in
            weeks[SwedishTime(dense.reports[report].observed).date].map { (report: report, week: $0) }
        }
        let reports = ScanReports(
            events.lazy.map { (place: dense.reports[$0.report].place, period: $0.week) },
            periodCount: weeks.count)
        let result = try reports.map { reports throws(CancellationError) in
            try scan.result(for: reports, continuing: continuing)
        }
        guard let result, (result.cellSide ?? scan.windows.greatestRadius) <= scan.windows.greatestRadius
        else {
            found = []
            return
        }
        found = result.clusters.compactMap { cluster in
            let members = Set(cluster.members.map { events[$0].report })
            guard cluster.pValue <= HotspotStatistics.level, dense.isHeard(in: members) else { return nil }
            let surge = HotspotSurge(
                since: weeks.firstDay(of: cluster.periods.lowerBound), observed: cluster.observed,
                expected: cluster.expected, pValue: cluster.pValue, today: today)
            return (members, surge)
        }
    }

    /// The likeliest surge that has one of these reports in it.
    func surge(with reports: [Int]) -> HotspotSurge? {
        found.first { !$0.members.isDisjoint(with: reports) }?.surge
    }
}
