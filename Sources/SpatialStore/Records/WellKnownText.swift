import Geometry

/// Shapes as the well-known text that SpatiaLite makes geometries of: easting first.
enum WellKnownText {
    static func text(_ area: Area) -> String {
        let polygons = area.polygons.map { polygon in
            let rings = polygon.rings.map { ring in
                let closed = ring.corners + ring.corners.prefix(1)
                return "(" + closed.map { "\($0.easting) \($0.northing)" }.joined(separator: ", ") + ")"
            }
            return "(" + rings.joined(separator: ", ") + ")"
        }
        return "MULTIPOLYGON(" + polygons.joined(separator: ", ") + ")"
    }

    /// Reads back what ``text(_:)`` wrote, as SpatiaLite prints it.
    static func area(_ text: String?) -> Area? {
        guard let text, text.hasPrefix("MULTIPOLYGON(") else { return nil }
        var polygons: [Polygon] = []
        for polygonText in text.dropFirst("MULTIPOLYGON(".count).dropLast().split(separator: "))") {
            var rings: [Ring] = []
            for ringText in polygonText.split(separator: "(")
            where ringText.contains(" ") && ringText.count > 3 {
                let places = ringText.split(separator: ",").compactMap(place)
                guard !places.isEmpty else { continue }
                guard let ring = try? Ring(closed: places) else { return nil }
                rings.append(ring)
            }
            guard let outline = rings.first else { continue }
            guard let polygon = try? Polygon(outline: outline, holes: Array(rings.dropFirst())) else {
                return nil
            }
            polygons.append(polygon)
        }
        return try? Area(polygons: polygons)
    }

    static func text(line: [Place]) -> String {
        "LINESTRING(" + line.map { "\($0.easting) \($0.northing)" }.joined(separator: ", ") + ")"
    }

    /// Reads back what ``text(line:)`` wrote, as SpatiaLite prints it.
    static func line(_ text: String?) -> [Place]? {
        guard let text, text.hasPrefix("LINESTRING(") else { return nil }
        let pairs = text.dropFirst("LINESTRING(".count).dropLast().split(separator: ",")
        let places = pairs.compactMap(place)
        return places.count == pairs.count ? places : nil
    }

    private static func place(_ pair: Substring) -> Place? {
        let numbers = pair.split { $0 == " " || $0 == ")" }.compactMap { Double($0) }
        return numbers.count == 2 ? Place(northing: numbers[1], easting: numbers[0]) : nil
    }
}
