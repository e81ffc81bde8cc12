package import JSON
package import Projection
package import Reports

/// A file of areas: a GeoJSON FeatureCollection of polygons, or a layer of them out of a file of map programs.
///
/// By the rules of ``GeoJSONReader``, with as many positions as there are.
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
        let collection: GeoJSONFeatures
        do throws(GeoJSONFault) { collection = try GeoJSONFeatures(json) } catch { throw .geoJSON(error) }
        try self.init(
            collection.features,
            by: AreaFeatureReader(
                layer: layer, codeProperty: codeProperty, nameProperty: nameProperty,
                ownerProperty: ownerProperty, validFromProperty: validFromProperty,
                validUntilProperty: validUntilProperty,
                shapes: GeoJSONReader(projector, in: collection.system)))
    }

    /// Reads every feature of a layer, by the same rules. The properties that are named must be columns of the layer.
    ///
    /// - Throws: ``AreaFileFault``.
    package init(
        _ source: FeatureLayer, layer: AreaLayer, codeProperty: String, nameProperty: String,
        ownerProperty: String? = nil, validFromProperty: String? = nil, validUntilProperty: String? = nil,
        projector: Projector
    ) throws(AreaFileFault) {
        let named = [codeProperty, nameProperty, ownerProperty, validFromProperty, validUntilProperty]
        if let missing = named.compactMap(\.self).first(where: { !source.columns.contains($0) }) {
            throw .layer(.noColumn(missing, known: source.columns))
        }
        try self.init(
            source.features,
            by: AreaFeatureReader(
                layer: layer, codeProperty: codeProperty, nameProperty: nameProperty,
                ownerProperty: ownerProperty, validFromProperty: validFromProperty,
                validUntilProperty: validUntilProperty, shapes: GeoJSONReader(projector, in: source.system)))
    }

    private init(_ features: [JSONValue], by reader: AreaFeatureReader) throws(AreaFileFault) {
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
}

/// What keeps a file from being areas.
package enum AreaFileFault: Error, Hashable, Sendable {
    case notJSON(JSONFault)
    /// The file is no FeatureCollection, or in a reference system that is not read.
    case geoJSON(GeoJSONFault)
    /// The file is no layer that can be read.
    case layer(FeatureLayerFault)
    case noFeatures
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

extension AreaFileFault {
    /// Every fault of a file, a sentence each, for who imports it.
    package var sentences: [Bilingual] {
        switch self {
        case .notJSON(let fault): [fault.message]
        case .geoJSON(let fault): [fault.sentence]
        case .layer(let fault): [fault.sentence]
        case .noFeatures: [Bilingual(swedish: "har inga objekt", english: "holds no features")]
        case .features(let faults):
            faults.map {
                let named = "\($0.index)\($0.code.map { code in " (\(code))" } ?? "")"
                return Bilingual(swedish: "objekt \(named) ", english: "feature \(named) ")
                    + $0.reason.sentence
            }
        }
    }
}
