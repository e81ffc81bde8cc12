/// Walks through the cells of a grid in order and keeps, for each row of the neighbourhood, the run of cells in it that
/// can hold neighbours. The runs only ever move forward, so a whole walk costs O(cells).
struct CellSweep {
    private(set) var runs: [Run]

    /// The cells of one row, `rows` rows up, that are at most `width` columns away.
    struct Run {
        let rows: Int32
        /// The nearest columns on the west and the east.
        let columns: ClosedRange<Int32>
        /// Offsets into the grid's cells.
        private(set) var cells = 0..<0

        init(rows: Int32, columns: ClosedRange<Int32>) {
            self.rows = rows
            self.columns = columns
        }

        fileprivate mutating func advance(to cell: Cell, in all: [Cell]) {
            let first = cell.moved(rows: rows, columns: columns.lowerBound)
            let last = cell.moved(rows: rows, columns: columns.upperBound)
            var (start, end) = (cells.lowerBound, cells.upperBound)
            while start < all.count, all[start] < first { start += 1 }
            end = max(start, end)
            while end < all.count, all[end] <= last { end += 1 }
            cells = start..<end
        }
    }

    enum Direction {
        /// The cell itself and all 20 around it.
        case around
        /// The ten cells after it, so that two cells meet once.
        case forward
    }

    init(_ direction: Direction) {
        let ahead = [Run(rows: 1, columns: -2...2), Run(rows: 2, columns: -1...1)]
        runs =
            switch direction {
            case .forward: [Run(rows: 0, columns: 1...2)] + ahead
            case .around:
                [
                    Run(rows: 0, columns: -2...2), Run(rows: -1, columns: -2...2),
                    Run(rows: -2, columns: -1...1),
                ] + ahead
            }
    }

    /// Moves to the cell at this offset, which must not lie before the last one.
    mutating func advance(to cell: Int, in all: [Cell]) {
        for run in runs.indices { runs[run].advance(to: all[cell], in: all) }
    }
}
