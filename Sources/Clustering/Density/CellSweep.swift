/// Walks through the cells of a grid in order and keeps, for each row of a neighbourhood, the run of cells in it that
/// can hold neighbours. The runs only ever move forward, so a whole walk costs O(cells).
struct CellSweep {
    /// The near cells, row by row, as offsets into the grid's cells.
    private(set) var runs: [Range<Int>]
    private let rows: [Row]

    /// The cells at most so many columns away in one of the rows around.
    private struct Row {
        let first: Cell.Step
        let last: Cell.Step

        /// The row so many `rows` north, from the westmost column to the eastmost.
        init(_ rows: Int32, _ columns: ClosedRange<Int32>) {
            first = Cell.Step(rows: rows, columns: columns.lowerBound)
            last = Cell.Step(rows: rows, columns: columns.upperBound)
        }
    }

    /// The cell itself and all 20 around it, the nearest rows first; for a walk from the cell at this offset on.
    static func around(from cell: Int, in all: Span<Cell>) -> CellSweep {
        CellSweep(
            [Row(0, -2...2), Row(1, -2...2), Row(-1, -2...2), Row(2, -1...1), Row(-2, -1...1)],
            from: cell, in: all)
    }

    /// The ten cells after it, so that two cells meet once; for a walk from the cell at this offset on.
    static func forward(from cell: Int, in all: Span<Cell>) -> CellSweep {
        CellSweep([Row(0, 1...2), Row(1, -2...2), Row(2, -1...1)], from: cell, in: all)
    }

    /// The first cell that can have cells at `cell` or after it ahead.
    static func firstReaching(_ cell: Int, in all: Span<Cell>) -> Int {
        all.firstOffset(notBefore: all[cell] + Cell.Step(rows: -2, columns: -1))
    }

    private init(_ rows: [Row], from cell: Int, in all: Span<Cell>) {
        self.rows = rows
        runs = []
        for row in rows {
            let start = cell < all.count ? all.firstOffset(notBefore: all[cell] + row.first) : 0
            runs.append(start..<start)
        }
    }

    /// Moves to the cell at this offset, which must not lie before the last one.
    mutating func advance(to offset: Int, in all: Span<Cell>) {
        let cell = all[offset]
        let rows = rows
        var runs = runs.mutableSpan
        for row in runs.indices {
            let (first, last) = (cell + rows[row].first, cell + rows[row].last)
            var start = runs[row].lowerBound
            while start < all.count, all[start] < first { start &+= 1 }
            var end = max(start, runs[row].upperBound)
            while end < all.count, all[end] <= last { end &+= 1 }
            runs[row] = start..<end
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
