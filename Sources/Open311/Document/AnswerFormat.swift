/// The two forms of every answer; the end of an address says which.
enum AnswerFormat: String, CaseIterable, Sendable {
    case xml, json

    /// What an address asks for: XML unless it ends with `.json`, since XML is what the standard demands.
    init(of path: String) { self = path.hasSuffix(".json") ? .json : .xml }

    /// What stands before `.xml` or `.json`; nil for a text that ends otherwise.
    static func name(before text: String) -> String? {
        for format in allCases where text.hasSuffix(".\(format.rawValue)") {
            let name = text.dropLast(format.rawValue.utf8.count + 1)
            return name.isEmpty ? nil : String(name)
        }
        return nil
    }

    /// As discovery names it.
    var mediaType: String {
        switch self {
        case .xml: "text/xml"
        case .json: "application/json"
        }
    }

    /// As the standard wants it of every answer but discovery.
    var contentType: String { "\(mediaType); charset=utf-8" }
}
