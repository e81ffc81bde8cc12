package import Geometry

/// Finds where and when more reports came than the habits of reporting explain, from the reports alone: a spot is expected to
/// have its usual share of all reports in every period.
///
/// So a spot that always reports much, or a week when everybody does, is no cluster; and a spot that began to report more at
/// the very start of the study, and kept on, is not seen. Each report counts as one voice: repeats by one reporter are to be
/// removed before.
///
/// Method: M. Kulldorff, R. Heffernan, J. Hartman, R. Assunção, F. Mostashari, "A space-time permutation scan statistic for
/// disease outbreak detection", PLoS Medicine 2 (2005). Of windows as likely, the one of ``ScanWindow/isBetter(than:)``.
package struct SpaceTimePermutationScan: Hashable, Sendable {
    package let windows: ScanWindows
    package let replications: ScanReplications
    /// More than ``few`` places are gathered in square cells of this side, and a report counts as being in the middle of its
    /// cell: up to 0.71 sides away, so that circles much smaller than a side cannot be told apart, nor an address from its
    /// neighbours. The side is doubled until there are at most ``most`` cells; the result tells. Nil never gathers, at a cost
    /// in time and memory that may be the square of the places.
    package let cellSide: Radius?
    /// How many clusters to give at most; at least 1.
    package let mostClusters: Int

    package static let few = 500
    package static let most = 8_000
    /// 100 m.
    package static let usualCellSide = Radius(metres: 100)

    package init(
        windows: ScanWindows, replications: ScanReplications, cellSide: Radius? = usualCellSide,
        mostClusters: Int = 10
    ) {
        self.windows = windows
        self.replications = replications
        self.cellSide = cellSide
        self.mostClusters = max(1, mostClusters)
    }

    /// Blocks the thread, and uses as many as ``ScanReplications/threads`` says.
    ///
    /// - Parameter continuing: called now and then, on the calling thread, with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    /// - Complexity: O(replications × (reports + spots × periods + members of all circles + batches of circles × runs)). Memory:
    ///   4 bytes for every two spots one of which is in a circle around the other, and for each thread, by spot, 4 bytes a
    ///   period and 32 for every eight lengths (prospective) or 4 × periods + 32 × lengths (retrospective).
    package func result(
        for reports: ScanReports, continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> ScanResult {
        let spots = ScanSpots(gathering: reports.places, cellSide: cellSide, few: Self.few, most: Self.most)
        let expected = ExpectedCounts(
            permuting: spots.spotOfReport, reports.periods, spots: spots.count, periods: reports.periodCount)
        let search = ScanSearch(
            spots: spots, expected: expected, windows: windows, periodCount: reports.periodCount)
        let study = ScanStudy(
            search: search, null: PermutedPeriods(original: reports.periods), periodOfReport: reports.periods,
            replications: replications, mostClusters: mostClusters)
        return try study.result(continuing: continuing)
    }
}
