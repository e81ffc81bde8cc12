package import Geometry
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

    /// One for which it is always dark, or never: where the sun does not matter.
    package init(_ parameters: HotspotParameters, dark: Bool) { self.init(parameters) { _, _ in dark } }

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

    /// The same hotspots in the same order, with what the statistics say of each, and of all the reports together: they explain,
    /// and hide none.
    ///
    /// - Parameters:
    ///   - from: with `until`, the time that `reports` were chosen by, which patterns, surges and near repeats are looked for in.
    ///     Significance is that of all reports. An empty time, or one with its ends swapped, is too short for all three.
    ///   - background: what significance is against.
    ///   - continuing: called now and then, on the calling thread, with the share done; false cancels.
    /// - Throws: `CancellationError` when told to stop.
    /// - Complexity: besides, that of `EmergingHotSpots` and, when surges are asked for, of
    ///   `SpaceTimePermutationScan` in the room Statistics, and that of ``NearRepeatSearch``. Blocks the thread; the scan uses all processors.
    package func answer(
        among reports: [FoundReport], against background: HotspotBackground = .even, from: Timestamp,
        until: Timestamp, at now: Timestamp,
        statistics: HotspotStatistics,
        continuing: (_ shareDone: Double) -> Bool = { _ in !Task.isCancelled }
    ) throws(CancellationError) -> HotspotAnswer {
        let dense = DenseReports(reports.eachOnce(), parameters)
        let candidates = candidates(among: dense, at: now)
        let study = try HotspotStudy(
            dense, against: background, hasHotspots: !candidates.isEmpty, from: from, until: until, at: now,
            statistics,
            continuing: continuing)
        return HotspotAnswer(
            ranked(candidates, of: dense) { study.findings(on: $0.indices) }, nearRepeats: study.nearRepeats)
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
                times: dense.times(of: candidate.indices), findings(candidate))
        }
    }
}

/// The hotspots among some reports, and what is said of all the reports together.
package struct HotspotAnswer: Hashable, Sendable {
    /// By rank.
    package let hotspots: [Hotspot]
    /// Nil when it was not asked for.
    package let nearRepeats: NearRepeats?

    package init(_ hotspots: [Hotspot], nearRepeats: NearRepeats? = nil) {
        self.hotspots = hotspots
        self.nearRepeats = nearRepeats
    }

    /// The hotspot that a place is at: the nearest of those whose circle, or one of 50 m, holds it; nil for a place of somebody's own.
    package func hotspot(at place: Place) -> Hotspot? {
        hotspots.filter { $0.centre.distance(to: place).metres <= max($0.radius.metres, 50) }
            .min { ($0.centre.distance(to: place), $0.rank) < ($1.centre.distance(to: place), $1.rank) }
    }
}
