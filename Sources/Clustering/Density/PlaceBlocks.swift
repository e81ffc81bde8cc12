/// The places of a run of positions, four in a block, so that a processor compares a place with four at a time.
///
/// Of each coordinate the last 16 bits are kept. The difference of two that are less than 2¹⁵ apart is whole in them, and
/// that is so in a neighbourhood of cells, which is three sides wide on each side of a place. For whatever else shares a
/// block with these it is not, and that is left out by its position.
struct PlaceBlocks {
    /// Northing, easting, northing, easting, …
    private var blocks: [SIMD8<Int16>] = []
    /// The position of the first place of the first block.
    private let first: Int
    private let reachSquared: SIMD4<Int32>

    /// The longest reach in centimetres for which three sides of reach/√2 stay below 2¹⁵.
    static let longestReach: Int64 = 15_000

    /// How many blocks are compared without asking whether the places end before.
    private static let fewest = 3

    /// The places of some cells and of those around them.
    init(of grid: CellGrid, around cells: Range<Int>) {
        reachSquared = SIMD4(repeating: Int32(truncatingIfNeeded: grid.reachSquared))
        let positions = grid.positions(of: CellSweep.reached(from: cells, in: grid.cells.span))
        first = positions.lowerBound
        blocks.reserveCapacity(positions.count / 4 + 1 + Self.fewest)
        var (norths, easts) = (
            grid.northings.span.extracting(positions), grid.eastings.span.extracting(positions)
        )
        while norths.count >= 4 {
            let places = SIMD8(
                norths[0], easts[0], norths[1], easts[1], norths[2], easts[2], norths[3], easts[3])
            blocks.append(SIMD8(truncatingIfNeeded: places))
            (norths, easts) = (norths.extracting(droppingFirst: 4), easts.extracting(droppingFirst: 4))
        }
        var last = SIMD8<Int16>.zero
        for place in norths.indices {
            last[2 * place] = Int16(truncatingIfNeeded: norths[place])
            last[2 * place + 1] = Int16(truncatingIfNeeded: easts[place])
        }
        blocks.append(last)
        for _ in 0..<Self.fewest { blocks.append(.zero) }
    }

    /// A place to compare four with.
    @inline(__always)
    static func block(northing: Int32, easting: Int32) -> SIMD8<Int16> {
        let (north, east) = (Int16(truncatingIfNeeded: northing), Int16(truncatingIfNeeded: easting))
        return SIMD8(north, east, north, east, north, east, north, east)
    }

    /// How many of the places at `positions`, all in the cells around a place, are within reach of it: the sum of the lanes.
    @inline(__always)
    func neighbours(of place: SIMD8<Int16>, at positions: Range<Int>) -> SIMD4<Int32> {
        let start = (positions.lowerBound &- first) &>> 2
        let lanes = SIMD4<Int32>(0, 1, 2, 3)
        // Negative in the lanes of what comes before the positions or after them; those count as beyond reach.
        let since = lanes &- Int32(truncatingIfNeeded: (positions.lowerBound &- first) & 3)
        var until = Int32(truncatingIfNeeded: positions.upperBound &- first &- 1 &- 4 &* start) &- lanes
        let few = blocks.span.extracting(start..<start &+ Self.fewest)
        // Mostly these are all. So short a loop is unrolled, and its end is not a guess that fails.
        var beyond = (room(for: few[0], around: place) | since | until) &>> 31
        for block in 1..<Self.fewest {
            until &-= 4
            beyond &+= (room(for: few[block], around: place) | until) &>> 31
        }
        var compared = Int32(Self.fewest)
        var block = start &+ Self.fewest
        while until[0] >= 4 {
            until &-= 4
            beyond &+= (room(for: blocks[block], around: place) | until) &>> 31
            compared &+= 1
            block &+= 1
        }
        return compared &+ beyond
    }

    /// By how much the squares of the distances to four places fall short of the square of the reach: negative beyond it.
    @inline(__always)
    private func room(for places: SIMD8<Int16>, around place: SIMD8<Int16>) -> SIMD4<Int32> {
        let apart = SIMD8<Int32>(truncatingIfNeeded: places &- place)
        let squares = apart &* apart
        return reachSquared &- (squares.evenHalf &+ squares.oddHalf)
    }
}
