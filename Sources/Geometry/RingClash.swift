/// Where the rings of an area meet as they may not, by the rules of Simple Features (OGC 06-103r4, 6.1.11 and 6.1.14): polygons
/// of one area have no point inside each other and no line in common, nor have holes of one polygon, and a hole lies inside its
/// outline. Rings may touch in single points, as long as those of one polygon do not cut it in pieces by that.
package enum RingClash: Hashable, Sendable {
    /// These two polygons cover the same ground, or share a line.
    case polygons(Int, Int)
    /// These two rings of one polygon do, or the second is a hole that leaves the first; 0 is the outline, 1 the first hole.
    case rings(polygon: Int, Int, Int)
    /// These two rings of one polygon touch, and with that its interior is in pieces; numbered in the same way.
    case splits(polygon: Int, Int, Int)

    /// The first clash among the rings of these polygons; nil when they may be one area.
    ///
    /// Exact. A sweep along the northing finds where edges meet: O(*n* log *n*) for the outlines that occur. Which of two rings
    /// that do not cross lies inside the other is decided by one point of each, or, where they touch, by one of each piece between.
    package static func first(among polygons: [Polygon]) -> RingClash? {
        let rings = polygons.enumerated().flatMap { index, polygon in
            polygon.rings.enumerated().map { LabelledRing(polygon: index, index: $0, ring: $1) }
        }
        guard rings.count > 1 else { return nil }
        var touches: [RingPair: [Place]] = [:]
        let edges = rings.indices.flatMap { number in
            rings[number].ring.edges.map { RingEdge(ring: number, from: $0.0, to: $0.1) }
        }.sorted { ($0.south, $0.ring) < ($1.south, $1.ring) }
        var active: [RingEdge] = []
        for edge in edges {
            active.removeAll { $0.north < edge.south }
            for other in active where other.ring != edge.ring && edge.isNear(other) {
                switch edge.meeting(other) {
                case .apart: break
                case .crossing: return clash(rings[other.ring], rings[edge.ring])
                case .touching(let places):
                    touches[RingPair(edge.ring, other.ring), default: []] += places
                }
            }
            active.append(edge)
        }
        return firstNesting(among: rings, touches) ?? firstSplit(among: rings, touches)
    }

    /// Rings that lie as they may: do those of one polygon touch so that it falls apart?
    private static func firstSplit(among rings: [LabelledRing], _ touches: [RingPair: [Place]]) -> RingClash?
    {
        var splits: [Int: InteriorSplit] = [:]
        for (pair, places) in touches.sorted(by: { ($0.key.one, $0.key.other) < ($1.key.one, $1.key.other) })
        {
            let (one, other) = (rings[pair.one], rings[pair.other])
            guard one.polygon == other.polygon else { continue }
            for place in places
            where splits[one.polygon, default: InteriorSplit()].note(one.index, other.index, at: place) {
                return .splits(polygon: one.polygon, one.index, other.index)
            }
        }
        return nil
    }

    /// Rings that do not cross: does a piece of one lie where it may not?
    private static func firstNesting(among rings: [LabelledRing], _ touches: [RingPair: [Place]])
        -> RingClash?
    {
        for (first, one) in rings.enumerated() {
            for (second, other) in rings.enumerated().dropFirst(first + 1)
            where one.bounds.map({ mine in other.bounds.map { mine.overlaps($0) } ?? false }) ?? false {
                let places = touches[RingPair(first, second)] ?? []
                if one.polygon == other.polygon {
                    // Holes in their outline, and outside each other.
                    let isHoleInOutline = one.index == 0
                    let hasPieceInside = other.pieces(between: places).contains {
                        one.holds($0) == !isHoleInOutline
                    }
                    let isAround =
                        !isHoleInOutline && one.pieces(between: places).contains(where: other.holds)
                    if hasPieceInside || isAround { return clash(one, other) }
                }
            }
        }
        return firstOverlap(among: rings, touches)
    }

    /// Polygons: a piece of a ring of one that lies inside the outline of the other and in none of its holes.
    private static func firstOverlap(among rings: [LabelledRing], _ touches: [RingPair: [Place]])
        -> RingClash?
    {
        let polygons = Dictionary(grouping: rings.indices) { rings[$0].polygon }
        for (first, mine) in polygons.sorted(by: { $0.key < $1.key }) {
            for (second, others) in polygons.sorted(by: { $0.key < $1.key }) where second != first {
                guard let outline = others.first, let bounds = rings[outline].bounds else { continue }
                for ring in mine where rings[ring].bounds.map({ $0.overlaps(bounds) }) ?? false {
                    let places = others.flatMap { touches[RingPair(ring, $0)] ?? [] }
                    let isInside = rings[ring].pieces(between: places).contains { point in
                        others.count { rings[$0].holds(point) } % 2 == 1
                    }
                    if isInside { return .polygons(min(first, second), max(first, second)) }
                }
            }
        }
        return nil
    }

    private static func clash(_ one: LabelledRing, _ other: LabelledRing) -> RingClash {
        one.polygon == other.polygon
            ? .rings(
                polygon: one.polygon, min(one.index, other.index), max(one.index, other.index))
            : .polygons(min(one.polygon, other.polygon), max(one.polygon, other.polygon))
    }
}

