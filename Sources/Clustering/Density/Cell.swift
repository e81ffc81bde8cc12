/// A square of a grid by its row and column; ordered south to north, and in a row west to east.
struct Cell: Hashable, Comparable {
    private let code: UInt64

    /// - Precondition: neither is negative.
    init(row: Int32, column: Int32) {
        code = UInt64(UInt32(bitPattern: row)) << 32 | UInt64(UInt32(bitPattern: column))
    }

    private init(code: UInt64) { self.code = code }

    /// So many rows north and columns east; negative for south and west.
    struct Step {
        fileprivate let code: UInt64

        init(rows: Int32, columns: Int32) {
            code = UInt64(bitPattern: Int64(rows) << 32 + Int64(columns))
        }
    }

    /// - Precondition: the step leads to no negative row or column.
    static func + (cell: Cell, step: Step) -> Cell { Cell(code: cell.code &+ step.code) }

    static func < (one: Cell, other: Cell) -> Bool { one.code < other.code }
}
