/// Points in the order in which they lie in the cells of a grid; see ``CellGrid``.
///
/// Sorted from the leading digit: the points are dealt into bins of neighbouring cells, small enough for a core's own
/// memory, and each bin is sorted by itself.
struct CellOrder: Sendable {
    private(set) var order: [Int32] = []
    private(set) var northings: [Int32] = []
    private(set) var eastings: [Int32] = []
    private(set) var moments: [Int64] = []
    private(set) var cells: [Cell] = []
    private(set) var starts: [Int32] = []

    init(of points: PointColumns, side: Int32) {
        let raster = CellRaster(over: points, side: side)
        let bins = CellBins(raster, points: points.count)
        let deals = points.northings.indices.pieces(atMost: 16, shortest: 8_192)
            .concurrentMap { CellDeal(of: points, $0, into: bins) }
        order.reserveCapacity(points.count)
        northings.reserveCapacity(points.count)
        eastings.reserveCapacity(points.count)
        moments.reserveCapacity(points.moments.count)
        // A few bins at a time, so that there are never two copies of more than those.
        for some in (0..<bins.count).pieces(atMost: 8, shortest: 16) {
            let sorted = Array(some).concurrentMap { bin in
                CellOrder(of: deals, bin: bin, moments: points.moments, raster)
            }
            for bin in sorted { append(bin) }
        }
        starts.append(Int32(points.count))
    }

    /// The points of one bin, with starts counted from the first of them.
    private init(of deals: [CellDeal], bin: Int, moments: [Int64], _ raster: CellRaster) {
        let count = deals.reduce(0) { $0 + $1.positions(of: bin).count }
        guard count > 0 else { return }
        var (dealt, north, east) = ([Int32](), [Int32](), [Int32]())
        dealt.reserveCapacity(count)
        north.reserveCapacity(count)
        east.reserveCapacity(count)
        for deal in deals {
            let positions = deal.positions(of: bin)
            dealt += deal.order[positions]
            north += deal.northings[positions]
            east += deal.eastings[positions]
        }
        var keys = (0..<count).map { raster.key(northing: north[$0], easting: east[$0]) }
        var places = Array(0..<Int32(count))
        let least = keys.min() ?? 0
        for place in keys.indices { keys[place] &-= least }
        RadixSort.sort(&keys, along: &places)
        order = places.map { dealt[Int($0)] }
        northings = places.map { north[Int($0)] }
        eastings = places.map { east[Int($0)] }
        for position in keys.indices where position == 0 || keys[position] != keys[position - 1] {
            cells.append(raster.cell(key: keys[position] + least))
            starts.append(Int32(position))
        }
        if !moments.isEmpty { sortCells(by: moments) }
    }

    private mutating func sortCells(by moments: [Int64]) {
        for cell in cells.indices {
            let start = Int(starts[cell])
            let end = cell + 1 < starts.count ? Int(starts[cell + 1]) : order.count
            guard end - start > 1 else { continue }
            var points = (start..<end).map { (order[$0], northings[$0], eastings[$0]) }
            points.sort { one, other in
                let (earlier, later) = (moments[Int(one.0)], moments[Int(other.0)])
                return earlier == later ? one.0 < other.0 : earlier < later
            }
            for (offset, point) in points.enumerated() {
                (order[start + offset], northings[start + offset], eastings[start + offset]) = point
            }
        }
        self.moments = order.map { moments[Int($0)] }
    }

    private mutating func append(_ bin: CellOrder) {
        let base = Int32(order.count)
        order += bin.order
        northings += bin.northings
        eastings += bin.eastings
        moments += bin.moments
        cells += bin.cells
        for start in bin.starts { starts.append(start &+ base) }
    }
}
