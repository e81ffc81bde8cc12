/// A polygon: one outline, and the holes cut out of it. The boundary, of the holes too, belongs to it.
package struct Polygon: Hashable, Sendable {
    /// The outline, counter-clockwise.
    package let outline: Ring
    /// The holes, clockwise.
    package let holes: [Ring]

    /// Turns the rings the way RFC 7946 wants them.
    ///
    /// - Throws: ``AreaFault/holeOutside(_:)`` when a corner of a hole lies outside the outline.
    package init(outline: Ring, holes: [Ring] = []) throws(AreaFault) {
        self.outline = outline.isCounterClockwise ? outline : outline.reversed
        self.holes = holes.map { $0.isCounterClockwise ? $0.reversed : $0 }
        guard !holes.isEmpty else { return }
        let shape = PreparedPolygon(rings: [outline])
        for (index, hole) in holes.enumerated() where !hole.corners.allSatisfy(shape.contains) {
            throw .holeOutside(index)
        }
    }

    package var rings: [Ring] { [outline] + holes }
}

/// One or more polygons taken as one: a municipality with its islands, a district with a lake cut out.
package struct Area: Hashable, Sendable {
    /// At least one.
    package let polygons: [Polygon]
    package let bounds: Bounds

    /// - Throws: ``AreaFault/empty`` for no polygons.
    package init(polygons: [Polygon]) throws(AreaFault) {
        guard let bounds = Bounds(around: polygons.lazy.flatMap(\.outline.corners)) else { throw .empty }
        self.polygons = polygons
        self.bounds = bounds
    }

    package var rings: [Ring] { polygons.flatMap(\.rings) }

    package var cornerCount: Int { rings.reduce(0) { $0 + $1.corners.count } }
}

/// What keeps rings from being an area.
package enum AreaFault: Error, Hashable, Sendable {
    case empty
    /// The hole with this index reaches outside its outline.
    case holeOutside(Int)
}
