import HTTPTypes
import JSON
import Reports
import Web

/// What is sent with a request for service, as a form or as JSON: the same names in both. A field that is empty counts as absent.
struct PostedRequest {
    /// What becomes of a report; all else is taken, and said not to be kept.
    private static let known: Set<String> = [
        "service_code", "lat", "long", "address_string", "email", "phone", "account_id", "device_id",
        "description", "api_key", "jurisdiction_id", "extensions",
    ]

    private var fields: [String: String] = [:]
    /// In the order in which they came.
    private(set) var answers: [(question: String, value: String)] = []
    /// What comes twice, and cannot.
    private(set) var faults: [Problem.Fault] = []
    /// The names of what is not kept, in the order in which they came.
    private(set) var notKept: [String] = []

    /// - Throws: 400 for a body that cannot be read.
    init(_ call: Call) throws(Problem) {
        let type = (call.headers[.contentType] ?? "").lowercased()
        let isForm = type.hasPrefix("application/x-www-form-urlencoded")
        let pairs: [(name: String, value: String)] =
            if isForm { try FormText.fields(of: call.body) } else { try Self.pairs(try call.json()) }
        for (name, value) in pairs where !value.isEmpty {
            if let question = Self.question(name) {
                add(value, to: question)
            } else if fields.updateValue(value, forKey: name) != nil {
                faults.append(
                    .parameter(name, "parameter.repeated", sv: "Anges en gång.", en: "Is given once."))
            } else if !Self.known.contains(name) {
                notKept.append(name)
            }
        }
    }

    subscript(name: String) -> String? { fields[name] }

    private mutating func add(_ value: String, to question: String) {
        if answers.contains(where: { $0.question == question }) {
            faults.append(
                .parameter(
                    question, "answer.repeated", sv: "Frågan tar ett svar.",
                    en: "The question takes one answer."))
        } else {
            answers.append((question, value))
        }
    }

    /// The code in `attribute[CODE]` or `attribute[CODE][]`; nil for another name.
    private static func question(_ name: String) -> String? {
        guard name.hasPrefix("attribute["), name.hasSuffix("]") else { return nil }
        let inner = name.dropFirst("attribute[".count).dropLast()
        return String(inner.hasSuffix("][") ? inner.dropLast(2) : inner)
    }

    /// The members of JSON as fields of a form, an object `attribute` as its brackets.
    private static func pairs(_ json: JSONValue) throws(Problem) -> [(name: String, value: String)] {
        guard let members = json.members else { throw unreadable("") }
        var pairs: [(name: String, value: String)] = []
        for (name, value) in members {
            guard name == "attribute", let attributes = value.members else {
                pairs.append((name, try text(value, of: name)))
                continue
            }
            for (code, value) in attributes {
                for element in value.array ?? [value] {
                    pairs.append(("attribute[\(code)]", try text(element, of: code)))
                }
            }
        }
        return pairs
    }

    private static func text(_ json: JSONValue, of name: String) throws(Problem) -> String {
        switch json {
        case .null: return ""
        case .string(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .number(let number): return String(decoding: JSONWriter.value(number), as: UTF8.self)
        case .array, .object: throw unreadable(name)
        }
    }

    private static func unreadable(_ name: String) -> Problem {
        .content([
            .parameter(
                name, "member.wrong-type", sv: "Här ska det stå en text eller ett tal.",
                en: "This must be a text or a number.")
        ])
    }
}
