import Geometry
package import Prevention
package import Reports
import TestSupport

extension Measure {
    package static func kept(
        _ number: Int, municipality: String = "1060", kind: String = "lighting",
        planned: CivilDate? = CivilDate(daysSinceEpoch: 20_777), place: MeasurePlace? = nil,
        causes: MeasureCauses = MeasureCauses()
    ) throws -> Measure {
        Measure(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(),
            kind: try Code(kind).orFail(), title: "Ny belysning \(number)", details: "Fyra stolpar.",
            place: place, days: MeasureDays(planned: planned), cost: Kronor(125_000),
            responsible: .together, units: [try Code("gata-park").orFail()], causes: causes, made: .testNow)
    }
}

extension NewMeasurePhoto {
    package static func kept(_ number: UInt8, isPublished: Bool = false) throws -> NewMeasurePhoto {
        let photo = try NewPhoto.fixture(number)
        return NewMeasurePhoto(
            id: .numbered(Int(number)), alternative: "Fyra nya stolpar.", isPublished: isPublished,
            image: photo.image, source: photo.source, received: photo.received)
    }
}

extension MeasurePlace {
    /// A line with a bend.
    package static func bend() throws -> MeasurePlace {
        .line([try .olofstrom(), try .olofstrom(north: 90, east: 30.25), try .olofstrom(north: 200)])
    }

    package static func square() throws -> MeasurePlace {
        let corners = [(0.0, 0.0), (100, 0), (100, 100), (0, 100), (0, 0)]
        let ring = try Ring(closed: corners.map { try Place.olofstrom(north: $0.1, east: $0.0) })
        return .area(try Area(polygons: [Polygon(outline: ring)]))
    }
}
