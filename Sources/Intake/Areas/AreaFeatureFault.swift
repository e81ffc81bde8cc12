package import Geometry

/// What keeps a feature of a file from being an area. Polygons, rings and positions are counted from zero.
package enum AreaFeatureFault: Error, Hashable, Sendable {
    case notAFeature
    /// The property with this name is missing, or is not what it must be.
    case property(String)
    /// The geometry is missing, or of this type.
    case geometry(type: String?)
    /// The geometry's coordinates are not nested as its type says.
    case malformed(polygon: Int, ring: Int?, position: Int?)
    /// A position is outside Sweden and its nearest neighbours; swapped axes show like this.
    case outsideSweden(polygon: Int, ring: Int, position: Int)
    case ring(polygon: Int, ring: Int, RingFault)
    case area(polygon: Int, AreaFault)
    /// PROJ cannot compute a position of this ring.
    case projection(polygon: Int, ring: Int)

    /// A sentence for who imports the file.
    package var sentence: String {
        switch self {
        case .notAFeature: "is not a GeoJSON Feature with properties"
        case .property(let name): "has no usable property \(name)"
        case .geometry(let type?): "has a geometry of type \(type); Polygon or MultiPolygon is needed"
        case .geometry(nil): "has no geometry"
        case .malformed(let polygon, let ring, let position):
            "has coordinates that are not nested as they should be at \(Self.where(polygon, ring, position))"
        case .outsideSweden(let polygon, let ring, let position):
            "lies outside Sweden at \(Self.where(polygon, ring, position)); are longitude and latitude swapped?"
        case .ring(let polygon, let ring, let fault):
            "has a broken ring at \(Self.where(polygon, ring, nil)): \(Self.words(for: fault))"
        case .area(let polygon, .empty): "has no polygons at \(Self.where(polygon, nil, nil))"
        case .area(let polygon, .holeOutside(let hole)):
            "has a hole that reaches outside its outline at \(Self.where(polygon, hole + 1, nil))"
        case .projection(let polygon, let ring):
            "has positions that PROJ cannot compute at \(Self.where(polygon, ring, nil))"
        }
    }

    private static func `where`(_ polygon: Int, _ ring: Int?, _ position: Int?) -> String {
        "polygon \(polygon)" + (ring.map { ", ring \($0)" } ?? "")
            + (position.map { ", position \($0)" } ?? "")
    }

    private static func words(for fault: RingFault) -> String {
        switch fault {
        case .tooFewPositions(let count):
            "\(count) positions; at least four are needed, the last equal to the first"
        case .notClosed: "its last position differs from its first"
        case .crossesItself(let one, let other):
            "the edges that begin at positions \(one) and \(other) cross, touch or overlap"
        case .noExtent: "all its positions lie on one line"
        }
    }
}
