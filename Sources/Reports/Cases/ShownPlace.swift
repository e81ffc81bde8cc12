package import Geometry

/// Where a case is said to lie, by what the reader may see.
package struct ShownPlace: Hashable, Sendable {
    package let place: Place
    /// Whether `place` is the middle of a square of ``Place/squareOfRestricted`` metres in which the case lies.
    package let isApproximate: Bool
}

extension Case {
    /// Where the case lies, for a reader who may or may not see restricted reports.
    ///
    /// A reader who may not is told the middle of the other reports, as if the restricted ones had never come. When no
    /// other is placed, the square in which the middle of the restricted ones lies is told.
    ///
    /// - Returns: Nil when no report is placed.
    package func shownPlace(withRestricted seesRestricted: Bool) -> ShownPlace? {
        guard let place else { return nil }
        if seesRestricted || restrictedCount == 0 { return ShownPlace(place: place, isApproximate: false) }
        if let unrestrictedPlace { return ShownPlace(place: unrestrictedPlace, isApproximate: false) }
        return ShownPlace(place: place.middleOfSquare, isApproximate: true)
    }

    /// ``returnOf``, for a reader who may or may not see restricted reports.
    package func shownReturn(withRestricted seesRestricted: Bool) -> ID? {
        seesRestricted || !returnIsRestricted ? returnOf : nil
    }

    /// How many of the case's reports are withheld from a reader.
    package func withheldCount(withRestricted seesRestricted: Bool) -> Int {
        seesRestricted ? 0 : restrictedCount
    }
}

extension Place {
    /// The side, in metres, of the squares to which the place of a restricted report is rounded. They stand on whole
    /// multiples of it in SWEREF 99 TM.
    package static let squareOfRestricted = 250

    /// The middle of the square in which the place lies; of a middle, itself.
    package var middleOfSquare: Place {
        let side = Int32(Self.squareOfRestricted * 100)
        // The limits of a place are whole multiples of the side; only the outermost line has its middle outside.
        return Place(
            northingCentimetres: northingCentimetres / side * side + side / 2,
            eastingCentimetres: eastingCentimetres / side * side + side / 2)
            ?? Place(
                northingCentimetres: northingCentimetres / side * side,
                eastingCentimetres: eastingCentimetres / side * side) ?? self
    }
}
