package import Geometry
package import Reports

/// What makes a cluster of reports a hotspot.
package struct HotspotParameters: Hashable, Sendable {
    /// How far apart two linked reports may lie.
    package let reach: Radius
    /// How many reports, itself counted, must lie within ``reach`` of a report to begin a hotspot, and how many a hotspot
    /// has at least.
    package let minimumReports: Int
    /// How many reporters a hotspot has at least; never less than 2, so one insistent person never makes one.
    package let minimumReporters: Int
    /// After how long a report counts half.
    package let halfLife: TimeSpan

    /// - Returns: nil when `reach` exceeds 1,000 m, a minimum lies outside 2…1,000, or `halfLife` outside 1 day…100 years.
    package init?(
        reach: Radius, minimumReports: Int, minimumReporters: Int = 2, halfLife: TimeSpan = .days(90)
    ) {
        guard reach.centimetres <= 100_000, Self.minimums.contains(minimumReports),
            Self.minimums.contains(minimumReporters),
            (TimeSpan.days(1)...TimeSpan.days(36_525)).contains(halfLife)
        else { return nil }
        self.reach = reach
        self.minimumReports = minimumReports
        self.minimumReporters = minimumReporters
        self.halfLife = halfLife
    }

    package static let minimums = 2...1_000
}
