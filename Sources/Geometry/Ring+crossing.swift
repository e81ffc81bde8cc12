extension Ring {
    /// The first pair of edges, by the index of their first corner, that share more than a common corner; nil if none.
    ///
    /// Edges are swept by southernmost point; an edge is compared with those whose northing range still overlaps.
    static func firstCrossing(of corners: [Place]) -> (Int, Int)? {
        let count = corners.count
        let edges = corners.indices.map { Edge(from: corners[$0], to: corners[($0 + 1) % count], index: $0) }
        let bySouth = edges.sorted { ($0.south, $0.index) < ($1.south, $1.index) }
        var active: [Edge] = []
        var found: (Int, Int)?
        for edge in bySouth {
            active.removeAll { $0.north < edge.south }
            for other in active where edge.west <= other.east && other.west <= edge.east {
                guard edge.clashes(with: other, of: count) else { continue }
                let pair = (min(edge.index, other.index), max(edge.index, other.index))
                if found.map({ pair < $0 }) ?? true { found = pair }
            }
            active.append(edge)
        }
        return found
    }
}

/// One edge of a ring, with the box it lies in.
private struct Edge {
    let from: Place
    let to: Place
    let index: Int
    let south: Int32
    let north: Int32
    let west: Int32
    let east: Int32

    init(from: Place, to: Place, index: Int) {
        self.from = from
        self.to = to
        self.index = index
        south = min(from.northingCentimetres, to.northingCentimetres)
        north = max(from.northingCentimetres, to.northingCentimetres)
        west = min(from.eastingCentimetres, to.eastingCentimetres)
        east = max(from.eastingCentimetres, to.eastingCentimetres)
    }

    /// Whether two edges of a ring with `count` corners meet anywhere they should not.
    func clashes(with other: Edge, of count: Int) -> Bool {
        if (index + 1) % count == other.index { return foldsBack(onto: other) }
        if (other.index + 1) % count == index { return other.foldsBack(onto: self) }
        return meets(other)
    }

    /// Whether `next`, which begins where this edge ends, runs back over it.
    private func foldsBack(onto next: Edge) -> Bool {
        guard turn(from, to, next.to) == 0 else { return false }
        let (e1, n1) = from.offset(from: to)
        let (e2, n2) = next.to.offset(from: to)
        return e1 * e2 + n1 * n2 > 0
    }

    private func meets(_ other: Edge) -> Bool {
        let d1 = turn(other.from, other.to, from)
        let d2 = turn(other.from, other.to, to)
        let d3 = turn(from, to, other.from)
        let d4 = turn(from, to, other.to)
        if d1 * d2 < 0, d3 * d4 < 0 { return true }
        return d1 == 0 && other.holds(from) || d2 == 0 && other.holds(to)
            || d3 == 0 && holds(other.from) || d4 == 0 && holds(other.to)
    }

    /// Whether a place on the line through the edge lies on the edge itself.
    private func holds(_ place: Place) -> Bool {
        (south...north).contains(place.northingCentimetres)
            && (west...east).contains(place.eastingCentimetres)
    }
}

/// +1 when `c` lies to the left of the line from `a` to `b`, −1 to the right, 0 on it; exact.
func turn(_ a: Place, _ b: Place, _ c: Place) -> Int {
    let (e1, n1) = b.offset(from: a)
    let (e2, n2) = c.offset(from: a)
    return Int((e1 * n2 - e2 * n1).signum())
}
