package import Geometry

/// The cells of a tessellation that a study counts in. A cell is known by its index among them.
///
/// Which they are matters: whether a cell is hot is measured against all cells of the study, and every empty one
/// makes the others hotter. Lakes and forest where nobody could have reported belong outside.
package struct StudyCells: Hashable, Sendable {
    package let tessellation: Tessellation
    /// Ascending.
    package let cells: [Tessellation.Cell]

    /// The most cells that a study can have.
    package static let most = 1 << 20

    /// Every cell with a place in `bounds`, and of hexagons perhaps one more at each corner. Nil for more than
    /// ``most``.
    ///
    /// - Complexity: O(*cells*).
    package init?(_ tessellation: Tessellation, covering bounds: Bounds) {
        let (rows, columns) = tessellation.span(of: bounds)
        let span = rows.count.multipliedReportingOverflow(by: columns.count)
        // The span of a single row of cells is some six rows.
        guard !span.overflow, span.partialValue <= 8 * Self.most else { return nil }
        var cells: [Tessellation.Cell] = []
        for row in rows {
            for column in columns {
                let cell = Tessellation.Cell(row: row, column: column)
                if tessellation.box(of: cell, meets: bounds) { cells.append(cell) }
            }
        }
        self.init(tessellation, ascending: cells)
    }

    /// The cells that hold one of `places`, and those at most `rings` steps from neighbour to neighbour away (0…10,
    /// clamped). Nil for more than ``most``. A rim of empty cells makes those within look hotter than they are; to ask
    /// whether a place is hot, see ``init(_:around:)``.
    ///
    /// - Complexity: O(*n* + *c* log *c*) for *n* places and *c* cells.
    package init?(_ tessellation: Tessellation, near places: some Sequence<Place>, rings: Int = 1) {
        var found: Set<Tessellation.Cell> = []
        for place in places { found.insert(tessellation.cell(at: place)) }
        var edge = Array(found)
        for _ in 0..<min(max(0, rings), 10) where found.count <= Self.most {
            edge = edge.flatMap(tessellation.neighbours).filter { found.insert($0).inserted }
        }
        self.init(tessellation, ascending: found.sorted())
    }

    private init?(_ tessellation: Tessellation, ascending cells: [Tessellation.Cell]) {
        guard cells.count <= Self.most else { return nil }
        self.tessellation = tessellation
        self.cells = cells
    }

    package var count: Int { cells.count }

    /// The index of the cell that a place lies in; nil when the study does not have it.
    package func index(at place: Place) -> Int? { index(of: tessellation.cell(at: place)) }

    /// - Complexity: O(log *cells*).
    package func index(of cell: Tessellation.Cell) -> Int? {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low] == cell ? low : nil
    }
}

extension StudyCells {
    /// The cells that hold one of `places`, and the gaps between these: each cell of which every neighbour holds a
    /// place or has a neighbour that does. Nil when there are more than ``StudyCells/most`` with their neighbours.
    ///
    /// So the gaps of a town are compared with its streets, and the forest around it is not: with a rim of empty
    /// cells, a third of the towns of 1,500 reports that were drawn evenly by chance had a place that stood out, and
    /// without it 5 % (300 towns of 4 km², cells of 100 m).
    ///
    /// Method: closing, by J. Serra, "Image Analysis and Mathematical Morphology", 1982.
    ///
    /// - Complexity: O(*n* + *c* log *c*) for *n* places and *c* cells.
    package init?(_ tessellation: Tessellation, around places: some Sequence<Place>) {
        guard let near = StudyCells(tessellation, near: places, rings: 1) else { return nil }
        let closed = near.cells.filter { cell in
            tessellation.neighbours(of: cell).allSatisfy { near.index(of: $0) != nil }
        }
        self.init(tessellation, near: closed.lazy.compactMap(tessellation.centre), rings: 0)
    }
}

extension Tessellation {
    /// The rows and columns that can reach into `bounds`.
    fileprivate func span(of bounds: Bounds) -> (rows: ClosedRange<Int32>, columns: ClosedRange<Int32>) {
        let (rowStep, columnStep) =
            switch shape {
            case .square: (width, width)
            case .pointyHexagon: (pitch, width)
            case .flatHexagon: (width, pitch)
            }
        // One more on each side, since a hexagon reaches further than its row and division rounds towards zero.
        func span(_ low: Int32, _ high: Int32, _ step: Int64) -> ClosedRange<Int32> {
            Int32(2 * Int64(low) / step - 2)...Int32(2 * Int64(high) / step + 2)
        }
        return (span(bounds.south, bounds.north, rowStep), span(bounds.west, bounds.east, columnStep))
    }
}
