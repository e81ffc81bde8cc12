package import JSON
package import Projection

/// A layer of features as a file of a map program holds it, read but not yet understood.
package struct FeatureLayer: Sendable {
    /// What the file calls it.
    package let name: String
    package let system: ReferenceSystem
    /// Of the features' properties, in the file's order.
    package let columns: [String]
    /// As GeoJSON has them, positions in ``system``, easting or longitude first.
    package let features: [JSONValue]

    package init(name: String, system: ReferenceSystem, columns: [String], features: [JSONValue]) {
        self.name = name
        self.system = system
        self.columns = columns
        self.features = features
    }

    package static func feature(_ properties: [(key: String, value: JSONValue)], _ geometry: JSONValue)
        -> JSONValue
    {
        .object([
            (key: "type", value: .string("Feature")), (key: "properties", value: .object(properties)),
            (key: "geometry", value: geometry),
        ])
    }
}
