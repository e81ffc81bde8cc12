import Geometry
import JSON
import Reports

/// Reads the features of an area file one by one.
struct AreaFeatureReader {
    let layer: AreaLayer
    let codeProperty: String
    let nameProperty: String
    let ownerProperty: String?
    let validFromProperty: String?
    let validUntilProperty: String?
    let shapes: GeoJSONReader

    func area(of feature: JSONValue) throws(AreaFeatureFault) -> MappedArea {
        let properties: JSONValue
        do throws(GeoJSONFault) {
            properties = .object(try GeoJSONFeatures.properties(of: feature))
        } catch {
            throw .geoJSON(error)
        }
        guard let code = code(of: feature) else { throw .property(codeProperty) }
        guard let name = text(properties[nameProperty]) else { throw .property(nameProperty) }
        let owner = ownerProperty.flatMap { text(properties[$0]) }
        let validFrom = try day(validFromProperty, in: properties)
        let validUntil = try day(validUntilProperty, in: properties)
        return MappedArea(
            layer: layer, code: code, name: name, owner: owner,
            area: try area(of: feature), validFrom: validFrom, validUntil: validUntil)
    }

    private func area(of feature: JSONValue) throws(AreaFeatureFault) -> Area {
        do throws(GeoJSONFault) {
            return try shapes.reading(feature["crs"], at: JSONPointer("crs"))
                .area(feature["geometry"] ?? .null, at: JSONPointer("geometry"))
        } catch {
            throw .geoJSON(error)
        }
    }

    /// The feature's code; nil when it has none that the layer can use.
    func code(of feature: JSONValue) -> String? {
        guard let property = feature["properties"]?[codeProperty] else { return nil }
        guard layer == .municipality else { return text(property) }
        if let number = property.number.flatMap({ Int16(exactly: $0) }) {
            return MunicipalityCode(number: number)?.description
        }
        return property.string.flatMap { MunicipalityCode($0)?.description }
    }

    /// A string or a whole number as text, cleaned; nil for anything else and for nothing.
    private func text(_ value: JSONValue?) -> String? {
        if let number = value?.number { return Int64(exactly: number).map(String.init) }
        guard let string = value?.string, string.utf8.count <= 4_000 else { return nil }
        let clean = CleanText(string).description
        return clean.isEmpty ? nil : clean
    }

    private func day(_ property: String?, in properties: JSONValue) throws(AreaFeatureFault) -> CivilDate? {
        guard let property, let value = properties[property], !value.isNull else { return nil }
        guard let text = value.string else { throw .property(property) }
        let clean = CleanText(text).description
        guard !clean.isEmpty else { return nil }
        guard let day = CivilDate(clean.prefix(10)) else { throw .property(property) }
        return day
    }
}