/// Two rings by their numbers, in either order.
private struct RingPair: Hashable {
    let one: Int
    let other: Int

    init(_ one: Int, _ other: Int) {
        self.one = min(one, other)
        self.other = max(one, other)
    }
}

/// A point in half centimetres, so that the middle between two places is one.
private struct HalfPoint {
    let east: Int64
    let north: Int64

    init(between one: Place, and other: Place) {
        east = Int64(one.eastingCentimetres) + Int64(other.eastingCentimetres)
        north = Int64(one.northingCentimetres) + Int64(other.northingCentimetres)
    }
}

private struct LabelledRing {
    let polygon: Int
    let index: Int
    let ring: Ring
    let bounds: Bounds?

    init(polygon: Int, index: Int, ring: Ring) {
        self.polygon = polygon
        self.index = index
        self.ring = ring
        bounds = ring.bounds
    }

    /// The middle of each piece of the ring between these places; of its first edge when there are none.
    func pieces(between places: [Place]) -> [HalfPoint] {
        guard !places.isEmpty else {
            return ring.edges.prefix(1).map { HalfPoint(between: $0.0, and: $0.1) }
        }
        let cuts = Set(places)
        return ring.edges.flatMap { from, to in
            let along = cuts.filter {
                RingEdge(ring: 0, from: from, to: to).holds($0) && $0 != from && $0 != to
            }
            .sorted { from.squaredCentimetres(to: $0) < from.squaredCentimetres(to: $1) }
            let stops = [from] + along + [to]
            return zip(stops, stops.dropFirst()).map { HalfPoint(between: $0, and: $1) }
        }
    }

    /// Whether a point that is not on the ring lies inside it: by a ray to the east.
    func holds(_ point: HalfPoint) -> Bool {
        var isInside = false
        for (one, other) in ring.edges {
            let (low, high) =
                one.northingCentimetres <= other.northingCentimetres ? (one, other) : (other, one)
            let (lowNorth, highNorth) = (
                2 * Int64(low.northingCentimetres), 2 * Int64(high.northingCentimetres)
            )
            guard lowNorth <= point.north, point.north < highNorth else { continue }
            let (lowEast, highEast) = (2 * Int64(low.eastingCentimetres), 2 * Int64(high.eastingCentimetres))
            let side =
                (highEast - lowEast) * (point.north - lowNorth) - (highNorth - lowNorth)
                * (point.east - lowEast)
            if side > 0 { isInside.toggle() }
        }
        return isInside
    }
}

/// An edge of one ring among the edges of others.
private struct RingEdge {
    let ring: Int
    let from: Place
    let to: Place

    var south: Int32 { min(from.northingCentimetres, to.northingCentimetres) }
    var north: Int32 { max(from.northingCentimetres, to.northingCentimetres) }
    var west: Int32 { min(from.eastingCentimetres, to.eastingCentimetres) }
    var east: Int32 { max(from.eastingCentimetres, to.eastingCentimetres) }

    enum Meeting {
        case apart
        /// Inside both, or along a line.
        case crossing
        case touching([Place])
    }

    func isNear(_ other: RingEdge) -> Bool { west <= other.east && other.west <= east }

    func meeting(_ other: RingEdge) -> Meeting {
        let (d1, d2) = (turn(other.from, other.to, from), turn(other.from, other.to, to))
        let (d3, d4) = (turn(from, to, other.from), turn(from, to, other.to))
        if d1 * d2 < 0, d3 * d4 < 0 { return .crossing }
        let common = Set([from, to].filter(other.holds) + [other.from, other.to].filter(holds))
        // Two common places of straight lines make a common line.
        return common.isEmpty ? .apart : common.count > 1 ? .crossing : .touching(Array(common))
    }

    func holds(_ place: Place) -> Bool {
        turn(from, to, place) == 0 && (south...north).contains(place.northingCentimetres)
            && (west...east).contains(place.eastingCentimetres)
    }
}
