package import Reports

/// A closed list of words, of which a parameter or a member takes one or several, and what is said to whoever sends another.
package struct Choices<Value> {
    private let values: [(word: String, value: Value)]

    /// The words of a type.
    package init(_ type: Value.Type) where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        values = type.allCases.map { ($0.rawValue, $0) }
    }

    /// The words of a type but for some.
    package init(_ type: Value.Type, without others: Set<Value>)
    where Value: RawRepresentable & CaseIterable & Hashable, Value.RawValue == String {
        values = type.allCases.filter { !others.contains($0) }.map { ($0.rawValue, $0) }
    }

    /// Codes that there are; several times the same count once.
    package init<Kind>(_ codes: some Sequence<Code<Kind>>) where Value == Code<Kind> {
        values = Set(codes).sorted().map { ($0.description, $0) }
    }

    func value(_ text: some StringProtocol) -> Value? { values.first { $0.word == text }?.value }

    /// What is said of a word that is not on the list, with the one that was probably meant.
    func sentence(about text: some StringProtocol) -> Bilingual {
        Bilingual.notAmong(values.map(\.word), String(text))
    }
}

extension Bilingual {
    /// `Någon av: a, b.`
    package static func anyOf(_ words: [String]) -> Bilingual {
        let list = words.joined(separator: ", ")
        return Bilingual(swedish: "Någon av: \(list).", english: "Any of: \(list).")
    }

    /// `”lightning” finns inte. Menade du lighting? Någon av: drugs, lighting.`
    package static func notAmong(_ words: [String], _ text: String) -> Bilingual {
        let any = anyOf(words)
        let nearest = NearestWord.of(text, among: words)
        return Bilingual(
            swedish:
                "”\(text.prefix(60))” finns inte.\(nearest.map { " Menade du \($0)?" } ?? "") \(any.swedish)",
            english:
                "There is no “\(text.prefix(60))”.\(nearest.map { " Did you mean \($0)?" } ?? "") \(any.english)"
        )
    }
}
