import Reports
import Yams

/// Composes a YAML text, or logs why it cannot be.
///
/// Anchors are refused before anything is composed, since aliases let a small file stand for an endless one. Depth is
/// bounded by the parser, at 1,000.
enum YAMLDocument {
    /// In bytes.
    static let largestSize = 1_000_000

    /// The root of the only document in `text`; nil when there is a fault, which is then in `log`.
    static func compose(_ text: String, log: FaultLog) -> YAMLValue? {
        guard text.utf8.count <= largestSize else {
            log.add(
                Bilingual(swedish: "filen är större än 1 MB", english: "the file is larger than 1 MB"),
                at: .start)
            return nil
        }
        if let spot = anchor(in: text) {
            log.add(
                Bilingual(
                    swedish:
                        "ankare och alias (& eller * direkt före ett namn) kan inte användas; i en text, sätt ett mellanslag efter tecknet",
                    english:
                        "anchors and aliases (& or * right before a name) cannot be used; in a text, put a space after the sign"
                ), at: spot)
            return nil
        }
        do {
            // Told that it reads UTF-8, Yams does not ask the environment; but then it does not drop the byte order mark.
            let marked = text.unicodeScalars.first == "\u{FEFF}"
            let yaml = marked ? String(text.unicodeScalars.dropFirst()) : text
            guard let root = try Yams.compose(yaml: yaml, .default, .default, .utf8) else {
                log.add(Bilingual(swedish: "filen är tom", english: "the file is empty"), at: .start)
                return nil
            }
            return YAMLValue(root, log: log)
        } catch let fault as YamlError {
            let (message, spot) = fault.plain
            log.add(message, at: spot)
        } catch {
            log.add(YamlError.unreadable, at: .start)
        }
        return nil
    }

    /// Where a `&name` or `*name` first stands as YAML lets an anchor or alias stand: at the start of a line, or after a
    /// space or one of `[{,:`. Finds too many rather than too few: it does not know quotes and comments.
    private static func anchor(in text: String) -> Spot? {
        var line = 1
        var column = 0
        var mark: Spot?
        var canStart = true
        for scalar in text.unicodeScalars {
            column += 1
            if let mark {
                if !" \t\r\n&*,]}".unicodeScalars.contains(scalar) { return mark }
            }
            mark = canStart && (scalar == "&" || scalar == "*") ? Spot(line: line, column: column) : nil
            canStart = " \t\r\n\u{85}\u{2028}\u{2029}\u{FEFF}[{,:".unicodeScalars.contains(scalar)
            if scalar == "\n" { (line, column) = (line + 1, 0) }
        }
        return nil
    }
}

extension YamlError {
    fileprivate static let unreadable = Bilingual(
        swedish: "filen går inte att läsa som YAML", english: "the file cannot be read as YAML")

    /// The parser's own words, which are English.
    private static func invalid(_ words: String) -> Bilingual {
        Bilingual(swedish: "inte giltig YAML: \(words)", english: "not valid YAML: \(words)")
    }

    /// The error as a sentence, and where it is.
    fileprivate var plain: (Bilingual, Spot) {
        switch self {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            (Self.invalid("\(context.map { "\($0.text), " } ?? "")\(problem)"), Spot(mark))
        case .reader(let problem, let offset, _, let yaml):
            (Self.invalid(problem), Spot(characters: offset ?? 0, into: yaml))
        case .duplicatedKeysInMapping(let keys, let context):
            (
                Bilingual(
                    swedish: "nyckeln “\(keys.joined(separator: "”, “"))” står två gånger i samma mappning",
                    english: "the key “\(keys.joined(separator: "”, “"))” stands twice in one mapping"),
                Spot(context.mark)
            )
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            (Self.unreadable, .start)
        }
    }
}

extension Spot {
    init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }

    fileprivate init(characters: Int, into text: String) {
        var line = 1
        var column = 1
        for character in text.prefix(characters) {
            if character.isNewline {
                (line, column) = (line + 1, 1)
            } else {
                column += character.unicodeScalars.count
            }
        }
        self.init(line: line, column: column)
    }
}
