import Clustering
import Geometry

/// The spots that circles are drawn around and made of, south to north and in a row west to east.
struct ScanSpots: Sendable {
    /// Centimetres by spot.
    let northings: [Int32]
    let eastings: [Int32]
    /// The spot of each report.
    let spotOfReport: [Int32]
    /// The side of the square cells whose middles the spots are; nil when they are the places themselves.
    let cellSide: Radius?

    var count: Int { northings.count }

    /// The spots of given places; two in one place are two spots.
    init(sites: [Place], siteOfReport: [Int32]) {
        northings = sites.map(\.northingCentimetres)
        eastings = sites.map(\.eastingCentimetres)
        spotOfReport = siteOfReport
        cellSide = nil
    }

    /// The places themselves when at most `few` of them differ, or there is no cell side; else cells of the side given, or the first doubling of it that
    /// gives at most `most` cells. Cells begin at whole multiples of their side, so they stay where they are as reports come.
    init(gathering points: PointColumns, cellSide: Radius?, few: Int, most: Int) {
        var gathered = Gathered(points, side: 1)
        var side: Radius?
        var next = cellSide
        while gathered.northings.count > (side == nil ? few : max(1, most)), let wider = next {
            side = wider
            gathered = Gathered(points, side: Int32(clamping: wider.centimetres))
            next = Radius(centimetres: wider.centimetres * 2)
        }
        northings = gathered.northings
        eastings = gathered.eastings
        spotOfReport = gathered.spotOfReport
        self.cellSide = side
    }

    func squaredCentimetres(_ one: Int, _ other: Int) -> Int64 {
        let north = Int64(northings[one]) - Int64(northings[other])
        let east = Int64(eastings[one]) - Int64(eastings[other])
        return north * north + east * east
    }

    /// Where a spot is. The middle of a cell on the edge of ``Place``'s range can be outside it, and is moved to the edge.
    func place(of spot: Int) -> Place? {
        func within(_ range: ClosedRange<Double>, _ centimetres: Int32) -> Double {
            min(max(Double(centimetres) / 100, range.lowerBound), range.upperBound)
        }
        return Place(
            northing: within(Place.northings, northings[spot]),
            easting: within(Place.eastings, eastings[spot]))
    }
}

/// Points in squares of a grid.
private struct Gathered {
    private(set) var northings: [Int32] = []
    private(set) var eastings: [Int32] = []
    private(set) var spotOfReport: [Int32]

    /// A side of 1 cm keeps the points where they are.
    init(_ points: PointColumns, side: Int32) {
        var keys = points.northings.indices.map { point in
            UInt64(UInt32(points.northings[point] / side)) << 32
                | UInt64(UInt32(points.eastings[point] / side))
        }
        var order = Array(0..<Int32(points.count))
        RadixSort.sort(&keys, along: &order)
        spotOfReport = [Int32](repeating: 0, count: points.count)
        for (position, key) in keys.enumerated() {
            if position == 0 || key != keys[position - 1] {
                northings.append(Int32(truncatingIfNeeded: key >> 32) * side + side / 2)
                eastings.append(Int32(truncatingIfNeeded: key) * side + side / 2)
            }
            spotOfReport[Int(order[position])] = Int32(northings.count - 1)
        }
    }
}
