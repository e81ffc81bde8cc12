import Intake
import Reports

/// Takes the members out of a JSON object one by one and collects what is missing, unknown or of the wrong type.
///
/// A member that is `null` counts as absent.
struct BodyReader {
    private(set) var faults: [Problem.Fault] = []
    let pointer: BodyPointer
    private let members: [(key: String, value: Intake.JSONValue)]
    private var known: [String] = []

    init(_ json: Intake.JSONValue, at pointer: BodyPointer = .root) {
        self.pointer = pointer
        members = json.members ?? []
        if json.members == nil { wrongType(at: pointer, sv: "ett objekt", en: "an object") }
    }

    /// - Throws: a ``Problem`` with every fault, unknown members among them.
    mutating func finish() throws(Problem) {
        let unknown = members.map(\.key).filter { !known.contains($0) }
        for key in unknown {
            fault(
                at: pointer.appending(key), "member.unknown", sv: "Fältet finns inte. Här finns: \(names).",
                en: "There is no such member. Taken here: \(names).")
        }
        guard faults.isEmpty else { throw .content(faults) }
    }

    mutating func fault(at pointer: BodyPointer, _ code: String, sv: String, en: String) {
        faults.append(
            Problem.Fault(.pointer(pointer.description), code, Bilingual(swedish: sv, english: en)))
    }

    /// Takes over what an inner reader found.
    mutating func add(_ found: [Problem.Fault]) { faults += found }

    func has(_ key: String) -> Bool { members.contains { $0.key == key && !$0.value.isNull } }

    mutating func json(_ key: String, isRequired: Bool = false) -> Intake.JSONValue? {
        if !known.contains(key) { known.append(key) }
        if let value = members.first(where: { $0.key == key })?.value, !value.isNull { return value }
        if isRequired {
            fault(
                at: pointer.appending(key), "member.required", sv: "Fältet måste finnas med.",
                en: "This member is required.")
        }
        return nil
    }

    /// A string as `parse` reads it.
    mutating func value<Value>(
        _ key: String, isRequired: Bool = false, sv: String, en: String, _ parse: (String) -> Value?
    ) -> Value? {
        guard let json = json(key, isRequired: isRequired) else { return nil }
        guard let text = json.string, let value = parse(text) else {
            wrongValue(at: pointer.appending(key), sv: sv, en: en)
            return nil
        }
        return value
    }

    /// A list of strings, each as `parse` reads it; empty when absent. More than `most` are refused.
    mutating func values<Value>(
        _ key: String, most: Int = 1_000, sv: String, en: String, _ parse: (String) -> Value?
    ) -> [Value] {
        guard let json = json(key) else { return [] }
        guard let list = json.array, list.count <= most else {
            wrongType(
                at: pointer.appending(key), sv: "en lista med högst \(most)", en: "a list of at most \(most)")
            return []
        }
        return list.enumerated().compactMap { index, element in
            if let value = element.string.flatMap(parse) { return value }
            wrongValue(at: pointer.appending(key).appending(index), sv: sv, en: en)
            return nil
        }
    }

    mutating func bool(_ key: String) -> Bool? {
        guard let json = json(key) else { return nil }
        if json.bool == nil {
            wrongType(at: pointer.appending(key), sv: "true eller false", en: "true or false")
        }
        return json.bool
    }

    mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let json = json(key) else { return nil }
        guard let number = json.number, range.contains(number) else {
            let limits =
                "\(PrometheusText.number(range.lowerBound))–\(PrometheusText.number(range.upperBound))"
            wrongValue(at: pointer.appending(key), sv: "Ett tal \(limits).", en: "A number \(limits).")
            return nil
        }
        return number
    }

    mutating func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let json = json(key) else { return nil }
        guard let number = json.number.flatMap({ Int(exactly: $0) }), range.contains(number) else {
            wrongValue(
                at: pointer.appending(key), sv: "Ett heltal \(range.lowerBound)–\(range.upperBound).",
                en: "A whole number \(range.lowerBound)–\(range.upperBound).")
            return nil
        }
        return number
    }

    mutating func wrongValue(at pointer: BodyPointer, sv: String, en: String) {
        fault(at: pointer, "member.value", sv: sv, en: en)
    }

    mutating func wrongType(at pointer: BodyPointer, sv: String, en: String) {
        fault(at: pointer, "member.wrong-type", sv: "Här ska det stå \(sv).", en: "This must be \(en).")
    }

    private var names: String { known.joined(separator: ", ") }
}
