import Geometry
import Intake
import JSON
import Projection
import Reports
import Web

extension BodyReader {
    /// A member that is a GeoJSON Point; see ``Intake/GeoJSONReader``.
    mutating func place(_ key: String, isRequired: Bool = false, _ projector: Projector) -> Place? {
        read(key, isRequired) { json, pointer throws(GeoJSONFault) in
            try GeoJSONReader(projector).place(json, at: pointer)
        }
    }

    /// A member that is a Polygon or MultiPolygon of at most ``Intake/GeoJSONReader/mostInRequest`` positions.
    mutating func area(_ key: String, isRequired: Bool = false, _ projector: Projector) -> Area? {
        read(key, isRequired) { json, pointer throws(GeoJSONFault) in
            try GeoJSONReader(projector, mostPositions: GeoJSONReader.mostInRequest).area(json, at: pointer)
        }
    }

    private mutating func read<Value>(
        _ key: String, _ isRequired: Bool, _ read: (JSONValue, JSONPointer) throws(GeoJSONFault) -> Value
    ) -> Value? {
        guard let json = json(key, isRequired: isRequired) else { return nil }
        do throws(GeoJSONFault) {
            return try read(json, pointer.appending(key))
        } catch {
            let (code, message) = error.words
            fault(at: error.pointer, code, sv: message.swedish, en: message.english)
            return nil
        }
    }
}

extension GeoJSONFault {
    /// The stable name of the fault in error answers, and what is said of it.
    fileprivate var words: (code: String, Bilingual) {
        switch reason {
        case .geometryType, .malformed, .notAFeature, .notAFeatureCollection, .coordinateCount:
            (
                "member.wrong-type",
                Bilingual(
                    swedish:
                        #"Här ska det stå GeoJSON: en Point, Polygon eller MultiPolygon, med [longitud, latitud]."#,
                    english:
                        #"This must be GeoJSON: a Point, Polygon or MultiPolygon, of [longitude, latitude]."#)
            )
        case .height:
            (
                "position.height",
                Bilingual(
                    swedish: "Punkten har en höjd. Skicka bara longitud och latitud.",
                    english: "The point has a height. Send longitude and latitude only.")
            )
        case .referenceSystem(let name):
            (
                "geojson.crs",
                Bilingual(
                    swedish: "\(name) tas inte emot. Använd WGS 84, EPSG:3006 eller EPSG:3007–3018.",
                    english: "\(name) is not accepted. Use WGS 84, EPSG:3006 or EPSG:3007–3018.")
            )
        case .position:
            (
                "position.outside",
                Bilingual(
                    swedish: "Utanför Sverige. Ordningen är longitud, latitud.",
                    english: "Outside Sweden. The order is longitude, latitude.")
            )
        case .tooManyPositions(let count):
            (
                "polygon.too-many-vertices",
                Bilingual(
                    swedish: "Högst \(GeoJSONReader.mostInRequest) punkter; här är \(count).",
                    english: "At most \(GeoJSONReader.mostInRequest) positions; there are \(count).")
            )
        case .ring(let fault): fault.words
        case .holeOutside:
            (
                "polygon.hole-outside",
                Bilingual(
                    swedish: "Hålet når utanför ytan.", english: "The hole reaches outside the outline.")
            )
        case .polygonsOverlap(let one, let other):
            (
                "polygon.overlap",
                Bilingual(
                    swedish:
                        "Polygonerna \(one) och \(other) överlappar eller har en gemensam linje. Slå ihop dem eller ta bort den ena.",
                    english:
                        "Polygons \(one) and \(other) overlap or share a line. Join them, or leave one out.")
            )
        case .ringsOverlap(let one, let other):
            (
                "polygon.rings-overlap",
                Bilingual(
                    swedish: "Ringarna \(one) och \(other) överlappar eller har en gemensam linje.",
                    english: "Rings \(one) and \(other) overlap or share a line.")
            )
        case .noPolygons: ("polygon.empty", Bilingual(swedish: "Ytan är tom.", english: "The area is empty."))
        }
    }
}

extension RingFault {
    fileprivate var words: (code: String, Bilingual) {
        switch self {
        case .tooFewPositions:
            (
                "polygon.too-few-positions",
                Bilingual(
                    swedish: "En ring har minst fyra positioner, den sista lika med den första.",
                    english: "A ring has at least four positions, the last equal to the first.")
            )
        case .notClosed:
            (
                "polygon.not-closed",
                Bilingual(
                    swedish: "Den sista positionen ska vara lika med den första.",
                    english: "The last position must equal the first.")
            )
        case .crossesItself(let one, let other):
            (
                "polygon.crosses-itself",
                Bilingual(
                    swedish: "Kanterna från position \(one) och \(other) möts.",
                    english: "The edges from positions \(one) and \(other) meet.")
            )
        case .noExtent:
            ("polygon.no-extent", Bilingual(swedish: "Ytan är noll.", english: "The area is zero."))
        }
    }
}
