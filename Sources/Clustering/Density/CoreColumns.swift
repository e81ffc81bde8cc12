/// The cores of a grid side by side, in the order of their positions: however many other points lie between them, the cores of
/// a run of cells are one run of memory. An offset into them is a *seat*.
struct CoreColumns: Sendable {
    /// Centimetres by seat.
    private(set) var northings: [Int32] = []
    /// Centimetres by seat.
    private(set) var eastings: [Int32] = []
    /// Milliseconds by seat; empty when the points have no moments.
    private(set) var moments: [Int64] = []
    /// The points' indices by seat.
    private(set) var order: [Int32] = []
    /// `starts[c]..<starts[c + 1]` are the seats of cell `c`.
    private var starts: [Int32] = []

    init(of grid: CellGrid, isCore: [Bool]) {
        var parts = grid.shares.concurrentMap { CoreColumns(of: grid, $0, isCore: isCore) }
        let count = parts.reduce(0) { $0 + $1.count }
        northings.reserveCapacity(count)
        eastings.reserveCapacity(count)
        moments.reserveCapacity(grid.moments.isEmpty ? 0 : count)
        order.reserveCapacity(count)
        starts.reserveCapacity(grid.cells.count + 1)
        parts.reverse()
        while let part = parts.popLast() {
            let base = Int32(order.count)
            for start in part.starts { starts.append(base &+ start) }
            northings += part.northings
            eastings += part.eastings
            moments += part.moments
            order += part.order
        }
        starts.append(Int32(count))
    }

    /// The cores of some cells.
    private init(of grid: CellGrid, _ cells: Range<Int>, isCore: [Bool]) {
        let core = isCore.span
        let positions = grid.positions(of: cells)
        let count = positions.count { core[$0] }
        northings.reserveCapacity(count)
        eastings.reserveCapacity(count)
        moments.reserveCapacity(grid.moments.isEmpty ? 0 : count)
        order.reserveCapacity(count)
        starts.reserveCapacity(cells.count)
        for cell in cells {
            starts.append(Int32(truncatingIfNeeded: order.count))
            for position in grid.positions(of: cell) where core[position] {
                northings.append(grid.northings[position])
                eastings.append(grid.eastings[position])
                order.append(grid.order[position])
                if !grid.moments.isEmpty { moments.append(grid.moments[position]) }
            }
        }
    }

    var count: Int { order.count }

    /// From a core to a place.
    @inline(__always)
    func squaredCentimetres(from seat: Int, northing: Int32, easting: Int32) -> Int64 {
        let north = Int64(northings[seat]) &- Int64(northing)
        let east = Int64(eastings[seat]) &- Int64(easting)
        return north &* north &+ east &* east
    }

    /// The seats of a run of cells.
    @inline(__always)
    func seats(of cells: Range<Int>) -> Range<Int> {
        Int(starts[cells.lowerBound])..<Int(starts[cells.upperBound])
    }
}
