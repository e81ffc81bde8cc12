import Foundation
import TestSupport
import Testing
import Web

@testable import Pages

/// The catalogues, the templates and the lists of files, each against what is there.
@Suite struct WordsTests {
    private static let room = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Pages").standardized

    private static func names(in folder: String) throws -> Set<String> {
        Set(
            try FileManager.default.contentsOfDirectory(
                atPath: room.appending(path: "Assets/\(folder)").path))
    }

    /// All of the room's Swift, as one text.
    private static func swift() throws -> String {
        try FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil).orFail()
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    }

    private static func keysInTemplates() -> Set<String> {
        var keys: Set<String> = []
        for template in PageAssets.templates {
            var rest = template.text[...]
            while let found = PageTemplates.nextName(in: rest) {
                if found.kind == .word { keys.insert(found.name) }
                rest = rest[found.range.upperBound...]
            }
        }
        return keys
    }

    @Test func `both languages say everything`() throws {
        let words = try Catalogues()
        #expect(Set(words.swedish.texts.keys) == Set(words.english.texts.keys))
        for (key, text) in words.swedish.texts {
            let english = try words.english.texts[key].orFail()
            #expect(text.placeholders == english.placeholders, "\(key)")
        }
    }

    @Test func `no words are there in vain`() throws {
        let swift = try Self.swift()
        let inTemplates = Self.keysInTemplates()
        let words = try Catalogues().swedish
        for key in words.texts.keys where !inTemplates.contains(key) {
            // `words.count(…, "reports")` takes `reports-one` and `reports-many`.
            let stem = key.replacing(/-(one|many)$/, with: "")
            #expect(swift.contains("\"\(key)\"") || swift.contains("\"\(stem)\""), "\(key)")
        }
    }

    @Test func `words that are asked for in Swift are there`() throws {
        let swift = try Self.swift()
        let words = try Catalogues().swedish
        let asked = swift.matches(of: /(?:words|texts)(?:\[|\()"([a-z0-9-]+)"/).map { String($0.1) }
        #expect(asked.count > 20)
        for key in asked { #expect(words.texts[key] != nil, "\(key)") }
        for match in swift.matches(of: /(?:words|texts)\.count\([^"]*"([a-z0-9-]+)"/) {
            #expect(
                words.texts["\(match.1)-one"] != nil && words.texts["\(match.1)-many"] != nil, "\(match.1)")
        }
    }

    @Test func `every file of the room is listed, and every template can be read`() throws {
        #expect(
            try Self.names(in: "templates") == Set(PageAssets.templates.map { "\($0.name).mustache" }))
        let served = try Self.names(in: "style").union(Self.names(in: "scripts")).union(
            Self.names(in: "pictures"))
        #expect(served == Set(PageAssets.files.map(\.name)))
        let files = StaticFiles(PageAssets.files + (try StaticFiles.libraries(in: PageSettings().libraries)))
        let frame = try PageFrame(PageSettings(), files: files, municipalities: ServedMunicipalities([]))
        try frame.templates.readAll()
    }

    /// A browser that lays out the parts of a table as blocks may forget that they are a table, unless they say what they are.
    @Test func `a table whose rows stand alone on a narrow screen says what its parts are`() {
        var found = 0
        for template in PageAssets.templates {
            for match in template.text.matches(of: /<table [^>]*stacked[^>]*>(?s:.*?)<\/table>/) {
                found += 1
                let table = String(match.output)
                for (tag, roles) in [
                    ("table", ["table"]), ("thead", ["rowgroup"]), ("tbody", ["rowgroup"]),
                    ("tr", ["row"]), ("th", ["columnheader", "rowheader"]), ("td", ["cell"]),
                ] {
                    let all = ["<\(tag) ", "<\(tag)>", "<\(tag){"].map { table.ranges(of: $0).count }
                    let said = roles.map { table.ranges(of: "<\(tag) role=\"\($0)\"").count }
                    #expect(said.reduce(0, +) == all.reduce(0, +), "\(template.name): \(tag)")
                }
                #expect(!table.contains("<td role=\"cell\" class=\"number\">"), "\(template.name)")
            }
        }
        #expect(found > 25)
    }

    @Test func `every icon is shown on the style page`() throws {
        let icons = try String(
            contentsOf: Self.room.appending(path: "Assets/pictures/icons.svg"), encoding: .utf8)
        let ids = icons.matches(of: /<symbol id="([a-z]+)"/).map { String($0.1) }
        #expect(Set(ids) == Set(StyleSamples.icons))
    }

    @Test func `a library that is not there is told of with what to do`() {
        #expect {
            try StaticFiles.libraries(in: "/nowhere")
        } throws: {
            "\($0)".contains("/nowhere/leaflet/leaflet.min.js") && "\($0)".contains("libjs-leaflet")
        }
    }
}

extension String {
    fileprivate var placeholders: Set<String> { Set(matches(of: /\{[a-zA-Z]+\}/).map { String($0.0) }) }
}
