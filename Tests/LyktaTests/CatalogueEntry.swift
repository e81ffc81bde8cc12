import Foundation
import TestSupport

/// The same words in Swedish and English, as they stand in the source, without what is put into them when they are said.
struct CatalogueEntry: Sendable {
    /// Runs of several words that the other language does not have.
    let swedish: [String]
    let english: [String]
    /// The whole of it, when nothing is put in.
    let wholeEnglish: [String]

    /// Every `Bilingual(swedish: …, english: …)` that the program may say on the command line: what only pages, the API's
    /// description, mail and the demo say is not among them.
    static func all(in folder: String = "") throws -> [CatalogueEntry] {
        let entries = try files(of: folder).filter { path in
            !["/API/", "/Pages/", "/Demo/", "/Accounts/", "/Delivery/Notices/"].contains {
                path.path.contains($0)
            }
        }.flatMap { try self.entries(in: String(contentsOf: $0, encoding: .utf8)) }
        guard !entries.isEmpty else { throw FixtureFault() }
        return entries
    }

    /// By bytes: some thousand words are looked for in some hundred kilobytes.
    static func stands(_ words: String, in text: Data) -> Bool { text.range(of: Data(words.utf8)) != nil }

    /// All that stands in the files of a folder of Sources.
    static func source(of folder: String) throws -> String {
        try files(of: folder).map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    }

    private static func files(of folder: String) -> [URL] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/" + folder)
        guard !folder.hasSuffix(".swift") else { return [root] }
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        var files: [URL] = []
        while let file = found?.nextObject() as? URL {
            if ["swift", "yaml", "csv"].contains(file.pathExtension) { files.append(file) }
        }
        return files
    }

    private static func entries(in source: String) -> [CatalogueEntry] {
        source.components(separatedBy: "swedish:").dropFirst().compactMap { rest in
            let halves = rest.components(separatedBy: "english:")
            guard halves.count == 2, let swedish = literal(halves[0]), let english = literal(halves[1]) else {
                return nil
            }
            return CatalogueEntry(
                swedish: telling(swedish, but: english), english: telling(english, but: swedish),
                wholeEnglish: english.count == 1 ? english : [])
        }
    }

    private static func telling(_ words: [String], but other: [String]) -> [String] {
        words.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { words in
            words.count >= 8 && words.contains(" ") && !other.contains { $0.contains(words) }
        }
    }

    /// The pieces of the first string literal, between what is put in; nil for a text over several lines, and for none.
    private static func literal(_ source: String) -> [String]? {
        let text = source.drop { $0.isWhitespace }
        guard text.first == "\"", !text.hasPrefix("\"\"\"") else { return nil }
        var pieces = [""]
        var depth = 0
        var isEscaped = false
        for sign in text.dropFirst() {
            if isEscaped {
                isEscaped = false
                if sign == "(" {
                    depth += 1
                    if depth == 1 { pieces.append("") }
                } else if depth == 0 {
                    pieces[pieces.count - 1].append(sign == "n" ? "\n" : sign)
                }
                continue
            }
            if sign == "\\" {
                isEscaped = true
            } else if depth > 0 {
                depth += sign == "(" ? 1 : sign == ")" ? -1 : 0
            } else if sign == "\"" {
                return pieces
            } else {
                pieces[pieces.count - 1].append(sign)
            }
        }
        return nil
    }
}
