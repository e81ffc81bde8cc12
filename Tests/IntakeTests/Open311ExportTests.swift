import Reports
import TestSupport
import Testing

@testable import Intake

/// Service requests of Open311, worded here as servers and bulk files have them.
@Suite struct Open311ExportTests {
    private static let mapping = """
        category[001] = lighting
        category[Trasig gatlampa] = lighting
        category[7] = disorder
        """

    private func file(_ text: String, _ mapping: String = mapping) throws -> SubmissionFile {
        try SubmissionFile(open311: Array(text.utf8), mapping: ExportMapping(mapping))
    }

    private func rows(_ text: String, _ mapping: String = mapping) async throws -> [SubmissionFile.Row] {
        let file = try file(text, mapping)
        var rows: [SubmissionFile.Row] = []
        try await file.forEachBatch(of: 2) { rows += $0 }
        #expect(rows.count == file.rowCount && rows.map(\.number) == Array(1...max(1, rows.count)))
        return rows
    }

    /// Why the only request of a file is none; empty where it is one.
    private func refusal(_ text: String, _ mapping: String = mapping) async throws -> String {
        let rows = try await rows(text, mapping)
        guard rows.count == 1, case .failure(.unread(let fault)) = rows[0].submission else { return "" }
        return fault.sentence.english
    }

    private func fault(_ text: String) -> String {
        let fault = #expect(throws: SubmissionFileFault.self) { try file(text) }
        return fault?.sentences.first?.english ?? ""
    }

    private static let one = """
        {"service_request_id":638344,"status":"closed","status_notes":null,"service_name":"Trasig gatlampa","service_code":"001",
         "description":"Lampan vid skolan är släckt.","agency_responsible":"Gata","service_notice":"",
         "requested_datetime":"2026-11-01T18:05:00+01:00","updated_datetime":"2026-11-03T08:00:00Z","expected_datetime":null,
         "address":"Skolgatan 4","address_id":null,"zipcode":"","lat":56.2767,"long":"14.5306","media_url":null,
         "extended_attributes":{"channel":"phone","photos":[{"id":1},{"id":2}]}}
        """

    private static let flat = one.replacing("\n", with: "")

    private static let markup = """
        <?xml version="1.0" encoding="utf-8"?>
        <service_requests>
          <request>
            <service_request_id>638344</service_request_id><status>closed</status><status_notes/>
            <service_name>Trasig gatlampa</service_name><service_code>001</service_code>
            <description><![CDATA[Lampan vid skolan är släckt.]]></description>
            <requested_datetime>2026-11-01T18:05:00+01:00</requested_datetime>
            <address>Skolgatan 4</address><address_id></address_id>
            <lat>56.2767</lat><long>14.5306</long><media_url/>
            <extended_attributes><channel>phone</channel></extended_attributes>
          </request>
        </service_requests>
        """

    /// Without codes, and with columns that GeoReport v2 has not, as the bulk specification has it.
    private static let sheet = """
        "service_request_id","requested_datetime","updated_datetime","closed_date","status_description","source","service_name","service_subtype","description","address","lat","long"
        "638344","2026-11-01T18:05:00+01:00","2026-11-03T08:00:00Z","","Closed","Phone","Trasig gatlampa","","Lampan vid skolan är släckt.","Skolgatan 4","56.2767","14.5306"
        """

    private static let forms: [String] = [
        "[\(one)]", one, "{\"service_requests\":[\(one)]}", "{\"requests\":[{\"request\":[\(one)]}]}",
        "{\"service_requests\":{\"request\":\(one)}}", "[{\"request\":\(one)}]", "\u{FEFF}[\(one)]",
        flat, flat + "\n\n", markup,
        markup.replacing("<service_requests>", with: "<service_requests xmlns=\"x\">"),
        "<request><service_request_id>638344</service_request_id><service_code>001</service_code><description>Lampan vid skolan är släckt.</description><requested_datetime>2026-11-01T18:05:00+01:00</requested_datetime><address>Skolgatan 4</address><lat>56.2767</lat><long>14.5306</long></request>",
        sheet, sheet.replacing("\"", with: ""),
    ]

