import Demo
import Geometry
import Intake
import Projection
import Reports
import Testing

/// The areas of a built-in file, ready to be asked. Reading them proves that every ring is one.
struct AreaShapes {
    let areas: [MappedArea]
    private let prepared: [(code: String, area: PreparedArea)]
    private let projector: Projector

    init(_ file: BuiltInProfile.File) throws {
        projector = try Projector()
        let layer = file.name.split(separator: "/").last?.split(separator: ".").first ?? ""
        areas = try AreaFile(
            geoJSON: Array(file.contents.utf8), layer: #require(AreaLayer(rawValue: String(layer))),
            codeProperty: "code", nameProperty: "name", ownerProperty: "owner", projector: projector
        ).areas
        prepared = areas.map { ($0.code, PreparedArea($0.area)) }
    }

    var corners: [Place] { areas.flatMap(\.corners) }

    func area(_ code: String) throws -> MappedArea { try #require(areas.first { $0.code == code }) }

    func codes(holding place: Place) -> [String] {
        prepared.filter { $0.area.contains(place) }.map(\.code)
    }

    func codes(atLongitude longitude: Double, latitude: Double) throws -> [String] {
        let position = try #require(GeographicPosition(longitude: longitude, latitude: latitude))
        return codes(holding: try projector.place(of: position))
    }
}

extension MappedArea {
    var corners: [Place] { area.rings.flatMap(\.corners) }
}
