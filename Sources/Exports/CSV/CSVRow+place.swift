import Geometry
import Projection

extension CSVRow {
    static let placeHeader = [
        "Nord (SWEREF 99 TM)", "Öst (SWEREF 99 TM)", "Latitud (WGS 84)", "Longitud (WGS 84)",
    ]

    /// A place in all the forms that maps and forms ask for; four empty cells for nil.
    mutating func place(_ place: Place?, _ position: GeographicPosition?) {
        number(place?.northing, decimals: 2)
        number(place?.easting, decimals: 2)
        number(position?.latitude, decimals: 7)
        number(position?.longitude, decimals: 7)
    }
}

extension Projector {
    func position(of place: Place?) throws(ProjectionFault) -> GeographicPosition? {
        guard let place else { return nil }
        let position: GeographicPosition = try position(of: place)
        return position
    }
}
