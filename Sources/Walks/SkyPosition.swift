/// Where on Earth the sun is looked at from: degrees of WGS 84, east and north positive.
///
/// Walks are planned in the plane; only the sun needs degrees. A kilometre off moves sunset by a few seconds, so one
/// position serves a whole walk.
package struct SkyPosition: Hashable, Sendable {
    package let longitude: Double
    package let latitude: Double

    /// Refuses what is no position on Earth, NaN and infinity too.
    package init?(longitude: Double, latitude: Double) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
        self.longitude = longitude
        self.latitude = latitude
    }
}
