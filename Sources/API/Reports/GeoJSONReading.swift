import Geometry
import JSON
import Projection
import Reports
import Web

/// Reads GeoJSON (RFC 7946; positions are longitude, latitude) out of a body.
struct GeoJSONReading {
    static let mostVertices = 1_000

    let projector: Projector

    /// A Point.
    func place(_ json: JSONValue, at pointer: JSONPointer, _ reader: inout BodyReader) -> Place? {
        guard json["type"]?.string == "Point", let position = json["coordinates"].flatMap(Self.position)
        else {
            reader.wrongType(
                at: pointer, sv: #"{"type": "Point", "coordinates": [longitud, latitud]}"#,
                en: #"{"type": "Point", "coordinates": [longitude, latitude]}"#)
            return nil
        }
        guard let place = try? projector.place(of: position) else {
            outside(pointer.appending("coordinates"), &reader)
            return nil
        }
        return place
    }

    /// A Polygon or MultiPolygon of at most ``mostVertices`` positions; never repaired.
    func area(_ json: JSONValue, at pointer: JSONPointer, _ reader: inout BodyReader) -> Area? {
        let coordinates = json["coordinates"]?.array
        let pointer = pointer.appending("coordinates")
        let polygons: [(JSONValue, JSONPointer)]
        switch json["type"]?.string {
        case "Polygon" where coordinates != nil: polygons = [(.array(coordinates ?? []), pointer)]
        case "MultiPolygon" where coordinates != nil:
            polygons = (coordinates ?? []).enumerated().map { index, polygon in
                (polygon, pointer.appending(index))
            }
        default:
            reader.wrongType(
                at: pointer, sv: "en Polygon eller MultiPolygon", en: "a Polygon or MultiPolygon")
            return nil
        }
        let rings = polygons.flatMap { $0.0.array ?? [] }
        let count = rings.reduce(0) { $0 + ($1.array?.count ?? 0) }
        guard count <= Self.mostVertices else {
            reader.fault(
                at: pointer, "polygon.too-many-vertices",
                sv: "Högst \(Self.mostVertices) punkter; här är \(count).",
                en: "At most \(Self.mostVertices) positions; there are \(count).")
            return nil
        }
        let found = polygons.compactMap { polygon($0.0, at: $0.1, &reader) }
        guard found.count == polygons.count else { return nil }
        do {
            return try Area(polygons: found)
        } catch {
            reader.fault(at: pointer, "polygon.empty", sv: "Ytan är tom.", en: "The area is empty.")
            return nil
        }
    }

    private func polygon(_ json: JSONValue, at pointer: JSONPointer, _ reader: inout BodyReader)
        -> Polygon?
    {
        guard let list = json.array, !list.isEmpty else {
            reader.wrongType(at: pointer, sv: "en lista med ringar", en: "a list of rings")
            return nil
        }
        let rings = list.enumerated().compactMap { ring($1, at: pointer.appending($0), &reader) }
        guard rings.count == list.count, let outline = rings.first else { return nil }
        do throws(AreaFault) {
            return try Polygon(outline: outline, holes: Array(rings.dropFirst()))
        } catch {
            guard case .holeOutside(let hole) = error else { return nil }
            reader.fault(
                at: pointer.appending(hole + 1), "polygon.hole-outside", sv: "Hålet når utanför ytan.",
                en: "The hole reaches outside the outline.")
            return nil
        }
    }

    private func ring(_ json: JSONValue, at pointer: JSONPointer, _ reader: inout BodyReader) -> Ring? {
        let list = json.array ?? []
        let positions = list.compactMap(Self.position)
        guard json.array != nil, positions.count == list.count else {
            reader.wrongType(
                at: pointer, sv: "en lista med [longitud, latitud]", en: "a list of [longitude, latitude]")
            return nil
        }
        let places = ((try? projector.places(of: positions)) ?? []).compactMap { $0 }
        guard places.count == positions.count else {
            outside(pointer, &reader)
            return nil
        }
        do throws(RingFault) {
            return try Ring(closed: places)
        } catch {
            let (code, sv, en) = Self.words(for: error)
            reader.fault(at: pointer, code, sv: sv, en: en)
            return nil
        }
    }

    private static func position(_ json: JSONValue) -> GeographicPosition? {
        guard let numbers = json.array?.compactMap(\.number), numbers.count == json.array?.count,
            (2...3).contains(numbers.count)
        else { return nil }
        return GeographicPosition(longitude: numbers[0], latitude: numbers[1])
    }

    private func outside(_ pointer: JSONPointer, _ reader: inout BodyReader) {
        reader.fault(
            at: pointer, "position.outside", sv: "Utanför Sverige. Ordningen är longitud, latitud.",
            en: "Outside Sweden. The order is longitude, latitude.")
    }

    private static func words(for fault: RingFault) -> (code: String, sv: String, en: String) {
        switch fault {
        case .tooFewPositions:
            (
                "polygon.too-few-positions",
                "En ring har minst fyra positioner, den sista lika med den första.",
                "A ring has at least four positions, the last equal to the first."
            )
        case .notClosed:
            (
                "polygon.not-closed", "Den sista positionen ska vara lika med den första.",
                "The last position must equal the first."
            )
        case .crossesItself(let one, let other):
            (
                "polygon.crosses-itself", "Kanterna från position \(one) och \(other) möts.",
                "The edges from positions \(one) and \(other) meet."
            )
        case .noExtent: ("polygon.no-extent", "Ytan är noll.", "The area is zero.")
        }
    }
}
