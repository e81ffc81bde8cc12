/// An area made ready for many "is it inside" questions.
///
/// A place is inside when it lies in any of the polygons; the boundary is inside. All arithmetic is exact.
package struct PreparedArea: Sendable {
    package let bounds: Bounds
    private let shapes: [PreparedPolygon]

    package init(_ area: Area) {
        bounds = area.bounds
        shapes = area.polygons.map { PreparedPolygon(rings: $0.rings) }
    }

    /// Whether `place` lies inside or on the boundary. Cost: the edges that its northing can meet, a handful for a
    /// municipality of thousands of corners.
    package func contains(_ place: Place) -> Bool {
        bounds.contains(place) && shapes.contains { $0.contains(place) }
    }

    /// The distance to the nearest point of the boundary, whichever side the place is on. O(edges).
    package func distanceToBoundary(from place: Place) -> Distance {
        shapes.map { $0.distanceToBoundary(from: place) }.min() ?? .zero
    }
}

/// The rings of one polygon, their edges sorted into horizontal bands so that a question looks only at the edges that its
/// northing can meet. Rings are read by the even–odd rule, which is right for an outline with holes.
struct PreparedPolygon: Sendable {
    private let bounds: Bounds?
    private let edges: [Segment]
    /// `bandStarts[i]..<bandStarts[i + 1]` are the positions in `banded` of band `i`'s edges.
    private let bandStarts: [Int32]
    private let banded: [Int32]
    private let south: Int64
    private let bandHeight: Int64

    init(rings: [Ring]) {
        let edges = rings.flatMap { ring in ring.edges.map { Segment(from: $0.0, to: $0.1) } }
        let bounds = Bounds(around: rings.lazy.flatMap(\.corners))
        let low = Int64(bounds?.south ?? 0)
        let bandCount = max(1, min(edges.count / 2, 4_096))
        let height = (Int64(bounds?.north ?? 0) - low) / Int64(bandCount) + 1
        var members = [[Int32]](repeating: [], count: bandCount)
        for (index, edge) in edges.enumerated() {
            let first = Int((Int64(edge.south) - low) / height)
            let last = Int((Int64(edge.north) - low) / height)
            for band in first...last { members[band].append(Int32(index)) }
        }
        var starts: [Int32] = [0]
        for band in members { starts.append((starts.last ?? 0) + Int32(band.count)) }
        self.edges = edges
        self.bounds = bounds
        self.south = low
        self.bandHeight = height
        self.bandStarts = starts
        self.banded = members.flatMap { $0 }
    }

    func contains(_ place: Place) -> Bool {
        guard let bounds, bounds.contains(place) else { return false }
        let band = Int((Int64(place.northingCentimetres) - south) / bandHeight)
        var inside = false
        for position in bandStarts[band]..<bandStarts[band + 1] {
            switch edges[Int(banded[Int(position)])].ray(from: place) {
            case .onEdge: return true
            case .crossed: inside.toggle()
            case .missed: break
            }
        }
        return inside
    }

    func distanceToBoundary(from place: Place) -> Distance {
        var least = Double.infinity
        for edge in edges { least = min(least, edge.squaredCentimetres(to: place)) }
        return Distance(metres: least.squareRoot() / 100) ?? .zero
    }
}

private struct Segment: Sendable {
    let from: Place
    let to: Place
    var south: Int32 { min(from.northingCentimetres, to.northingCentimetres) }
    var north: Int32 { max(from.northingCentimetres, to.northingCentimetres) }

    enum Meeting { case onEdge, crossed, missed }

    /// How a ray from `place` towards the east meets the edge.
    func ray(from place: Place) -> Meeting {
        let (low, high) = from.northingCentimetres <= to.northingCentimetres ? (from, to) : (to, from)
        let northing = place.northingCentimetres
        guard low.northingCentimetres <= northing, northing <= high.northingCentimetres else {
            return .missed
        }
        let side = turn(low, high, place)
        if side == 0 {
            let west = min(from.eastingCentimetres, to.eastingCentimetres)
            let east = max(from.eastingCentimetres, to.eastingCentimetres)
            return (west...east).contains(place.eastingCentimetres) ? .onEdge : .missed
        }
        // Half-open in northing, so that a corner between two edges counts once.
        return northing < high.northingCentimetres && side > 0 ? .crossed : .missed
    }

    func squaredCentimetres(to place: Place) -> Double {
        let (e, n) = to.offset(from: from)
        let (pe, pn) = place.offset(from: from)
        let length = Double(e * e + n * n)
        let along = length == 0 ? 0 : min(1, max(0, Double(e * pe + n * pn) / length))
        let east = Double(pe) - along * Double(e)
        let north = Double(pn) - along * Double(n)
        return east * east + north * north
    }
}
