import Clustering
import Geometry

/// A cell of the plane over a stretch of time: a cell of a ``CellGrid`` with time as a third side.
struct Block: Hashable {
    let row: Int32
    let column: Int32
    /// Which stretch of time, counted from the earliest moment there can be.
    let stretch: Int64
}

/// How large blocks are: as large as they can be with all points of a block neighbours of each other, whatever their
/// places and moments in it.
///
/// The neighbours of a point lie in its own block and those around it: the 21 cells that ``CellGrid`` draws, in the
/// stretch of the point, the one before and the one after. Where the window spans all of time there is one stretch.
struct BlockShape: Sendable {
    /// Centimetres.
    private let side: Int32
    /// Milliseconds; nil when all of time is one stretch.
    private let duration: Int64?
    private let steps: [Step]

    private struct Step {
        let rows: Int32
        let columns: Int32
        let stretches: Int64
    }

    init(_ neighbourhood: Neighbourhood) {
        let isTimeless = neighbourhood.window >= Moments.latest - Moments.earliest
        side = CellGrid.side(reach: neighbourhood.reach)
        duration = isTimeless ? nil : neighbourhood.window + 1
        steps = (isTimeless ? [0] : [0, -1, 1]).flatMap { stretches in
            Self.plane.map { Step(rows: $0.rows, columns: $0.columns, stretches: stretches) }
        }
    }

    /// The cell itself, then the 20 around it, the nearest first.
    private static let plane: [(rows: Int32, columns: Int32)] = [
        (0, 0),
        (0, -1), (0, 1), (-1, 0), (1, 0),
        (-1, -1), (-1, 1), (1, -1), (1, 1),
        (0, -2), (0, 2), (-2, 0), (2, 0),
        (-2, -1), (-2, 1), (2, -1), (2, 1),
        (-1, -2), (-1, 2), (1, -2), (1, 2),
    ]

    func block(of point: LivePoint) -> Block {
        Block(
            row: point.northing / side, column: point.easting / side,
            stretch: duration.map { (point.moment - Moments.earliest) / $0 } ?? 0)
    }

    /// Calls `body` with the block and all around it, the block itself first.
    func forEachBlock(around block: Block, _ body: (Block) -> Void) {
        for step in steps {
            body(
                Block(
                    row: block.row + step.rows, column: block.column + step.columns,
                    stretch: block.stretch + step.stretches))
        }
    }
}
