import Reports
import Statistics

/// The surges among reports, by the reports in them.
///
/// A surge is of incidents, not of those who tell of them: what several people tell of one incident counts once (`Incidents` in the
/// room Statistics). None that hangs on one voice: that would not be as rare without the incidents that its loudest reporter alone
/// tells of, when these are several, or has fewer reporters than a hotspot. What that reporter reported there is set aside and
/// the search is done again, so that it hides no surge of others around it.
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
        var search = try SurgeSearch(counted, of: dense, weeks, scan) { continuing(0.9 * $0) }
        for _ in 0..<Self.mostRepeats where !search.setAside.isEmpty {
            counted.removeAll(where: search.setAside.contains)
            left *= 0.1
            search = try SurgeSearch(counted, of: dense, weeks, scan) {
                continuing(1 - left * (1 - 0.9 * $0))
            }
        }
        found = search.standing.map { found in
            let surge = HotspotSurge(
                since: weeks.firstDay(of: found.cluster.periods.lowerBound), observed: found.cluster.observed,
                reports: found.reports.count, expected: found.cluster.expected, pValue: found.pValue,
                yearBefore: found.yearBefore, today: today)
            return (found.reports, surge)
        }
    }

    /// The likeliest surge that has one of these reports in it.
    func surge(with reports: [Int]) -> HotspotSurge? {
        found.first { !$0.members.isDisjoint(with: reports) }?.surge
    }
}
