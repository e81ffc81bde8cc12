package import Geometry

/// The convex outline of a hotspot.
package enum HotspotHull {
    /// The side of the squares an outline is drawn round, so that a corner tells no report's exact place.
    static let squareCentimetres: Int32 = 2_000

    /// The convex hull of the squares of 20 m in which `places` lie, counter-clockwise from the south-west; nil for fewer
    /// than three places that do not lie in one line, since such an outline would be those places themselves.
    ///
    /// - Complexity: O(*n* log *n*).
    package static func outline(around places: [Place]) -> [Place]? {
        guard convexHull(of: places).count >= 3 else { return nil }
        return convexHull(of: places.flatMap(corners(ofSquareAround:)))
    }

    /// The corners of the smallest convex polygon around `places`, without those inside an edge. Fewer than three for
    /// places in one line. Exact. Method: A. M. Andrew, “Another efficient algorithm for convex hulls in two dimensions”,
    /// 1979 (monotone chain).
    static func convexHull(of places: [Place]) -> [Place] {
        let sorted = Set(places).sorted(by: southWestFirst)
        guard sorted.count > 2 else { return sorted }
        return chain(sorted).dropLast() + chain(sorted.reversed()).dropLast()
    }

    static func southWestFirst(_ one: Place, _ other: Place) -> Bool {
        (one.eastingCentimetres, one.northingCentimetres) < (
            other.eastingCentimetres, other.northingCentimetres
        )
    }

    private static func chain(_ places: [Place]) -> [Place] {
        var hull: [Place] = []
        for place in places {
            while hull.count >= 2, !turnsLeft(hull[hull.count - 2], hull[hull.count - 1], place) {
                hull.removeLast()
            }
            hull.append(place)
        }
        return hull
    }

    /// Differences of places take 28 bits, so the products and their difference stay far inside 64.
    private static func turnsLeft(_ one: Place, _ two: Place, _ three: Place) -> Bool {
        let (east1, north1) = offset(from: one, to: two)
        let (east2, north2) = offset(from: one, to: three)
        return east1 * north2 - north1 * east2 > 0
    }

    private static func offset(from one: Place, to other: Place) -> (east: Int64, north: Int64) {
        (
            Int64(other.eastingCentimetres) - Int64(one.eastingCentimetres),
            Int64(other.northingCentimetres) - Int64(one.northingCentimetres)
        )
    }

    private static func corners(ofSquareAround place: Place) -> [Place] {
        let south = place.northingCentimetres / squareCentimetres * squareCentimetres
        let west = place.eastingCentimetres / squareCentimetres * squareCentimetres
        let north = south + squareCentimetres
        let east = west + squareCentimetres
        return [(south, west), (south, east), (north, east), (north, west)].compactMap {
            Place(northingCentimetres: $0.0, eastingCentimetres: $0.1)
        }
    }
}
