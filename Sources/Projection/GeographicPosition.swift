/// A position in WGS 84, in degrees. Differs from SWEREF 99 by less than a metre, which is taken as nothing.
package struct GeographicPosition: Hashable, Sendable {
    /// East of Greenwich, −180…180.
    package let longitude: Double
    /// North of the equator, −90…90.
    package let latitude: Double

    /// Refuses what is not finite, and what is no position on earth.
    package init?(longitude: Double, latitude: Double) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else { return nil }
        self.longitude = longitude
        self.latitude = latitude
    }
}
