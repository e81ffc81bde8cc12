import JSON

/// A ring of a Shapefile, before anybody knows whether it is an outline or a hole.
struct ShapeRing {
    struct Position {
        let east: Double
        let north: Double
    }

    private let positions: [Position]
    /// Twice the ground within it; below nothing where it runs clockwise.
    private let doubleArea: Double

    init(_ positions: [Position]) {
        self.positions = positions
        // Counted from the first corner, since the coordinates are large beside the ring.
        let first = positions.first ?? Position(east: 0, north: 0)
        var sum = 0.0
        for (one, other) in zip(positions, positions.dropFirst()) {
            sum +=
                (one.east - first.east) * (other.north - first.north)
                - (other.east - first.east) * (one.north - first.north)
        }
        doubleArea = sum
    }

    /// The surface that these rings are: each hole goes with the smallest outline around it.
    static func geometry(of rings: [ShapeRing]) -> JSONValue {
        var outlines = rings.filter { $0.doubleArea <= 0 }
        var holes: [[ShapeRing]] = Array(repeating: [], count: outlines.count)
        for ring in rings where ring.doubleArea > 0 {
            let around = outlines.indices.filter { outlines[$0].holds(ring) }
            if let nearest = around.min(by: { -outlines[$0].doubleArea < -outlines[$1].doubleArea }) {
                holes[nearest].append(ring)
            } else {
                outlines.append(ring)
                holes.append([])
            }
        }
        let polygons = zip(outlines, holes).map { outline, holes in
            JSONValue.array(([outline] + holes).map(\.json))
        }
        return .object([
            (key: "type", value: .string("MultiPolygon")), (key: "coordinates", value: .array(polygons)),
        ])
    }

    private var json: JSONValue {
        .array(positions.map { .array([.number($0.east), .number($0.north)]) })
    }

    /// Whether `ring` lies in it, by the first corner of `ring` that lies on none of its edges.
    private func holds(_ ring: ShapeRing) -> Bool {
        for position in ring.positions {
            if let isInside = holds(position) { return isInside }
        }
        return false
    }

    /// Nil for a position on an edge, where rounding would decide.
    private func holds(_ position: Position) -> Bool? {
        var isInside = false
        for (one, other) in zip(positions, positions.dropFirst()) {
            let (low, high) = one.north <= other.north ? (one, other) : (other, one)
            let side =
                (high.east - low.east) * (position.north - low.north)
                - (position.east - low.east) * (high.north - low.north)
            if side == 0, (low.north...high.north).contains(position.north),
                (min(one.east, other.east)...max(one.east, other.east)).contains(position.east)
            {
                return nil
            }
            if low.north <= position.north, position.north < high.north, side > 0 { isInside.toggle() }
        }
        return isInside
    }
}
