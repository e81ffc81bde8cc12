package import Geometry

/// How many events fell in each cell of a study in each period. A period is a whole number from 0, such as a week or
/// month; the last is the latest.
package struct CellCounts: Hashable, Sendable {
    package let cells: StudyCells
    /// How many periods there are; at least 1.
    package let periods: Int
    /// Events outside the study's cells or its periods, which are counted nowhere.
    package let outside: Int
    /// By period, and within a period by cell.
    private let counts: [Int32]

    /// The most counts, cells times periods, that are kept: 256 MB.
    package static let most = 1 << 26

    /// Nil for no period, and for more than ``most`` counts.
    ///
    /// - Complexity: O(*n* log *cells* + *cells* × *periods*) for *n* events.
    package init?(
        of events: some Sequence<(place: Place, period: Int)>, in cells: StudyCells, periods: Int
    ) {
        let size = cells.count.multipliedReportingOverflow(by: periods)
        guard periods > 0, !size.overflow, size.partialValue <= Self.most else { return nil }
        var counts = [Int32](repeating: 0, count: size.partialValue)
        var outside = 0
        for event in events {
            if (0..<periods).contains(event.period), let cell = cells.index(at: event.place) {
                counts[event.period * cells.count + cell] += 1
            } else {
                outside += 1
            }
        }
        self.cells = cells
        self.periods = periods
        self.outside = outside
        self.counts = counts
    }

    /// The counts of all cells in a period.
    package subscript(period period: Int) -> ArraySlice<Int32> {
        counts[period * cells.count..<(period + 1) * cells.count]
    }

    /// The counts of a cell in all periods.
    package subscript(cell cell: Int) -> [Int32] {
        (0..<periods).map { counts[$0 * cells.count + cell] }
    }

    /// The counts of all cells, over all periods.
    package var totals: [Int] {
        var totals = [Int](repeating: 0, count: cells.count)
        for period in 0..<periods {
            for (cell, count) in self[period: period].enumerated() { totals[cell] += Int(count) }
        }
        return totals
    }
}
