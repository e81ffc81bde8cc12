import JSON

/// What an export of another service tells of one report, as texts by their paths: `Header/FlowInstanceID` of XML and JSON, the name of a
/// column of a table. What stands several times at one path is one text with commas between.
struct ExportedRecord {
    private var texts: [String: String] = [:]
    /// Where numbers stand that were not read to their last digit.
    private var cutNumbers: Set<String> = []

    /// - Parameter cells: Those that are not empty, by column.
    init(_ cells: [String: String]) { texts = cells }

    /// Of several elements, each at its path, that which is in them.
    init(_ elements: [(element: MarkupElement, path: String)]) {
        var waiting = elements
        while let (element, path) = waiting.popLast() {
            if element.children.isEmpty, !element.text.isEmpty {
                // The last one comes first here.
                texts[path] = texts[path].map { element.text + ", " + $0 } ?? element.text
            }
            waiting += element.children.map { (element: $0, path: path + "/" + $0.name) }
        }
    }

    /// Of the members of a JSON object; `null` and blank texts are absent.
    init(_ members: [(key: String, value: JSONValue)]) {
        var waiting = members.map { (value: $0.value, path: $0.key) }
        while let (value, path) = waiting.popLast() {
            switch value {
            case .object(let inner): waiting += inner.map { (value: $0.value, path: path + "/" + $0.key) }
            case .array(let values): waiting += values.map { (value: $0, path: path) }
            case .null: break
            case .bool(let bool): add(bool ? "true" : "false", at: path)
            case .string(let string): add(string.trimmed, at: path)
            case .number(let number):
                if let text = Self.text(of: number) { add(text, at: path) } else { cutNumbers.insert(path) }
            }
        }
    }

    private mutating func add(_ text: String, at path: String) {
        guard !text.isEmpty else { return }
        texts[path] = texts[path].map { text + ", " + $0 } ?? text
    }

    /// In digits; nil for a whole number so large that others are read as the same one.
    private static func text(of number: Double) -> String? {
        guard let whole = Int(exactly: number) else {
            return number.magnitude < 9_007_199_254_740_992 ? "\(number)" : nil
        }
        return whole.magnitude < 9_007_199_254_740_992 ? "\(whole)" : nil
    }

    /// Nil for what is not said.
    func text(at path: String) throws(SubmissionRowFault) -> String? {
        if cutNumbers.contains(path) { throw .export(.cutNumber(path)) }
        return texts[path]
    }
}
