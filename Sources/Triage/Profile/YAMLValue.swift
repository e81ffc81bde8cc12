import Reports
import Yams

/// A node of a YAML document, read with every fault logged at its line and column.
///
/// Each reading function gives nil after it has logged why.
struct YAMLValue {
    let node: Node
    let log: FaultLog

    init(_ node: Node, log: FaultLog) {
        self.node = node
        self.log = log
    }

    var spot: Spot { node.mark.map { Spot($0) } ?? .start }

    func fault(_ message: Bilingual) { log.add(message, at: spot) }

    /// Whether nothing stands after the colon, or a plain `null` or `~`.
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The text as it is written, quoted or not, so that `0880` stays what it is: not blank, at most 1,000 bytes, no
    /// control characters.
    func text() -> String? {
        guard case .scalar(let scalar) = node, !isNull else {
            fault(
                Bilingual(swedish: "här ska det stå en text, inte ", english: "expected a text, found ")
                    + kind)
            return nil
        }
        let text = scalar.string
        guard text.utf8.count <= 1_000, !text.allSatisfy(\.isWhitespace),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            fault(
                Bilingual(
                    swedish: "en text ska vara 1–1 000 byte lång, på en rad, och inte tom",
                    english: "a text must be 1–1,000 bytes long, on one line, and not blank"))
            return nil
        }
        return text
    }

    /// A text in quotes, for what YAML would otherwise take for a number.
    func quotedText(because reason: Bilingual) -> String? {
        if case .scalar(let scalar) = node, scalar.style == .plain, !isNull {
            fault(
                Bilingual(
                    swedish: "skriv \"\(scalar.string)\" inom citattecken: ",
                    english: "write \"\(scalar.string)\" in quotes: ") + reason)
            return nil
        }
        return text()
    }

    func wholeNumber(in range: ClosedRange<Int>) -> Int? {
        guard let digits = plainNumber(), let number = Int(digits), range.contains(number) else {
            fault(
                Bilingual(
                    swedish:
                        "här ska det stå ett heltal från \(range.lowerBound) till \(range.upperBound), inte ",
                    english: "expected a whole number from \(range.lowerBound) to \(range.upperBound), found "
                )
                    + kind)
            return nil
        }
        return number
    }

    /// A number with or without decimals.
    func number(in range: ClosedRange<Double>, unit: Bilingual) -> Double? {
        guard let digits = plainNumber(), let number = Double(digits), range.contains(number) else {
            fault(
                Bilingual(
                    swedish:
                        "här ska det stå ett antal \(unit.swedish) från \(range.lowerBound) till \(range.upperBound), inte ",
                    english:
                        "expected a number of \(unit.english) from \(range.lowerBound) to \(range.upperBound), found "
                ) + kind)
            return nil
        }
        return number
    }

    func flag() -> Bool? {
        if case .scalar(let scalar) = node, scalar.style == .plain {
            if scalar.string == "true" { return true }
            if scalar.string == "false" { return false }
        }
        fault(
            Bilingual(
                swedish: "här ska det stå true eller false, inte ", english: "expected true or false, found ")
                + kind)
        return nil
    }

    /// The elements of a list that is not empty.
    func list() -> [YAMLValue]? {
        guard case .sequence(let sequence) = node else {
            fault(
                Bilingual(swedish: "här ska det stå en lista, inte ", english: "expected a list, found ")
                    + kind)
            return nil
        }
        guard !sequence.isEmpty else {
            fault(Bilingual(swedish: "listan är tom", english: "the list is empty"))
            return nil
        }
        return sequence.map { YAMLValue($0, log: log) }
    }

    /// What the node is, for a sentence.
    var kind: Bilingual {
        switch node {
        case .scalar where isNull: Bilingual(swedish: "ingenting", english: "nothing")
        case .scalar(let scalar): Bilingual("“\(scalar.string.prefix(40))”")
        case .mapping: Bilingual(swedish: "en mappning", english: "a mapping")
        case .sequence: Bilingual(swedish: "en lista", english: "a list")
        case .alias: Bilingual(swedish: "ett alias", english: "an alias")
        }
    }

    /// The digits of an unquoted decimal number without sign or exponent.
    private func plainNumber() -> String? {
        guard case .scalar(let scalar) = node, scalar.style == .plain, scalar.string.utf8.count <= 20,
            scalar.string.utf8.allSatisfy({
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
            })
        else { return nil }
        return scalar.string
    }
}

extension YAMLValue {
    /// A code: 1–40 of a–z, 0–9 and `-`, a letter first.
    func code<Kind>(of _: Kind.Type = Kind.self) -> Code<Kind>? {
        guard let text = text() else { return nil }
        guard let code = Code<Kind>(text) else {
            fault(
                Bilingual(
                    swedish: "“\(text.prefix(60))” är ingen kod: 1–40 av a–z, 0–9 och -, en bokstav först",
                    english: "“\(text.prefix(60))” is not a code: 1–40 of a–z, 0–9 and -, a letter first"))
            return nil
        }
        return code
    }

    /// A text in Swedish and English: `{ sv: …, en: … }`.
    func bilingual() -> Bilingual? {
        guard let mapping = mapping(keys: ["sv", "en"]) else { return nil }
        let swedish = mapping.required("sv")?.text()
        let english = mapping.required("en")?.text()
        guard let swedish, let english else { return nil }
        return Bilingual(swedish: swedish, english: english)
    }

    /// One of the words of a closed list.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(of _: Choice.Type, named name: Bilingual)
        -> Choice?
    {
        guard let text = text() else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue)
            fault(
                Bilingual(
                    swedish: "\(name.swedish) “\(text.prefix(60))” finns inte",
                    english: "unknown \(name.english) “\(text.prefix(60))”")
                    + suggestion(for: text, among: words, orAll: true))
            return nil
        }
        return choice
    }
}
