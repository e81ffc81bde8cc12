import Intake
package import JSON
import Reports

/// Takes the members out of a JSON object one by one and collects what is missing, unknown, of the wrong type or no value
/// that the route takes, with sentences.
///
///     var reader = BodyReader(try call.json())
///     let name = reader.value("name", isRequired: true, sv: …, en: …) { Name($0) }
///     try reader.finish()
package struct BodyReader {
    package private(set) var faults: [Problem.Fault] = []
    private var members: JSONMembers

    package init(_ json: JSONValue, at pointer: JSONPointer = .root) {
        members = JSONMembers(json, at: pointer)
        noteFaults()
    }

    package var pointer: JSONPointer { members.pointer }

    /// - Throws: a ``Problem`` with every fault, unknown members among them.
    package mutating func finish() throws(Problem) {
        members.refuseUnknown()
        noteFaults()
        guard faults.isEmpty else { throw .content(faults) }
    }

    package mutating func fault(at pointer: JSONPointer, _ code: String, sv: String, en: String) {
        faults.append(
            Problem.Fault(.pointer(pointer.description), code, Bilingual(swedish: sv, english: en)))
    }

    /// Tells that nothing is to be changed, where no fault says already why nothing was read.
    package mutating func requireEdits<Edit>(_ edits: [Edit]) {
        guard edits.isEmpty, faults.isEmpty else { return }
        fault(at: pointer, "edit.empty", sv: "Ange något att ändra.", en: "Say what to change.")
    }

    /// Takes over what an inner reader found.
    package mutating func add(_ found: [Problem.Fault]) { faults += found }

    /// What an object inside this one tells, as `read` takes it out; nil where something of it is refused.
    package mutating func nested<Value>(
        _ json: JSONValue, at place: JSONPointer, _ read: (inout BodyReader) -> Value?
    ) -> Value? {
        var inner = BodyReader(json, at: place)
        let value = read(&inner)
        do throws(Problem) { try inner.finish() } catch {
            add(error.faults)
            return nil
        }
        return value
    }

    /// A list of such objects; nil where one of them is refused, and for what is no list of at most so many.
    package mutating func objects<Value>(
        _ json: JSONValue, at place: JSONPointer, most: Int, sv: String, en: String,
        _ read: (inout BodyReader) -> Value?
    ) -> [Value]? {
        guard let list = json.array, list.count <= most else {
            wrongType(at: place, sv: sv, en: en)
            return nil
        }
        let values = list.enumerated().compactMap { index, element in
            nested(element, at: place.appending(index), read)
        }
        return values.count == list.count ? values : nil
    }

    package mutating func json(_ key: String, isRequired: Bool = false) -> JSONValue? {
        defer { noteFaults() }
        return members.value(key, isRequired: isRequired)
    }

    /// A string as `parse` reads it.
    package mutating func value<Value>(
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
    package mutating func values<Value>(
        _ key: String, most: Int = 1_000, sv: String, en: String, _ parse: (String) -> Value?
    ) -> [Value] {
        defer { noteFaults() }
        return (members.list(key, most: most) ?? []).enumerated().compactMap { index, element in
            if let value = element.string.flatMap(parse) { return value }
            wrongValue(at: pointer.appending(key).appending(index), sv: sv, en: en)
            return nil
        }
    }

    /// A word of a closed list; nil when it is absent, or none of them and noted with the nearest.
    package mutating func choice<Value>(
        _ key: String, isRequired: Bool = false, _ choices: Choices<Value>
    ) -> Value? {
        guard let json = json(key, isRequired: isRequired) else { return nil }
        if let value = json.string.flatMap({ choices.value($0) }) { return value }
        refuse(json, at: pointer.appending(key), choices)
        return nil
    }

    /// A list of words of a closed list; empty when absent. Each that is none of them is noted with the nearest.
    package mutating func choices<Value>(
        _ key: String, most: Int = 1_000, _ choices: Choices<Value>
    ) -> [Value] {
        defer { noteFaults() }
        return (members.list(key, most: most) ?? []).enumerated().compactMap { index, element in
            if let value = element.string.flatMap({ choices.value($0) }) { return value }
            refuse(element, at: pointer.appending(key).appending(index), choices)
            return nil
        }
    }

    private mutating func refuse<Value>(_ json: JSONValue, at pointer: JSONPointer, _ choices: Choices<Value>)
    {
        let sentence = choices.sentence(about: json.string ?? "")
        wrongValue(at: pointer, sv: sentence.swedish, en: sentence.english)
    }

    /// A word of a closed list.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, isRequired: Bool = false, _ type: Word.Type
    ) -> Word?
    where Word.RawValue == String {
        choice(key, isRequired: isRequired, Choices(type))
    }

    /// A list of words of a closed list; empty when absent.
    package mutating func words<Word: RawRepresentable & CaseIterable>(
        _ key: String, most: Int = 1_000, _ type: Word.Type
    ) -> [Word]
    where Word.RawValue == String {
        choices(key, most: most, Choices(type))
    }

    /// Refuses a list that is `null` or empty, where leaving it out means something else than naming nothing.
    package mutating func refuseNothing(_ key: String, sv: String, en: String) {
        let isEmpty = members.value(key)?.array?.isEmpty ?? false
        if isEmpty || members.isNull(key) { wrongValue(at: pointer.appending(key), sv: sv, en: en) }
    }

    package mutating func bool(_ key: String) -> Bool? {
        defer { noteFaults() }
        return members.bool(key)
    }

    package mutating func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
        guard let json = json(key) else { return nil }
        guard let number = json.number, range.contains(number) else {
            let limits =
                "\(PrometheusText.number(range.lowerBound))–\(PrometheusText.number(range.upperBound))"
            wrongValue(at: pointer.appending(key), sv: "Ett tal \(limits).", en: "A number \(limits).")
            return nil
        }
        return number
    }

    package mutating func wholeNumber(
        _ key: String, isRequired: Bool = false, in range: ClosedRange<Int>
    ) -> Int? {
        guard let json = json(key, isRequired: isRequired) else { return nil }
        guard let number = json.number.flatMap({ Int(exactly: $0) }), range.contains(number) else {
            wrongValue(
                at: pointer.appending(key), sv: "Ett heltal \(range.lowerBound)–\(range.upperBound).",
                en: "A whole number \(range.lowerBound)–\(range.upperBound).")
            return nil
        }
        return number
    }

    package mutating func wrongValue(at pointer: JSONPointer, sv: String, en: String) {
        fault(at: pointer, "member.value", sv: sv, en: en)
    }

    package mutating func wrongType(at pointer: JSONPointer, sv: String, en: String) {
        fault(at: pointer, "member.wrong-type", sv: "Här ska det stå \(sv).", en: "This must be \(en).")
    }

    private mutating func noteFaults() { faults += members.takeFaults().map(Problem.Fault.init) }
}

extension Problem.Fault {
    fileprivate init(_ fault: JSONMemberFault) {
        self.init(.pointer(fault.pointer.description), fault.code, fault.message)
    }
}
