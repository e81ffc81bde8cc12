package import Geometry

/// Whether places that are compared lie apart: what is compared with itself, or with what trouble may have moved to, says nothing.
extension EffectPlace {
    /// Whether the two have more in common than a boundary.
    package func overlaps(_ other: EffectPlace) -> Bool {
        guard isArea, other.isArea else { return lies(within: 0, of: other) }
        return self == other || reachesInside(other) || other.reachesInside(self)
    }

    /// Whether some of the other lies in the ring about this one.
    package func hasInRing(_ other: EffectPlace, _ ring: Radius) -> Bool {
        lies(within: ring.metres, of: other)
    }

    /// Whether the two come so near each other, measured at places no farther apart than ``step``.
    private func lies(within gap: Double, of other: EffectPlace) -> Bool {
        if isArea, !other.isArea { return other.lies(within: gap, of: self) }
        // What only touches does not overlap.
        guard let width = Radius(metres: max(0.01, reach + gap - 0.01)) else { return true }
        let area = other.area
        guard !skeleton.contains(where: { area.comes(within: width, of: $0) }) else { return true }
        // One of two areas may hold the other.
        guard isArea, let place = other.corners.first else { return false }
        return self.area.comes(within: width, of: place)
    }

    /// Whether some of an area's boundary, or its middle, lies well inside another: neighbours share a boundary, drawn twice by different hands.
    private func reachesInside(_ other: EffectPlace) -> Bool {
        guard case .area(let own) = self, case .area(let shape) = other else { return false }
        let (home, prepared) = (PreparedArea(own), PreparedArea(shape))
        let places = skeleton + [middle].compactMap(\.self).filter(home.contains)
        return places.contains {
            prepared.contains($0) && prepared.distanceToBoundary(from: $0).metres > Self.drawingError
        }
    }

    /// How far it reaches from its skeleton.
    private var reach: Double {
        switch self {
        case .circle(_, let radius): radius.metres
        case .corridor(_, let reach): reach.metres
        case .area: 0
        }
    }

    /// The centre of a circle; places along a line, or along the boundary of an area.
    private var skeleton: [Place] {
        switch self {
        case .circle(let centre, _): [centre]
        case .corridor(let line, _): Self.places(along: line)
        case .area(let area): area.rings.flatMap { Self.places(along: $0.corners + $0.corners.prefix(1)) }
        }
    }

    /// The corners, and places between them at most ``step`` apart; fewer along very long lines.
    private static func places(along corners: [Place]) -> [Place] {
        let edges = Array(zip(corners, corners.dropFirst()))
        let length = edges.reduce(0) { $0 + $1.0.distance(to: $1.1).metres }
        let step = max(Self.step, length / mostPlaces)
        return corners
            + edges.flatMap { start, end -> [Place] in
                let parts = Int((start.distance(to: end).metres / step).rounded(.up))
                guard parts > 1 else { return [] }
                return (1..<parts).compactMap { part in
                    let share = Double(part) / Double(parts)
                    return Place(
                        northingCentimetres: between(
                            start.northingCentimetres, end.northingCentimetres, share),
                        eastingCentimetres: between(
                            start.eastingCentimetres, end.eastingCentimetres, share))
                }
            }
    }

    private static func between(_ start: Int32, _ end: Int32, _ share: Double) -> Int32 {
        // Between two that are in range.
        Int32((Double(start) + share * (Double(end) - Double(start))).rounded())
    }

    private static let step = 20.0
    private static let mostPlaces = 2_000.0
    private static let drawingError = 2.0
}
