package import JSON
package import Projection
package import Reports

/// A file of areas: a GeoJSON FeatureCollection of polygons.
///
/// Positions are WGS 84, longitude first (RFC 7946), or easting and northing in SWEREF 99 TM when the older `crs` member says
/// EPSG:3006; any other system is refused. Corners are rounded to the centimetre, and corners that then repeat are dropped.
///
/// An edge is taken as straight in SWEREF 99 TM. One that was straight in degrees bends there: at most some 15 m off the middle
/// of an edge of 10 km along a parallel, growing with the square of its length. No corners are added for that.
package struct AreaFile: Sendable {
    /// In the order of the file.
    package let areas: [MappedArea]

    /// Reads every feature. `codeProperty` may hold a string or a whole number; in the layer `municipality` it must be a
    /// kommunkod, and a number is given its leading zero. A validity property that is missing, `null` or blank is open; others are
    /// days such as `2026-01-01`, or moments that begin with one.
    ///
    /// - Throws: ``AreaFileFault``, with every feature that could not be read.
    package init(
        geoJSON bytes: [UInt8], layer: AreaLayer, codeProperty: String, nameProperty: String,
        ownerProperty: String? = nil, validFromProperty: String? = nil, validUntilProperty: String? = nil,
        projector: Projector
    ) throws(AreaFileFault) {
        let json: JSONValue
        do throws(JSONFault) { json = try JSONValue(parsing: bytes) } catch { throw .notJSON(error) }
        guard json["type"]?.string == "FeatureCollection", let features = json["features"]?.array else {
            throw .notAFeatureCollection
        }
        let reader = AreaFeatureReader(
            layer: layer, codeProperty: codeProperty, nameProperty: nameProperty,
            ownerProperty: ownerProperty, validFromProperty: validFromProperty,
            validUntilProperty: validUntilProperty,
            shapes: AreaShapeReader(isGrid: try Self.isGrid(json["crs"]), projector: projector))
        var areas: [MappedArea] = []
        var faults: [AreaFileFault.Feature] = []
        for (index, feature) in features.enumerated() {
            do throws(AreaFeatureFault) {
                areas.append(try reader.area(of: feature))
            } catch {
                faults.append(
                    AreaFileFault.Feature(index: index, code: reader.code(of: feature), reason: error))
            }
        }
        guard faults.isEmpty else { throw .features(faults) }
        guard !areas.isEmpty else { throw .noFeatures }
        self.areas = areas
    }

    private static func isGrid(_ crs: JSONValue?) throws(AreaFileFault) -> Bool {
        guard let crs, !crs.isNull else { return false }
        guard let name = crs["properties"]?["name"]?.string else { throw .referenceSystem("?") }
        switch name.lowercased() {
        case "epsg:3006", "urn:ogc:def:crs:epsg::3006", "http://www.opengis.net/def/crs/epsg/0/3006":
            return true
        case "urn:ogc:def:crs:ogc:1.3:crs84", "urn:ogc:def:crs:ogc::crs84", "ogc:crs84",
            "http://www.opengis.net/def/crs/ogc/1.3/crs84":
            return false
        default: throw .referenceSystem(String(name.prefix(100)))
        }
    }
}

/// What keeps a file from being areas.
package enum AreaFileFault: Error, Hashable, Sendable {
    case notJSON(JSONFault)
    case notAFeatureCollection
    case noFeatures
    /// The `crs` member names this system, which is not read.
    case referenceSystem(String)
    /// Every feature that could not be read; never empty.
    case features([Feature])

    package struct Feature: Hashable, Sendable {
        /// Counted from zero.
        package let index: Int
        /// Nil when it has none that could be read.
        package let code: String?
        package let reason: AreaFeatureFault
    }
}
