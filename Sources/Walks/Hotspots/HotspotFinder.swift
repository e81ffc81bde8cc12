import Clustering
package import Geometry
package import Reports

/// Finds the places where the reports of several people lie dense.
///
/// The answer depends on the reports, the parameters and the moment alone, not on the order of the reports.
package struct HotspotFinder: Sendable {
    private let parameters: HotspotParameters
    private let isDark: @Sendable (Place, Timestamp) -> Bool

    /// - Parameter isDark: whether it is dark at a place and a moment; see ``Sun/isDark(at:_:)``.
    package init(
        _ parameters: HotspotParameters, isDark: @escaping @Sendable (Place, Timestamp) -> Bool
    ) {
        self.parameters = parameters
        self.isDark = isDark
    }

    /// The hotspots among `reports`, which the caller has chosen by period, category and area: highest score first, then
    /// most reporters, most reports, the southernmost and the westernmost centre.
    ///
    /// A report given twice counts once. One seen after `now` counts as seen now.
    ///
    /// - Complexity: that of ``DBSCAN``, and O(*n* log *n*) to describe what it finds.
    package func hotspots(among reports: [FoundReport], at now: Timestamp) -> [Hotspot] {
        let distinct = Self.ordered(reports)
        return clusters(of: distinct)
            .compactMap { members in Candidate(members.map { distinct[$0] }, parameters, at: now, isDark) }
            .sorted(by: Candidate.precedes)
            .enumerated()
            .map { index, candidate in candidate.hotspot(rank: index + 1) }
    }

    private func clusters(of reports: [FoundReport]) -> [[Int]] {
        DBSCAN(neighbourhood: Neighbourhood(reach: parameters.reach), minimum: parameters.minimumReports)
            .clusters(of: PointColumns(reports.lazy.map(\.place)))
            .members
    }

    /// Each report once, by id.
    private static func ordered(_ reports: [FoundReport]) -> [FoundReport] {
        var last: Report.ID?
        return reports.sorted { $0.id < $1.id }.filter { report in
            defer { last = report.id }
            return report.id != last
        }
    }
}
