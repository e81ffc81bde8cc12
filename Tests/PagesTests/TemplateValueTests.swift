import Mustache
import Testing

@testable import Pages

/// Templates show values as the library would by itself.
@Suite struct TemplateValueTests {
    private struct Row: Sendable, CustomStringConvertible {
        let name: String
        var hint: String?
        var isOpen = false
        var count = 3
        var share = 0.5
        var inner: [Row] = []
        var pairs: [String: any Sendable] = [:]
        var kind = Kind.good
        var description: String { "row \(name)" }
    }

    private enum Kind: Sendable { case good }

    private static let content: [String: any Sendable] = [
        "title": "a < b",
        "some": String?.some("there") as any Sendable,
        "rows": [
            Row(name: "one", hint: "h", isOpen: true, inner: [Row(name: "in")], pairs: ["a": 1]),
            Row(name: "two"),
        ],
        "row": Row(name: "alone"), "empty": [Row](), "yes": true, "no": false, "set": Set(["s"]),
    ]

    @Test(arguments: [
        "{{title}} {{{title}}} {{nothing}} {{some}} {{missing}}",
        "{{#nothing}}x{{/nothing}}{{^nothing}}y{{/nothing}}{{#some}}[{{.}}]{{/some}}{{#title}}{{.}}{{/title}}",
        "{{#rows}}{{name}}/{{.hint}}/{{#hint}}{{.}} of {{name}} {{title}}{{/hint}}{{^.hint}}none{{/.hint}};{{/rows}}",
        "{{#rows}}{{#.isOpen}}open {{.name}}{{/.isOpen}}{{^isOpen}}shut{{/isOpen}} {{count}} {{share}} {{kind}} {{.}};{{/rows}}",
        "{{#rows}}{{#inner}}{{name}} {{.count}}{{/inner}}{{^.inner}}none{{/.inner}} {{#pairs}}{{a}}{{/pairs}} {{pairs.a}};{{/rows}}",
        "{{row.name}} {{#row}}{{.name}}{{name}}{{/row}} {{row}}",
        "{{#empty}}x{{/empty}}{{^empty}}empty{{/empty}}{{#yes}}yes{{/yes}}{{^no}}no{{/no}}{{yes}}{{#set}}{{.}}{{/set}}",
    ])
    func `a template shows the same as by the library's own reflection`(_ template: String) throws {
        let made = try MustacheTemplate(string: template)
        #expect(made.render(TemplateValue(of: Self.content)) == made.render(Self.content))
    }

    @Test func `nothing is shown for nothing, wherever it stands`() throws {
        let made = try MustacheTemplate(string: "{{none}}{{#none}}x{{/none}}{{^none}}y{{/none}}")
        #expect(made.render(TemplateValue(of: ["none": String?.none as any Sendable])) == "y")
    }
}
