import Geometry
package import Projection
package import Reports

/// Finds the places where the reports of several people lie dense.
///
/// The answer depends on the reports, the parameters and the moment alone, not on the order of the reports.
package struct HotspotFinder: Sendable {
    private let parameters: HotspotParameters
    private let isDark: @Sendable (Place, Timestamp) -> Bool

    /// - Parameter projector: tells where on Earth a report lies, for the sun.
    package init(_ parameters: HotspotParameters, _ projector: Projector) {
        self.init(parameters) { place, moment in
            guard let position = try? projector.position(of: place) else { return false }
            return Sun.isDark(at: position, moment)
        }
    }

    /// - Parameter isDark: whether it is dark at a place and a moment.
    init(_ parameters: HotspotParameters, isDark: @escaping @Sendable (Place, Timestamp) -> Bool) {
        self.parameters = parameters
        self.isDark = isDark
    }

    /// The hotspots among `reports`, which the caller has chosen by period, category and area: highest score first, then
    /// most reporters, most reports, the southernmost and the westernmost centre. Of the statistics nothing is said.
    ///
    /// A report given twice counts once. One seen after `now` counts as seen now.
    ///
    /// - Complexity: that of ``DBSCAN``, and O(*n* log *n*) to describe what it finds.
    package func hotspots(among reports: [FoundReport], at now: Timestamp) -> [Hotspot] {
        let dense = DenseReports(reports.eachOnce(), parameters)
        return ranked(candidates(among: dense, at: now), of: dense) { _ in HotspotFindings() }
    }

    /// The same hotspots in the same order, with what the statistics say of each: they explain, and hide none.
    ///
    /// - Parameters:
    ///   - from: with `until`, the time that `reports` were chosen by, which patterns and surges are looked for in.
    ///     Significance is that of all reports. An empty time, or one with its ends swapped, is too short for both.
    ///   - continuing: called now and then, on the calling thread, with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    /// - Complexity: besides, that of `EmergingHotSpots` and, when surges are asked for, of
    ///   `SpaceTimePermutationScan` in the room Statistics. Blocks the thread; the scan uses all processors.
    package func hotspots(
        among reports: [FoundReport], from: Timestamp, until: Timestamp, at now: Timestamp,
        statistics: HotspotStatistics,
        continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> [Hotspot] {
        let dense = DenseReports(reports.eachOnce(), parameters)
        let candidates = candidates(among: dense, at: now)
        guard !candidates.isEmpty else { return [] }
        let study = try HotspotStudy(
            dense, from: from, until: until, at: now, statistics, continuing: continuing)
        return ranked(candidates, of: dense) { study.findings(on: $0.indices) }
    }

    private func candidates(among dense: DenseReports, at now: Timestamp) -> [HotspotCandidate] {
        dense.hotspots(among: Array(dense.reports.indices))
            .compactMap { HotspotCandidate($0, of: dense, halfLife: parameters.halfLife, at: now, isDark) }
            .sorted(by: HotspotCandidate.precedes)
    }

    private func ranked(
        _ candidates: [HotspotCandidate], of dense: DenseReports,
        _ findings: (HotspotCandidate) -> HotspotFindings
    ) -> [Hotspot] {
        candidates.enumerated().map { index, candidate in
            candidate.hotspot(
                rank: index + 1, restsOnOneVoice: dense.restsOnOneVoice(candidate.indices),
                findings(candidate))
        }
    }
}
