import TestSupport

/// A form as it stands on a page, with what a browser sends of it.
struct PageForm {
    private(set) var fields: [(name: String, value: String)] = []

    /// - Parameter name: Of a field that stands in this form and in none before it.
    init(holding name: String, on page: String) throws {
        let forms = page.split(separator: "<form").compactMap { $0.split(separator: "</form>").first }
        let form = String(try forms.first { $0.contains(#" name="\#(name)""#) }.orFail())
        for found in form.matches(of: /<input([^>]*)>/) {
            let tag = String(found.output.1)
            let isBox = [#" type="checkbox""#, #" type="radio""#].contains { tag.contains($0) }
            if let name = Self.attribute("name", of: tag), !isBox || tag.contains(" checked") {
                set(name, Self.plain(Self.attribute("value", of: tag) ?? ""))
            }
        }
        for found in form.matches(of: /<textarea([^>]*)>\n([^<]*)<\/textarea>/) {
            let name = try Self.attribute("name", of: String(found.output.1)).orFail()
            set(name, Self.plain(String(found.output.2)))
        }
        for list in form.split(separator: "<select").dropFirst() {
            let name = try Self.attribute("name", of: String(list.prefix { $0 != ">" })).orFail()
            let options = (list.split(separator: "</select>").first ?? "").matches(
                of: /<option value="([^"]*)"( selected)?>/)
            let chosen = options.first { $0.output.2 != nil } ?? options.first
            set(name, Self.plain(chosen.map { String($0.output.1) } ?? ""))
        }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Types something, or presses a button.
    mutating func set(_ name: String, _ value: String) {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }

    /// What is sent, but for the token, which every form of a person has.
    var sent: [(String, String)] { fields.filter { $0.name != "formToken" }.map { ($0.name, $0.value) } }

    private static func attribute(_ name: String, of tag: String) -> String? {
        guard let start = tag.firstRange(of: #" \#(name)=""#)?.upperBound else { return nil }
        return String(tag[start...].prefix { $0 != "\"" })
    }

    private static func plain(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#96;", "`"), ("&amp;", "&")]
            .reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
