package import Geometry

/// A square of a grid that never moves: its corners are whole sides from the origin of SWEREF 99 TM.
package struct GridCell: Hashable, Comparable, Sendable {
    /// How many sides north of the origin the south-west corner lies.
    package let row: Int32
    /// How many sides east of it.
    package let column: Int32

    package init(row: Int32, column: Int32) {
        self.row = row
        self.column = column
    }

    /// The square that a place lies in; one on a side is in the square north or east of it.
    ///
    /// - Parameter metres: The side, 1–100,000.
    package init(of place: Place, side metres: Int) {
        let centimetres = Int32(clamping: max(1, min(metres, 100_000)) * 100)
        row = place.northingCentimetres / centimetres
        column = place.eastingCentimetres / centimetres
    }

    /// The middle of the square; nil for one outside the range of ``Place``.
    ///
    /// - Parameter metres: The side, 1–100,000.
    package func middle(side metres: Int) -> Place? {
        let centimetres = Int64(max(1, min(metres, 100_000)) * 100)
        guard let north = Int32(exactly: Int64(row) * centimetres + centimetres / 2),
            let east = Int32(exactly: Int64(column) * centimetres + centimetres / 2)
        else { return nil }
        return Place(northingCentimetres: north, eastingCentimetres: east)
    }

    /// By row from the south, and in a row from the west.
    package static func < (one: GridCell, other: GridCell) -> Bool {
        (one.row, one.column) < (other.row, other.column)
    }
}
