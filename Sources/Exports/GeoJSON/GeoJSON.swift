import Geometry
package import JSON
package import Projection

/// What the GeoJSON (RFC 7946) of every kind of element has in common: positions are longitude, latitude in WGS 84 with
/// at most 7 decimals (a centimetre), rings are closed and follow the right-hand rule.
package enum GeoJSON {
    package static let mediaType = "application/geo+json"

    static let collectionHeader = Array(#"{"type":"FeatureCollection","features":["#.utf8)

    /// Writes the members that stand beside `features`, such as links; is told how many features there are.
    package typealias Members = @Sendable (inout JSONObject, _ count: Int) -> Void

    static func collectionFooter(_ members: (inout JSONObject) -> Void) -> [UInt8] {
        Array("]".utf8) + JSONWriter.endOfObject(members)
    }

    /// A feature of a collection, with the comma before it that all but the first have.
    static func feature(
        isFirst: Bool, _ build: (inout JSONObject) throws(ProjectionFault) -> Void
    ) throws(ProjectionFault) -> [UInt8] {
        let feature = try feature(build)
        return isFirst ? feature : [UInt8(ascii: ",")] + feature
    }

    static func feature(
        _ build: (inout JSONObject) throws(ProjectionFault) -> Void
    ) throws(ProjectionFault) -> [UInt8] {
        try JSONWriter.object { (feature) throws(ProjectionFault) in
            feature.member("type", "Feature")
            try build(&feature)
        }
    }
}

extension JSONObject {
    /// `"geometry":{"type":"Point",…}`, or null for nil.
    mutating func point(_ place: Place?, _ projector: Projector) throws(ProjectionFault) {
        guard let place else { return null("geometry") }
        let position = try projector.position(of: place)
        object("geometry") { $0.point(position) }
    }

    /// The members of a point in an object that was begun: how every answer tells a place.
    package mutating func point(_ position: GeographicPosition) {
        member("type", "Point")
        array("coordinates") { $0.position(position) }
    }

    mutating func line(_ places: [Place], _ projector: Projector, named name: String = "geometry")
        throws(ProjectionFault)
    {
        let positions = try projector.positions(of: places)
        geometry("LineString", named: name) {
            for position in positions { $0.array { $0.position(position) } }
        }
    }

    /// A polygon without holes, from corners that run counter-clockwise.
    mutating func polygon(_ corners: [Place], _ projector: Projector) throws(ProjectionFault) {
        let positions = try projector.positions(of: corners)
        geometry("Polygon") { $0.array { $0.ring(positions) } }
    }

    /// A polygon, or a multipolygon when there are several.
    mutating func area(_ area: Area, _ projector: Projector, named name: String = "geometry")
        throws(ProjectionFault)
    {
        var polygons: [[[GeographicPosition]]] = []
        for polygon in area.polygons {
            var rings: [[GeographicPosition]] = []
            for ring in polygon.rings { rings.append(try projector.positions(of: ring.corners)) }
            polygons.append(rings)
        }
        if polygons.count == 1 {
            geometry("Polygon", named: name) { $0.rings(polygons[0]) }
        } else {
            geometry("MultiPolygon", named: name) { for rings in polygons { $0.array { $0.rings(rings) } } }
        }
    }

    private mutating func geometry(
        _ type: String, named name: String = "geometry", _ coordinates: (inout JSONArray) -> Void
    ) {
        object(name) {
            $0.member("type", type)
            $0.array("coordinates", coordinates)
        }
    }
}

extension JSONArray {
    fileprivate mutating func position(_ position: GeographicPosition) {
        element(position.longitude, decimals: 7)
        element(position.latitude, decimals: 7)
    }

    fileprivate mutating func rings(_ rings: [[GeographicPosition]]) {
        for ring in rings { array { $0.ring(ring) } }
    }

    /// The corners, and the first again.
    fileprivate mutating func ring(_ corners: [GeographicPosition]) {
        for corner in corners + corners.prefix(1) { array { $0.position(corner) } }
    }
}
