/// A square of a grid by its row and column; ordered south to north, and in a row west to east.
struct Cell: Hashable, Comparable {
    private let code: UInt64

    /// - Precondition: neither is negative.
    init(row: Int32, column: Int32) {
        code = UInt64(UInt32(bitPattern: row)) << 32 | UInt64(UInt32(bitPattern: column))
    }

    /// The cell so many rows up and columns along.
    func moved(rows: Int32, columns: Int32) -> Cell {
        Cell(
            row: Int32(truncatingIfNeeded: code >> 32) &+ rows,
            column: Int32(truncatingIfNeeded: code) &+ columns)
    }

    static func < (one: Cell, other: Cell) -> Bool { one.code < other.code }
}
