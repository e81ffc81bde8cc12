/// The order in which points lie in the cells of a grid; see ``CellGrid``.
struct CellOrder {
    private(set) var order: [Int32]
    private(set) var cells: [Cell] = []
    private(set) var starts: [Int32] = []

    init(of points: PointColumns, side: Int32) {
        // Counted from two, so that the cells around the first one have no negative row or column.
        let rows = (points.northings.min() ?? 0) / side - 2
        let columns = (points.eastings.min() ?? 0) / side - 2
        func cell(of point: Int) -> Cell {
            Cell(row: points.northings[point] / side - rows, column: points.eastings[point] / side - columns)
        }
        let width = UInt64((points.eastings.max() ?? 0) / side - columns + 1)
        var keys = points.northings.indices.map { point in
            UInt64(points.northings[point] / side - rows) * width
                + UInt64(points.eastings[point] / side - columns)
        }
        order = Array(0..<Int32(points.count))
        RadixSort.sort(&keys, along: &order)

        let beginsCell = { position in position == 0 || keys[position] != keys[position - 1] }
        let count = keys.indices.count(where: beginsCell)
        cells.reserveCapacity(count)
        starts.reserveCapacity(count + 1)
        for position in keys.indices where beginsCell(position) {
            cells.append(cell(of: Int(order[position])))
            starts.append(Int32(position))
        }
        starts.append(Int32(points.count))
        if !points.moments.isEmpty { sortCells(by: points.moments) }
    }

    private mutating func sortCells(by moments: [Int64]) {
        for cell in cells.indices where starts[cell + 1] - starts[cell] > 1 {
            order[Int(starts[cell])..<Int(starts[cell + 1])].sort { one, other in
                let (earlier, later) = (moments[Int(one)], moments[Int(other)])
                return earlier == later ? one < other : earlier < later
            }
        }
    }
}
