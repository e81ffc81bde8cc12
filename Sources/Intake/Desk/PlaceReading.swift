import Geometry
import JSON
import Projection
import Reports

/// Turns coordinates as they were sent into a place, and knows the usual ways to get them wrong.
///
/// Sweden's longitudes (10–25°) and latitudes (54–70°) do not overlap, and neither do its northings (over 6,000 km) and
/// eastings (under 1,100 km in any of the systems), so swapped axes and mixed-up units always show in the magnitudes.
struct PlaceReading {
    private(set) var place: Place?
    /// Whether the place lies where its reference system is not meant for.
    private(set) var isOutsideAreaOfUse = false
    private(set) var problems: [IntakeProblem] = []

    init(coordinates: [Double], projector: Projector) {
        let pointer = JSONPointer("place", "coordinates")
        for (index, number) in coordinates.enumerated() where !number.isFinite {
            problems.append(Self.notFinite(at: pointer.appending(index)))
        }
        guard coordinates.count == 2 else {
            problems.append(Self.wrongArity(coordinates.count, at: pointer))
            return
        }
        let (longitude, latitude) = (coordinates[0], coordinates[1])
        guard problems.isEmpty else { return }
        if !Self.isSwedish(longitude: longitude, latitude: latitude) {
            if Self.isSwedish(longitude: latitude, latitude: longitude) {
                problems.append(
                    IntakeProblem(
                        .placeAxesSwapped, at: pointer,
                        swedish:
                            "Koordinaterna är omkastade: i GeoJSON står longituden först. Menades [\(latitude), \(longitude)]?",
                        english:
                            "The coordinates are swapped: in GeoJSON the longitude comes first. Did you mean [\(latitude), \(longitude)]?",
                        suggestion: .point(longitude: latitude, latitude: longitude)))
                return
            }
            if let (northing, easting) = Self.gridPair(longitude, latitude) {
                problems.append(Self.metresForDegrees(northing: northing, easting: easting, at: pointer))
                return
            }
        }
        guard let position = GeographicPosition(longitude: longitude, latitude: latitude) else {
            problems.append(
                IntakeProblem(
                    .placeOutOfRange, at: pointer,
                    swedish: "Longituden ska vara −180 till 180 grader och latituden −90 till 90.",
                    english: "The longitude must be −180 to 180 degrees and the latitude −90 to 90."))
            return
        }
        read(at: pointer) { () throws(ProjectionFault) in try projector.place(of: position) }
    }

    init(northing: Double, easting: Double, epsg: Int, projector: Projector) {
        let pointer = JSONPointer("place")
        let system = ReferenceSystem(rawValue: epsg).flatMap { $0 == .wgs84 ? nil : $0 }
        if system == nil {
            problems.append(
                IntakeProblem(
                    .placeSystemUnknown, at: pointer.appending("epsg"),
                    swedish:
                        "EPSG:\(epsg) tas inte emot. Använd 3006 (SWEREF 99 TM), en zon 3007–3018, eller en GeoJSON-punkt i WGS 84.",
                    english:
                        "EPSG:\(epsg) is not accepted. Use 3006 (SWEREF 99 TM), a zone 3007–3018, or a GeoJSON point in WGS 84."
                ))
        }
        for (name, number) in [("northing", northing), ("easting", easting)] where !number.isFinite {
            problems.append(Self.notFinite(at: pointer.appending(name)))
        }
        guard northing.isFinite, easting.isFinite else { return }
        if Self.northings.contains(easting), Self.eastings.contains(northing) {
            problems.append(
                IntakeProblem(
                    .placeAxesSwapped, at: pointer,
                    swedish:
                        "Northing och easting är omkastade: northing är det stora talet. Menades northing \(easting), easting \(northing)?",
                    english:
                        "Northing and easting are swapped: the northing is the large number. Did you mean northing \(easting), easting \(northing)?",
                    suggestion: .grid(northing: easting, easting: northing, epsg: epsg)))
            return
        }
        if let (longitude, latitude) = Self.degreePair(northing, easting) {
            problems.append(
                IntakeProblem(
                    .placeDegreesForMetres, at: pointer,
                    swedish:
                        "Talen ser ut som grader. Skicka en GeoJSON-punkt: [\(longitude), \(latitude)].",
                    english:
                        "The numbers look like degrees. Send a GeoJSON point: [\(longitude), \(latitude)].",
                    suggestion: .point(longitude: longitude, latitude: latitude)))
            return
        }
        guard let system else { return }
        read(at: pointer) { () throws(ProjectionFault) in
            try projector.place(northing: northing, easting: easting, in: system)
        }
        guard let place, let position = try? projector.position(of: place) else { return }
        isOutsideAreaOfUse = !system.areaOfUse.contains(position)
    }

    private mutating func read(at pointer: JSONPointer, _ body: () throws(ProjectionFault) -> Place) {
        do throws(ProjectionFault) {
            place = try body()
        } catch {
            switch error {
            case .notFinite: problems.append(Self.notFinite(at: pointer))
            case .outsideRange:
                problems.append(
                    IntakeProblem(
                        .placeOutOfRange, at: pointer, swedish: "Platsen ligger utanför Sverige.",
                        english: "The place lies outside Sweden."))
            case .notComputable, .unavailable:
                problems.append(
                    IntakeProblem(
                        .placeNotComputable, at: pointer,
                        swedish: "Koordinaterna går inte att räkna om till SWEREF 99 TM.",
                        english: "The coordinates cannot be turned into SWEREF 99 TM."))
            }
        }
    }

    private static let northings = 6_000_000.0...7_800_000.0
    // Down to nothing, for the zones count from 150 km west of their own meridian.
    private static let eastings = 0.0...1_100_000.0

    private static func isSwedish(longitude: Double, latitude: Double) -> Bool {
        (10...25).contains(longitude) && (54...70).contains(latitude)
    }

    private static func gridPair(_ one: Double, _ other: Double) -> (northing: Double, easting: Double)? {
        if northings.contains(one), eastings.contains(other) { return (one, other) }
        if northings.contains(other), eastings.contains(one) { return (other, one) }
        return nil
    }

    private static func degreePair(_ one: Double, _ other: Double) -> (longitude: Double, latitude: Double)? {
        if isSwedish(longitude: one, latitude: other) { return (one, other) }
        if isSwedish(longitude: other, latitude: one) { return (other, one) }
        return nil
    }

    private static func notFinite(at pointer: JSONPointer) -> IntakeProblem {
        IntakeProblem(
            .placeNotFinite, at: pointer, swedish: "Koordinaten är inget ändligt tal.",
            english: "The coordinate is not a finite number.")
    }

    private static func wrongArity(_ count: Int, at pointer: JSONPointer) -> IntakeProblem {
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
