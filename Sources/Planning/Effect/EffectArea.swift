package import Geometry

/// An area whose reports are counted before a measure and after it; its boundary belongs to it.
package enum EffectArea: Sendable {
    case circle(centre: Place, radius: Radius)
    /// What lies within `reach` of a line: a street that got new lighting.
    case corridor(line: [Place], reach: Radius)
    case polygons(PreparedArea)
    /// What lies outside an area, within `width` of it.
    indirect case ring(around: EffectArea, width: Radius)

    package init(_ area: Area) { self = .polygons(PreparedArea(area)) }

    /// - Complexity: O(corners) for a corridor, and for a ring around polygons.
    package func contains(_ place: Place) -> Bool {
        switch self {
        case .circle(let centre, let radius): place.isWithin(radius, of: centre)
        case .corridor(let line, let reach):
            place.distance(toLine: line).map { $0.metres <= reach.metres } ?? false
        case .polygons(let area): area.contains(place)
        case .ring(let area, let width): !area.contains(place) && area.comes(within: width, of: place)
        }
    }

    /// Whether some point of the area lies at most `width` from `place`.
    package func comes(within width: Radius, of place: Place) -> Bool {
        switch self {
        case .circle(let centre, let radius):
            return place.distance(to: centre).metres <= radius.metres + width.metres
        case .corridor(let line, let reach):
            return place.distance(toLine: line).map { $0.metres <= reach.metres + width.metres } ?? false
        case .polygons(let area):
            guard !area.contains(place) else { return true }
            return area.distanceToBoundary(from: place).metres <= width.metres
        case .ring(let area, let own):
            // Too wide by what lies within the area alone, where nothing is asked for.
            guard let both = Radius(metres: own.metres + width.metres) else { return true }
            return area.comes(within: both, of: place)
        }
    }
}
