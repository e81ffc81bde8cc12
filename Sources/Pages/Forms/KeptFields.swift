import Crypto
import Web

/// What the fields of a form show of what is kept.
///
/// A form carries a mark of each of them beside the version that it was made of (``opened``). So one that was refused because somebody else
/// was quicker tells what its sender has changed: that alone stays as it was typed when the form is shown again, and what was not touched
/// stands as it is kept by now. Where both have changed a field, what is kept is told beside what was typed. See decision 0069.
struct KeptFields: Sendable {
    /// The field that carries ``opened``.
    static let field = "opened"

    private var fields: [Field] = []
    /// Names of fields that say one thing together, such as the kind of a link and where it leads.
    private let together: [Set<String>]

    private struct Field: Sendable {
        let id: String
        let name: String
        let value: String
        let words: String
        let isBox: Bool
    }

    /// - Parameters:
    ///   - shown: What the form shows, with its fields wherever in it they stand.
    ///   - together: The names of fields of which all stay as they were typed where one of them was touched.
    init(_ shown: [Any], together: [Set<String>] = []) {
        self.together = together
        for value in shown { collect(value) }
    }

    private mutating func collect(_ value: Any) {
        switch value {
        case let field as any KeptField:
            for (name, value) in field.keptValues {
                fields.append(
                    Field(id: field.id, name: name, value: value, words: field.keptWords, isBox: field.isBox))
            }
        case is String, is Bool, is Int: return
        default: for part in Mirror(reflecting: value).children { collect(part.value) }
        }
    }

    /// As the form carries it: the name of each field with a mark of what it shows.
    var opened: String { Self.written(marks) }

    private var marks: [String: String] {
        Dictionary(fields.map { ($0.name, Self.mark($0.value)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether somebody has changed a field, no box, before the form was sent. One that carries no mark of it was changed.
    static func isTouched(_ name: String, in form: FormText) -> Bool {
        guard let sent = form[name] else { return false }
        return marks(in: form)[name] != mark(sent)
    }

    /// A form that was refused, as it is shown again over what is kept.
    ///
    /// - Parameters:
    ///   - version: The one that the form was made of.
    ///   - current: The one that these fields show.
    ///   - faults: Why it was refused.
    func shownAgain(
        _ form: FormText, of version: Int, over current: Int, _ faults: [FormFault], _ words: Words
    ) -> (form: FormText, faults: [FormFault]) {
        guard version != current else { return (form, faults) }
        let opened = Self.marks(in: form)
        let kept = marks
        var again = form
        var contested: [FormFault] = []
        for field in fields {
            let sent = form[field.name]
            // What is no box and was not sent stands in another form.
            guard sent != nil || field.isBox, Self.mark(sent ?? "") != kept[field.name] else { continue }
            let group = together.first { $0.contains(field.name) } ?? [field.name]
            let isTouched = group.contains { opened[$0] == nil || opened[$0] != Self.mark(form[$0] ?? "") }
            if !isTouched {
                again[field.name] = field.isBox && field.value.isEmpty ? nil : field.value
            } else if group.contains(where: { opened[$0] == nil || opened[$0] != kept[$0] }),
                !contested.contains(where: { $0.field == field.id })
            {
                contested.append(FormFault(field: field.id, text: Self.told(field, words)))
            }
        }
        let since = FormFault(field: "main", text: words["form-changed-since"])
        return (again, faults + [since] + contested)
    }

    private static func told(_ field: Field, _ words: Words) -> String {
        field.words.isEmpty
            ? words["form-field-emptied"] : words("form-field-changed", ["now": field.words])
    }

    /// A form whose fields go by other names than those that it was sent with, as rows do that have moved.
    static func renaming(_ names: [String: String], in form: FormText) -> FormText {
        let before = marks(in: form)
        var renamed = form
        var after = before
        for name in names.keys {
            renamed[name] = nil
            after[name] = nil
        }
        for (name, other) in names {
            renamed[other] = form[name]
            after[other] = before[name]
        }
        renamed[field] = written(after)
        return renamed
    }

    /// Whether a field showed something when the form was made; false for one that the form carries no mark of.
    static func showed(_ value: String, _ name: String, in form: FormText) -> Bool {
        marks(in: form)[name] == mark(value)
    }

    private static func marks(in form: FormText) -> [String: String] {
        let pairs = (form[field] ?? "").split(separator: " ").compactMap { pair -> (String, String)? in
            guard let colon = pair.lastIndex(of: ":") else { return nil }
            return (String(pair[..<colon]), String(pair[colon...].dropFirst()))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private static func written(_ marks: [String: String]) -> String {
        marks.map { "\($0.key):\($0.value)" }.sorted().joined(separator: " ")
    }

    /// The same for what a browser sends as for what was shown: lines end otherwise in a form. It tells two texts apart, and hides nothing.
    private static func mark(_ text: String) -> String {
        let same = text.replacing("\r\n", with: "\n").trimmingSpaces
        return Base64URL.encode(Array(SHA256.hash(data: Array(same.utf8)).prefix(6)))
    }
}
