package import Geometry

/// Places, and moments when the points have them, kept as columns of numbers. A point is known by its index.
package struct PointColumns: Sendable {
    /// Northings in centimetres.
    package private(set) var northings: [Int32] = []
    /// Eastings in centimetres.
    package private(set) var eastings: [Int32] = []
    /// Moments in milliseconds; empty when the points have none.
    package private(set) var moments: [Int64] = []

    package init(_ places: some Sequence<Place>) {
        northings.reserveCapacity(places.underestimatedCount)
        eastings.reserveCapacity(places.underestimatedCount)
        for place in places { append(place) }
    }

    /// Points with moments, in milliseconds since any fixed instant. A moment beyond ±2⁶⁰ counts as that.
    package init(_ events: some Sequence<(place: Place, moment: Int64)>) {
        for event in events {
            append(event.place)
            moments.append(min(max(event.moment, -1 << 60), 1 << 60))
        }
    }

    package var count: Int { northings.count }

    private mutating func append(_ place: Place) {
        northings.append(place.northingCentimetres)
        eastings.append(place.eastingCentimetres)
    }
}
