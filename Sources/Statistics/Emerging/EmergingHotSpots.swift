package import Geometry

/// Which cells of a study are hot, since when, and whether they get hotter: emerging hot spot analysis.
///
/// In each period by itself, a cell has a standard score Gi*, and is hot when the probability of its count by chance,
/// adjusted over all cells of that period, is at most `level` (``CellHeat``). So what was said of a period does not
/// change when later ones come, and a period without events has no hot cell. The class of a cell follows from its row
/// of periods (``HotSpotHistory``).
///
/// Unlike in Esri's analysis, neighbours are in the plane alone, not in the period before. Trends are tested cell by
/// cell: of the cells that are always as hot, a share of `level` will seem to change.
package struct EmergingHotSpots: Sendable {
    package let counts: CellCounts
    package let level: Double
    /// Of each cell.
    package let histories: [HotSpotHistory]
    /// The last period by itself.
    package let last: CellHeat
    /// All periods together.
    package let overall: CellHeat
    /// By period, then by cell.
    private let scores: [Double]

    /// - Parameter level: The highest adjusted probability at which a cell is hot, and the highest probability at
    ///   which a trend of its scores is significant.
    ///
    /// Nil when the level is not a probability.
    ///
    /// - Complexity: O(*periods* × *cells* × (log *cells* + *periods*)) time; 13 bytes for each period of a cell,
    ///   with the counts.
    package init?(_ counts: CellCounts, level: Double = 0.05) {
        let weights = SpatialWeights(of: counts.cells)
        let (cells, periods) = (counts.cells.count, counts.periods)
        var scores: [Double] = []
        var isHot: [Bool] = []
        scores.reserveCapacity(cells * periods)
        isHot.reserveCapacity(cells * periods)
        var last: CellHeat?
        for period in 0..<periods {
            guard let heat = CellHeat(counts[period: period].map(Int.init), weights: weights) else {
                return nil
            }
            scores += heat.z
            isHot += heat.adjusted.map { $0 <= level }
            last = heat
        }
        guard (0...1).contains(level), let last, let overall = CellHeat(counts.totals, weights: weights)
        else {
            return nil
        }
        var histories: [HotSpotHistory] = []
        histories.reserveCapacity(cells)
        for cell in 0..<cells {
            let row = stride(from: cell, to: scores.count, by: cells)
            guard
                let history = HotSpotHistory(
                    scores: row.map { scores[$0] }, isHot: row.map { isHot[$0] }, level: level)
            else { return nil }
            histories.append(history)
        }
        self.counts = counts
        self.level = level
        self.histories = histories
        self.last = last
        self.overall = overall
        self.scores = scores
    }

    /// Counts the events first; nil also when ``CellCounts`` refuses them.
    ///
    /// - Complexity: for *n* events O(*n* log *cells*) more.
    package init?(
        of events: some Sequence<(place: Place, period: Int)>, in cells: StudyCells, periods: Int,
        level: Double = 0.05
    ) {
        guard let counts = CellCounts(of: events, in: cells, periods: periods) else { return nil }
        self.init(counts, level: level)
    }

    /// The standard score of a cell in each period.
    package func scores(of cell: Int) -> [Double] {
        stride(from: cell, to: scores.count, by: counts.cells.count).map { scores[$0] }
    }
}
