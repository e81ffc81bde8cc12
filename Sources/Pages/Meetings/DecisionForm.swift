import JSON
import Prevention
import Reports
import Web

/// What a form says of a decision. Each on a page has fields of its own, whose ids end with the number of the decision.
struct DecisionForm: Sendable {
    /// Empty for a new one.
    let suffix: String
    var words = ""
    var owner = ""
    var due = ""
    var state = DecisionState.undecided.rawValue
    var reason = ""
    var linkKind = ""
    /// An id, or the address of a page that ends with one.
    var linkTarget = ""

    private static let members = [
        "words": "ord", "owner": "vem", "due": "senast", "state": "lage", "reason": "varfor", "link": "till",
    ]

    init() { suffix = "" }

    init(_ decision: MeetingDecision) {
        suffix = "-\(decision.number)"
        words = decision.words
        owner = decision.owner
        due = decision.due?.description ?? ""
        state = decision.state.rawValue
        reason = decision.reason
        linkKind = decision.link?.kind.rawValue ?? ""
        linkTarget = decision.link?.target ?? ""
    }

    init(_ form: FormText, number: Int?) {
        let suffix = number.map { "-\($0)" } ?? ""
        self.suffix = suffix
        words = (form["ord" + suffix] ?? "").replacing("\r\n", with: "\n").trimmingSpaces
        owner = (form["vem" + suffix] ?? "").trimmingSpaces
        due = (form["senast" + suffix] ?? "").trimmingSpaces
        state = form["lage" + suffix] ?? ""
        reason = (form["varfor" + suffix] ?? "").trimmingSpaces
        linkKind = form["slag" + suffix] ?? ""
        linkTarget = (form["till" + suffix] ?? "").trimmingSpaces
    }

    /// The `id` of the field for the first word of a fault's pointer.
    var fields: [String: String] { Self.members.mapValues { $0 + suffix } }

    /// As `PUT` and `PATCH /api/v1/meetings/{id}/decisions/{decision}` take it.
    var body: JSONValue {
        .object([
            (key: "words", value: .string(words)), (key: "owner", value: .string(owner)),
            (key: "due", value: .string(due)), (key: "state", value: .string(state)),
            (key: "reason", value: .string(reason)), (key: "link", value: link),
        ])
    }

    private var link: JSONValue {
        guard !linkKind.isEmpty else { return .string("") }
        let path = linkTarget.prefix { $0 != "?" && $0 != "#" }
        let id = path.split(separator: "/").last.map(String.init) ?? ""
        return .object([(key: "kind", value: .string(linkKind)), (key: "id", value: .string(id))])
    }

    /// The fields, as the template shows them.
    func shown(_ faults: [FormFault], _ words: Words) -> Shown {
        let language = words.language
        func line(_ id: String, _ label: String, _ value: String, hint: String? = nil) -> TextField {
            TextField(
                id: id + suffix, label: label, value: value, hint: hint, fault: faults.text(at: id + suffix))
        }
        let none = [(value: "", label: words["meetings-link-none"])]
        return Shown(
            words: TextArea(
                id: "ord" + suffix, label: words["meetings-words"], value: self.words,
                fault: faults.text(at: "ord" + suffix), rows: 3),
            owner: line("vem", words["meetings-owner"], owner, hint: words["meetings-owner-hint"]),
            due: TextField(
                id: "senast" + suffix, label: words["meetings-due"], value: due,
                fault: faults.text(at: "senast" + suffix), type: "date", isShort: true),
            state: SelectField(
                id: "lage" + suffix, label: words["meetings-state"],
                options: DecisionState.allCases.map {
                    (value: $0.rawValue, label: $0.name.text(in: language))
                }, chosen: state, fault: faults.text(at: "lage" + suffix)),
            reason: line(
                "varfor", words["meetings-reason"], reason, hint: words["meetings-reason-hint"]),
            linkKind: SelectField(
                id: "slag" + suffix, label: words["meetings-link-kind"],
                options: none
                    + DecisionLink.Kind.allCases.map {
                        (value: $0.rawValue, label: $0.name.text(in: language))
                    }, chosen: linkKind, fault: faults.text(at: "slag" + suffix)),
            linkTarget: line(
                "till", words["meetings-link-target"], linkTarget, hint: words["meetings-link-hint"]))
    }

    struct Shown: Sendable {
        let words: TextArea
        let owner: TextField
        let due: TextField
        let state: SelectField
        let reason: TextField
        let linkKind: SelectField
        let linkTarget: TextField
    }
}
