import Geometry
import Projection
import Reports

/// A place of a GPX file.
struct GPXPoint {
    let place: Place
    let name: String
    var description = ""
    /// One of the names that Garmin devices and most others know.
    let symbol: StaticString
}

/// A walk as GPX has it: its stops as waypoints, which stand on the map of any device by their names, and the way past them as a route, which some follow and
/// others show as a line without names.
struct GPXRoute {
    let name: String
    let description: String
    let waypoints: [GPXPoint]
    let way: [GPXPoint]

    /// - Parameter made: When the file was made.
    func bytes(_ projector: Projector, made: Timestamp) throws(ProjectionFault) -> [UInt8] {
        var xml = XMLText()
        // Waypoints come first, by the order of the schema.
        for point in waypoints { try xml.point("wpt", point, projector) }
        xml.markup("<rte>")
        xml.element("name", name)
        xml.element("desc", description)
        xml.markup("\n")
        for point in way { try xml.point("rtept", point, projector) }
        xml.markup("</rte>\n")
        return GPX.header(name: name, made: made) + xml.bytes + GPX.footer
    }
}
