package import Geometry

/// Points sorted into square cells, so that the neighbours of a point lie in a few runs of memory.
///
/// The side of a cell is the reach divided by √2, so that all points of a cell lie within reach of each other, and the
/// neighbours of a point lie in its own cell and the 20 around it:
///
///         · ■ ■ ■ ·
///         ■ ■ ■ ■ ■
///         ■ ■ o ■ ■        five rows, each of them one run of cells that lie side by side in memory
///         ■ ■ ■ ■ ■
///         · ■ ■ ■ ·
///
/// Only cells that hold points are kept. Built in O(*n*) by a radix sort on all cores, and a sort of each cell by
/// moment. Takes 12 bytes a point (20 with moments) and 12 bytes a cell, and while it is built about 14 bytes a point
/// more.
package struct CellGrid: Sendable {
    /// The points' indices, by cell, and within a cell by moment, then index. An offset into this order is a
    /// *position*.
    package let order: [Int32]
    /// Centimetres by position.
    let northings: [Int32]
    let eastings: [Int32]
    /// Milliseconds by position; empty when the points have no moments.
    let moments: [Int64]
    /// The cells that hold points, ascending.
    let cells: [Cell]
    /// `starts[c]..<starts[c + 1]` are the positions of cell `c`.
    let starts: [Int32]
    let window: Int64
    let reachSquared: Int64

    package init(_ points: PointColumns, neighbourhood: Neighbourhood) {
        let sorted = CellOrder(of: points, side: Self.side(reach: neighbourhood.reach))
        order = sorted.order
        northings = sorted.northings
        eastings = sorted.eastings
        moments = sorted.moments
        cells = sorted.cells
        starts = sorted.starts
        window = neighbourhood.window
        reachSquared = neighbourhood.reach.squaredCentimetres
    }

    package var count: Int { order.count }

    /// The longest side, in centimetres, of a square whose whole-centimetre points all lie within reach of each other.
    package static func side(reach: Radius) -> Int32 {
        var side = Int64((Double(reach.squaredCentimetres) / 2).squareRoot()) + 1
        while 2 * (side - 1) * (side - 1) > reach.squaredCentimetres { side -= 1 }
        while 2 * side * side <= reach.squaredCentimetres { side += 1 }
        return Int32(clamping: side)
    }
}

extension CellGrid {
    /// The positions of a cell.
    func positions(of cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }

    /// The positions of a run of cells.
    func positions(of cells: Range<Int>) -> Range<Int> {
        Int(starts[cells.lowerBound])..<Int(starts[cells.upperBound])
    }

    @inline(__always)
    func squaredCentimetres(_ one: Int, _ other: Int) -> Int64 {
        let north = Int64(northings[one]) &- Int64(northings[other])
        let east = Int64(eastings[one]) &- Int64(eastings[other])
        return north &* north &+ east &* east
    }

    @inline(__always)
    func apart(_ one: Int, _ other: Int) -> Int64 {
        moments.isEmpty ? 0 : abs(moments[one] - moments[other])
    }

    /// Whether the points at two positions are neighbours.
    @inline(__always)
    func areNeighbours(_ one: Int, _ other: Int) -> Bool {
        squaredCentimetres(one, other) <= reachSquared && apart(one, other) <= window
    }

    /// How many of the points at `others` are neighbours of the one at a position.
    @inline(__always)
    func neighbours(of position: Int, among others: Range<Int>) -> Int {
        guard moments.isEmpty else { return others.count { areNeighbours(position, $0) } }
        let (north, east) = (Int64(northings[position]), Int64(eastings[position]))
        let (norths, easts) = (northings.span.extracting(others), eastings.span.extracting(others))
        var count = 0
        for other in norths.indices {
            let north = Int64(norths[other]) &- north
            let east = Int64(easts[other]) &- east
            count &+= north &* north &+ east &* east <= reachSquared ? 1 : 0
        }
        return count
    }

    /// How many pairs of points share a cell. All of them are within reach, so there are at least so many pairs within reach.
    package var pairsInCells: Int {
        cells.indices.reduce(0) { sum, cell in
            let size = positions(of: cell).count
            return sum + size * (size - 1) / 2
        }
    }

    /// Calls `body` once with every two points that are neighbours, by their indices, in no promised order.
    ///
    /// - Complexity: the pairs within the 21 cells around each point, whether neighbours or not.
    package func forEachPair(_ body: (_ one: Int, _ other: Int, Nearness) -> Void) {
        let all = cells.span
        var sweep = CellSweep(.forward, from: 0, in: all)
        for cell in cells.indices {
            let own = positions(of: cell)
            sweep.advance(to: cell, in: all)
            for one in own {
                meet(one, (one + 1)..<own.upperBound, body)
                for row in sweep.rows { meet(one, positions(of: sweep.run(row)), body) }
            }
        }
    }

    private func meet(_ one: Int, _ others: Range<Int>, _ body: (Int, Int, Nearness) -> Void) {
        for other in others where areNeighbours(one, other) {
            body(
                Int(order[one]), Int(order[other]),
                Nearness(squaredCentimetres: squaredCentimetres(one, other), apart: apart(one, other)))
        }
    }
}
