/// Walks through the cells of a grid in order and tells, for each row of a neighbourhood, the run of cells in it that can
/// hold neighbours.
///
/// A stretch of a row is walked at a time: for each row around it, where each of its columns begins among the cells is
/// written down, so that the runs around a cell are looked up and not searched. Every cell is passed at most twice for each
/// row, so a whole walk costs O(cells).
struct CellSweep {
    private let around: [Row]
    /// For each row, the first cell that is not before the stretch.
    private var cursors: [Int]
    /// For each row and each column from two west of the stretch to three east: the first cell not before it.
    private var firsts: [Int32]
    private var stretch: Cell?
    private var column = 0

    /// How many columns a stretch has.
    private static let length: Int32 = 32
    private static let margin: Int32 = 2
    private static let width = Int(length + 2 * margin + 1)

    /// The cells at most so many columns away in one of the rows around.
    struct Row {
        fileprivate let step: Cell.Step
        fileprivate let columns: ClosedRange<Int>

        /// The row so many `rows` north, from the westmost column to the eastmost, at most two away.
        fileprivate init(_ rows: Int32, _ columns: ClosedRange<Int>) {
            step = Cell.Step(rows: rows, columns: -CellSweep.margin)
            self.columns = columns
        }
    }

    /// Which cells around one are looked at.
    enum Reach {
        /// The cell itself and all 20 around it, the nearest rows first.
        case around
        /// The ten cells after it, so that two cells meet once.
        case forward
        /// Those of the ten that lie beside it.
        case forwardNear
        /// The rest of the ten.
        case forwardFar

        fileprivate var rows: [Row] {
            switch self {
            case .around:
                [Row(0, -2...2), Row(1, -2...2), Row(-1, -2...2), Row(2, -1...1), Row(-2, -1...1)]
            case .forward: [Row(0, 1...2), Row(1, -2...2), Row(2, -1...1)]
            case .forwardNear: [Row(0, 1...1), Row(1, -1...1)]
            case .forwardFar: [Row(0, 2...2), Row(1, -2...(-2)), Row(1, 2...2), Row(2, -1...1)]
            }
        }
    }

    /// The first cell that can have cells at `cell` or after it ahead.
    static func firstReaching(_ cell: Int, in all: Span<Cell>) -> Int {
        all.firstOffset(notBefore: all[cell] + Cell.Step(rows: -2, columns: -1))
    }

    /// The cells from the first to the last that can be around some cells, these among them.
    static func reached(from cells: Range<Int>, in all: Span<Cell>) -> Range<Int> {
        guard let last = cells.last else { return cells }
        let end = all.firstOffset(notBefore: all[last] + Cell.Step(rows: 2, columns: 2))
        return firstReaching(cells.lowerBound, in: all)..<end
    }

    /// For a walk from the cell at this offset on.
    init(_ reach: Reach, from cell: Int, in all: Span<Cell>) {
        around = reach.rows
        cursors = around.map { row in
            cell < all.count ? all.firstOffset(notBefore: all[cell].first(of: Self.length) + row.step) : 0
        }
        firsts = [Int32](repeating: 0, count: around.count * Self.width)
    }

    /// The rows that have cells that can hold neighbours, by offset.
    var rows: Range<Int> { around.indices }

    /// The cells in a row that can hold neighbours, as offsets into the grid's cells.
    @inline(__always)
    func run(_ row: Int) -> Range<Int> {
        let here = row &* Self.width &+ column &+ Int(Self.margin)
        let columns = around[row].columns
        return Int(firsts[here &+ columns.lowerBound])..<Int(firsts[here &+ columns.upperBound &+ 1])
    }

    /// Moves to the cell at this offset, which must not lie before the last one.
    @inline(__always)
    mutating func advance(to offset: Int, in all: Span<Cell>) {
        let cell = all[offset]
        let stretch = cell.first(of: Self.length)
        column = cell.column(in: Self.length)
        if stretch != self.stretch { begin(stretch, in: all) }
    }

    private mutating func begin(_ stretch: Cell, in all: Span<Cell>) {
        self.stretch = stretch
        for row in rows {
            let westmost = stretch + around[row].step
            var next = cursors[row]
            while next < all.count, all[next] < westmost { next &+= 1 }
            cursors[row] = next
            write(row, from: westmost, next: next, in: all)
        }
    }

    /// Marks the columns that come after a cell, then counts the marks: no step waits for a look at the cells.
    private mutating func write(_ row: Int, from westmost: Cell, next: Int, in all: Span<Cell>) {
        let columns = (row &* Self.width)..<(row &* Self.width &+ Self.width)
        var firsts = firsts.mutableSpan
        for column in columns { firsts[column] = 0 }
        var cell = next
        while cell < all.count {
            let column = columns.lowerBound &+ westmost.columns(to: all[cell]) &+ 1
            guard column < columns.upperBound else { break }
            firsts[column] = 1
            cell &+= 1
        }
        var first = Int32(truncatingIfNeeded: next)
        for column in columns {
            first &+= firsts[column]
            firsts[column] = first
        }
    }
}

extension Span<Cell> {
    /// Where `cell` is, or would be, among cells that ascend.
    fileprivate func firstOffset(notBefore cell: Cell) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
