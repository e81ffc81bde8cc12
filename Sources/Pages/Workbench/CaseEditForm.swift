import JSON
import Reports
import Web

/// A form about a case, as the body of `PATCH /api/v1/cases/{id}` that it stands for.
///
/// What the members may hold is not known here: the API reads them, and says what is wrong.
struct CaseEditForm: Sendable {
    let action: CaseAction
    let form: FormText

    init?(_ form: FormText) {
        guard let action = CaseAction(rawValue: form["gor"] ?? "") else { return nil }
        self.action = action
        self.form = form
    }

    subscript(name: String) -> String { form[action.field(name)] ?? "" }

    /// - Parameters:
    ///   - person: Who sends it.
    ///   - units: Those that can be chosen.
    ///   - case: The id of the case that was named, where one was.
    ///   - reports: The ids of the reports that were named.
    func body(
        by person: Person, units: [Code<Reports.Unit>], case other: String? = nil, reports: [String] = []
    )
        -> JSONValue
    {
        var members: [(key: String, value: JSONValue)] = []
        switch action {
        case .take: members = [("assignee", .string(person.name))]
        case .state: members = [("state", state)]
        case .answer: members = [("answer", .string(self["text"]))]
        case .note: members = [("note", .string(self["text"]))]
        case .assign: members = [("assignee", .string(self["name"].trimmingSpaces))]
        case .due: members = [("due", .string(self["day"]))]
        case .units:
            let chosen = units.filter { form[action.field("chosen-\($0)")] != nil }
            members = [("units", .array(chosen.map { .string($0.description) }))]
        case .handOver:
            members = [
                (
                    "handOver",
                    .object(
                        [("from", self["from"]), ("to", self["to"])].filter { !$0.1.isEmpty }.map {
                            ($0.0, .string($0.1))
                        })
                )
            ]
        case .category: members = [("category", .string(self["code"]))]
        case .place: members = place
        case .restricted: members = [("restricted", .bool(self["is"] == "true"))]
        case .merge: members = [("merge", .string(other ?? ""))]
        case .bring, .pin: members = [("pin", .array(reports.map { .string($0) }))]
        case .separate: members = [("separate", .array(reports.map { .string($0) }))]
        case .unpin: members = [("unpin", .array(reports.map { .string($0) }))]
        case .undo: members = [("undo", .number(Double(form["post"] ?? "") ?? 0))]
        }
        let reason = self["reason"]
        if !reason.trimmingSpaces.isEmpty { members.append(("reason", .string(reason))) }
        return .object(members)
    }

    private var state: JSONValue {
        let kind = self["kind"]
        let text = self["text"].trimmingSpaces.isEmpty ? nil : self["text"]
        var members: [(key: String, value: JSONValue)] = [("kind", .string(kind))]
        let name: String? =
            switch CaseState.Kind(rawValue: kind) {
            case .waiting: "for"
            case .done: "what"
            case .cannot: "explanation"
            case .reopened: "reason"
            case .received, .underWay, .closed, .merged, nil: nil
            }
        if let name, let text { members.append((name, .string(text))) }
        if kind == CaseState.Kind.done.rawValue, !self["measure"].isEmpty {
            members.append(("measure", .string(self["measure"])))
        }
        if kind == CaseState.Kind.cannot.rawValue { members.append(("why", .string(self["why"]))) }
        return .object(members)
    }

    private var place: [(key: String, value: JSONValue)] {
        // What is no number goes on as text, so that the API says so.
        let coordinates = ["lon", "lat"].map { name -> JSONValue in
            let text = self[name].trimmingSpaces.replacing(",", with: ".")
            return Degrees.number(text).map { .number($0) } ?? .string(text)
        }
        let accuracy = self["accuracy"].trimmingSpaces
        return [
            ("place", .object([("type", .string("Point")), ("coordinates", .array(coordinates))]))
        ]
            + (accuracy.isEmpty
                ? [] : [("accuracyMetres", Double(accuracy).map { .number($0) } ?? .string(accuracy))])
    }
}
