import JSON

/// Service requests of Open311 GeoReport v2, as servers answer with them and as bulk files have them: XML, JSON, a JSON object on each line, or
/// CSV. Paths are the names of the standard (`service_code`), of extensions too (`extended_attributes/channel`).
///
/// What has become of a request (`status`, `status_notes`, the times of updates) is nothing that a report holds.
enum Open311Export {
    static let usual = UsualPaths(
        paths: [
            "category": ["service_code", "service_name"], "text": ["description"], "words": ["address"],
            "latitude": ["lat"], "longitude": ["long"], "observedAt": ["requested_datetime"],
            "clientReference": ["service_request_id"],
        ], required: ["observedAt": ["requested_datetime"]])

    /// One of the list, not yet read further.
    struct Request {
        /// Where it stands, in a file with a request on each line.
        var lines: ClosedRange<Int>?
        private let content: Content

        fileprivate enum Content {
            case element(MarkupElement)
            case value(JSONValue)
            case broken(JSONFault)
        }

        fileprivate init(_ content: Content, line: Int? = nil) {
            self.content = content
            lines = line.map { $0...$0 }
        }

        func record() throws(SubmissionRowFault) -> ExportedRecord {
            switch content {
            case .element(let element):
                return ExportedRecord(element.children.map { (element: $0, path: $0.name) })
            case .value(let value):
                guard let members = value.members else { throw .export(.notAnObject) }
                return ExportedRecord(members)
            case .broken(let fault): throw .export(.json(fault))
            }
        }
    }

    /// Whether the text is a table: it begins neither as XML nor as JSON does.
    static func isTable(_ text: [UInt8]) -> Bool {
        let first = firstSign(of: text)
        return first != UInt8(ascii: "<") && first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
    }

    /// The requests of XML or JSON.
    ///
    /// - Throws: ``Open311ExportFault``.
    static func requests(in text: [UInt8]) throws(Open311ExportFault) -> [Request] {
        if firstSign(of: text) == UInt8(ascii: "<") { return try elements(in: text) }
        if let requests = requestLines(in: text) { return requests }
        let json: JSONValue
        do throws(JSONFault) { json = try JSONValue(parsing: text) } catch { throw .json(error) }
        guard let list = list(in: json) else { throw .noList(nil) }
        return list.map { Request(.value($0)) }
    }

    private static func elements(in text: [UInt8]) throws(Open311ExportFault) -> [Request] {
        let root: MarkupElement
        do throws(MarkupFault) { root = try .document(text) } catch { throw .markup(error) }
        if root.name == "request" { return [Request(.element(root))] }
        let found = root.children.filter { $0.name == "request" }
        guard root.name == "service_requests", found.count == root.children.count else {
            throw .noList(root.name)
        }
        return found.map { Request(.element($0)) }
    }

    /// What servers put around the list, in JSON that was made of XML.
    private static let wrappers = ["service_requests", "requests", "request"]

    private static func list(in json: JSONValue) -> [JSONValue]? {
        var json = json
        for _ in 0...wrappers.count {
            if let list = json.array { return list.flatMap(unwrapped) }
            if json["service_request_id"] != nil || json["service_code"] != nil { return [json] }
            guard let name = wrappers.first(where: { json[$0] != nil }), let inner = json[name] else {
                return nil
            }
            json = inner
        }
        return nil
    }

    /// `{"request": {…}}` stands for what is in it, and `{"request": […]}` for each of it.
    private static func unwrapped(_ element: JSONValue) -> [JSONValue] {
        guard let members = element.members, members.count == 1, members[0].key == "request" else {
            return [element]
        }
        return members[0].value.array ?? [members[0].value]
    }

    /// Nil for a text that has no object on its first line, or nothing below it.
    private static func requestLines(in text: [UInt8]) -> [Request]? {
        guard firstSign(of: text) == UInt8(ascii: "{") else { return nil }
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
            .filter { !$0.element.allSatisfy(isBlank) }
        guard lines.count > 1, let first = lines.first, let json = try? JSONValue(parsing: first.element),
            json.members != nil
        else { return nil }
        return lines.map { (index, line) -> Request in
            do throws(JSONFault) {
                return Request(.value(try JSONValue(parsing: line)), line: index + 1)
            } catch {
                return Request(.broken(error), line: index + 1)
            }
        }
    }

    private static func firstSign(of text: [UInt8]) -> UInt8? { text.first { !isBlank($0) } }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
