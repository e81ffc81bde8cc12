import Geometry
import JSON

/// What keeps a feature of a file from being an area.
package enum AreaFeatureFault: Error, Hashable, Sendable {
    /// The property with this name is missing, or is not what it must be.
    case property(String)
    /// The feature is none, or its geometry no shape; the pointer is from the feature.
    case geoJSON(GeoJSONFault)

    /// A sentence for who imports the file.
    package var sentence: String {
        switch self {
        case .property(let name): "has no usable property \(name)"
        case .geoJSON(let fault): fault.sentence
        }
    }
}

extension GeoJSONFault {
    /// What is wrong, for who imports a file: `lies outside Sweden at polygon 0, ring 0, position 3`.
    package var sentence: String {
        switch reason {
        case .notAFeatureCollection: "is not a GeoJSON FeatureCollection"
        case .notAFeature: "is not a GeoJSON Feature with properties"
        case .referenceSystem(let name?):
            "is in the reference system \(name); WGS 84, EPSG:3006 and EPSG:3007–3018 are read"
        case .referenceSystem(nil):
            "has a crs member that names no reference system; name WGS 84, EPSG:3006 or EPSG:3007–3018, or leave it out for WGS 84"
        case .geometryType(let type?, wanted: .surface):
            "has a geometry of type \(type); Polygon or MultiPolygon is needed"
        case .geometryType(let type?, wanted: .point): "has a geometry of type \(type); Point is needed"
        case .geometryType(nil, _): "has no geometry"
        case .malformed: "has coordinates that are not nested as they should be at \(pointer)"
        case .coordinateCount(let count):
            "has a point with \(count) coordinates at \(pointer); two are needed"
        case .height: "has a point with a height at \(pointer); longitude and latitude alone are taken"
        case .position(let fault): "\(fault.words) at \(place(["position", "ring"]))"
        case .tooManyPositions(let count): "has \(count) positions; that is more than can be read"
        case .ring(let fault): "has a broken ring at \(place(["ring"])): \(fault.words)"
        case .holeOutside: "has a hole that reaches outside its outline at \(place(["ring"]))"
        case .polygonsOverlap(let one, let other):
            "has polygons \(one) and \(other) that overlap or share a line; join them, or keep one"
        case .ringsOverlap(let one, let other):
            "has rings \(one) and \(other) that overlap or share a line at \(place([]))"
        case .ringsSplit(let one, let other):
            "has rings \(one) and \(other) that touch so that the polygon falls in pieces at \(place([])); draw the pieces as polygons of their own"
        case .noPolygons: "has no polygons"
        }
    }

    /// Where in a shape it is, counted from zero; the pointer itself where it ends otherwise.
    ///
    /// - Parameter names: what its last indices stand for, the last first. The polygon comes before them in a MultiPolygon.
    private func place(_ names: [String]) -> String {
        let indices = pointer.description.split(separator: "/").reversed().prefix { Int($0) != nil }
        guard names.count <= indices.count, indices.count <= names.count + 1 else {
            return pointer.description
        }
        let polygon = indices.count > names.count ? indices.last ?? "0" : "0"
        let inside = zip(names, indices).reversed().map { "\($0) \($1)" }
        return (["polygon \(polygon)"] + inside).joined(separator: ", ")
    }
}

extension PositionFault {
    fileprivate var words: String {
        switch self {
        case .notFinite: "has a number that is none"
        case .axesSwapped: "has its coordinates swapped"
        case .metresForDegrees: "has metres where degrees belong, and no crs member that says so,"
        case .degreesForMetres: "has degrees where metres belong"
        case .notOnEarth: "has a position that is not on Earth"
        case .outsideSweden: "lies outside Sweden"
        case .notComputable: "has positions that PROJ cannot compute"
        }
    }
}

extension RingFault {
    fileprivate var words: String {
        switch self {
        case .tooFewPositions(let count):
            "\(count) positions; at least four are needed, the last equal to the first"
        case .notClosed: "its last position differs from its first"
        case .crossesItself(let one, let other):
            "it crosses or touches itself: the edges that begin at positions \(one) and \(other) meet"
        case .noExtent: "all its positions lie on one line"
        }
    }
}
