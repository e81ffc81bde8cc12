import Foundation
import Reports
import Testing

@testable import Intake

/// Files of reports as people and their spreadsheets save them.
@Suite struct SubmissionFileTests {
    private static let header = "category;text;longitude;latitude;observedAt"
    private static let first = "lighting;Lampan vid skolan är trasig.;14,5306;56,2767;2026-11-01 18:05"
    private static let second = "drugs;Ungdomar samlas på kvällen.;14,5310;56,2770;"

    /// Each row as its number and category, or its fault.
    private func rows(_ bytes: [UInt8], isCSV: Bool = true) async throws -> [String] {
        var rows: [String] = []
        let file = try SubmissionFile(bytes, isCSV: isCSV)
        try await file.forEachBatch(of: 2) { batch in
            for row in batch {
                switch row.submission {
                case .success(let submission): rows.append("\(row.number) \(submission.category)")
                case .failure(.unread(let fault)): rows.append("\(row.number) \(fault.sentence.english)")
                case .failure(.refused(let refusal)):
                    rows.append("\(row.number) \(refusal.problems.map(\.pointer).joined(separator: " "))")
                }
            }
        }
        #expect(file.rowCount == rows.count)
        return rows
    }

    private func submissions(_ bytes: [UInt8]) async throws -> [Submission] {
        var found: [Submission] = []
        try await SubmissionFile(bytes, isCSV: true).forEachBatch(of: 10) { batch in
            for row in batch { found.append(try row.submission.get()) }
        }
        return found
    }

    private static func windows1252(_ text: String) -> [UInt8] {
        Array(text.data(using: .windowsCP1252) ?? Data())
    }

    private static func utf16(_ text: String, mark: [UInt8], isBigEndian: Bool) -> [UInt8] {
        mark
            + text.utf16.flatMap {
                isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
            }
    }

    private static let whole = [header, first, second].joined(separator: "\r\n") + "\r\n"

    private static let saved: [[UInt8]] = [
        Array(whole.utf8), bytes([0xEF, 0xBB, 0xBF], whole, []), windows1252(whole),
        utf16(whole, mark: [0xFF, 0xFE], isBigEndian: false),
        utf16(whole, mark: [0xFE, 0xFF], isBigEndian: true),
        Array(whole.dropLast().utf8), Array(whole.replacing("\r\n", with: "\n").utf8),
        Array(whole.replacing("\r\n", with: "\r").utf8), Array(("sep=;\r\n" + whole).utf8),
        Array(("\"sep=;\"\n" + whole).utf8), Array(whole.replacing("latitude", with: " latitude  ").utf8),
        Array(whole.replacing("observedAt", with: "observedAt;").utf8),
        Array(whole.replacing("\r\n", with: ";\r\n").utf8),
        Array(whole.replacing("\r\n", with: "\r\n\r\n").utf8),
        Array(("\r\n  \r\n" + whole + ";;;;\r\n \t").utf8),
        Array(whole.replacing(",", with: ".").replacing(";", with: ",").utf8),
        Array(whole.replacing(",", with: ".").replacing(";", with: "\t").utf8),
        Array(("sep=,\n" + whole.replacing(",", with: ".").replacing(";", with: ",")).utf8),
    ]

