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
    /// An id, or the address of a page.
    var linkTarget = ""
    /// What the decision led to before.
    private var formerTarget: String?

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

    /// - Parameter former: What the decision led to before; nil for a new one, and one that led to nothing.
    init(_ form: FormText, number: Int?, insteadOf former: DecisionLink? = nil) {
        let suffix = number.map { "-\($0)" } ?? ""
        self.suffix = suffix
        words = (form["ord" + suffix] ?? "").replacing("\r\n", with: "\n").trimmingSpaces
        owner = (form["vem" + suffix] ?? "").trimmingSpaces
        due = (form["senast" + suffix] ?? "").trimmingSpaces
        state = form["lage" + suffix] ?? ""
        reason = (form["varfor" + suffix] ?? "").trimmingSpaces
        linkKind = form["slag" + suffix] ?? ""
        linkTarget = (form["till" + suffix] ?? "").trimmingSpaces
        formerTarget = former?.target
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

    /// An address says itself of which kind it is, whatever is chosen beside it. What is of no kind is left for the API to refuse.
    private var link: JSONValue {
        // Whoever chooses that it leads to nothing need not empty the field too.
        let isTakenAway = linkKind.isEmpty && linkTarget == formerTarget
        guard !isTakenAway, !linkKind.isEmpty || !linkTarget.isEmpty else { return .string("") }
        let address = LinkAddress(linkTarget)
        let kind = address.kind?.rawValue ?? linkKind
        var members: [(key: String, value: JSONValue)] = [("id", .string(address.id))]
        if !kind.isEmpty { members.append(("kind", .string(kind))) }
        return .object(members)
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
