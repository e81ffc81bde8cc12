/// A square of a grid by its row and column; ordered south to north, and in a row west to east.
struct Cell: Hashable, Comparable {
    private let code: Int64

    /// - Precondition: neither is negative.
    init(row: Int32, column: Int32) { code = Int64(row) << 32 | Int64(column) }

    private init(code: Int64) { self.code = code }

    /// So many rows north and columns east; negative for south and west.
    struct Step {
        fileprivate let code: Int64

        init(rows: Int32, columns: Int32) { code = Int64(rows) << 32 + Int64(columns) }
    }

    static func + (cell: Cell, step: Step) -> Cell { Cell(code: cell.code &+ step.code) }

    static func < (one: Cell, other: Cell) -> Bool { one.code < other.code }

    /// The westmost cell of the stretch of `length` columns, a power of two, in which this one lies.
    func first(of length: Int32) -> Cell { Cell(code: code & ~Int64(length - 1)) }

    /// How many columns east of the first of its stretch it lies.
    func column(in length: Int32) -> Int { Int(truncatingIfNeeded: code & Int64(length - 1)) }

    /// How many columns east the other lies; so many that it is beyond any row's end when it lies in a row further north.
    @inline(__always)
    func columns(to other: Cell) -> Int { Int(truncatingIfNeeded: other.code &- code) }
}
