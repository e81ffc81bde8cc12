/// Some of the points, dealt into bins and in each bin in the order they had.
struct CellDeal: Sendable {
    private(set) var order: [Int32]
    private(set) var northings: [Int32]
    private(set) var eastings: [Int32]
    /// Where each bin ends.
    private var ends: [Int32]

    func positions(of bin: Int) -> Range<Int> { (bin == 0 ? 0 : Int(ends[bin - 1]))..<Int(ends[bin]) }

    init(of points: PointColumns, _ some: Range<Int>, into bins: CellBins) {
        let north = points.northings.span.extracting(some)
        let east = points.eastings.span.extracting(some)
        var digits = [UInt8](repeating: 0, count: some.count)
        var digit = digits.mutableSpan
        var ends = [Int32](repeating: 0, count: bins.count)
        var next = ends.mutableSpan
        for point in north.indices {
            let bin = bins.bin(northing: north[point], easting: east[point])
            digit[point] = UInt8(truncatingIfNeeded: bin)
            next[bin] &+= 1
        }
        var sum: Int32 = 0
        for bin in next.indices {
            let count = next[bin]
            next[bin] = sum
            sum &+= count
        }

        var order = [Int32](repeating: 0, count: some.count)
        var northings = order
        var eastings = order
        var toOrder = order.mutableSpan
        var toNorth = northings.mutableSpan
        var toEast = eastings.mutableSpan
        for point in north.indices {
            let bin = Int(digit[point])
            let position = Int(next[bin])
            next[bin] &+= 1
            toOrder[position] = Int32(truncatingIfNeeded: some.lowerBound &+ point)
            toNorth[position] = north[point]
            toEast[position] = east[point]
        }
        self.order = order
        self.northings = northings
        self.eastings = eastings
        self.ends = ends
    }
}
