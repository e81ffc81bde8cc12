/// The squares that cover some points, and which of them a place lies in.
struct CellRaster {
    private let side: Int32
    private let firstRow: Int32
    private let firstColumn: Int32
    private let columnBits: UInt64
    /// No point has a greater key.
    let greatestKey: UInt64

    init(over points: PointColumns, side: Int32) {
        self.side = side
        // Counted from two, so that the cells around the first one have no negative row or column.
        firstRow = (points.northings.min() ?? 0) / side - 2
        firstColumn = (points.eastings.min() ?? 0) / side - 2
        let lastRow = UInt64((points.northings.max() ?? 0) / side - firstRow)
        let lastColumn = UInt64((points.eastings.max() ?? 0) / side - firstColumn)
        columnBits = UInt64(UInt64.bitWidth - lastColumn.leadingZeroBitCount)
        greatestKey = lastRow << columnBits | lastColumn
    }

    /// A number that is the same for all places in a cell and ascends with the cells.
    @inline(__always)
    func key(northing: Int32, easting: Int32) -> UInt64 {
        let row = UInt64(truncatingIfNeeded: northing / side &- firstRow)
        return row &<< columnBits | UInt64(truncatingIfNeeded: easting / side &- firstColumn)
    }

    func cell(key: UInt64) -> Cell {
        Cell(
            row: Int32(truncatingIfNeeded: key >> columnBits),
            column: Int32(truncatingIfNeeded: key & (1 << columnBits - 1)))
    }
}
