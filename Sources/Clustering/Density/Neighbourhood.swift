package import Geometry

/// Which points are neighbours: those at most `reach` apart in the plane and at most `window` apart in time, both ends
/// included. A point is its own neighbour.
package struct Neighbourhood: Hashable, Sendable {
    package let reach: Radius
    /// Milliseconds, never negative. Points without moments are all at the same time.
    package let window: Int64

    package init(reach: Radius, window: Int64 = .max) {
        self.reach = reach
        self.window = max(0, window)
    }

    /// Whether points this near are neighbours.
    @inlinable
    package func holds(_ nearness: Nearness) -> Bool {
        nearness.squaredCentimetres <= reach.squaredCentimetres && nearness.apart <= window
    }
}

/// How near two neighbours are: by distance, then by difference in time.
package struct Nearness: Hashable, Comparable, Sendable {
    package let squaredCentimetres: Int64
    /// Milliseconds.
    package let apart: Int64

    @inlinable
    package init(squaredCentimetres: Int64, apart: Int64) {
        self.squaredCentimetres = squaredCentimetres
        self.apart = apart
    }

    @inlinable
    package static func < (one: Nearness, other: Nearness) -> Bool {
        one.squaredCentimetres == other.squaredCentimetres
            ? one.apart < other.apart : one.squaredCentimetres < other.squaredCentimetres
    }
}