    @Test(arguments: forms)
    func `a request is the same submission, in whichever form it comes`(_ text: String) async throws {
        let rows = try await rows(text)
        let submission = try #require(rows.first).submission.get()
        #expect(rows.count == 1)
        #expect(submission.category == "lighting" && submission.text == "Lampan vid skolan är släckt.")
        #expect(submission.place == .point([14.5306, 56.2767], words: "Skolgatan 4"))
        #expect(submission.observedAt == "2026-11-01T18:05:00+01:00")
        #expect(submission.clientReference == "638344" && submission.source == nil)
    }

    @Test func `a mapping says more than the standard does`() async throws {
        let mapping = """
            category = service_name
            category[*] = lighting
            text = service_name
            text = description
            source = extended_attributes/channel
            source[phone] = resident
            reporter = extended_attributes/photos/id
            clientReference.prefix := fms-
            """
        let submission = try #require(try await rows(Self.one, mapping).first).submission.get()
        #expect(submission.category == "lighting" && submission.source == "resident")
        #expect(submission.text == "Trasig gatlampa\nLampan vid skolan är släckt.")
        #expect(submission.reporter == "1, 2" && submission.clientReference == "fms-638344")
    }

    @Test func `a place that the mapping says is not looked for elsewhere`() async throws {
        let mapping = "category := lighting\nlatitude,longitude = address"
        let text = Self.one.replacing("Skolgatan 4", with: "(56.3, 14.6)")
        let submission = try #require(try await rows(text, mapping).first).submission.get()
        #expect(submission.place == .point([14.6, 56.3], words: "(56.3, 14.6)"))
    }

    @Test(arguments: [
        ("\"lat\":56.2767", "\"lat\":null", "latitude is missing beside longitude"),
        ("\"long\":\"14.5306\"", "\"long\":\"\"", "longitude is missing beside latitude"),
        ("56.2767", "\"56.2767 N\"", "latitude “56.2767 N” is not a number"),
        ("\"001\"", "\"099\"", "category “099” means nothing by the mapping. Add category[099]"),
        ("\"001\"", "7.5", "category “7.5” means nothing by the mapping."),
        ("638344", "12345678901234567890", "service_request_id is a number of more digits than can be read"),
        (
            "\"2026-11-01T18:05:00+01:00\"", "null",
            "observedAt is missing: nothing stands in requested_datetime"
        ),
        ("2026-11-01T18:05:00+01:00", "2026-11-01T25:05:00", "observedAt “2026-11-01T25:05:00” is no time"),
        ("2026-11-01T18:05:00+01:00", "11/01/2026 06:05 PM", "cannot be told, and is not guessed"),
    ])
    func `a request that cannot be read is refused with the reason`(
        _ sound: String, _ broken: String, _ words: String
    ) async throws {
        let told = try await refusal(Self.one.replacing(sound, with: broken))
        #expect(told.contains(words), "\(told)")
    }

    @Test func `codes may be numbers, and what is null or empty is absent`() async throws {
        let text = Self.one.replacing("\"001\"", with: "7").replacing("56.2767", with: "\" \"")
            .replacing("\"14.5306\"", with: "null").replacing("638344", with: "\"A-1\"")
        let submission = try #require(try await rows(text).first).submission.get()
        #expect(submission.category == "disorder" && submission.place == .words("Skolgatan 4"))
        #expect(submission.clientReference == "A-1")
        let uncoded = Self.one.replacing("\"001\"", with: "null")
        #expect(try await rows(uncoded)[0].submission.get().category == "lighting", "by its name")
    }

    @Test func `times without an offset are by the clock that the mapping says`() async throws {
        let text = Self.one.replacing("18:05:00+01:00", with: "18:05:00")
        #expect(try await rows(text)[0].submission.get().observedAt == "2026-11-01T17:05:00Z")
        let zoned = Self.mapping + "\nobservedAt.zone := UTC"
        #expect(try await rows(text, zoned)[0].submission.get().observedAt == "2026-11-01T18:05:00Z")
    }

