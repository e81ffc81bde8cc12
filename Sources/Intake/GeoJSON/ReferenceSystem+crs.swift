package import JSON
package import Projection

extension ReferenceSystem {
    /// The system that a `crs` member names, as GeoJSON wrote it before RFC 7946 and programs still do.
    ///
    /// WGS 84 where there is none, and by any of its usual names: `EPSG:4326`, CRS84, their URNs of any version and their
    /// addresses. Longitude comes first whatever the name says, as every writer of GeoJSON has it. EPSG:3006 and 3007–3018
    /// likewise, easting first.
    ///
    /// - Throws: ``GeoJSONFault/Reason/referenceSystem(_:)`` with the name, cut at 100 characters; nil for none that can be read.
    package init(crs: JSONValue?, at pointer: JSONPointer) throws(GeoJSONFault) {
        guard let crs, !crs.isNull else {
            self = .wgs84
            return
        }
        let properties = crs["properties"]
        let code = properties?["code"]?.number.flatMap { Int(exactly: $0) }
        let name = properties?["name"]?.string ?? crs.string ?? code.map { "EPSG:\($0)" }
        guard let name, !name.isEmpty else {
            throw GeoJSONFault(.referenceSystem(nil), at: pointer)
        }
        guard let system = ReferenceSystem(name: name) else {
            throw GeoJSONFault(.referenceSystem(String(name.prefix(100))), at: pointer)
        }
        self = system
    }

    /// `EPSG:3006`, `urn:ogc:def:crs:EPSG:VERSION:3006`, `http://www.opengis.net/def/crs/EPSG/VERSION/3006`, and the same of
    /// CRS84, `http://www.opengis.net/gml/srs/epsg.xml#3006`, and the plain words `WGS 84`; in any case of letters. The version
    /// may be anything short, or nothing.
    private init?(name: String) {
        guard name.utf8.count <= 100 else { return nil }
        let lower = name.lowercased()
        var words = lower.split(separator: ":", omittingEmptySubsequences: false)
        let schema = "http://www.opengis.net/gml/srs/epsg.xml#"
        if lower.hasPrefix(schema) {
            words = ["epsg", lower.dropFirst(schema.count)]
        } else if words.first == "http" || words.first == "https" {
            words = lower.split(separator: "/", omittingEmptySubsequences: false)
            guard words.count == 8, words[2] == "www.opengis.net", words[3] == "def", words[4] == "crs" else {
                return nil
            }
            words = [words[5], words[7]]
        } else if words.first == "urn" {
            guard words.count == 7, words[1] == "ogc" || words[1] == "x-ogc", words[2] == "def",
                words[3] == "crs"
            else { return nil }
            words = [words[4], words[6]]
        }
        switch words {
        case ["crs84"], ["ogc", "crs84"], ["crs", "84"], ["wgs 84"], ["wgs84"]: self = .wgs84
        default:
            guard words.count == 2, words[0] == "epsg", let code = Int(words[1]),
                let system = ReferenceSystem(rawValue: code), words[1] == code.description
            else { return nil }
            self = system
        }
    }
}
