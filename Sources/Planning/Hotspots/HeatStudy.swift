import Geometry
import Reports
import Statistics

/// How hot the cells are that reports lie in, over all the time and period by period.
struct HeatStudy {
    private let cells: StudyCells
    private let heat: CellHeat
    private let baseline: HotspotBaseline
    private let histories: (cells: [HotSpotHistory], length: PeriodLength)?

    /// - Parameters:
    ///   - background: what the reports are compared with over all the time; period by period it is an even spread.
    ///   - periods: nil when there is too little time for a pattern.
    ///
    /// Nil when the reports lie in more cells than a study can have.
    ///
    /// - Complexity: that of ``EmergingHotSpots``.
    init?(
        _ reports: [FoundReport], in tessellation: Tessellation, background: HotspotBackground,
        _ periods: ReportPeriods?
    ) {
        let all: [Place]? =
            if case .reports(let all) = background {
                CountedReport.oncePerSpotAndDay(all).map(\.place)
            } else { nil }
        guard let cells = StudyCells(tessellation, around: all ?? reports.map(\.place)),
            let counts = CellCounts(
                of: reports.lazy.map { (place: $0.place, period: 0) }, in: cells, periods: 1),
            let heat = CellHeat(
                counts.totals, weights: SpatialWeights(of: cells),
                baseline: Self.baseline(background, all: all, cells, counts.totals))
        else { return nil }
        baseline = background.baseline
        self.cells = cells
        self.heat = heat
        histories = periods.flatMap { periods in
            let events = reports.lazy.compactMap { report in
                periods[SwedishTime(report.observed).date].map { (place: report.place, period: $0) }
            }
            return EmergingHotSpots(
                of: events, in: cells, periods: periods.count, level: HotspotStatistics.level
            ).map { ($0.histories, periods.length) }
        }
    }

    private static func baseline(
        _ background: HotspotBackground, all: [Place]?, _ cells: StudyCells, _ counts: [Int]
    ) -> CellBaseline {
        switch background {
        case .even: return .even
        case .inhabitants(let inhabitants): return .inhabitants(inhabitants.spread(over: cells))
        case .reports:
            let counted = (all ?? []).reduce(into: [Int](repeating: 0, count: cells.count)) {
                if let cell = cells.index(at: $1) { $0[cell] += 1 }
            }
            // One who reported two kinds on one day is counted once among all, and may be for each.
            return .events(zip(counted, counts).map(max))
        }
    }

    /// The least probable of the cells that hold one of these places; of those as improbable, the one that stands out
    /// most, then the southernmost and the westernmost. Nil when the study has none of them.
    func hottestCell(with places: some Sequence<Place>) -> Int? {
        Set(places.lazy.compactMap(cells.index))
            .min { (heat.adjusted[$0], -heat.z[$0], $0) < (heat.adjusted[$1], -heat.z[$1], $1) }
    }

    /// Of a hotspot with reports in these places; the larger of with and without some of them.
    ///
    /// - Parameter absent: the places of those that are left out, each a report that was counted.
    func significance(of cell: Int, with places: some Sequence<Place>, without absent: some Sequence<Place>)
        -> HotspotSignificance
    {
        let left = Dictionary(absent.lazy.compactMap(cells.index).map { ($0, 1) }, uniquingKeysWith: +)
        let pValue =
            left.isEmpty
            ? heat.adjusted[cell]
            : max(
                heat.adjusted[cell],
                heat.lowestAdjusted(
                    among: Set(places.lazy.compactMap(cells.index)).sorted(), without: left))
        return HotspotSignificance(pValue: pValue, cells: cells.count, baseline: baseline)
    }

    func pattern(of cell: Int) -> HotspotPattern? {
        histories.map { HotspotPattern($0.cells[cell], $0.length) }
    }
}