    @Test func `of requests on a line each a broken one is refused alone, by its line`() async throws {
        let rows = try await rows("\(Self.flat)\r\n\n{\"service_code\":\n[1]\n\(Self.flat)\n")
        #expect(rows.map { $0.lines?.lowerBound } == [1, 3, 4, 5])
        let told = rows.map { row -> String in
            guard case .failure(.unread(let fault)) = row.submission else { return "" }
            return fault.sentence.english
        }
        #expect(told[0].isEmpty && told[3].isEmpty, "\(told)")
        #expect(told[1].hasPrefix("the line cannot be read as JSON") && told[2].contains("no JSON object"))
    }

    @Test func `a list may be empty, and what is in it and no object is refused alone`() async throws {
        for text in ["[]", "<service_requests/>", "{\"service_requests\":[]}"] {
            #expect(try file(text).rowCount == 0, "\(text)")
        }
        let rows = try await rows("[1,\(Self.one),null]")
        #expect(rows.map { (try? $0.submission.get()) != nil } == [false, true, false])
    }

    @Test(arguments: [
        ("[{\"service_request_id\":001}]", "The file cannot be read as JSON: "),
        ("[\n", "The file cannot be read as JSON: "),
        ("{\"a\":1}", "The file has no list of service requests"),
        ("<a>", "The file cannot be read as XML: line 1: the element <a> is not closed."),
        (
            "<errors><error><code>403</code></error></errors>",
            "The file is <errors>, and has no list of service requests"
        ),
        (
            "<service_requests><requset/></service_requests>",
            "The file is <service_requests>, and has no list"
        ),
        ("", "The file has no header"),
    ])
    func `what is no list of requests is refused as a whole`(_ text: String, _ words: String) {
        #expect(fault(text).hasPrefix(words), "\(fault(text))")
    }

    @Test func `a column that the mapping names and the table lacks is told with those that it has`() throws {
        let mapping = try ExportMapping("category = service_nmae")
        let thrown = #expect(throws: SubmissionFileFault.self) {
            try SubmissionFile(open311: Array(Self.sheet.utf8), mapping: mapping)
        }
        let told = thrown?.sentences.first?.english ?? ""
        #expect(
            told.hasPrefix("The file has no column “service_nmae”. Did you mean service_name?"), "\(told)")
        let read = try file(Self.sheet)
        #expect(
            read.passedOver == [
                "updated_datetime", "closed_date", "status_description", "source", "service_subtype",
            ])
    }

    @Test func `a cut file is refused and never half read`() throws {
        let mapping = try ExportMapping(Self.mapping)
        for text in ["[\(Self.one)]", Self.markup] {
            let bytes = Array(text.utf8)
            for length in stride(from: 1, to: bytes.count - 1, by: 7) {
                let cut = Array(bytes.prefix(length))
                let isRead = (try? SubmissionFile(open311: cut, mapping: mapping)) != nil
                #expect(!isRead, "\(length)")
            }
        }
    }

    @Test(arguments: 0..<6)
    func `exports, mappings and times with bytes changed are read or refused, and nothing stops`(
        _ seed: UInt64
    )
        async throws
    {
        var chance = SeededChance(seed: seed)
        func changed(_ text: String) -> [UInt8] {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &chance) {
                let place = Int.random(in: 0..<bytes.count, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &chance)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8.random(in: 32...126, using: &chance), at: place)
                }
            }
            return bytes
        }
        let said =
            Self.mapping + "\nobservedAt.form := yyyy-MM-dd'T'HH:mm:ssXXX\nlatitude,longitude = address"
        let mapping = try ExportMapping(said)
        for _ in 0..<40 {
            _ = try? ExportMapping(changed(said))
            _ = try? mapping.times.moment(
                String(decoding: changed("2026-11-01T18:05:00+01:00"), as: UTF8.self), in: "observedAt")
            for text in ["[\(Self.one)]", "\(Self.flat)\n\(Self.flat)", Self.markup, Self.sheet] {
                guard let file = try? SubmissionFile(open311: changed(text), mapping: mapping) else {
                    continue
                }
                var count = 0
                try await file.forEachBatch(of: 3) { count += $0.count }
                #expect(count == file.rowCount)
            }
        }
    }
}
