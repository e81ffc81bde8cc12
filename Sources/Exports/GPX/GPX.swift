import Geometry
import JSON
import Planning
import Projection
import Reports

/// What GPX 1.1 files have in common.
package enum GPX {
    package static let mediaType = "application/gpx+xml"
    package static let fileExtension = "gpx"

    /// The start of a file. - Parameter made: when the file was made.
    static func header(name: String, made: Timestamp) -> [UInt8] {
        var xml = XMLText()
        xml.markup(
            #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
                + #"<gpx version="1.1" creator="Lykta" xmlns="http://www.topografix.com/GPX/1/1" "#
                + #"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" "#
                + #"xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">"#
                + "\n<metadata>")
        xml.element("name", name)
        xml.element("time", made.rfc3339)
        xml.markup("</metadata>\n")
        return xml.bytes
    }

    static let footer = Array("</gpx>\n".utf8)
}

extension XMLText {
    /// A `wpt` or `rtept`.
    mutating func point(_ tag: StaticString, _ point: GPXPoint, _ projector: Projector)
        throws(ProjectionFault)
    {
        let position = try projector.position(of: point.place)
        let latitude = RoundedNumber(position.latitude, decimals: 7)?.text() ?? "0"
        let longitude = RoundedNumber(position.longitude, decimals: 7)?.text() ?? "0"
        markup("<\(tag) lat=\"\(latitude)\" lon=\"\(longitude)\">")
        element("name", point.name)
        element("desc", point.description)
        markup("<sym>\(point.symbol)</sym></\(tag)>\n")
    }
}
