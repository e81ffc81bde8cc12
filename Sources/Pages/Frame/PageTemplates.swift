import Mustache
import Reports
import Web

/// The templates, read once for each language: the words and the addresses of files are put in when they are read.
///
/// In a template `{{t.key}}` is a text of the catalogue and `{{static.name}}` the address of a file; `{name}` in a text becomes
/// `{{name}}`, a value of the page. `{{frame.name}}` is a value of the frame, see ``PageFrame``. All else is Mustache.
struct PageTemplates: Sendable {
    private let libraries: [Language: MustacheLibrary]

    /// - Throws: ``PageFault/template(name:_:)``.
    init(_ files: [PageAssets.Template], words: Catalogues, addresses: [String: String])
        throws(PageFault)
    {
        MustacheContentTypes.register(EscapingByScalar(), named: EscapingByScalar.name)
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for file in files {
                let text = try Self.filled(file, words[language], addresses)
                do {
                    try library.register(
                        "{{% CONTENT_TYPE:\(EscapingByScalar.name)}}\(text)", named: file.name)
                } catch {
                    throw .template(name: file.name, "\(error)")
                }
            }
            libraries[language] = library
        }
        self.libraries = libraries
    }

    /// - Parameter name: of a template that there is; a test sees to it.
    func render(_ name: String, _ content: [String: any Sendable], in language: Language) -> String {
        libraries[language]?.render(TemplateValue(of: content), withTemplate: name) ?? ""
    }

    /// The template with words and addresses in their places.
    private static func filled(
        _ file: PageAssets.Template, _ words: Words, _ addresses: [String: String]
    ) throws(PageFault) -> String {
        var filled = ""
        var rest = file.text[...]
        while let found = nextName(in: rest) {
            filled += rest[..<found.range.lowerBound]
            switch found.kind {
            case .word:
                guard let text = words.texts[found.name] else {
                    throw .template(name: file.name, "there are no words “\(found.name)”")
                }
                filled += asTemplate(text)
            case .file:
                guard let address = addresses[found.name] else {
                    throw .template(name: file.name, "there is no file “\(found.name)”")
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
