/// The points of a cell and of the cells around it, side by side: what is far apart in the grid is gathered once for all
/// points of the cell, which then count their neighbours in one walk each.
struct NearbyPoints {
    /// Northing and easting of each.
    private var places = [SIMD2<Int32>](repeating: .zero, count: most)
    private(set) var count = 0

    /// More points than this are not gathered: where they lie so dense, most points find enough neighbours at once.
    static let most = 256

    /// The longest reach, in centimetres, at which the squares of distances between these cells stay in 32 bits: they lie at
    /// most three sides of reach/√2 apart north and east.
    static let longestReach: Int64 = 15_000

    /// - Returns: whether the points were few enough to be gathered.
    mutating func gather(_ runs: [Range<Int>], of grid: CellGrid) -> Bool {
        let (northings, eastings) = (grid.northings.span, grid.eastings.span)
        var gathered = places.mutableSpan
        var count = 0
        for row in runs.indices {
            let points = grid.positions(of: runs[row])
            guard count &+ points.count <= Self.most else { return false }
            for position in points {
                gathered[count] = SIMD2(northings[position], eastings[position])
                count &+= 1
            }
        }
        self.count = count
        return true
    }

    /// How many of the points are within reach of a place in the cell.
    @inline(__always)
    func neighbours(of place: SIMD2<Int32>, reachSquared: Int32) -> Int {
        let near = places.span.extracting(first: count)
        // Adds sign bits instead of asking, so that the compiler takes several points at a time.
        var beyond: UInt32 = 0
        for point in near.indices {
            let apart = near[point] &- place
            let squares = apart &* apart
            beyond &+= UInt32(bitPattern: reachSquared &- (squares.x &+ squares.y)) >> 31
        }
        return count &- Int(beyond)
    }
}
