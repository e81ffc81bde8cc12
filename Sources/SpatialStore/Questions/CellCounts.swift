import Geometry
import Reports

/// How many reports lie in each square of a grid whose corners are whole multiples of its side.
struct CellCounts {
    private let side: Int
    private let firstRow: Int32
    private let firstColumn: Int32
    private let columns: Int
    /// Row by row from the south-west; empty where the box has more squares than ``mostInRows``.
    private var inRows: [Int32]
    private var sparse: [Cell: Int] = [:]

    private struct Cell: Hashable {
        let row: Int32
        let column: Int32
    }

    /// A map has some thousand; a box of the whole country in small squares is mostly empty.
    private static let mostInRows = 1 << 18

    /// - Parameters:
    ///   - bounds: where every place that is counted lies.
    ///   - side: in metres, at least 1.
    init(in bounds: Bounds, side: Int) {
        self.side = side
        func position(_ centimetres: Int32) -> Int32 { centimetres / Self.centimetres(side) }
        firstRow = position(bounds.south)
        firstColumn = position(bounds.west)
        columns = Int(position(bounds.east) - firstColumn) + 1
        let cells = (Int(position(bounds.north) - firstRow) + 1) * columns
        inRows = cells > 0 && cells <= Self.mostInRows ? Array(repeating: 0, count: cells) : []
    }

    private static func centimetres(_ side: Int) -> Int32 { Int32(clamping: side * 100) }

    /// - Cost: some nanoseconds; some tens where there are more squares than ``mostInRows``.
    mutating func add(_ place: Place) {
        let centimetres = Self.centimetres(side)
        let row = place.northingCentimetres / centimetres
        let column = place.eastingCentimetres / centimetres
        if inRows.isEmpty {
            sparse[Cell(row: row, column: column), default: 0] += 1
        } else {
            let index = Int(row - firstRow) * columns + Int(column - firstColumn)
            if inRows.indices.contains(index) { inRows[index] += 1 }
        }
    }

    /// The squares that have any, by northing and then easting.
    var cells: [CellCount] {
        guard inRows.isEmpty else {
            return inRows.enumerated().filter { $0.element > 0 }.map { index, count in
                cell(
                    Cell(
                        row: firstRow + Int32(index / columns), column: firstColumn + Int32(index % columns)),
                    Int(count))
            }
        }
        return sparse.map(cell).sorted { ($0.northing, $0.easting) < ($1.northing, $1.easting) }
    }

    private func cell(_ cell: Cell, _ count: Int) -> CellCount {
        CellCount(
            northing: Int(cell.row) * side, easting: Int(cell.column) * side, side: side, count: count)
    }
}
