import Foundation
import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import Pages
@testable import Web

/// What is around a page, beside what the page itself shows.
@Suite struct PageFrameTests {
    private static let room = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Pages").standardized

    private static func frame() throws -> PageFrame {
        let files = StaticFiles(PageAssets.files + (try StaticFiles.libraries(in: PageSettings().libraries)))
        return try PageFrame(PageSettings(), files: files, municipalities: ServedMunicipalities([]))
    }

    private static let visit = Visit(
        ProblemPages.Asked(
            method: .get, path: "/moten", query: nil, headers: HTTPFields(), language: .swedish, person: nil,
            formToken: "token", unsent: nil))

    @Test func `a page and its frame show what each has under the same name`() throws {
        let frame = try Self.frame()
        var page = Page(template: "start", title: "Rubriken")
        page.isWide = true
        page.faults = [FormFault(field: "dag", text: "Ange en dag.")]
        let bare = frame.content(of: page, for: Self.visit)
        let own = try (bare["frame"] as? [String: any Sendable]).orFail()
        #expect(Set(bare.keys) == ["frame", "formToken"] && own.count > 10)
        for name in own.keys { page.content[name] = "sidans \(name)" }
        let content = frame.content(of: page, for: Self.visit)
        for name in own.keys { #expect(content[name] as? String == "sidans \(name)", "\(name)") }
        let html = frame.templates.render("start", content, in: .swedish)
        #expect(html.contains("<title>Fel: Rubriken – Lykta</title>"), "\(html)")
        #expect(html.contains(#"class="wrap wide""#) && html.contains("Ange en dag."), "\(html)")
        #expect(!html.contains("sidans"), "\(html)")
    }

    @Test(arguments: [
        ("{{#a}}", "a"), ("{{t.no-such-words}}", "no-such-words"), ("{{static.no.css}}", "no.css"),
        ("{{> no-template}}", "no-template"), ("{{<no-parent}}{{/no-parent}}", "no-parent"),
    ])
    func `a template that cannot be read is told of by name, and keeps no other from being shown`(
        _ text: String, _ lacking: String
    ) throws {
        let templates = PageTemplates(
            [PageAssets.Template("odd", Array(text.utf8)), PageAssets.Template("fine", Array("{{a}}".utf8))],
            words: try Catalogues(), addresses: [:])
        let fault = #expect(throws: PageFault.self) { try templates.readAll() }
        #expect("\(try #require(fault))".contains(lacking))
        #expect(templates.render("fine", ["a": "<b>"], in: .swedish) == "&lt;b&gt;")
    }

    @Test func `no page has a value under a name that the frame keeps for itself`() throws {
        let names = PageFrame.reserved
        var files = 0
        let found = try FileManager.default.enumerator(at: Self.room, includingPropertiesForKeys: nil)
            .orFail().compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" && $0.lastPathComponent != "PageFrame.swift" }
        for file in found {
            files += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            for name in [names.own, names.formToken] {
                let isUsed = text.contains("content[\"\(name)\"]") || text.contains("\"\(name)\":")
                #expect(!isUsed, "\(file.lastPathComponent): \(name)")
            }
        }
        #expect(files > 50)
    }

    @Test func `an id under which a form makes something is kept by the browser's history`() {
        for template in PageAssets.templates {
            let fields = template.text.split(separator: "<input ").filter { $0.contains(#"name="id""#) }
            #expect(fields.allSatisfy { $0.contains("data-once") }, "\(template.name)")
        }
    }

    @Test func `every template asks the frame for what the frame has`() throws {
        let page = Page(template: "start", title: "Rubriken", faults: [FormFault(field: "a", text: "b")])
        let content = try Self.frame().content(of: page, for: Self.visit)
        var known = Set(try (content["frame"] as? [String: any Sendable]).orFail().keys)
        // What stands there for some alone: who has signed in, a coat of arms, a form that keeps what was typed.
        known.formUnion([
            "personName", "personID", "menu", "arms", "themeStyle", "languageForm", "languageLink",
        ])
        for template in PageAssets.templates {
            for match in template.text.matches(of: /\{\{[#^\/]?frame\.([A-Za-z]+)\}\}/) {
                #expect(known.contains(String(match.1)), "\(template.name): \(match.1)")
            }
        }
    }
}
