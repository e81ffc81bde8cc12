package import Geometry

/// The plane laid out in squares or hexagons of one size, without gaps.
///
/// Centres of neighbours (of squares: those that share a side) lie ``size`` apart, which is also the width from side
/// to side. The cells are anchored in the coordinate system and not in the data, so a place is in the same cell
/// whoever counts and whenever. A place is in the cell whose centre is nearest; one on a side or corner, as near to
/// several, is in the northernmost of them, and of two as far north the easternmost. Decided in whole numbers, so it
/// is exact.
///
/// For that the rows of hexagons lie a whole number of centimetres apart: the height of a hexagon is right to half a
/// centimetre, its width exactly.
package struct Tessellation: Hashable, Sendable {
    package let shape: Shape
    package let size: Radius
    /// Half-centimetres, in which every centre is whole: between the centres of neighbours in a row of hexagons.
    let width: Int64
    /// Half-centimetres between two such rows. Even.
    let pitch: Int64

    package enum Shape: Hashable, Sendable, CaseIterable {
        case square
        /// Hexagons with a corner in the north and one in the south, in rows from west to east.
        case pointyHexagon
        /// Hexagons with a side in the north and one in the south, in columns from south to north.
        case flatHexagon
    }

    /// Where in the tessellation a cell lies; ordered south to north by row, and in a row by column. Odd rows of
    /// pointy hexagons lie half a cell further east than even ones; odd columns of flat hexagons half a cell further
    /// north.
    package struct Cell: Hashable, Comparable, Sendable {
        package let row: Int32
        package let column: Int32

        package static func < (one: Cell, other: Cell) -> Bool {
            one.row == other.row ? one.column < other.column : one.row < other.row
        }
    }

    /// Refuses a size outside 1 m…100 km.
    package init?(_ shape: Shape, size: Radius) {
        guard (100...10_000_000).contains(size.centimetres) else { return nil }
        self.shape = shape
        self.size = size
        width = 2 * size.centimetres
        pitch = 2 * Int64((Double(size.centimetres) * 0.75.squareRoot()).rounded())
    }
}

extension Tessellation {
    /// The cell that a place lies in.
    ///
    /// - Complexity: O(1).
    package func cell(at place: Place) -> Cell {
        let point = HalfCentimetres(
            north: 2 * Int64(place.northingCentimetres), east: 2 * Int64(place.eastingCentimetres))
        // Places lie so far from the origin that nothing here is negative, and division rounds down.
        switch shape {
        case .square:
            return Cell(row: Int32(point.north / width), column: Int32(point.east / width))
        case .pointyHexagon:
            let row = Int32(point.north / pitch)
            return nearer(to: point, cell(nearest: point, inRow: row), cell(nearest: point, inRow: row + 1))
        case .flatHexagon:
            let column = Int32(point.east / pitch)
            return nearer(
                to: point, cell(nearest: point, inColumn: column), cell(nearest: point, inColumn: column + 1))
        }
    }

    private func cell(nearest point: HalfCentimetres, inRow row: Int32) -> Cell {
        Cell(row: row, column: Int32((point.east + Int64(1 - row & 1) * width / 2) / width))
    }

    private func cell(nearest point: HalfCentimetres, inColumn column: Int32) -> Cell {
        Cell(row: Int32((point.north + Int64(1 - column & 1) * width / 2) / width), column: column)
    }

    private func nearer(to point: HalfCentimetres, _ one: Cell, _ other: Cell) -> Cell {
        rank(of: one, from: point) < rank(of: other, from: point) ? one : other
    }

    /// Nearest first, of those as near the northernmost, and of those as far north the easternmost.
    private func rank(of cell: Cell, from point: HalfCentimetres) -> (Int64, Int64, Int64) {
        let centre = exactCentre(of: cell)
        let (north, east) = (centre.north - point.north, centre.east - point.east)
        return (north * north + east * east, -centre.north, -centre.east)
    }
}

extension Tessellation {
    /// The cells that share a side or a corner with a cell, ascending: eight of a square, six of a hexagon.
    package func neighbours(of cell: Cell) -> [Cell] {
        steps(from: cell).map { Cell(row: cell.row + $0.rows, column: cell.column + $0.columns) }
    }

    private func steps(from cell: Cell) -> [(rows: Int32, columns: Int32)] {
        switch shape {
        case .square: return [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]
        case .pointyHexagon:
            let east = cell.row & 1
            return [(-1, east - 1), (-1, east), (0, -1), (0, 1), (1, east - 1), (1, east)]
        case .flatHexagon where cell.column & 1 == 0:
            return [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, 0)]
        case .flatHexagon:
            return [(-1, 0), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]
        }
    }
}
