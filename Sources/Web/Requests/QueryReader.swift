package import Reports

/// Reads typed values out of a query and collects what is wrong with them.
///
///     var reader = QueryReader(call.query)
///     let limit = reader.number("limit", in: 1...1_000) ?? 100
///     try reader.finish()
package struct QueryReader {
    private let query: QueryText
    private(set) var faults: [Problem.Fault] = []

    package init(_ query: QueryText) { self.query = query }

    package func has(_ name: String) -> Bool { query[name] != nil }

    package mutating func fault(_ name: String, _ code: String, sv: String, en: String) {
        faults.append(.parameter(name, code, sv: sv, en: en))
    }

    /// Notes each of these that was not given.
    package mutating func require(_ names: String...) {
        for name in names where !has(name) {
            fault(name, "parameter.required", sv: "Måste anges.", en: "Is required.")
        }
    }

    /// - Throws: a ``Problem`` with every fault found.
    package func finish() throws(Problem) {
        guard faults.isEmpty else { throw .parameters(faults) }
    }

    /// The value as `parse` reads it; nil when it is absent, or wrong and noted with the sentences given.
    package mutating func value<Value>(
        _ name: String, sv: String, en: String, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = query[name] else { return nil }
        guard let value = parse(text) else {
            fault(name, "parameter.value", sv: sv, en: en)
            return nil
        }
        return value
    }

    package mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        value(
            name, sv: "Ett heltal \(range.lowerBound)–\(range.upperBound).",
            en: "A whole number \(range.lowerBound)–\(range.upperBound)."
        ) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// Values separated by commas; an empty set when absent.
    package mutating func set<Element>(
        _ name: String, sv: String, en: String, _ parse: (Substring) -> Element?
    ) -> Set<Element> {
        value(name, sv: sv, en: en) { text -> Set<Element>? in
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let elements = parts.compactMap(parse)
            return elements.count == parts.count ? Set(elements) : nil
        } ?? []
    }

    /// A word of a closed list.
    package mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type)
        -> Word?
    where Word.RawValue == String {
        let choices = Choices(type)
        return value(name, sv: choices.sentence.swedish, en: choices.sentence.english, choices.word)
    }

    /// The words of a closed list, separated by commas.
    package mutating func words<Word: RawRepresentable & CaseIterable & Hashable>(
        _ name: String, _ type: Word.Type
    ) -> Set<Word>
    where Word.RawValue == String {
        let choices = Choices(type)
        return set(name, sv: choices.sentence.swedish, en: choices.sentence.english, choices.word)
    }

    /// Names such as `lighting,drugs`.
    package mutating func codes<Kind>(_ name: String, _ type: Kind.Type) -> Set<Code<Kind>> {
        set(
            name, sv: "Koder av a–z, 0–9 och bindestreck, skilda med komma.",
            en: "Codes of a–z, 0–9 and hyphen, separated by commas."
        ) { Code<Kind>($0) }
    }

    /// A moment (RFC 3339), or a date, which means its first moment in Sweden.
    package mutating func moment(_ name: String) -> Timestamp? {
        value(
            name, sv: "En tid som 2026-11-20T18:00:00+01:00 eller ett datum som 2026-11-20.",
            en: "A time such as 2026-11-20T18:00:00+01:00 or a date such as 2026-11-20."
        ) { text in
            if let date = CivilDate(text) { return SwedishTime.moment(of: date, minuteOfDay: 0) }
            return try? Timestamp(rfc3339: text)
        }
    }
}
