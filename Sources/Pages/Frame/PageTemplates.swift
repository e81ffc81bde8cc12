import Mustache
import Reports
import Synchronization
import Web

/// The templates in each language. One is read when it is first shown, with those that it takes in, and then kept: a server starts at
/// once, and reads no page that nobody asks for. The words and the addresses of files are put in when it is read.
///
/// In a template `{{t.key}}` is a text of the catalogue and `{{static.name}}` the address of a file; `{name}` in a text becomes
/// `{{name}}`, a value of the page. `{{frame.name}}` is a value of the frame, see ``PageFrame``. All else is Mustache.
final class PageTemplates: Sendable {
    private let texts: [String: String]
    private let words: Catalogues
    private let addresses: [String: String]
    private let read = Mutex<[Language: MustacheLibrary]>([:])

    init(_ files: [PageAssets.Template], words: Catalogues, addresses: [String: String]) {
        MustacheContentTypes.register(EscapingByScalar(), named: EscapingByScalar.name)
        texts = Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
        self.words = words
        self.addresses = addresses
    }

    /// - Parameter name: of a template that there is and that can be read; tests see to both.
    func render(_ name: String, _ content: [String: any Sendable], in language: Language) -> String {
        let library = try? library(with: [name], in: language)
        return library?.render(TemplateValue(of: content), withTemplate: name) ?? ""
    }

    /// Reads every template.
    ///
    /// - Throws: ``PageFault/template(name:_:)`` for one that is not well-formed, or names another, words or a file that there are not.
    func readAll() throws(PageFault) {
        for language in Language.allCases { _ = try library(with: Array(texts.keys), in: language) }
    }

    /// Some templates, those that they take in, and all that were read before.
    private func library(with names: [String], in language: Language) throws(PageFault) -> MustacheLibrary {
        try read.withLock { libraries throws(PageFault) in
            var library = libraries[language] ?? MustacheLibrary()
            var wanted = names
            while let name = wanted.popLast() {
                guard library.getTemplate(named: name) == nil else { continue }
                guard let text = texts[name] else { throw .template(name: name, "there is none") }
                let filled = try filled(text, of: name, words[language])
                do {
                    try library.register(
                        "{{% CONTENT_TYPE:\(EscapingByScalar.name)}}\(filled)", named: name)
                } catch {
                    throw .template(name: name, "\(error)")
                }
                wanted += text.matches(of: /\{\{[<>] *([^} ]+) *\}\}/).map { String($0.1) }
            }
            libraries[language] = library
            return library
        }
    }

    /// The template with words and addresses in their places.
    private func filled(_ text: String, of name: String, _ words: Words) throws(PageFault) -> String {
        var filled = ""
        var rest = text[...]
        while let found = Self.nextName(in: rest) {
            filled += rest[..<found.range.lowerBound]
            switch found.kind {
            case .word:
                guard let text = words.texts[found.name] else {
                    throw .template(name: name, "there are no words “\(found.name)”")
                }
                filled += Self.asTemplate(text)
            case .file:
                guard let address = addresses[found.name] else {
                    throw .template(name: name, "there is no file “\(found.name)”")
                }
                filled += address
            }
            rest = rest[found.range.upperBound...]
        }
        return filled + rest
    }

    enum Kind { case word, file }

    /// The next `{{t.…}}` or `{{static.…}}`.
    static func nextName(in text: Substring) -> (kind: Kind, name: String, range: Range<Substring.Index>)? {
        var start = text.startIndex
        while let open = text[start...].firstRange(of: "{{") {
            guard let close = text[open.upperBound...].firstRange(of: "}}") else { return nil }
            let name = text[open.upperBound..<close.lowerBound]
            let range = open.lowerBound..<close.upperBound
            if name.hasPrefix("t.") { return (.word, String(name.dropFirst(2)), range) }
            if name.hasPrefix("static.") { return (.file, String(name.dropFirst(7)), range) }
            start = close.upperBound
        }
        return nil
    }

    /// Words as a template: escaped, with `{name}` as the value of that name.
    private static func asTemplate(_ text: String) -> String {
        EscapedHTML.of(text).replacing("{", with: "{{").replacing("}", with: "}}")
    }
}
