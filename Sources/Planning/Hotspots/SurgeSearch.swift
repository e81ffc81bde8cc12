import Geometry
import Reports
import Statistics

/// One search for surges, and what came of it: one report an incident.
struct SurgeSearch {
    /// The clusters that chance seldom makes and that do not hang on one voice.
    private(set) var standing: [Found] = []
    /// The reports of those that the others hang on.
    private(set) var setAside: Set<Int> = []

    struct Found {
        let reports: Set<Int>
        let cluster: ScanCluster
        let pValue: Double
        /// The incidents in its circle 52 weeks before; nil where the weeks do not reach so far back.
        let yearBefore: Int?
    }

    /// - Parameter counted: the reports, ascending, with a reporter once for each spot and day.
    init(
        _ counted: [Int], of dense: DenseReports, _ weeks: ReportPeriods, _ scan: SpaceTimePermutationScan,
        continuing: (Double) -> Bool
    ) throws(CancellationError) {
        let incidents = Incidents(
            counted.map { report in
                let (found, id) = (dense.reports[report], dense.reports[report].id)
                return (
                    place: found.place, day: SwedishTime(found.observed).date.daysSinceEpoch,
                    key: id.high ^ id.low
                )
            }, reach: dense.reach)
        var tellers: [Int: [Int]] = [:]
        for (index, first) in incidents.firstOfReport.enumerated() {
            tellers[first, default: []].append(counted[index])
        }
        let events = tellers.keys.sorted().compactMap { first in
            weeks[SwedishTime(dense.reports[counted[first]].observed).date].map { (first: first, week: $0) }
        }
        let reports = ScanReports(
            events.lazy.map { (place: dense.reports[counted[$0.first]].place, period: $0.week) },
            periodCount: weeks.count)
        let result = try reports.map { reports throws(CancellationError) in
            try scan.result(for: reports, continuing: continuing)
        }
        guard let result, (result.cellSide ?? scan.windows.greatestRadius) <= scan.windows.greatestRadius
        else { return }
        for cluster in result.clusters where cluster.pValue <= HotspotStatistics.level {
            let told = cluster.members.map { tellers[events[$0].first] ?? [] }
            let reports = Set(told.joined())
            let alone = Self.incidentsOfOne(told, dense.voices)
            func found(_ pValue: Double) -> Found {
                Found(
                    reports: reports, cluster: cluster, pValue: pValue,
                    yearBefore: Self.yearBefore(
                        cluster,
                        among: events.lazy.map {
                            (place: dense.reports[counted[$0.first]].place, week: $0.week)
                        },
                        gatheredIn: result.cellSide))
            }
            guard let loudest = alone.max(by: { ($0.count, $1.first) < ($1.count, $0.first) }),
                loudest.count > 1
            else {
                // Of nobody more than one: without any of them it is one incident fewer, as is every count.
                if dense.hasEnoughReporters(reports) { standing.append(found(cluster.pValue)) }
                continue
            }
            let others = result.pValue(
                observed: cluster.observed - loudest.count, expected: cluster.expected)
            if dense.hasEnoughReporters(reports), others <= HotspotStatistics.level {
                standing.append(found(max(others, cluster.pValue)))
            } else {
                setAside.formUnion(reports.filter { dense.voices[$0] == loudest.voice })
            }
        }
    }

    private static let weeksInYear = 52

    /// The incidents in the circle of a cluster in the same weeks of the year before.
    ///
    /// - Parameter cellSide: where places were gathered in cells, their corners count with the circle too.
    private static func yearBefore(
        _ cluster: ScanCluster, among incidents: some Sequence<(place: Place, week: Int)>,
        gatheredIn cellSide: Radius?
    ) -> Int? {
        let (first, last) = (
            cluster.periods.lowerBound - weeksInYear, cluster.periods.upperBound - weeksInYear
        )
        let corner = (cellSide?.metres ?? 0) / 2.0.squareRoot()
        // A circle of one spot still holds what lies in it.
        guard first >= 0, let circle = Radius(metres: max(0.01, cluster.radius.metres + corner)) else {
            return nil
        }
        return incidents.count {
            (first...last).contains($0.week) && $0.place.isWithin(circle, of: cluster.centre)
        }
    }

    /// The voices that some incidents are told by alone, each with how many and the first report of these.
    private static func incidentsOfOne(_ incidents: [[Int]], _ voices: Voices)
        -> [(voice: Voices.Voice, count: Int, first: Int)]
    {
        var found: [Voices.Voice: (count: Int, first: Int)] = [:]
        for reports in incidents {
            guard let first = reports.first, let voice = voices[first],
                reports.allSatisfy({ voices[$0] == voice })
            else { continue }
            let known = found[voice] ?? (0, first)
            found[voice] = (known.count + 1, min(known.first, first))
        }
        return found.map { (voice: $0.key, count: $0.value.count, first: $0.value.first) }
    }
}
