import JSON
import Reports
import Web

/// What bodies of walks, findings and measures have in common.
extension BodyReader {
    mutating func unit(among units: Set<Code<Reports.Unit>>) -> Code<Reports.Unit>? {
        let known = units.map(\.description).sorted().joined(separator: ", ")
        return value("unit", sv: "En av: \(known).", en: "One of: \(known).") { text in
            Code<Reports.Unit>(text).flatMap { units.contains($0) ? $0 : nil }
        }
    }

    /// Whether a member is an empty text; nil where it is missing.
    mutating func emptied(_ key: String) -> Bool? { json(key).map { $0.string == "" } }

    mutating func day(_ key: String, isRequired: Bool = false) -> CivilDate? {
        value(
            key, isRequired: isRequired, sv: "Skriv en dag, som 2026-11-26.",
            en: "Write a day, such as 2026-11-26."
        ) { CivilDate($0) }
    }

    mutating func moment(_ key: String) -> Timestamp? {
        value(key, sv: "En tid enligt RFC 3339.", en: "A time by RFC 3339.") { try? Timestamp(rfc3339: $0) }
    }

    /// A text of 1 to `most` bytes that is not all blank.
    mutating func line(_ key: String, isRequired: Bool = false, most: Int = 200) -> String? {
        guard isText(key) else { return nil }
        return value(
            key, isRequired: isRequired, sv: "Skriv något, högst \(most) byte (å, ä och ö är två).",
            en: "Write something, at most \(most) bytes (å, ä and ö are two)."
        ) { text in
            (1...most).contains(text.utf8.count) && !text.utf8.contains(0)
                && text.contains { !$0.isWhitespace } ? text : nil
        }
    }

    /// A text that may be empty.
    mutating func plain(_ key: String, most: Int) -> String? {
        guard isText(key) else { return nil }
        return value(
            key, sv: "Högst \(most) byte (å, ä och ö är två).",
            en: "At most \(most) bytes (å, ä and ö are two)."
        ) { text in
            text.utf8.count <= most && !text.utf8.contains(0) ? text : nil
        }
    }

    /// Whether a member is a text or missing. What is something else, as a list, is told of as that and not by its length.
    private mutating func isText(_ key: String) -> Bool {
        guard let json = json(key), json.string == nil else { return true }
        wrongType(at: pointer.appending(key), sv: "text", en: "a string")
        return false
    }
}
