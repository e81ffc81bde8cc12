package import JSON
package import Projection

/// The features of a GeoJSON FeatureCollection, not yet read further.
package struct GeoJSONFeatures: Sendable {
    /// In the order of the file.
    package let features: [JSONValue]
    /// That of geometries which name none.
    package let system: ReferenceSystem

    package init(_ json: JSONValue) throws(GeoJSONFault) {
        guard json["type"]?.string == "FeatureCollection", let features = json["features"]?.array else {
            throw GeoJSONFault(.notAFeatureCollection, at: .root)
        }
        self.features = features
        system = try ReferenceSystem(crs: json["crs"], at: JSONPointer("crs"))
    }

    /// The one geometry of a text that may be a geometry, a feature or a collection of one feature, not yet read further. Nil for what is
    /// no JSON, and for more or fewer features than one.
    package static func onlyGeometry(in text: some Collection<UInt8>) -> JSONValue? {
        guard let json = try? JSONValue(parsing: text) else { return nil }
        guard let features = json["features"]?.array else { return json["geometry"] ?? json }
        return features.count == 1 ? features[0]["geometry"] : nil
    }

    /// The properties of a feature.
    package static func properties(of feature: JSONValue) throws(GeoJSONFault) -> [(
        key: String, value: JSONValue
    )] {
        guard feature["type"]?.string == "Feature", let properties = feature["properties"]?.members else {
            throw GeoJSONFault(.notAFeature, at: .root)
        }
        return properties
    }
}
