@testable import Statistics

/// Finds where and when more reports came than a given expectation explains, such as the people who live or pass there.
///
/// With a study of one period it is the purely spatial scan.
///
/// Method: M. Kulldorff, "A spatial scan statistic", Communications in Statistics: Theory and Methods 26 (1997), and in space
/// and time "Prospective time periodic geographical disease surveillance using a scan statistic", Journal of the Royal
/// Statistical Society A 164 (2001). Ties as in ``SpaceTimePermutationScan``.
struct PoissonScan: Hashable, Sendable {
    let windows: ScanWindows
    let replications: ScanReplications
    /// How many clusters to give at most; at least 1.
    let mostClusters: Int

    init(windows: ScanWindows, replications: ScanReplications, mostClusters: Int = 10) {
        self.windows = windows
        self.replications = replications
        self.mostClusters = max(1, mostClusters)
    }

    /// As ``SpaceTimePermutationScan/result(for:continuing:)``, with the sites as spots; and where expectations change from
    /// period to period differently at different sites, fewer windows are set aside at once, and each takes a look at all sites
    /// in its circle. A window where nothing is expected is not looked at.
    ///
    /// Memory: besides, 12 bytes by site and period to draw from, and 8 where expectations are given by period.
    func result(
        for reports: SiteReports, continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> ScanResult {
        let sites = reports.sites.count
        let expected = ExpectedCounts(
            total: Double(reports.periods.count), rates: reports.expected, spots: sites,
            periods: reports.periodCount)
        let search = ScanSearch(
            spots: ScanSpots(sites: reports.sites, siteOfReport: reports.siteOfReport), expected: expected,
            windows: windows, periodCount: reports.periodCount)
        let table = AliasTable(weights: reports.expectedByPeriod)
        let study = ScanStudy(
            search: search,
            null: MultinomialDraw(table: table, count: reports.periods.count, periods: reports.periodCount),
            periodOfReport: reports.periods, replications: replications, mostClusters: mostClusters)
        return try study.result(continuing: continuing)
    }
}
