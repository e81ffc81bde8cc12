import Geometry
import Reports
import Statistics

/// What the statistics say of each hotspot among some reports, and of all the reports together.
struct HotspotStudy {
    /// Nil when they were not asked for.
    let nearRepeats: NearRepeats?
    private let dense: DenseReports
    /// The reports, with a reporter once for each spot and day.
    private let counted: Set<Int>
    private let heat: HeatStudy?
    private let surges: SurgeStudy?

    /// - Parameters:
    ///   - from: with `until`, the time that the reports were asked for; what is after `now` does not count as time.
    ///   - hasHotspots: whether there are any to be asked about; else only what is said of all the reports is worked out.
    ///   - background: what the reports of the cells are compared with.
    ///   - continuing: called with the share done; false cancels.
    init(
        _ dense: DenseReports, against background: HotspotBackground, hasHotspots: Bool, from: Timestamp,
        until: Timestamp, at now: Timestamp,
        _ statistics: HotspotStatistics, continuing: (Double) -> Bool
    ) throws(CancellationError) {
        guard continuing(0) else { throw CancellationError() }
        self.dense = dense
        let until = min(until, now)
        let counted = dense.voices.oncePerSpotAndDay()
        self.counted = Set(counted)
        let reports = counted.map { dense.reports[$0] }
        let days = Int(until.since(from).milliseconds / TimeSpan.days(1).milliseconds)
        nearRepeats = try statistics.nearRepeats.map { search throws(CancellationError) in
            try search.nearRepeats(among: reports, days: days) { continuing(Self.firstShare * $0) }
        }
        guard hasHotspots else {
            (heat, surges) = (nil, nil)
            return
        }
        heat = HeatStudy(
            reports, in: statistics.cells,
            background: background,
            ReportPeriods.forPattern(from: from, until: until))
        guard let surges = statistics.surges, dense.reports.count <= surges.mostReports,
            let weeks = ReportPeriods(
                .week, from: from, until: until, fewest: SurgeScan.fewestWeeks, most: SurgeScan.mostWeeks)
        else {
            self.surges = nil
            return
        }
        self.surges = try SurgeStudy(
            counted, of: dense, weeks: weeks, surges.scan, today: SwedishTime(now).date,
            continuing: { continuing(Self.firstShare + (1 - Self.firstShare) * $0) })
    }

    /// The share that near repeats are of the work.
    private static let firstShare = 0.1

    func findings(on members: [Int]) -> HotspotFindings {
        let places = members.map { dense.reports[$0].place }
        let cell = heat?.hottestCell(with: places)
        return HotspotFindings(
            significance: cell.flatMap {
                heat?.significance(of: $0, with: places, without: ofLoudest(members))
            },
            pattern: cell.flatMap { heat?.pattern(of: $0) }, surge: surges?.surge(with: members))
    }
}

extension HotspotStudy {
    /// Where the reports lie that the loudest reporter of a hotspot was counted for, when they are more than one; none otherwise.
    private func ofLoudest(_ members: [Int]) -> [Place] {
        let heard = members.filter(counted.contains)
        guard let loudest = dense.voices.loudest(of: heard), loudest.reports > 1 else { return [] }
        return heard.filter { dense.voices[$0] == loudest.voice }.map { dense.reports[$0].place }
    }
}

/// What the statistics say of one hotspot.
struct HotspotFindings {
    var significance: HotspotSignificance?
    var pattern: HotspotPattern?
    var surge: HotspotSurge?
}
