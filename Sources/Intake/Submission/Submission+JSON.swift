package import JSON
import Projection
import Reports

extension Submission {
    /// Reads the members of a submission. A member that is `null` counts as absent.
    ///
    /// - Throws: ``IntakeRefusal`` with every missing or unknown member and every value of the wrong type.
    package init(_ json: JSONValue) throws(IntakeRefusal) {
        let reading = SubmissionReading(json)
        if let refusal = IntakeRefusal(reading.problems) { throw refusal }
        self = reading.submission
    }
}

/// A submission as far as it could be read from JSON, and what could not. Members that could not be read are stood in
/// for, so that the others can be checked all the same.
struct SubmissionReading {
    let submission: Submission
    /// Whether the place is what came in and not a stand-in.
    let isPlaceReadable: Bool
    let problems: [IntakeProblem]

    init(_ json: JSONValue) {
        var members = JSONMembers(json)
        var problems: [IntakeProblem] = []
        let category = members.string("category", isRequired: true) ?? ""
        let text = members.string("text", isRequired: true) ?? ""
        let place = Self.place(of: &members, noting: &problems)
        let accuracyMetres = members.number("accuracyMetres")
        let observedAt = members.string("observedAt")
        let recurs = members.strings("recurs")
        let source = members.string("source")
        let contact = members.object("contact").map { contact -> Contact in
            var contact = contact
            defer { members.close(contact) }
            return Contact(email: contact.string("email"), phone: contact.string("phone"))
        }
        let clientReference = members.string("clientReference")
        let reporter = members.string("reporter")
        let answers = members.stringMembers("answers").map {
            Submission.RawAnswer(question: $0.key, value: $0.value)
        }
        let municipality = members.string("municipality")
        members.refuseUnknown()
        submission = Submission(
            category: category, text: text, place: place ?? .words(""), accuracyMetres: accuracyMetres,
            observedAt: observedAt, recurs: recurs, source: source, contact: contact,
            clientReference: clientReference, reporter: reporter, answers: answers, municipality: municipality
        )
        isPlaceReadable = place != nil
        self.problems = problems + members.faults.map(IntakeProblem.init)
    }

    /// - Parameter problems: Given what was wrong with the members before, when the place is at fault in a way of its own.
    private static func place(
        of members: inout JSONMembers, noting problems: inout [IntakeProblem]
    ) -> Submission.RawPlace? {
        guard var place = members.object("place", isRequired: true) else { return nil }
        defer { members.close(place) }
        let isGeoJSON = place.has("type") || place.has("coordinates")
        let isGrid = place.has("northing") || place.has("easting") || place.has("epsg")
        if isGeoJSON, isGrid {
            problems += members.takeFaults().map(IntakeProblem.init)
            problems.append(
                IntakeProblem(
                    .placeAmbiguous, at: place.pointer,
                    swedish: "Ange platsen på ett sätt: en GeoJSON-punkt eller northing, easting och epsg.",
                    english: "Give the place one way: a GeoJSON point, or northing, easting and epsg."))
            place.ignoreAll()
            return nil
        }
        if isGeoJSON {
            let type = place.string("type", isRequired: true)
            if let type, type != "Point" {
                place.ignore("coordinates", "geometries", "words", "crs")
                return .geometry(type: type)
            }
            let coordinates = place.numbers("coordinates", isRequired: true)
            let words = place.string("words")
            let system: ReferenceSystem
            do throws(GeoJSONFault) {
                system = try ReferenceSystem(crs: place.value("crs"), at: place.pointer.appending("crs"))
            } catch {
                problems += members.takeFaults().map(IntakeProblem.init)
                problems.append(.unknownSystem(error))
                return nil
            }
            return coordinates.map { coordinates in
                guard system != .wgs84, coordinates.count == 2 else {
                    return .point(coordinates, words: words)
                }
                return .grid(
                    northing: coordinates[1], easting: coordinates[0], epsg: system.rawValue, words: words)
            }
        }
        if isGrid {
            let northing = place.number("northing", isRequired: true)
            let easting = place.number("easting", isRequired: true)
            let epsg = place.wholeNumber("epsg", isRequired: true)
            let words = place.string("words")
            guard let northing, let easting, let epsg else { return nil }
            return .grid(northing: northing, easting: easting, epsg: epsg, words: words)
        }
        return place.string("words", isRequired: true).map { .words($0) }
    }
}