    @Test(arguments: saved)
    func `the same rows are the same, however they were saved`(_ bytes: [UInt8]) async throws {
        let found = try await submissions(bytes)
        let expected = try await submissions(Array(Self.whole.utf8))
        #expect(found == expected && found.count == 2)
        #expect(
            found[0].text == "Lampan vid skolan är trasig." && found[0].observedAt == "2026-11-01T17:05:00Z")
        #expect(found[0].place == .point([14.5306, 56.2767]))
    }

    @Test func `a cell in quotes may hold delimiters, line breaks and doubled quotes`() async throws {
        let text =
            "category;text;words\nlighting;\"Den \"\"blinkar\"\"; ofta,\r\nsäger han\";\"Vid \"\"Ettan\"\"\"\ndrugs;b;c"
        let found = try await submissions(Array(text.utf8))
        #expect(found.map(\.text) == ["Den \"blinkar\"; ofta,\r\nsäger han", "b"])
        #expect(found[0].place == .words("Vid \"Ettan\""))
    }

    @Test(arguments: [
        ("lighting;\"Lampan", "Row 2, column text, line 3: a quote opens here"),
        ("lighting;\"Lampan\ndrugs;\"Ungdomar\";1;2;", "Row 2, column text, line 3: a quote opens here"),
    ])
    func `where rows can no longer be told the file is refused, naming row and column`(
        _ broken: String, _ words: String
    ) throws {
        let bytes = Array([Self.header, Self.first, broken, Self.second].joined(separator: "\n").utf8)
        let fault = #expect(throws: SubmissionFileFault.self) { try SubmissionFile(bytes, isCSV: true) }
        #expect(fault?.sentences.first?.english.hasPrefix(words) == true, "\(String(describing: fault))")
    }

    @Test(arguments: [
        ("lighting;5\" skylt;14,53;56,27;", "column text: a quote inside a cell"),
        (
            "lighting;\"Han sa \"hej\" till mig\";14,53;56,27;",
            "column text: the cell goes on after the quote"
        ),
        ("lighting; \"Lampan\";14,53;56,27;", "column text: a quote inside a cell"),
        ("lighting;Lampan;14,53;56,27", "4 cells, where the header has 5"),
        ("lighting;Lampan; trasig;14,53;56,27;", "6 cells, where the header has 5"),
        ("lighting;Lampan;14,53;;", "latitude is missing beside longitude"),
        ("lighting;Lampan;;56,27;", "longitude is missing beside latitude"),
        ("lighting;Lampan;tolv;56,27;", "longitude “tolv” is not a number"),
        ("lighting;Lampan;0x1p3;56,27;", "longitude “0x1p3” is not a number"),
        ("lighting;Lampan;nan;56,27;", "longitude “nan” is not a number"),
        ("lighting;Lampan;1,45E+01;56,27;", "longitude “1,45E+01” is not a number"),
        ("lighting;Lampan;1.453,5;56,27;", "longitude “1.453,5” is not a number"),
        ("lighting;Lampan;14,53;56,27;2026-11-20 18:05:99", "no time by the Swedish clock"),
        ("lighting;Lampan;14,53;56,27;2026-11-20 24:00", "no time by the Swedish clock"),
        ("lighting;Lampan;14,53;56,27;2026-03-29 02:30", "no time by the Swedish clock"),
    ])
    func `a row that cannot be read is refused alone, with the reason`(_ row: String, _ words: String)
        async throws
    {
        let bytes = Array([Self.header, Self.first, row, Self.second].joined(separator: "\n").utf8)
        let found = try await rows(bytes)
        #expect(found.count == 3 && found[0] == "1 lighting" && found[2] == "3 drugs")
        #expect(found[1].contains(words), "\(found[1])")
    }

    @Test(arguments: ["6:5:30PM", "18:xx:05", "1:5:0Z", "18:5", "18:05Z", "kväll", "18:05:30+1"])
    func `what is no time is left for the desk as it stands, which refuses it`(_ clock: String) async throws {
        let text = "2026-11-20 \(clock)"
        let bytes = Array("category;text;words;observedAt\nlighting;a;b;\(text)".utf8)
        #expect(try await submissions(bytes).map(\.observedAt) == [text])
        #expect(throws: TimestampFault.self) { try Timestamp(rfc3339: text) }
    }

    @Test(arguments: [
        ("2026-11-20 18:05", "2026-11-20T17:05:00Z"), ("2026-07-20T18:05:09", "2026-07-20T16:05:09Z"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00Z"), ("2026-11-20 00:00:59", "2026-11-19T23:00:59Z"),
    ])
    func `a time without an offset is by the Swedish clock, to the second`(_ text: String, _ moment: String)
        async throws
    {
        let bytes = Array("category;text;words;observedAt\nlighting;a;b;\(text)".utf8)
        #expect(try await submissions(bytes).map(\.observedAt) == [moment])
    }

    @Test(arguments: [
        ("category;text;longtitude;latitude", "Column “longtitude” is unknown. Did you mean longitude?"),
        ("category;text;words;text", "Columns 2 and 4 are both called text."),
        ("category;te\"xt;words", "The header has a quote inside a name."),
        ("category;\"text", "The header, column 2, line 1: a quote opens here"),
        ("", "The file has no header"),
        ("sep=x\ncategory;text", "The file begins with sep=x."),
    ])
    func `a header that does not name each column once is refused`(_ header: String, _ words: String) {
        let fault = #expect(throws: SubmissionFileFault.self) {
            try SubmissionFile(Array((header + "\n").utf8), isCSV: true)
        }
        #expect(
            fault?.sentences.first?.english.hasPrefix(words) == true,
            "\(String(describing: fault?.sentences))")
    }

    @Test(arguments: [
        "Kategori;Beskrivning;LONGITUD;Latitud;Datum", "category;description;lon;lat;Date",
        "Ärendetyp;fritext;long;lat;tid punkt",
    ])
    func `columns may have their usual Swedish and English names`(_ header: String) async throws {
        let lines = [header, Self.first, Self.second].joined(separator: "\n")
        let found = try await submissions(Array(lines.utf8))
        #expect(try await found == submissions(Array(Self.whole.utf8)))
    }

    @Test func `a column that holds nothing wanted is passed over, and one that is not there is told`()
        async throws
    {
        let bytes = Array("category;text;words;Handläggare\nlighting;a;b;Eva".utf8)
        let columns = try #require(SubmissionColumns.mapping([:], ignoring: ["Handläggare"]))
        #expect(try SubmissionFile(bytes, isCSV: true, columns: columns).rowCount == 1)
        let wrong = try #require(SubmissionColumns.mapping([:], ignoring: ["Chef"]))
        let fault = #expect(throws: SubmissionFileFault.self) {
            try SubmissionFile(bytes, isCSV: true, columns: wrong)
        }
        #expect(fault?.sentences.first?.swedish.hasPrefix("Filen har ingen kolumn “Chef”.") == true)
        #expect(SubmissionColumns.mapping(["text": "A"], ignoring: ["A"]) == nil)
    }

    @Test func `a cell in a column without a name, and a place told twice, are refused`() async throws {
        let header = "category;text;longitude;latitude;northing;easting;epsg;"
        let found = try await rows(
            Array(
                [
                    header, "lighting;a;14,5;56,2;;;;x", "lighting;a;14,5;56,2;6236975,3;470934,2;;",
                    "lighting;a;;;6236975,3;;;", "lighting;a;14,5;56,2;;;3006;",
                    "lighting;a;;;6236975,3;470934,2;;",
                ].joined(separator: "\n").utf8))
        #expect(found[0].contains("column 8 is not empty") && found[1].contains("told twice"))
        #expect(found[2].contains("easting is missing beside northing"))
        #expect(found[3].contains("northing and easting is missing beside epsg") && found[4] == "5 lighting")
    }

    private static let noText: [([UInt8], Int?)] = [
        (bytes([0xEF, 0xBB, 0xBF], "category;text;words\nlighting;a;b\nlighting;", [0xE4]), 3),
        (bytes([], "category;text;words\nlighting;åäö;b\nlighting;", [0xE4]), 3),
        (bytes([], "category;text;words\nlighting;", [0x81]), 2),
        (bytes([], "category;text;words\nlighting", [0, 59]), nil), ([0xFF, 0xFE, 0x41], nil),
        ([0xFF, 0xFE, 0x00, 0xD8], nil),
    ]

    private static func bytes(_ before: [UInt8], _ text: String, _ after: [UInt8]) -> [UInt8] {
        before + Array(text.utf8) + after
    }

    @Test(arguments: noText)
    func `bytes that are no text refuse the file, by line where lines are known`(
        _ bytes: [UInt8], _ line: Int?
    ) {
        let fault = #expect(throws: SubmissionFileFault.self) { try SubmissionFile(bytes, isCSV: true) }
        let sentence = fault?.sentences.first?.english ?? ""
        #expect(
            sentence.contains("Save it as UTF-8") && sentence.contains("line \(line ?? 0)") == (line != nil))
    }

    @Test func `a feature with a place in its properties, too, is refused alone`() async throws {
        let point = #"{"type":"Point","coordinates":[14.5306,56.2767]}"#
        func feature(_ geometry: String, _ place: String) -> String {
            #"{"type":"Feature","geometry":\#(geometry),"properties":{"category":"lighting","text":"a"\#(place)}}"#
        }
        let features = [
            feature(point, #","place":{"words":"vid skolan"}"#), feature(point, #","place":null"#),
            feature("null", #","place":\#(point)"#), feature(point, ""),
        ]
        let json = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
        let found = try await rows(Array(json.utf8), isCSV: false)
        #expect(found[0] == "1 the place is told twice, by the geometry and by the property place. Keep one.")
        #expect(found.dropFirst() == ["2 lighting", "3 lighting", "4 lighting"])
        #expect(try await rows([0xEF, 0xBB, 0xBF] + Array(json.utf8), isCSV: false) == found)
    }

    @Test func `the reference system of a feature goes before that of its collection`() async throws {
        func file(_ crs: String, _ collection: String = "") -> String {
            let geometry = #"{"type":"Point","coordinates":[14.5306,56.2767]}"#
            let feature =
                #"{"type":"Feature",\#(crs)"geometry":\#(geometry),"properties":{"category":"lighting","text":"a"}}"#
            return #"{"type":"FeatureCollection",\#(collection)"features":[\#(feature)]}"#
        }
        let (grid, degrees) = (
            #""crs":{"properties":{"name":"EPSG:3006"}},"#, #""crs":{"properties":{"name":"CRS84"}},"#
        )
        let plain = try await placeOfFirst(file(""))
        #expect(plain != nil)
        #expect(try await placeOfFirst(file(degrees, grid)) == plain)
        #expect(try await placeOfFirst(file(grid, degrees)) != plain)
    }

    private func placeOfFirst(_ json: String) async throws -> Submission.RawPlace? {
        var found: Submission.RawPlace?
        try await SubmissionFile(Array(json.utf8), isCSV: false).forEachBatch(of: 10) { batch in
            found = try batch.first?.submission.get().place
        }
        return found
    }
}
