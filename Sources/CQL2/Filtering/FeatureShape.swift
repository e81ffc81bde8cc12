package import Geometry

/// Where a feature lies.
package enum FeatureShape: Hashable, Sendable {
    case place(Place)
    case area(Area)
}

/// What a filter holds features against.
package enum AskedShape: Sendable {
    case places([Place])
    case line([Place])
    case area(Area, PreparedArea)
    /// What lies outside of all that a place can be.
    case nowhere

    package init(_ area: Area) { self = .area(area, PreparedArea(area)) }

    /// A box in which all of it lies; nil for nowhere.
    package var bounds: Bounds? {
        switch self {
        case .places(let places), .line(let places): Bounds(around: places)
        case .area(let area, _): area.bounds
        case .nowhere: nil
        }
    }

    func meets(_ shape: FeatureShape) -> Bool {
        switch (self, shape) {
        case (.nowhere, _): false
        case (.places(let places), .place(let place)): places.contains(place)
        case (.places(let places), .area(let area)): Self.holds(area, anyOf: places)
        case (.line(let line), .place(let place)): Self.isNear(place, line, Self.touching)
        case (.line(let line), .area(let area)): area.meets(line: line)
        case (.area(_, let prepared), .place(let place)): prepared.contains(place)
        case (.area(let asked, _), .area(let area)): area.meets(asked)
        }
    }

    /// A place on the boundary of an area lies not within it, by the rules of Simple Features.
    func holds(_ shape: FeatureShape) -> Bool {
        switch (self, shape) {
        case (.area(_, let prepared), .place(let place)):
            prepared.contains(place) && prepared.distanceToBoundary(from: place) > .zero
        case (.area(let asked, _), .area(let area)): area.lies(within: asked)
        case (.places, .place), (.line, .place): meets(shape)
        case (.nowhere, _), (.places, .area), (.line, .area): false
        }
    }

    func isWithin(_ distance: Distance, of shape: FeatureShape) -> Bool {
        switch (self, shape) {
        case (.nowhere, _): false
        case (.places(let places), .place(let place)): places.contains { $0.distance(to: place) <= distance }
        case (.line(let line), .place(let place)): Self.isNear(place, line, distance)
        case (.area(_, let prepared), .place(let place)):
            prepared.contains(place) || prepared.distanceToBoundary(from: place) <= distance
        case (.places(let places), .area(let area)):
            Self.holds(area, anyOf: places) || Self.isNear(area, places, distance)
        // Of lines that do not meet, the shortest way between begins or ends at a corner.
        case (.line(let line), .area(let area)):
            meets(shape) || Self.isNear(area, line, distance)
                || area.rings.contains { $0.corners.contains { Self.isNear($0, line, distance) } }
        case (.area(let asked, let prepared), .area(let area)):
            meets(shape) || Self.isNear(area, asked.rings.flatMap(\.corners), distance)
                || area.rings.contains { ring in
                    ring.corners.contains { prepared.distanceToBoundary(from: $0) <= distance }
                }
        }
    }

    /// What counts as on a line: places are whole centimetres, and a line runs between them.
    private static let touching = Distance(centimetres: 1)

    private static func isNear(_ place: Place, _ line: [Place], _ distance: Distance) -> Bool {
        place.distance(toLine: line).map { $0 <= distance } ?? false
    }

    private static func holds(_ area: Area, anyOf places: [Place]) -> Bool {
        guard places.contains(where: area.bounds.contains) else { return false }
        let prepared = PreparedArea(area)
        return places.contains(where: prepared.contains)
    }

    private static func isNear(_ area: Area, _ places: [Place], _ distance: Distance) -> Bool {
        let prepared = PreparedArea(area)
        return places.contains { prepared.distanceToBoundary(from: $0) <= distance }
    }
}
