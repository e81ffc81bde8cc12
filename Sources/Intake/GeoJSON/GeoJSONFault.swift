package import Geometry
package import JSON

/// What keeps GeoJSON from being read, and where. Without sentences: whoever reads it words its faults.
package struct GeoJSONFault: Error, Hashable, Sendable {
    /// From the value that was read: `/coordinates/0/3`.
    package let pointer: JSONPointer
    package let reason: Reason

    package init(_ reason: Reason, at pointer: JSONPointer) {
        self.pointer = pointer
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        case notAFeatureCollection
        /// No Feature with an object of properties.
        case notAFeature
        /// The `crs` member names this system, which is not read; nil when it names none in a way that can be read.
        case referenceSystem(String?)
        /// The geometry is missing, or of this type.
        case geometryType(String?, wanted: Geometry)
        /// The coordinates are not nested as the geometry's type says.
        case malformed
        /// A point has so many coordinates.
        case coordinateCount(Int)
        /// A point has a height, which would be lost.
        case height
        case position(PositionFault)
        /// So many positions, where fewer are taken.
        case tooManyPositions(Int)
        /// A line has fewer than two positions that differ.
        case lineTooShort
        case ring(RingFault)
        case holeOutside
        /// Two polygons of a MultiPolygon, by their index, cover the same ground or share a line.
        case polygonsOverlap(Int, Int)
        /// Two rings of a polygon, by their index, cross, share a line, or lie in each other as they may not.
        case ringsOverlap(Int, Int)
        /// Two rings of a polygon, by their index, touch so that it falls in pieces.
        case ringsSplit(Int, Int)
        /// A MultiPolygon without polygons.
        case noPolygons
    }

    /// The sorts of geometry that are read.
    package enum Geometry: Hashable, Sendable {
        case point
        /// A LineString.
        case line
        /// A Polygon or MultiPolygon.
        case surface
    }
}
