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

    /// The value as it came.
    package func text(_ name: String) -> String? { query[name] }

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

    /// A word of a closed list; nil when it is absent, or none of them and noted with the nearest.
    package mutating func choice<Value>(_ name: String, _ choices: Choices<Value>) -> Value? {
        guard let text = query[name] else { return nil }
        if let value = choices.value(text) { return value }
        refuse(name, text, choices)
        return nil
    }

    /// Words of a closed list, separated by commas; an empty set when absent. Each that is none of them is noted with the nearest.
    package mutating func choices<Value>(_ name: String, _ choices: Choices<Value>) -> Set<Value> {
        var found: Set<Value> = []
        for text in (query[name] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        where has(name) {
            if let value = choices.value(text) { found.insert(value) } else { refuse(name, text, choices) }
        }
        return found
    }

    private mutating func refuse<Value>(
        _ name: String, _ text: some StringProtocol, _ choices: Choices<Value>
    ) {
        let sentence = choices.sentence(about: text)
        fault(name, "parameter.value", sv: sentence.swedish, en: sentence.english)
    }

    /// A word of a closed list.
    package mutating func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type)
        -> Word?
    where Word.RawValue == String {
        choice(name, Choices(type))
    }

    /// The words of a closed list, separated by commas.
    package mutating func words<Word: RawRepresentable & CaseIterable & Hashable>(
        _ name: String, _ type: Word.Type
    ) -> Set<Word>
    where Word.RawValue == String {
        choices(name, Choices(type))
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
