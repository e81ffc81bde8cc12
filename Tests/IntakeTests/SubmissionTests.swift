import Intake
import JSON
import Reports
import TestSupport
import Testing

struct SubmissionTests {
    private func problems(_ json: String) throws -> [String] {
        do { _ = try Submission(try JSONValue(parsing: json.utf8)) } catch let refusal as IntakeRefusal {
            return refusal.problems.map { "\($0.pointer) \($0.code.rawValue)" }
        }
        return []
    }

    @Test func `every member is read`() throws {
        let submission = try Submission(
            JSONValue(
                parsing: """
                    {"category": "lighting", "text": "Mörkt.", "place": {"northing": 6236975.3, "easting": 470934.2,
                    "epsg": 3006, "words": "Torget"}, "accuracyMetres": 12, "observedAt": "2026-11-20T18:00:00+01:00",
                    "recurs": ["evening"], "source": "police", "contact": {"email": "a@exempel.se", "phone": null},
                    "clientReference": "OEP-4711", "reporter": "p1", "answers": {"since": "i går"},
                    "municipality": "1060"}
                    """.utf8))
        #expect(
            submission
                == Submission(
                    category: "lighting", text: "Mörkt.",
                    place: .grid(northing: 6_236_975.3, easting: 470_934.2, epsg: 3006, words: "Torget"),
                    accuracyMetres: 12, observedAt: "2026-11-20T18:00:00+01:00", recurs: ["evening"],
                    source: "police", contact: Contact(email: "a@exempel.se", phone: nil),
                    clientReference: "OEP-4711", reporter: "p1",
                    answers: [.init(question: "since", value: "i går")], municipality: "1060"))
    }

    @Test func `all faults of type, missing and unknown members are told at once`() throws {
        let found = try problems(
            """
            {"category": 7, "place": {"type": "Point", "coordinates": [14.5, "x", null], "z": 1}, "accuracyMetres": "12",
            "recurs": ["evening", 3], "contact": {"email": 1, "fax": "x"}, "answers": {"since": 4}, "colour": "red"}
            """)
        #expect(
            found == [
                "/category member.wrong-type", "/text member.required",
                "/place/coordinates/1 member.wrong-type",
                "/place/coordinates/2 member.wrong-type", "/place/z member.unknown",
                "/accuracyMetres member.wrong-type", "/recurs/1 member.wrong-type",
                "/contact/email member.wrong-type", "/contact/fax member.unknown",
                "/answers/since member.wrong-type", "/colour member.unknown",
            ])
    }

    @Test(arguments: [
        (#"{"northing": 1, "easting": 2}"#, "/place/epsg member.required"),
        (#"{"northing": 1, "easting": 2, "epsg": 3006.5}"#, "/place/epsg member.wrong-type"),
        (#"{"northing": 1, "easting": 2, "epsg": 1e300}"#, "/place/epsg member.wrong-type"),
        (#"{"type": "Point", "coordinates": [1, 2], "epsg": 3006}"#, "/place place.ambiguous"),
        (#"{"coordinates": [1, 2]}"#, "/place/type member.required"),
        ("{}", "/place/words member.required"),
        ("[14.5, 56.2]", "/place member.wrong-type"),
    ])
    func `a place that says too little or too much is refused`(_ place: String, _ expected: String) throws {
        #expect(try problems(#"{"category": "lighting", "text": "x", "place": \#(place)}"#) == [expected])
    }

    @Test func `what could be read is checked beside what could not`() throws {
        let codes = try DeskFixture().problems(
            json: """
                {"category": "nonsense", "text": 5, "place": {"type": "LineString", "coordinates": [[14.5, 56.2], [14.6, 56.3]]},
                "observedAt": "2099-01-01T00:00:00Z"}
                """
        ).map { "\($0.pointer) \($0.code.rawValue)" }
        #expect(
            codes == [
                "/text member.wrong-type", "/place/type place.not-a-point", "/category category.unknown",
                "/observedAt observedAt.future",
            ])
    }

    @Test func `a point in a grid says so by its crs, and another system is refused by name`() throws {
        func place(_ crs: String) -> String {
            #"{"category":"lighting","text":"x","place":{"type":"Point","crs":{"properties":{"name":"\#(crs)"}},"#
                + #""coordinates":[470934.2,6236975.3]}}"#
        }
        let submission = try Submission(try JSONValue(parsing: place("urn:ogc:def:crs:EPSG::3006").utf8))
        #expect(submission.place == .grid(northing: 6_236_975.3, easting: 470_934.2, epsg: 3006))
        #expect(try problems(place("EPSG:3857")) == ["/place/crs place.epsg-unknown"])
    }
}
