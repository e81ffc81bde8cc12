import Foundation
import Geometry
import Reports
import Statistics

/// A cluster with enough reporters, on its way to a place in the list.
struct HotspotCandidate {
    /// The indices of its reports, ascending.
    let indices: [Int]
    private let members: [FoundReport]
    private let centre: Place
    private let distinctReporters: Int
    private let knownReporters: Int
    private let score: Double
    private let darkShare: Double

    /// - Parameter indices: of a hotspot among the reports.
    /// - Returns: nil for no reports.
    init?(
        _ indices: [Int], of dense: DenseReports, halfLife: TimeSpan, at now: Timestamp,
        _ isDark: (Place, Timestamp) -> Bool
    ) {
        let members = indices.map { dense.reports[$0] }
        let voices = dense.voices.parted(indices)
        let places = voices.map { Self.meanPlace(of: $0.map { dense.reports[$0] }) }
        guard let centre = Self.roundedMean(places) else { return nil }
        self.indices = indices
        self.members = members
        self.centre = centre
        distinctReporters = voices.count
        knownReporters = Voices.known(among: indices.compactMap { dense.voices[$0] })
        darkShare = Double(members.count { isDark($0.place, $0.observed) }) / Double(members.count)
        // Oldest first, so that equal reports give equal sums wherever they lie.
        let latest: [Timestamp] = voices.flatMap { Self.latestOfEachDay($0, of: dense) }
        score =
            latest.map { max(0, now.since($0).milliseconds) }
            .sorted(by: >)
            .reduce(0) { $0 + exp2(-Double($1) / Double(halfLife.milliseconds)) }
    }

    static func precedes(_ one: HotspotCandidate, _ other: HotspotCandidate) -> Bool {
        let first = (one.score, one.distinctReporters, one.members.count)
        let second = (other.score, other.distinctReporters, other.members.count)
        guard first == second else { return first > second }
        return one.placeOrder < other.placeOrder
    }

    func hotspot(rank: Int, restsOnOneVoice: Bool, times: HotspotTimes?, _ findings: HotspotFindings)
        -> Hotspot
    {
        Hotspot(
            rank: rank, centre: centre, radius: radius,
            hull: HotspotHull.outline(around: members.map(\.place)),
            reports: members.count, distinctReporters: distinctReporters,
            knownReporters: knownReporters,
            sources: Tally.counting(members.map(\.source), name: \.rawValue),
            categories: Tally.counting(members.map(\.category), name: \.description),
            darkShare: darkShare, score: score,
            firstObserved: members.map(\.observed).min() ?? .epoch,
            lastObserved: members.map(\.observed).max() ?? .epoch, restsOnOneVoice: restsOnOneVoice,
            restsOnTime: times, significance: findings.significance, pattern: findings.pattern,
            surge: findings.surge, members: members)
    }

    /// The oldest member last, so that two clusters round the same rounded centre still have an order.
    private var placeOrder: (Int32, Int32, UInt64, UInt64) {
        let first = members.first?.id
        return (centre.northingCentimetres, centre.eastingCentimetres, first?.high ?? 0, first?.low ?? 0)
    }

    private var radius: Distance {
        let farthest = members.map { centre.distance(to: $0.place).metres }.max() ?? 0
        return Distance(metres: max(10, (farthest / 10).rounded(.up) * 10)) ?? .zero
    }

    private static func meanPlace(of reports: [FoundReport]) -> (northing: Double, easting: Double) {
        let count = Double(reports.count)
        return (
            reports.reduce(0) { $0 + $1.place.northing } / count,
            reports.reduce(0) { $0 + $1.place.easting } / count
        )
    }

    /// The last moment of each day that reports of one voice count for, by the Swedish calendar.
    private static func latestOfEachDay(_ indices: [Int], of dense: DenseReports) -> [Timestamp] {
        Array(
            Dictionary(
                indices.map { (dense.voices.day(of: $0), dense.reports[$0].observed) }, uniquingKeysWith: max
            ).values)
    }

    private static func roundedMean(_ places: [(northing: Double, easting: Double)]) -> Place? {
        let count = Double(places.count)
        let northing = places.reduce(0) { $0 + $1.northing } / count
        let easting = places.reduce(0) { $0 + $1.easting } / count
        return Place(northing: (northing / 10).rounded() * 10, easting: (easting / 10).rounded() * 10)
    }
}
