package import Geometry
package import Reports

/// Where a measure is carried out: at a point, along a line, or in an area.
package enum MeasurePlace: Hashable, Sendable {
    case point(Place)
    /// Two corners at least.
    case line([Place])
    case area(Area)

    /// How many corners a line has.
    package static let corners = 2...1_000

    /// A place of it, to stand on a map for the whole: a corner of a line near its middle; the middle of an area where that lies
    /// in it, else a corner.
    package var middle: Place? {
        switch self {
        case .point(let place): return place
        case .line(let corners): return corners.isEmpty ? nil : corners[corners.count / 2]
        case .area(let area):
            if let centre = area.bounds.centre, PreparedArea(area).contains(centre) { return centre }
            return area.polygons.first?.outline.corners.first
        }
    }

    /// Every place that it is drawn by.
    package var places: [Place] {
        switch self {
        case .point(let place): [place]
        case .line(let corners): corners
        case .area(let area): area.rings.flatMap(\.corners)
        }
    }

    /// What it is, as GIS and exports call it.
    package var kind: Kind {
        switch self {
        case .point: .point
        case .line: .line
        case .area: .area
        }
    }

    /// The raw values are words of exports.
    package enum Kind: String, CaseIterable, Sendable {
        case point, line, area

        package var name: Bilingual {
            switch self {
            case .point: Bilingual(swedish: "Punkt", english: "Point")
            case .line: Bilingual(swedish: "Linje", english: "Line")
            case .area: Bilingual(swedish: "Yta", english: "Area")
            }
        }
    }
}
