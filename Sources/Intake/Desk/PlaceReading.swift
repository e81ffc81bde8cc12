import Geometry
import JSON
import Projection
import Reports

/// Turns coordinates as they were sent into a place, and words what is wrong with them.
struct PlaceReading {
    private(set) var place: Place?
    /// Whether the place lies where its reference system is not meant for.
    private(set) var isOutsideAreaOfUse = false
    private(set) var problems: [IntakeProblem] = []

    /// A GeoJSON point in WGS 84.
    init(coordinates: [Double], projector: Projector) {
        let pointer = JSONPointer("place", "coordinates")
        for (index, number) in coordinates.enumerated() where !number.isFinite {
            problems.append(.notFinite(at: pointer.appending(index)))
        }
        guard coordinates.count == 2 else {
            problems.append(.wrongCount(coordinates.count, at: pointer))
            return
        }
        guard problems.isEmpty else { return }
        let reader = PositionReader(system: .wgs84, projector: projector)
        let (longitude, latitude) = (coordinates[0], coordinates[1])
        do throws(PositionFault) {
            place = try reader.place(east: longitude, north: latitude)
        } catch {
            problems.append(.noPlace(error, longitude: longitude, latitude: latitude, at: pointer))
        }
    }

    /// Metres in a declared system.
    init(northing: Double, easting: Double, epsg: Int, projector: Projector) {
        let pointer = JSONPointer("place")
        let system = ReferenceSystem(rawValue: epsg).flatMap { $0 == .wgs84 ? nil : $0 }
        if system == nil { problems.append(.unknownSystem("EPSG:\(epsg)", at: pointer.appending("epsg"))) }
        for (name, number) in [("northing", northing), ("easting", easting)] where !number.isFinite {
            problems.append(.notFinite(at: pointer.appending(name)))
        }
        guard northing.isFinite, easting.isFinite else { return }
        // Swapped or mixed-up numbers are told of an unknown system too.
        let reader = PositionReader(system: system ?? .sweref99TM, projector: projector)
        do throws(PositionFault) {
            let found = try reader.place(east: easting, north: northing)
            guard let system else { return }
            place = found
            guard let position = try? projector.position(of: found) else { return }
            isOutsideAreaOfUse = !system.areaOfUse.contains(position)
        } catch {
            switch error {
            case .axesSwapped, .degreesForMetres: break
            default: guard system != nil else { return }
            }
            problems.append(.noPlace(error, northing: northing, easting: easting, epsg: epsg, at: pointer))
        }
    }
}
