extension Area {
    /// Whether two areas have a place in common; a boundary belongs to its area.
    ///
    /// - Complexity: O(edges × edges) at worst; edges whose boxes are apart cost a comparison.
    package func meets(_ other: Area) -> Bool {
        guard bounds.overlaps(other.bounds) else { return false }
        // Without a common point of boundaries one holds a whole polygon of the other, or they are apart.
        return holdsACorner(of: other) || other.holdsACorner(of: self) || edgesMeet(other.edges)
    }

    /// Whether a line has a place in common with the area.
    package func meets(line: [Place]) -> Bool {
        guard let box = Bounds(around: line), bounds.overlaps(box) else { return false }
        let prepared = PreparedArea(self)
        return line.contains(where: prepared.contains)
            || edgesMeet(zip(line, line.dropFirst()).map { Edge(from: $0, to: $1) })
    }

    /// Whether every place of the area belongs to another.
    ///
    /// - Complexity: as of ``meets(_:)``.
    package func lies(within other: Area) -> Bool {
        guard other.bounds.overlaps(bounds) else { return false }
        let (own, around) = (PreparedArea(self), PreparedArea(other))
        guard rings.allSatisfy({ $0.corners.allSatisfy(around.contains) }) else { return false }
        let others = other.edges
        if edges.contains(where: { edge in others.contains { edge.crosses($0) } }) { return false }
        // A corner of the other inside this one is the edge of a bay or of a hole that cuts into it.
        return !other.rings.contains { ring in
            ring.corners.contains { own.contains($0) && own.distanceToBoundary(from: $0) > .zero }
        }
    }

    private var edges: [Edge] {
        rings.flatMap { ring in ring.edges.map { Edge(from: $0.0, to: $0.1) } }
    }

    private func edgesMeet(_ others: [Edge]) -> Bool {
        let near = edges.filter { edge in others.contains { edge.isNear($0) } }
        return near.contains { edge in others.contains { edge.isNear($0) && edge.meets($0) } }
    }

    private func holdsACorner(of other: Area) -> Bool {
        let prepared = PreparedArea(self)
        return other.polygons.contains { $0.outline.corners.first.map(prepared.contains) ?? false }
    }
}

/// An edge of an area, or a stretch of a line.
private struct Edge {
    let from: Place
    let to: Place

    /// Whether their boxes overlap.
    func isNear(_ other: Edge) -> Bool {
        overlap(
            from.northingCentimetres, to.northingCentimetres, other.from.northingCentimetres,
            other.to.northingCentimetres)
            && overlap(
                from.eastingCentimetres, to.eastingCentimetres, other.from.eastingCentimetres,
                other.to.eastingCentimetres)
    }

    /// Whether they have a point in common.
    func meets(_ other: Edge) -> Bool {
        crosses(other) || other.holds(from) || other.holds(to) || holds(other.from) || holds(other.to)
    }

    /// Whether each passes from one side of the other to its other side.
    func crosses(_ other: Edge) -> Bool {
        turn(other.from, other.to, from) * turn(other.from, other.to, to) < 0
            && turn(from, to, other.from) * turn(from, to, other.to) < 0
    }

    private func holds(_ place: Place) -> Bool {
        turn(from, to, place) == 0 && isNear(Edge(from: place, to: place))
    }

    private func overlap(_ one: Int32, _ two: Int32, _ three: Int32, _ four: Int32) -> Bool {
        min(one, two) <= max(three, four) && min(three, four) <= max(one, two)
    }
}
