/// The members of a JSON object while they are taken out one by one; notes what is missing, unknown or of the wrong type.
///
/// A member that is `null` counts as absent. The faults stand in the order in which they were found, and carry no sentences:
/// whoever reads words them.
///
///     var members = JSONMembers(json)
///     let name = members.string("name", isRequired: true)
///     members.refuseUnknown()
///     guard members.faults.isEmpty else { … }
package struct JSONMembers {
    package private(set) var faults: [JSONMemberFault] = []
    package let pointer: JSONPointer
    private let members: [(key: String, value: JSONValue)]
    private let isObject: Bool
    /// In the order in which they were asked for.
    private var known: [String] = []

    /// An object; anything else is noted and counts as one without members.
    package init(_ json: JSONValue, at pointer: JSONPointer = .root) {
        self.pointer = pointer
        members = json.members ?? []
        isObject = json.members != nil
        if !isObject { refuse(pointer, .wrongType(.object)) }
    }

    package func has(_ key: String) -> Bool { members.contains { $0.key == key && !$0.value.isNull } }

    /// Whether the member is there and `null`, for whoever does not take that for absent.
    package func isNull(_ key: String) -> Bool { members.contains { $0.key == key && $0.value.isNull } }

    /// The member's value as it is; nil when it is absent, which is noted of one that is required.
    package mutating func value(_ key: String, isRequired: Bool = false) -> JSONValue? {
        if !known.contains(key) { known.append(key) }
        if let value = members.first(where: { $0.key == key })?.value, !value.isNull { return value }
        if isRequired, isObject { refuse(pointer.appending(key), .missing) }
        return nil
    }

    package mutating func string(_ key: String, isRequired: Bool = false) -> String? {
        read(key, isRequired, as: .string, \.string)
    }

    package mutating func number(_ key: String, isRequired: Bool = false) -> Double? {
        read(key, isRequired, as: .number, \.number)
    }

    package mutating func wholeNumber(_ key: String, isRequired: Bool = false) -> Int? {
        read(key, isRequired, as: .wholeNumber) { $0.number.flatMap { Int(exactly: $0) } }
    }

    package mutating func bool(_ key: String, isRequired: Bool = false) -> Bool? {
        read(key, isRequired, as: .bool, \.bool)
    }

    /// A list of at most `most` values of any kind; nil when it is absent or not that.
    package mutating func list(_ key: String, isRequired: Bool = false, most: Int) -> [JSONValue]? {
        read(key, isRequired, as: .list(most: most)) { json in
            json.array.flatMap { $0.count <= most ? $0 : nil }
        }
    }

    /// A list of numbers; nil when it is absent or not that.
    package mutating func numbers(_ key: String, isRequired: Bool = false) -> [Double]? {
        elements(key, isRequired, .numbers, .number, \.number).flatMap { numbers, isWhole in
            isWhole ? numbers : nil
        }
    }

    /// The strings of a list; those of its elements that are none are noted and left out.
    package mutating func strings(_ key: String) -> [String] {
        elements(key, false, .strings, .string, \.string)?.values ?? []
    }

    /// The members of an object whose values are all strings.
    package mutating func stringMembers(_ key: String) -> [(key: String, value: String)] {
        guard let object = object(key) else { return [] }
        faults += object.faults
        var found: [(key: String, value: String)] = []
        for member in object.members where !member.value.isNull {
            guard let string = member.value.string else {
                refuse(object.pointer.appending(member.key), .wrongType(.string))
                continue
            }
            found.append((member.key, string))
        }
        return found
    }

    /// The members of an object; hand them back to ``close(_:)``.
    package mutating func object(_ key: String, isRequired: Bool = false) -> JSONMembers? {
        value(key, isRequired: isRequired).map { JSONMembers($0, at: pointer.appending(key)) }
    }

    /// Notes what an inner object had wrong, unknown members too.
    package mutating func close(_ inner: JSONMembers) {
        var inner = inner
        inner.refuseUnknown()
        faults += inner.faults
    }

    /// Takes these for known, whatever they hold.
    package mutating func ignore(_ keys: String...) { known += keys }

    /// Takes all members for known, whatever they hold.
    package mutating func ignoreAll() { known += members.map(\.key) }

    /// Notes every member that was not asked for.
    package mutating func refuseUnknown() {
        for (key, _) in members where !known.contains(key) {
            refuse(pointer.appending(key), .unknown(known: known))
        }
    }

    /// Hands over the faults found so far, for a caller who notes others between them.
    package mutating func takeFaults() -> [JSONMemberFault] {
        defer { faults = [] }
        return faults
    }

    private mutating func read<Value>(
        _ key: String, _ isRequired: Bool, as type: JSONType, _ parse: (JSONValue) -> Value?
    ) -> Value? {
        guard let json = value(key, isRequired: isRequired) else { return nil }
        guard let value = parse(json) else {
            refuse(pointer.appending(key), .wrongType(type))
            return nil
        }
        return value
    }

    private mutating func elements<Value>(
        _ key: String, _ isRequired: Bool, _ type: JSONType, _ elementType: JSONType,
        _ parse: (JSONValue) -> Value?
    ) -> (values: [Value], isWhole: Bool)? {
        guard let list = read(key, isRequired, as: type, \.array) else { return nil }
        for (index, element) in list.enumerated() where parse(element) == nil {
            refuse(pointer.appending(key).appending(index), .wrongType(elementType))
        }
        let values = list.compactMap(parse)
        return (values, values.count == list.count)
    }

    private mutating func refuse(_ pointer: JSONPointer, _ reason: JSONMemberFault.Reason) {
        faults.append(JSONMemberFault(pointer: pointer, reason: reason))
    }
}
