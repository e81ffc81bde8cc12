import Reports
import Testing

@testable import Intake

/// Flow instances of e-services, worded here as the platform's export has them.
@Suite struct FlowInstanceTests {
    /// With the declaration that exports have, which is no XML.
    private static let instance = """
        <?xml version="1.0"encoding="UTF_8" standalone="no"?>
        <FlowInstance xmlns="http://www.oeplatform.org/version/2.0/schemas/flowinstance" a='x > "y"'>
          <Header>
            <Flow><FamilyID>12</FamilyID><Name><![CDATA[Felanmälan <gata>]]></Name></Flow>
            <FlowInstanceID>4711</FlowInstanceID>
            <Posted>2026-11-01T18:05:00</Posted>
          </Header>
          <Values>
            <rubrik><QueryID>1</QueryID><Name>Rubrik</Name><Rubrik><![CDATA[Släckt & mörkt]]></Rubrik></rubrik>
            <beskrivning><Value>Lampan vid &quot;Åsen&quot; &#228;r sl&#xE4;ckt.</Value></beskrivning>
            <typ><Value>Trasig belysning</Value></typ>
            <nar><Value>kväll</Value><Value>natt</Value></nar>
            <karta><XCoordinate>6236975,3</XCoordinate><YCoordinate>470934.2</YCoordinate></karta>
            <tomt><Value/><!-- inget <svar> --></tomt>
          </Values>
        </FlowInstance>
        """

    private static let mapping = """
        # Felanmälan

        category = typ/Value
        category[Trasig belysning] = lighting
        text = rubrik/Rubrik
        text = beskrivning/Value
        northing = karta/XCoordinate
        easting = karta/YCoordinate
        epsg := 3006
        source := resident
        """

    private func rows(_ documents: [String], _ mapping: String = mapping) async throws -> [SubmissionFile.Row]
    {
        let file = SubmissionFile(
            flowInstances: documents.enumerated().map { (name: "\($0).xml", bytes: Array($1.utf8)) },
            mapping: try ExportMapping(mapping))
        var rows: [SubmissionFile.Row] = []
        try await file.forEachBatch(of: 2) { rows += $0 }
        #expect(rows.count == file.rowCount && rows.map(\.number) == Array(1...max(1, rows.count)))
        return rows
    }

    private func refusal(_ document: String) async throws -> String {
        switch try await rows([document]).first?.submission {
        case .failure(.unread(let fault))?: return fault.sentence.english
        default: return ""
        }
    }

    @Test func `an instance is the submission that its mapping says`() async throws {
        let row = try #require(try await rows([Self.instance]).first)
        let submission = try row.submission.get()
        #expect(row.document == "0.xml")
        #expect(submission.category == "lighting")
        #expect(submission.text == "Släckt & mörkt\nLampan vid \"Åsen\" är släckt.")
        #expect(submission.clientReference == "4711")
        #expect(submission.source == "resident")
        #expect(submission.observedAt == "2026-11-01T17:05:00Z", "by the Swedish clock")
        guard case .grid(let northing, let easting, let epsg, _) = submission.place else {
            Issue.record("no grid")
            return
        }
        #expect(northing == 6_236_975.3 && easting == 470_934.2 && epsg == 3_006)
    }

    @Test func `answers of several choices stand together, and what was not answered is absent`() async throws
    {
        let mapped = """
            category := lighting
            text = nar/Value
            words = tomt/Value
            reporter = finns/inte
            """
        let submission = try await rows([Self.instance], mapped)[0].submission.get()
        #expect(submission.text == "kväll, natt")
        #expect(submission.reporter == nil)
    }

    @Test func `instances of several documents, and several of one, are a row each`() async throws {
        let one = Self.instance.split(separator: "\n").dropFirst().joined(separator: "\n")
        let rows = try await rows([Self.instance, "<FlowInstances>\(one)\n\(one)</FlowInstances>", "<x/>"])
        #expect(rows.map(\.document) == ["0.xml", "1.xml", "1.xml", "2.xml"])
        #expect(rows.prefix(3).allSatisfy { (try? $0.submission.get()) != nil })
        #expect((try? rows[3].submission.get()) == nil)
    }

    @Test(
        arguments: [
            ("", "line 1: an element ought to stand here"),
            ("text", "line 1: an element ought to stand here"),
            ("<a>\n<b></a>", "line 2: the element <b> is not closed"),
            ("<FlowInstance>", "the element <FlowInstance> is not closed"),
            ("<a b=\"", "the file ends in the middle"), ("<a><![CDATA[x</a>", "the file ends in the middle"),
            ("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>", "a document type"),
            ("<a>&e;</a>", "“&e” is nothing"), ("<a>&#0;</a>", "“&#0” is nothing"),
            ("<a>x & y</a>", "is nothing that XML knows"), ("<a/><b/>", "an element ought to stand here"),
            ("<Order/>", "the document is <Order>"),
            (
                "<FlowInstances><FlowInstance><flowInstanceID>1</flowInstanceID></FlowInstance></FlowInstances>",
                "without their answers"
            ),
        ] as [(String, String)])
    func `what is no export is refused with its line and reason`(_ document: String, _ words: String)
        async throws
    {
        let told = try await refusal(document)
        #expect(told.contains(words), "\(told)")
    }

    @Test func `elements that stand in each other without end do no harm`() async throws {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(try await refusal(deep).contains("more than 64"))
        for length in stride(from: 0, to: Self.instance.utf8.count - 1, by: 7) {
            let cut = String(decoding: Array(Self.instance.utf8.prefix(length)), as: UTF8.self)
            #expect(try await !refusal(cut).isEmpty, "\(length)")
        }
    }

    @Test func `an answer of which the mapping does not say what it means is refused by name`() async throws {
        let told = try await refusal(Self.instance.replacing("Trasig belysning", with: "Trasig belysnign"))
        #expect(told.hasPrefix("category “Trasig belysnign” means nothing by the mapping."), "\(told)")
        #expect(told.contains("Did you mean Trasig belysning?"), "\(told)")
        let all = Self.mapping.replacing("typ/Value", with: "rubrik/Rubrik") + "\ncategory[*] = disorder"
        #expect(try await rows([Self.instance], all)[0].submission.get().category == "disorder")
    }
}
