import JSON
import Projection

/// What is said of coordinates that are no place.
extension IntakeProblem {
    static func notFinite(at pointer: JSONPointer) -> IntakeProblem {
        IntakeProblem(
            .placeNotFinite, at: pointer, swedish: "Koordinaten är inget ändligt tal.",
            english: "The coordinate is not a finite number.")
    }

    static func wrongCount(_ count: Int, at pointer: JSONPointer) -> IntakeProblem {
        guard count == 3 else {
            return IntakeProblem(
                .placeArity, at: pointer,
                swedish: "En punkt har två koordinater, longitud och latitud; här är \(count).",
                english: "A point has two coordinates, longitude and latitude; here are \(count).")
        }
        return IntakeProblem(
            .placeHeight, at: pointer,
            swedish: "Punkten har en höjd. Skicka bara longitud och latitud.",
            english: "The point has a height. Send longitude and latitude only.")
    }

    static func unknownSystem(_ name: String, at pointer: JSONPointer) -> IntakeProblem {
        IntakeProblem(
            .placeSystemUnknown, at: pointer,
            swedish:
                "\(name) tas inte emot. Använd 3006 (SWEREF 99 TM), en zon 3007–3018, eller en GeoJSON-punkt i WGS 84.",
            english:
                "\(name) is not accepted. Use 3006 (SWEREF 99 TM), a zone 3007–3018, or a GeoJSON point in WGS 84."
        )
    }

    /// - Parameter fault: of a `crs` member.
    static func unknownSystem(_ fault: GeoJSONFault) -> IntakeProblem {
        guard case .referenceSystem(let name?) = fault.reason else {
            return IntakeProblem(
                .placeSystemUnknown, at: fault.pointer,
                swedish:
                    "crs namnger inget koordinatsystem. Utelämna det för WGS 84, eller skriv EPSG:3006 eller EPSG:3007–3018.",
                english:
                    "crs names no reference system. Leave it out for WGS 84, or write EPSG:3006 or EPSG:3007–3018."
            )
        }
        return unknownSystem(name, at: fault.pointer)
    }

    /// What is wrong with a GeoJSON point in WGS 84.
    static func noPlace(
        _ fault: PositionFault, longitude: Double, latitude: Double, at pointer: JSONPointer
    ) -> IntakeProblem {
        switch fault {
        case .axesSwapped:
            IntakeProblem(
                .placeAxesSwapped, at: pointer,
                swedish:
                    "Koordinaterna är omkastade: i GeoJSON står longituden först. Menades [\(latitude), \(longitude)]?",
                english:
                    "The coordinates are swapped: in GeoJSON the longitude comes first. Did you mean [\(latitude), \(longitude)]?",
                suggestion: .point(longitude: latitude, latitude: longitude))
        case .metresForDegrees(let northing, let easting):
            metresForDegrees(northing: northing, easting: easting, at: pointer)
        case .notOnEarth:
            IntakeProblem(
                .placeOutOfRange, at: pointer,
                swedish: "Longituden ska vara −180 till 180 grader och latituden −90 till 90.",
                english: "The longitude must be −180 to 180 degrees and the latitude −90 to 90.")
        case .notFinite, .degreesForMetres, .outsideSweden, .notComputable: noPlace(fault, at: pointer)
        }
    }

    /// What is wrong with metres of the system with this EPSG code.
    static func noPlace(
        _ fault: PositionFault, northing: Double, easting: Double, epsg: Int, at pointer: JSONPointer
    ) -> IntakeProblem {
        switch fault {
        case .axesSwapped:
            IntakeProblem(
                .placeAxesSwapped, at: pointer,
                swedish:
                    "Northing och easting är omkastade: northing är det stora talet. Menades northing \(easting), easting \(northing)?",
                english:
                    "Northing and easting are swapped: the northing is the large number. Did you mean northing \(easting), easting \(northing)?",
                suggestion: .grid(northing: easting, easting: northing, epsg: epsg))
        case .degreesForMetres(let longitude, let latitude):
            IntakeProblem(
                .placeDegreesForMetres, at: pointer,
                swedish: "Talen ser ut som grader. Skicka en GeoJSON-punkt: [\(longitude), \(latitude)].",
                english: "The numbers look like degrees. Send a GeoJSON point: [\(longitude), \(latitude)].",
                suggestion: .point(longitude: longitude, latitude: latitude))
        case .notFinite, .metresForDegrees, .notOnEarth, .outsideSweden, .notComputable:
            noPlace(fault, at: pointer)
        }
    }

    private static func noPlace(_ fault: PositionFault, at pointer: JSONPointer) -> IntakeProblem {
        switch fault {
        case .notFinite: notFinite(at: pointer)
        case .notComputable:
            IntakeProblem(
                .placeNotComputable, at: pointer,
                swedish: "Koordinaterna går inte att räkna om till SWEREF 99 TM.",
                english: "The coordinates cannot be turned into SWEREF 99 TM.")
        case .axesSwapped, .metresForDegrees, .degreesForMetres, .notOnEarth, .outsideSweden:
            IntakeProblem(
                .placeOutOfRange, at: pointer, swedish: "Platsen ligger utanför Sverige.",
                english: "The place lies outside Sweden.")
        }
    }

    private static func metresForDegrees(northing: Double, easting: Double, at pointer: JSONPointer)
        -> IntakeProblem
    {
        // An easting this small may be of any zone; then there is nothing to suggest.
        let isNational = easting >= 250_000
        return IntakeProblem(
            .placeMetresForDegrees, at: pointer,
            swedish:
                "Talen ser ut som meter, men en GeoJSON-punkt är i grader. Skicka northing, easting och epsg.",
            english:
                "The numbers look like metres, but a GeoJSON point is in degrees. Send northing, easting and epsg.",
            suggestion: isNational
                ? .grid(
                    northing: northing, easting: easting, epsg: ReferenceSystem.sweref99TM.rawValue) : nil)
    }
}
