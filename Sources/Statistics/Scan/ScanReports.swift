import Clustering
package import Geometry

/// The reports that a space-time permutation scan looks at: where each was, and in which period (such as a week), counted
/// from 0. A report is known by its index.
package struct ScanReports: Sendable {
    let places: PointColumns
    let periods: [Int32]
    /// How many periods the study has; the last is `periodCount - 1`, whether or not a report came in it.
    package let periodCount: Int

    /// Nil when a report lies outside the study, when the study has no period or more than a million, and for more reports than
    /// ``SpotCounts/most``.
    package init?(_ reports: some Sequence<(place: Place, period: Int)>, periodCount: Int) {
        guard (1...1_000_000).contains(periodCount) else { return nil }
        let reports = Array(reports)
        guard reports.count <= SpotCounts.most, reports.allSatisfy({ (0..<periodCount).contains($0.period) })
        else { return nil }
        places = PointColumns(reports.lazy.map(\.place))
        periods = reports.map { Int32($0.period) }
        self.periodCount = periodCount
    }
}
