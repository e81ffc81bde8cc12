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

    /// A member that is a LineString of at most ``Intake/GeoJSONReader/mostInRequest`` positions.
    mutating func lineString(_ key: String, _ projector: Projector) -> [Place]? {
        read(key, false) { json, pointer throws(GeoJSONFault) in
            try GeoJSONReader(projector, mostPositions: GeoJSONReader.mostInRequest).line(json, at: pointer)
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
        case .geometryType(_, wanted: .point):
            (
                "member.wrong-type",
                Bilingual(
                    swedish: "Här ska det stå en GeoJSON-punkt, Point, med [longitud, latitud].",
                    english: "This must be a GeoJSON Point of [longitude, latitude].")
            )
        case .geometryType(_, wanted: .surface), .notAFeature, .notAFeatureCollection:
            (
                "member.wrong-type",
                Bilingual(
                    swedish:
                        "Här ska det stå en GeoJSON-yta: en Polygon eller MultiPolygon, med [longitud, latitud].",
                    english:
                        "This must be a GeoJSON surface: a Polygon or MultiPolygon, of [longitude, latitude]."
                )
            )
        case .geometryType(_, wanted: .line):
            (
                "member.wrong-type",
                Bilingual(
                    swedish: "Här ska det stå en GeoJSON-linje, LineString, av [longitud, latitud].",
                    english: "This must be a GeoJSON LineString of [longitude, latitude].")
            )
        case .lineTooShort:
            (
                "line.too-few-positions",
                Bilingual(
                    swedish: "En linje har minst två positioner som skiljer sig.",
                    english: "A line has at least two positions that differ.")
            )
        case .malformed, .coordinateCount:
            (
                "member.wrong-type",
                Bilingual(
                    swedish:
                        "Koordinaterna är inte skrivna som typen kräver: varje position är [longitud, latitud].",
                    english:
                        "The coordinates are not written as the type asks: each position is [longitude, latitude]."
                )
            )
        case .height:
            (
                IntakeProblem.Code.placeHeight.rawValue,
                Bilingual(
                    swedish: "Positionen har en höjd. Skicka bara longitud och latitud.",
                    english: "The position has a height. Send longitude and latitude only.")
            )
        case .referenceSystem(let name?):
            (
                "geojson.crs",
                Bilingual(
                    swedish: "\(name) tas inte emot. Använd WGS 84, EPSG:3006 eller EPSG:3007–3018.",
                    english: "\(name) is not accepted. Use WGS 84, EPSG:3006 or EPSG:3007–3018.")
            )
        case .referenceSystem(nil):
            (
                "geojson.crs",
                Bilingual(
                    swedish:
                        "crs namnger inget koordinatsystem. Utelämna det för WGS 84, eller skriv EPSG:3006 eller EPSG:3007–3018.",
                    english:
                        "crs names no reference system. Leave it out for WGS 84, or write EPSG:3006 or EPSG:3007–3018."
                )
            )
        case .position(let fault): ("position.outside", fault.words)
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
        case .ringsSplit(let one, let other):
            (
                "polygon.split",
                Bilingual(
                    swedish:
                        "Ringarna \(one) och \(other) rör varandra så att ytan delas i flera delar. Rita delarna som egna polygoner i en MultiPolygon.",
                    english:
                        "Rings \(one) and \(other) touch so that the polygon falls in pieces. Draw the pieces as polygons of their own in a MultiPolygon."
                )
            )
        case .noPolygons: ("polygon.empty", Bilingual(swedish: "Ytan är tom.", english: "The area is empty."))
        }
    }
}

extension PositionFault {
    fileprivate var words: Bilingual {
        switch self {
        case .axesSwapped:
            Bilingual(
                swedish: "Koordinaterna är omkastade: longituden, eller easting, står först.",
                english: "The coordinates are swapped: the longitude, or the easting, comes first.")
        case .metresForDegrees:
            Bilingual(
                swedish:
                    "Talen ser ut som meter. Skicka grader, eller namnge koordinatsystemet i crs, som EPSG:3006.",
                english:
                    "The numbers look like metres. Send degrees, or name the reference system in crs, as EPSG:3006."
            )
        case .degreesForMetres:
            Bilingual(
                swedish:
                    "Talen ser ut som grader, men crs namnger ett system i meter. Utelämna crs för grader.",
                english:
                    "The numbers look like degrees, but crs names a system in metres. Leave crs out for degrees."
            )
        case .notOnEarth:
            Bilingual(
                swedish: "Longituden ska vara −180 till 180 grader och latituden −90 till 90.",
                english: "The longitude must be −180 to 180 degrees and the latitude −90 to 90.")
        case .outsideSweden:
            Bilingual(swedish: "Platsen ligger utanför Sverige.", english: "The place lies outside Sweden.")
        case .notFinite, .notComputable:
            Bilingual(
                swedish: "Koordinaterna går inte att räkna om till SWEREF 99 TM.",
                english: "The coordinates cannot be turned into SWEREF 99 TM.")
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
                    swedish:
                        "Ringen korsar eller rör sig själv: kanterna från position \(one) och \(other) möts.",
                    english:
                        "The ring crosses or touches itself: the edges from positions \(one) and \(other) meet."
                )
            )
        case .noExtent:
            ("polygon.no-extent", Bilingual(swedish: "Ytan är noll.", english: "The area is zero."))
        }
    }
}
