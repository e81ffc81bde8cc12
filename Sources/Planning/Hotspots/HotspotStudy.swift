import Reports
import Statistics

/// What the statistics say of each hotspot among some reports.
struct HotspotStudy {
    private let dense: DenseReports
    private let heat: HeatStudy?
    private let surges: SurgeStudy?

    /// - Parameters:
    ///   - from: with `until`, the time that the reports were asked for; what is after `now` does not count as time.
    ///   - continuing: called with the share done; false cancels.
    init(
        _ dense: DenseReports, from: Timestamp, until: Timestamp, at now: Timestamp,
        _ statistics: HotspotStatistics, continuing: (Double) -> Bool
    ) throws(CancellationError) {
        guard continuing(0) else { throw CancellationError() }
        self.dense = dense
        let until = min(until, now)
        let counted = dense.voices.oncePerSpotAndDay()
        heat = HeatStudy(
            counted.map { dense.reports[$0] }, in: statistics.cells,
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
            continuing: continuing)
    }

    func findings(on members: [Int]) -> HotspotFindings {
        let cell = heat?.hottestCell(with: members.lazy.map { dense.reports[$0].place })
        return HotspotFindings(
            significance: cell.flatMap { heat?.significance(of: $0) },
            pattern: cell.flatMap { heat?.pattern(of: $0) }, surge: surges?.surge(with: members))
    }
}

/// What the statistics say of one hotspot.
struct HotspotFindings {
    var significance: HotspotSignificance?
    var pattern: HotspotPattern?
    var surge: HotspotSurge?
}
