/// A closed line that does not touch itself: the outline of a polygon or of a hole in it.
///
/// The last corner is not repeated: the line from the last corner to the first closes it.
package struct Ring: Hashable, Sendable {
    /// At least three corners, in the order given.
    package let corners: [Place]

    /// Parses the corners of a ring whose first and last positions are the same, as GeoJSON writes it.
    ///
    /// Consecutive repeats of a corner are dropped. Crossing is found by a sweep along the northing: O(*n* log *n*)
    /// for the outlines that occur, O(*n*²) at worst.
    ///
    /// - Throws: ``RingFault`` with the index of the offending position, counted from zero in `closed`.
    package init(closed: [Place]) throws(RingFault) {
        guard closed.count >= 4 else { throw .tooFewPositions(closed.count) }
        guard closed.first == closed.last else { throw .notClosed }
        var corners: [Place] = []
        var origin: [Int] = []
        for (index, place) in closed.dropLast().enumerated() where corners.last != place {
            corners.append(place)
            origin.append(index)
        }
        while corners.count > 1, corners.first == corners.last {
            corners.removeLast()
            origin.removeLast()
        }
        guard corners.count >= 3 else { throw .tooFewPositions(corners.count + 1) }
        if let crossing = Ring.firstCrossing(of: corners) {
            throw .crossesItself(origin[crossing.0], origin[crossing.1])
        }
        self.corners = corners
        guard doubledSquareCentimetres != 0 else { throw .noExtent }
    }

    /// Twice the signed area in cm²; positive when the corners run counter-clockwise (the right-hand rule of RFC 7946).
    package var doubledSquareCentimetres: Int64 {
        // Relative to the first corner, so that the products stay far from the limits of 64 bits.
        guard let origin = corners.first else { return 0 }
        var sum: Int64 = 0
        for (one, two) in edges {
            let (e1, n1) = one.offset(from: origin)
            let (e2, n2) = two.offset(from: origin)
            sum &+= e1 &* n2 &- e2 &* n1
        }
        return sum
    }

    /// The edges in order, the closing one last.
    package var edges: some Sequence<(Place, Place)> {
        zip(corners, corners.dropFirst() + corners.prefix(1))
    }

    package var isCounterClockwise: Bool { doubledSquareCentimetres > 0 }

    /// The same ring, its corners in the opposite order.
    package var reversed: Ring { Ring(trusted: corners.reversed()) }

    package var bounds: Bounds? { Bounds(around: corners) }

    private init(trusted corners: [Place]) { self.corners = corners }
}

/// What keeps a list of positions from being a ring.
package enum RingFault: Error, Hashable, Sendable {
    /// A ring needs at least four positions, the last equal to the first.
    case tooFewPositions(Int)
    /// The last position differs from the first.
    case notClosed
    /// The edges that begin at these two positions cross, touch or overlap.
    case crossesItself(Int, Int)
    /// All corners lie on one line.
    case noExtent
}

extension Place {
    /// East and north of `origin`, in centimetres.
    func offset(from origin: Place) -> (east: Int64, north: Int64) {
        (
            Int64(eastingCentimetres) - Int64(origin.eastingCentimetres),
            Int64(northingCentimetres) - Int64(origin.northingCentimetres)
        )
    }
}
