import Reports
import TestSupport
import Testing

@testable import lykta

extension TestInstallation {
    /// So lately that units are told of what was seen then.
    static let lately = SwedishTime(System.now()).date.adding(days: -20)

    /// Imports a file with a mapping.
    func take(_ text: String, _ name: String, _ mapping: String, _ options: String...) throws
        -> Program.Outcome
    {
        let file = try folder.write(text, to: name)
        let mapping = try folder.write(mapping, to: "\(name).map")
        return try Program.run(["import", "--database", database, "--mapping", mapping] + options + [file])
    }

    /// The rows of those that have a place.
    func placedReports() throws -> [Substring] {
        let found = try Program.run("near", "--database", database, "--radius", "2000", "14.5306,56.2767")
        return Array(found.rows)
    }
}

/// What servers and bulk files of Open311 hold, imported by the command line. Made-up requests in the shapes that such files have.
@Suite struct Open311ImportTests {
    private let installation: TestInstallation

    init() throws { installation = try TestInstallation() }

    private static let codes = """
        # Stadens felanmälan
        category[001] = lighting
        category[002] = vandalism
        text = service_name
        text = description
        source := resident
        """

    /// - Parameter place: The members of the place, with a comma before.
    private static func request(
        _ id: String, _ description: String, code: String = "\"001\"",
        time: String = "\"\(TestInstallation.lately)T18:05:00Z\"",
        place: String = #","lat":56.2767,"long":14.5306"#
    ) -> String {
        #"{"service_request_id":\#(id),"status":"closed","status_notes":null,"service_code":\#(code),"#
            + #""service_name":"Gatlampa","description":"\#(description)","requested_datetime":\#(time)"#
            + #"\#(place),"media_url":""}"#
    }

    private static let requests = [
        request("101", "Lampan vid skolan är släckt. Mitt personnummer är 811218-9876."),
        request(
            #""102""#, "Lampan vid torget blinkar.", time: "\"\(TestInstallation.lately)T18:05:00\"",
            place: #","lat":"56.2770","long":"14.5310""#),
        request("103", "Utan plats.", place: #","lat":null,"long":null,"address":"""#),
        request("104", "I en annan stad.", place: #","lat":40.7128,"long":-74.006"#),
        request("105", "Snö på gatan.", code: "\"099\""),
        request("106", "I ett annat år.", time: #""2026-13-45T00:00:00Z""#),
        request("101", "Lampan vid skolan är släckt. Mitt personnummer är 811218-9876."),
        request("101", "Något annat om samma."),
        request("109", "Utan tid.", time: "null"),
        request("110", "Lampan vid bron är släckt.", place: #","lat":null,"long":"","address":"Bron""#),
    ]

    @Test
    func
        `service requests are tried and kept, each refused one with its reason, and known when they come again`()
        throws
    {
        let text = "[" + Self.requests.joined(separator: ",\n") + "]"
        let summary = "3 kept, 1 known, 6 refused.\n"
        let dry = try installation.take(text, "bulk.json", Self.codes, "--format", "open311", "--dry-run")
        #expect(dry.status == 1 && dry.output == summary, "\(dry)")
        #expect(try installation.placedReports().isEmpty)
        let first = try installation.take(text, "bulk.json", Self.codes, "--format", "open311")
        #expect(first.status == 1 && first.output == summary, "\(first)")
        for words in [
            "row 3: /place/words: Describe the place", "row 4: /place/coordinates: ",
            "row 5: category “099” means nothing by the mapping. Add category[099] = …",
            "row 6: /observedAt: There is no such day or time.", "row 7: is row 1 once more",
            "row 8: clientReference: row 1 has the same one and says something else",
            "row 9: observedAt is missing: nothing stands in requested_datetime",
        ] {
            #expect(dry.errors.contains(words) && first.errors.contains(words), "\(words): \(first.errors)")
        }
        let kept = try installation.placedReports()
        #expect(kept.count == 2 && kept.contains { $0.contains("[personnummer]") }, "\(kept)")
        #expect(!kept.contains { $0.contains("811218") })
        let again = try installation.take(text, "bulk.json", Self.codes, "--format", "open311")
        #expect(again.output == "0 kept, 4 known, 6 refused.\n", "\(again)")
    }

    @Test func `a request is known again in whichever form it comes, and on lines of its own`() throws {
        let sound = [Self.requests[0], Self.requests[1]]
        let lines = sound.joined(separator: "\n")
        let first = try installation.take(lines, "bulk.ndjson", Self.codes, "--format", "open311")
        #expect(first.status == 0 && first.output == "2 kept, 0 known, 0 refused.\n", "\(first)")
        let markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <service_requests><request><service_request_id>101</service_request_id><status>open</status>
            <service_code>001</service_code><service_name>Gatlampa</service_name>
            <description>Lampan vid skolan är släckt. Mitt personnummer är 811218-9876.</description>
            <requested_datetime>\(TestInstallation.lately)T18:05:00Z</requested_datetime><lat>56.2767</lat><long>14.5306</long></request>
            </service_requests>
            """
        let other = try installation.take(markup, "bulk.xml", Self.codes, "--format", "open311")
        #expect(other.output == "0 kept, 1 known, 0 refused.\n" && !other.errors.contains("something else"))
        let table = """
            service_request_id,requested_datetime,service_code,service_name,description,lat,long
            102,\(TestInstallation.lately)T18:05:00,001,Gatlampa,Lampan vid torget blinkar.,56.2770,14.5310
            103,\(TestInstallation.lately)T18:05:00,002,Klotter,Klotter på skolans vägg.,56.2771,14.5311
            """
        let more = try installation.take(table, "bulk.csv", Self.codes, "--format", "open311")
        #expect(more.output == "1 kept, 1 known, 0 refused.\n", "\(more)")
        let prefixed = try installation.take(
            lines, "annan.json", Self.codes + "\nclientReference.prefix := annan-", "--format", "open311")
        #expect(prefixed.output == "2 kept, 0 known, 0 refused.\n", "of another service")
        #expect(try Program.run("check", "--database", installation.database).status == 0)
    }

    @Test func `the mappings of docs configuration md are read`() throws {
        let sections = try DocumentationTests.text("docs/configuration.md").split(separator: "\n## ")
        let section = try #require(sections.first(where: { $0.hasPrefix("Exports of other services") }))
        let mappings = section.split(separator: "\n\n").filter { $0.hasPrefix("    ") }
        #expect(mappings.count == 3)
        for mapping in mappings {
            let told = try installation.take("[]", "none.json", String(mapping), "--format", "open311")
            #expect(told.status == 0 && told.output == "0 kept, 0 known, 0 refused.\n", "\(told)")
        }
    }
}
