package import JSON
import Reports

extension CQLExpression {
    /// Reads CQL2 JSON: `{"op":"=","args":[{"property":"category"},"lighting"]}`.
    ///
    /// - Throws: ``CQLFault`` with what was found where.
    package init(json: JSONValue) throws(CQLFault) {
        self = try CQLExpression.read(json, at: .root, depth: 1)
    }

    private static func read(_ json: JSONValue, at pointer: JSONPointer, depth: Int) throws(CQLFault)
        -> CQLExpression
    {
        guard depth <= mostDepth else { throw .tooDeep }
        switch json {
        case .bool(let bool): return .bool(bool)
        case .number(let number): return .number(number)
        case .string(let text): return .text(text)
        case .array(let elements): return .list(try all(elements, at: pointer, depth: depth))
        case .object: return try object(json, at: pointer, depth: depth)
        case .null: throw malformed(at: pointer)
        }
    }

    private static func all(_ elements: [JSONValue], at pointer: JSONPointer, depth: Int) throws(CQLFault)
        -> [CQLExpression]
    {
        var found: [CQLExpression] = []
        for (index, element) in elements.enumerated() {
            found.append(try read(element, at: pointer.appending(index), depth: depth + 1))
        }
        return found
    }

    private static func object(_ json: JSONValue, at pointer: JSONPointer, depth: Int) throws(CQLFault)
        -> CQLExpression
    {
        if let name = json["op"]?.string, let arguments = json["args"]?.array {
            return .call(
                operatorName(name), try all(arguments, at: pointer.appending("args"), depth: depth))
        }
        if let name = json["property"]?.string { return .property(name) }
        if let text = json["date"]?.string { return try CQLExpression(instant: text, isDate: true) }
        if let text = json["timestamp"]?.string { return try CQLExpression(instant: text, isDate: false) }
        if let ends = json["interval"]?.array, ends.count == 2 {
            let pointer = pointer.appending("interval")
            return .interval(
                try end(ends[0], at: pointer.appending(0), depth: depth),
                try end(ends[1], at: pointer.appending(1), depth: depth))
        }
        if let numbers = json["bbox"]?.array?.map(\.number),
            let geometry = CQLGeometry(box: numbers.compactMap(\.self)),
            numbers.allSatisfy({ $0 != nil })
        {
            return .geometry(geometry)
        }
        if let type = json["type"]?.string, let geometry = shape(type, json) { return .geometry(geometry) }
        throw malformed(at: pointer)
    }

    /// The end of an interval: a text is a time.
    private static func end(_ json: JSONValue, at pointer: JSONPointer, depth: Int) throws(CQLFault)
        -> CQLExpression
    {
        if let text = json.string { return try CQLExpression(endOfInterval: text) }
        return try read(json, at: pointer, depth: depth + 1)
    }

    private static func shape(_ type: String, _ json: JSONValue) -> CQLGeometry? {
        guard let kind = CQLGeometry.Kind(rawValue: type) else { return nil }
        if kind == .collection {
            return json["geometries"]?.array == nil ? nil : CQLGeometry(.collection, [])
        }
        guard let coordinates = json["coordinates"] else { return nil }
        let parts: [[[CQLGeometry.Pair]]]? =
            switch kind {
            case .point: pair(coordinates).map { [[[$0]]] }
            case .line, .multiPoint: pairs(coordinates).map { [[$0]] }
            case .polygon, .multiLine: rings(coordinates).map { [$0] }
            case .multiPolygon: elements(coordinates, rings)
            case .box, .collection: nil
            }
        return parts.map { CQLGeometry(kind, $0) }
    }

    private static func rings(_ json: JSONValue) -> [[CQLGeometry.Pair]]? { elements(json, pairs) }

    private static func pairs(_ json: JSONValue) -> [CQLGeometry.Pair]? { elements(json, pair) }

    private static func pair(_ json: JSONValue) -> CQLGeometry.Pair? {
        guard let numbers = elements(json, \.number), (2...3).contains(numbers.count) else { return nil }
        return CQLGeometry.Pair(numbers[0], numbers[1])
    }

    private static func elements<Element>(_ json: JSONValue, _ read: (JSONValue) -> Element?) -> [Element]? {
        guard let array = json.array else { return nil }
        let elements = array.compactMap(read)
        return elements.count == array.count ? elements : nil
    }

    private static func malformed(at pointer: JSONPointer) -> CQLFault {
        let place = pointer == .root ? "/" : pointer.description
        return CQLFault(
            .syntax,
            sv: "Vid \(place) står inget som CQL2 har: en operator är {\"op\": …, \"args\": […]}.",
            en: "At \(place) there is nothing that CQL2 has: an operator is {\"op\": …, \"args\": […]}.")
    }
}
