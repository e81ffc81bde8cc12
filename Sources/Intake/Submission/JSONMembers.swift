/// The members of a JSON object while they are taken out one by one; notes what is missing, unknown or of the wrong type.
struct JSONMembers {
    private(set) var problems: [IntakeProblem] = []
    private let pointer: JSONPointer
    private let members: [(key: String, value: JSONValue)]
    private let isObject: Bool
    private var known: Set<String> = []

    /// An object; anything else is noted and counts as one without members.
    init(_ json: JSONValue, at pointer: JSONPointer) {
        self.pointer = pointer
        members = json.members ?? []
        isObject = json.members != nil
        if !isObject { refuseType(of: pointer, swedish: "ett objekt", english: "an object") }
    }

    func has(_ key: String) -> Bool { members.contains { $0.key == key && !$0.value.isNull } }

    mutating func string(_ key: String, isRequired: Bool = false) -> String? {
        guard let value = value(key, isRequired: isRequired) else { return nil }
        if value.string == nil {
            refuseType(of: pointer.appending(key), swedish: "text", english: "a string")
        }
        return value.string
    }

    mutating func number(_ key: String, isRequired: Bool = false) -> Double? {
        guard let value = value(key, isRequired: isRequired) else { return nil }
        if value.number == nil {
            refuseType(of: pointer.appending(key), swedish: "ett tal", english: "a number")
        }
        return value.number
    }

    mutating func wholeNumber(_ key: String, isRequired: Bool = false) -> Int? {
        guard let value = value(key, isRequired: isRequired) else { return nil }
        guard let whole = value.number.flatMap({ Int(exactly: $0) }) else {
            refuseType(of: pointer.appending(key), swedish: "ett heltal", english: "a whole number")
            return nil
        }
        return whole
    }

    /// A list of numbers; nil when it is absent or not that.
    mutating func numbers(_ key: String, isRequired: Bool = false) -> [Double]? {
        guard let value = value(key, isRequired: isRequired) else { return nil }
        guard let list = value.array else {
            refuseType(of: pointer.appending(key), swedish: "en lista med tal", english: "a list of numbers")
            return nil
        }
        for (index, item) in list.enumerated() where item.number == nil {
            refuseType(of: pointer.appending(key).appending(index), swedish: "ett tal", english: "a number")
        }
        let numbers = list.compactMap(\.number)
        return numbers.count == list.count ? numbers : nil
    }

    mutating func strings(_ key: String) -> [String] {
        guard let value = value(key, isRequired: false) else { return [] }
        guard let list = value.array else {
            refuseType(of: pointer.appending(key), swedish: "en lista med text", english: "a list of strings")
            return []
        }
        for (index, item) in list.enumerated() where item.string == nil {
            refuseType(of: pointer.appending(key).appending(index), swedish: "text", english: "a string")
        }
        return list.compactMap(\.string)
    }

    /// The members of an object whose values are all strings.
    mutating func stringMembers(_ key: String) -> [(key: String, value: String)] {
        guard let object = object(key) else { return [] }
        problems += object.problems
        var found: [(key: String, value: String)] = []
        for member in object.members where !member.value.isNull {
            guard let string = member.value.string else {
                refuseType(
                    of: object.pointer.appending(member.key), swedish: "text", english: "a string")
                continue
            }
            found.append((member.key, string))
        }
        return found
    }

    /// The members of an object; hand them back to ``close(_:)``.
    mutating func object(_ key: String, isRequired: Bool = false) -> JSONMembers? {
        guard let value = value(key, isRequired: isRequired) else { return nil }
        return JSONMembers(value, at: pointer.appending(key))
    }

    /// Notes what an inner object had wrong, unknown members too.
    mutating func close(_ inner: JSONMembers) {
        var inner = inner
        inner.refuseUnknown()
        problems += inner.problems
    }

    /// Takes these for known, whatever they hold.
    mutating func ignore(_ keys: String...) { known.formUnion(keys) }

    mutating func refuse(_ code: IntakeProblem.Code, swedish: String, english: String) {
        problems.append(IntakeProblem(code, at: pointer, swedish: swedish, english: english))
        known.formUnion(members.map(\.key))
    }

    mutating func refuseUnknown() {
        for (key, _) in members where !known.contains(key) {
            problems.append(
                IntakeProblem(
                    .memberUnknown, at: pointer.appending(key),
                    swedish: "Fältet finns inte. Kända fält: \(known.sorted().joined(separator: ", ")).",
                    english:
                        "There is no such member. Known members: \(known.sorted().joined(separator: ", "))."))
        }
    }

    private mutating func value(_ key: String, isRequired: Bool) -> JSONValue? {
        known.insert(key)
        if let value = members.first(where: { $0.key == key })?.value, !value.isNull { return value }
        if isRequired, isObject {
            problems.append(
                IntakeProblem(
                    .memberRequired, at: pointer.appending(key), swedish: "Fältet måste finnas med.",
                    english: "This member is required."))
        }
        return nil
    }

    private mutating func refuseType(of pointer: JSONPointer, swedish: String, english: String) {
        problems.append(
            IntakeProblem(
                .memberWrongType, at: pointer, swedish: "Här ska det stå \(swedish).",
                english: "This must be \(english)."))
    }
}
