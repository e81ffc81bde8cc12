package import Geometry
package import Projection

extension QueryReader {
    /// `LON,LAT`
    package mutating func place(_ name: String, _ projector: Projector) -> Place? {
        value(
            name, sv: "Longitud,latitud i grader, inom Sverige: 14.5306,56.2767.",
            en: "Longitude,latitude in degrees, within Sweden: 14.5306,56.2767."
        ) { text in
            guard let numbers = Degrees.list(text, count: 2),
                let position = GeographicPosition(longitude: numbers[0], latitude: numbers[1])
            else { return nil }
            return try? projector.place(of: position)
        }
    }

    package mutating func radius(_ name: String) -> Radius? {
        value(name, sv: "Meter, 0.01–2000000.", en: "Metres, 0.01–2000000.") { text in
            Degrees.number(text).flatMap { Radius(metres: $0) }
        }
    }

    package mutating func box(_ name: String) -> PositionBox? {
        value(
            name, sv: "Väst,syd,öst,nord i grader: 14.50,56.25,14.56,56.30.",
            en: "West,south,east,north in degrees: 14.50,56.25,14.56,56.30."
        ) { PositionBox($0) }
    }
}
