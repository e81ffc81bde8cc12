import Web

/// What the pages say in one language, by keys: `Assets/words/sv.words` and `en.words`, a `key: text` a line.
///
/// `{name}` in a text stands for a value. Templates take words when they are read (``PageTemplates``); Swift takes them here, by keys
/// that are written out, so that a test can tell the keys in use from those that are not.
struct Words: Sendable {
    let language: Language
    let texts: [String: String]

    /// - Throws: ``PageFault/words(_:)`` for a line that is no `key: text`, and a key that stands twice.
    init(_ language: Language, file: String) throws(PageFault) {
        var texts: [String: String] = [:]
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            guard let colon = line.firstIndex(of: ":") else { throw .words("\(language): \(line)") }
            let text = line[line.index(after: colon)...].drop { $0 == " " }
            guard !text.isEmpty, texts.updateValue(String(text), forKey: String(line[..<colon])) == nil else {
                throw .words("\(language): \(line)")
            }
        }
        self.language = language
        self.texts = texts
    }

    /// The text; the key itself where there is none, which a test rules out.
    subscript(key: String) -> String { texts[key] ?? key }

    /// The text with its values in it.
    func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        var rest = self[key][...]
        var text = ""
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            text += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// One thing, or a number of them: the text of `key-one` or `key-many`, which has `{count}`.
    func count(_ number: Int, _ key: String) -> String {
        self(number == 1 ? "\(key)-one" : "\(key)-many", ["count": "\(number)"])
    }

}

/// The words of both languages.
struct Catalogues: Sendable {
    let swedish: Words
    let english: Words

    /// - Throws: ``PageFault/words(_:)``.
    init() throws(PageFault) {
        swedish = try Words(.swedish, file: PageAssets.text(PackageResources.sv_words))
        english = try Words(.english, file: PageAssets.text(PackageResources.en_words))
    }

    subscript(language: Language) -> Words {
        switch language {
        case .swedish: swedish
        case .english: english
        }
    }
}
