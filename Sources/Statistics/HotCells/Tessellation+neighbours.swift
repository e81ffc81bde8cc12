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
