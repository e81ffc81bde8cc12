import Reports
import Testing
import Web

@testable import Pages

@Suite struct EscapingTests {
    private static func shown(_ text: String) throws -> String {
        let files = StaticFiles(PageAssets.files + (try StaticFiles.libraries(in: PageSettings().libraries)))
        let frame = try PageFrame(PageSettings(), files: files, municipalities: ServedMunicipalities([]))
        return frame.templates.render("field-text", ["id": "a", "label": "b", "value": text], in: .swedish)
    }

    @Test(arguments: [
        #""><script>alert(1)</script>"#, "' onfocus='alert(1)", "\"\u{301} onfocus=alert(1) autofocus x=",
        "<\u{338}script>", "{{title}}", "{{{title}}}", "\" onfocus=alert(1)\r\n",
    ])
    func `what is shown in an attribute stays in it`(_ hostile: String) throws {
        let html = try Self.shown(hostile)
        let value = try #require(html.firstMatch(of: /value="([^"]*)" aria/)?.1)
        #expect(!value.contains("<") && !value.contains("'"))
        #expect(html.contains("value=\"\(EscapedHTML.of(hostile))\""))
    }

    @Test func `an accent after a quotation mark does not hide it`() {
        #expect(EscapedHTML.of("\"\u{301}&\u{301}") == "&quot;\u{301}&amp;\u{301}")
    }
}
