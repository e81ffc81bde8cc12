package import Geometry
package import Projection

/// A box of longitudes and latitudes in WGS 84, as `bbox` gives it; its edges belong to it.
package struct PositionBox: Hashable, Sendable {
    package let west: Double
    package let south: Double
    package let east: Double
    package let north: Double

    /// Reads `W,S,E,N` in degrees; nil for anything else, and for a box turned inside out.
    package init?(_ text: String) {
        guard let numbers = Degrees.list(text, count: 4),
            GeographicPosition(longitude: numbers[0], latitude: numbers[1]) != nil,
            GeographicPosition(longitude: numbers[2], latitude: numbers[3]) != nil,
            numbers[0] <= numbers[2], numbers[1] <= numbers[3]
        else { return nil }
        (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    /// Nil for what is no box on earth, and for one turned inside out.
    package init?(west: Double, south: Double, east: Double, north: Double) {
        guard GeographicPosition(longitude: west, latitude: south) != nil,
            GeographicPosition(longitude: east, latitude: north) != nil, west <= east, south <= north
        else { return nil }
        (self.west, self.south, self.east, self.north) = (west, south, east, north)
    }

    package func contains(_ position: GeographicPosition) -> Bool {
        (west...east).contains(position.longitude) && (south...north).contains(position.latitude)
    }

    /// A box in the plane that holds every place of this one within Sweden; nil when there is none.
    ///
    /// Parallels and meridians are bent in the plane, so the edges are followed in steps, and what they bend between two
    /// steps is given as a margin: a hundredth of the diagonal, twenty times more than needed for the whole country.
    package func bounds(_ projector: Projector) throws(ProjectionFault) -> Bounds? {
        let (west, east) = (max(west, Self.sweden.west), min(east, Self.sweden.east))
        let (south, north) = (max(south, Self.sweden.south), min(north, Self.sweden.north))
        guard west <= east, south <= north else { return nil }
        var positions: [GeographicPosition?] = []
        for step in 0...16 {
            let part = Double(step) / 16
            let (longitude, latitude) = (west + (east - west) * part, south + (north - south) * part)
            positions += [
                GeographicPosition(longitude: longitude, latitude: south),
                GeographicPosition(longitude: longitude, latitude: north),
                GeographicPosition(longitude: west, latitude: latitude),
                GeographicPosition(longitude: east, latitude: latitude),
            ]
        }
        let places = try projector.places(of: positions.compactMap { $0 }).compactMap { $0 }
        guard let tight = Bounds(around: places) else { return nil }
        return tight.widened(byMetres: tight.diagonal.metres / 100 + 1)
    }

    /// Sweden with its waters. All of it lies within what a place can hold.
    package static let sweden = (west: 10.0, south: 54.5, east: 24.2, north: 69.9)
}

extension Bounds {
    /// The box with a margin on every side, within what a place can hold.
    package func widened(byMetres margin: Double) -> Bounds? {
        func clamped(_ centimetres: Int32, _ metres: Double, _ range: ClosedRange<Double>) -> Double {
            min(max(Double(centimetres) / 100 + metres, range.lowerBound), range.upperBound)
        }
        guard
            let southWest = Place(
                northing: clamped(south, -margin, Place.northings),
                easting: clamped(west, -margin, Place.eastings)),
            let northEast = Place(
                northing: clamped(north, margin, Place.northings),
                easting: clamped(east, margin, Place.eastings))
        else { return nil }
        return Bounds(southWest: southWest, northEast: northEast)
    }
}

/// Decimal degrees as addresses write them.
package enum Degrees {
    /// `count` finite numbers separated by commas: digits, a point, a sign; no exponents, no words.
    package static func list(_ text: String, count: Int) -> [Double]? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap(number)
        return parts.count == count && numbers.count == count ? numbers : nil
    }

    package static func number(_ text: some StringProtocol) -> Double? {
        guard (1...40).contains(text.utf8.count),
            text.utf8.allSatisfy({ byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            })
        else { return nil }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
}
