package import Reports

/// What keeps a feature of a file from being an area.
package enum AreaFeatureFault: Error, Hashable, Sendable {
    /// The property with this name is missing, or is not what it must be.
    case property(String)
    /// The feature is none, or its geometry no shape; the pointer is from the feature.
    case geoJSON(GeoJSONFault)

    /// For who imports the file; begins with a verb, after what the feature is called.
    package var sentence: Bilingual {
        switch self {
        case .property(let name):
            Bilingual(
                swedish: "saknar en användbar egenskap \(name)", english: "has no usable property \(name)")
        case .geoJSON(let fault): fault.sentence
        }
    }
}
