package import Geometry

/// An area whose reports are counted before a measure and after it; its boundary belongs to it.
package enum EffectArea: Sendable {
    case circle(centre: Place, radius: Radius)
    case polygons(PreparedArea)

    package init(_ area: Area) { self = .polygons(PreparedArea(area)) }

    func contains(_ place: Place) -> Bool {
        switch self {
        case .circle(let centre, let radius): place.isWithin(radius, of: centre)
        case .polygons(let area): area.contains(place)
        }
    }
}
