import Exports
package import Reports

extension APIService {
    /// What a map without tiles is drawn of: the outlines of the municipalities served, their districts and roads, as a GeoJSON
    /// collection whose features say their `layer`. Areas are public facts, so everybody may ask.
    package func baseMap(at now: Timestamp) throws -> [UInt8] {
        try AreasGeoJSON(projector).bytes(of: mappedAreas(at: now))
    }

    /// The same areas, those that are below others first.
    package func mappedAreas(at now: Timestamp) -> [MappedArea] {
        let areas = areas()
        let day = SwedishTime(now).date
        return [AreaLayer.municipality, .district, .road].flatMap(areas.all).filter { area in
            area.isValid(on: day)
                && (area.layer != .municipality
                    || MunicipalityCode(area.code).map { served[$0] != nil } ?? false)
        }
    }
}
