import API
import Reports
import Web

/// The form that the queue is filtered by, filled in as the address says.
struct QueueFilters: Sendable {
    let words: Words
    let address: QueueAddress
    /// What is wrong with a parameter, by its name.
    let faults: [String: String]

    /// The fields in their order.
    func fields(_ profiles: [Profile], districts: [(value: String, label: String)], person: Person)
        -> [FormField]
    {
        let language = words.language
        let categories = profiles.flatMap(\.categories).map {
            (value: $0.code.description, label: $0.name.text(in: language))
        }
        let units = profiles.flatMap(\.units).map {
            (value: $0.code.description, label: $0.name.text(in: language))
        }
        let states = CaseState.Kind.allCases.filter { $0 != .merged }.map {
            (value: $0.rawValue, label: words[$0.word])
        }
        let people = [
            (value: "none", label: words["queue-nobody"]),
            (value: person.name, label: words("queue-me", ["name": person.name])),
        ]
        return [
            .text(text("q", words["queue-words"], words["queue-words-hint"], type: "search")),
            .select(
                select(
                    "state", words["queue-state"],
                    [
                        ("received,reopened", words["queue-state-new"]),
                        ("received,reopened,under-way,waiting", words["queue-state-open"]),
                    ] + states)),
            .select(select("category", words["queue-category"], categories.unique)),
            .select(select("unit", words["queue-unit"], units.unique)),
            .select(select("assignee", words["queue-assignee"], people)),
            .select(select("area", words["queue-area"], districts)),
            .text(text("receivedSince", words["queue-since"], type: "date")),
            .text(text("receivedUntil", words["queue-until"], type: "date")),
            .select(select("overdue", words["queue-overdue"], [("true", words["queue-only-overdue"])])),
            .select(
                select(
                    "restricted", words["queue-restricted"],
                    [("true", words["queue-only-restricted"]), ("false", words["queue-none-restricted"])])),
            .select(
                select("sort", words["queue-sort"], CaseSort.allCases.map { ($0.rawValue, words[$0.word]) })),
        ]
    }

    private func text(_ name: String, _ label: String, _ hint: String? = nil, type: String) -> TextField {
        TextField(
            id: name, label: label, value: address[name] ?? "", hint: hint, fault: faults[name], type: type)
    }

    /// With “any” first, and with what the address says where that is none of the options.
    private func select(_ name: String, _ label: String, _ options: [(value: String, label: String)])
        -> SelectField
    {
        var all = [(value: "", label: words["queue-any"])] + options
        if let value = address[name], !options.contains(where: { $0.value == value }) {
            all.append((value, value))
        }
        return SelectField(
            id: name, label: label, options: all, chosen: address[name] ?? "", fault: faults[name])
    }
}

/// A field of some kind, as the partial `fields` shows it.
enum FormField: Sendable {
    case text(TextField)
    case area(TextArea)
    case select(SelectField)
    case checks(CheckGroup)
    case radios(RadioGroup)

    /// For the template: one member, named for the kind.
    var content: [String: any Sendable] {
        switch self {
        case .text(let field): ["text": field]
        case .area(let field): ["area": field]
        case .select(let field): ["select": field]
        case .checks(let field): ["checks": field]
        case .radios(let field): ["radios": field]
        }
    }
}

extension [(value: String, label: String)] {
    /// Without the values that have been before: municipalities share codes.
    var unique: [(value: String, label: String)] {
        var seen: Set<String> = []
        return filter { seen.insert($0.value).inserted }
    }
}

extension CaseSort {
    /// The key of what it is called.
    var word: String {
        switch self {
        case .newest: "queue-sort-newest"
        case .oldest: "queue-sort-oldest"
        case .due: "queue-sort-due"
        case .reports: "queue-sort-reports"
        }
    }
}

extension CaseState.Kind {
    /// The key of what staff call it.
    var word: String {
        switch self {
        case .received: "state-received"
        case .reopened: "state-reopened"
        case .underWay: "state-under-way"
        case .waiting: "state-waiting"
        case .done: "state-done"
        case .cannot: "state-cannot"
        case .closed: "state-closed"
        case .merged: "state-merged"
        }
    }
}
