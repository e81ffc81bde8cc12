/// A position in SWEREF 99 TM (EPSG:3006), to the centimetre.
///
/// The ranges cover Sweden with its waters and nearest neighbours. Northings and eastings do not overlap, so a swapped
/// pair, degrees, NaN and infinity are all refused by the same test.
package struct Place: Hashable, Sendable {
    /// Metres north of the equator, in centimetres.
    package let northingCentimetres: Int32
    /// Metres east of the false origin 500 km west of 15° E, in centimetres.
    package let eastingCentimetres: Int32

    package static let northings = 6_000_000.0...7_800_000.0
    package static let eastings = 100_000.0...1_100_000.0

    /// Rounds to the nearest centimetre; refuses what lies outside ``northings`` and ``eastings``.
    package init?(northing: Double, easting: Double) {
        guard Self.northings.contains(northing), Self.eastings.contains(easting) else { return nil }
        self.northingCentimetres = Int32((northing * 100).rounded())
        self.eastingCentimetres = Int32((easting * 100).rounded())
    }

    /// Refuses what lies outside ``northings`` and ``eastings``.
    package init?(northingCentimetres: Int32, eastingCentimetres: Int32) {
        guard (600_000_000...780_000_000).contains(northingCentimetres),
            (10_000_000...110_000_000).contains(eastingCentimetres)
        else { return nil }
        self.northingCentimetres = northingCentimetres
        self.eastingCentimetres = eastingCentimetres
    }

    package var northing: Double { Double(northingCentimetres) / 100 }
    package var easting: Double { Double(eastingCentimetres) / 100 }

    /// The exact square of the planar distance, in cm². At most 4.3 × 10¹⁶, so it never overflows.
    package func squaredCentimetres(to other: Place) -> Int64 {
        let north = Int64(northingCentimetres) - Int64(other.northingCentimetres)
        let east = Int64(eastingCentimetres) - Int64(other.eastingCentimetres)
        return north * north + east * east
    }

    /// The planar distance.
    package func distance(to other: Place) -> Distance {
        Distance(squaredCentimetres: squaredCentimetres(to: other))
    }

    /// Whether `other` lies at most `radius` away; exact.
    package func isWithin(_ radius: Radius, of other: Place) -> Bool {
        squaredCentimetres(to: other) <= radius.squaredCentimetres
    }

    /// The place so many metres away, or nil when it leaves the range.
    package func moved(northMetres: Double = 0, eastMetres: Double = 0) -> Place? {
        Place(northing: northing + northMetres, easting: easting + eastMetres)
    }
}

extension Distance {
    /// The length whose square in cm² is given; a negative square counts as zero.
    package init(squaredCentimetres: Int64) {
        self = Distance(metres: Double(max(0, squaredCentimetres)).squareRoot() / 100) ?? .zero
    }
}
