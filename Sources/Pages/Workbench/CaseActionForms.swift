import Reports
import Web

/// The forms of the actions, filled in with how the case stands or with what somebody has typed.
struct CaseActionForms: Sendable {
    let words: Words
    let profile: Profile
    /// Nil for several cases at once.
    let read: Case?
    /// What was typed into the form of one action; nil before anything was.
    var typed: CaseEditForm?
    /// What is wrong, by the `id` of the field.
    var faults: [String: String] = [:]
    /// An answer to begin from.
    var template: AnswerTemplate?
    /// The categories of the case's reports.
    var category: Code<Reports.Category>?
    /// Open cases near by that it may be one with: their ids and what they are called.
    var near: [(value: String, label: String)] = []

    /// Each action as the partial `actions` shows it.
    func content(of actions: [CaseAction]) -> [[String: any Sendable]] {
        actions.map { action in
            let isTyped = typed?.action == action
            var content: [String: any Sendable] = [
                "gor": action.rawValue, "title": words[action.word],
                "isOpen": isTyped || (action == .answer && template != nil)
                    || (read != nil && action == .state),
                "fields": fields(of: action).map(\.content),
            ]
            if read != nil { content[KeptFields.field] = keptFields(of: [action]).opened }
            if action == .answer, read != nil, !profile.answerTemplates.isEmpty {
                content["hasTemplates"] = true
                content["templates"] = profile.answerTemplates.enumerated().map { number, template in
                    ["number": "\(number + 1)", "name": template.name, "text": template.text]
                }
            }
            return content
        }
    }

    /// Whether the form of an action shows how the case stands, rather than what is proposed.
    func showsKept(_ action: CaseAction) -> Bool {
        [.assign, .due, .units, .category].contains(action)
    }

    /// Their fields as they stand before anything is typed, of those that show how the case stands.
    func keptFields(of actions: [CaseAction]) -> KeptFields {
        var untyped = self
        untyped.typed = nil
        return KeptFields(actions.filter(showsKept).map { untyped.fields(of: $0) })
    }

    private func fields(of action: CaseAction) -> [FormField] {
        switch action {
        case .state: stateFields
        case .answer:
            [
                area(
                    action, "text", words["case-answer-text"], template?.text ?? "",
                    hint: words["case-answer-hint"])
            ]
        case .note: [area(action, "text", words["case-note-text"], hint: words["case-note-hint"], rows: 4)]
        case .assign:
            [
                text(
                    action, "name", words["case-assign-name"], read?.assignee?.description ?? "",
                    hint: words["case-assign-hint"]), text(action, "reason", words["case-reason-optional"]),
            ]
        case .due:
            [
                text(
                    action, "day", words["case-due-day"], read?.due?.description ?? "",
                    hint: words["case-due-hint"], type: "date"), reason(action),
            ]
        case .units: [.checks(unitChecks), reason(action)]
        case .handOver: handOverFields
        case .category:
            [
                select(
                    action, "code", words["queue-category"],
                    profile.categories.map { ($0.code.description, $0.name.text(in: words.language)) },
                    category?.description), reason(action),
            ]
        case .place:
            [
                text(action, "lon", words["case-lon"], hint: words["case-place-hint"]),
                text(action, "lat", words["case-lat"]), text(action, "accuracy", words["case-accuracy"]),
                reason(action),
            ]
        case .restricted:
            [
                select(
                    action, "is", words["case-restricted-is"],
                    [("true", words["case-restricted-yes"]), ("false", words["case-restricted-no"])],
                    read.map { $0.restrictedCount > 0 ? "false" : "true" }), reason(action),
            ]
        case .merge:
            [
                select(
                    action, "near", words["case-merge-near"], [("", words["case-merge-none"])] + near, nil),
                text(action, "other", words["case-merge-other"], hint: words["case-merge-hint"]),
            ]
        case .bring: [text(action, "report", words["case-bring-report"], hint: words["case-bring-hint"])]
        case .take, .separate, .pin, .unpin, .undo: []
        }
    }

    private var stateFields: [FormField] {
        let action = CaseAction.state
        let next =
            read.map { $0.state.kind.next } ?? Set(CaseState.Kind.allCases).subtracting([.merged, .closed])
        // Forwards first: that is what is chosen mostly.
        let order: [CaseState.Kind] = [.underWay, .waiting, .done, .cannot, .reopened, .received]
        let kinds = order.filter(next.contains).map { ($0.rawValue, words[$0.word]) }
        return [
            select(action, "kind", words["case-new-state"], kinds, nil),
            area(
                action, "text", words["case-state-text"], hint: words["case-state-hint"], rows: 3),
            select(
                action, "measure", words["case-measure"],
                [("", words["case-no-measure"])]
                    + profile.caseWords.measures.map {
                        ($0.code.description, $0.name.text(in: words.language))
                    }, nil),
            select(
                action, "why", words["case-why"],
                Refusal.allCases.map { ($0.rawValue, $0.name.text(in: words.language)) }, nil),
        ]
    }

    private var handOverFields: [FormField] {
        let action = CaseAction.handOver
        let own = read?.units.map { ($0.unit.description, $0.unitName.text(in: words.language)) } ?? []
        return (own.count > 1 ? [select(action, "from", words["case-from"], own, nil)] : []) + [
            select(
                action, "to", words["case-to"],
                [("", words["case-to-fallback"])]
                    + profile.units.map { ($0.code.description, $0.name.text(in: words.language)) }, nil),
            reason(action),
        ]
    }

    private var unitChecks: CheckGroup {
        let action = CaseAction.units
        let typed = typed.flatMap { $0.action == action ? $0 : nil }
        let chosen = profile.units.map(\.code).filter { code in
            typed.map { $0.form[action.field("chosen-\(code)")] != nil }
                ?? (read?.units.contains { $0.unit == code } ?? false)
        }
        return CheckGroup(
            id: action.field("chosen"), label: words["case-units"],
            choices: profile.units.map { ($0.code.description, $0.name.text(in: words.language)) },
            chosen: Set(chosen.map(\.description)), fault: faults[action.field("chosen")])
    }

    private func value(_ action: CaseAction, _ name: String, _ usual: String) -> String {
        typed.flatMap { $0.action == action ? $0[name] : nil } ?? usual
    }

    private func text(
        _ action: CaseAction, _ name: String, _ label: String, _ usual: String = "", hint: String? = nil,
        type: String = "text"
    ) -> FormField {
        let id = action.field(name)
        return .text(
            TextField(
                id: id, label: label, value: value(action, name, usual), hint: hint, fault: faults[id],
                type: type))
    }

    private func area(
        _ action: CaseAction, _ name: String, _ label: String, _ usual: String = "", hint: String? = nil,
        rows: Int = 6
    ) -> FormField {
        let id = action.field(name)
        return .area(
            TextArea(
                id: id, label: label, value: value(action, name, usual), hint: hint, fault: faults[id],
                rows: rows))
    }

    private func select(
        _ action: CaseAction, _ name: String, _ label: String, _ options: [(String, String)],
        _ usual: String?
    ) -> FormField {
        let id = action.field(name)
        return .select(
            SelectField(
                id: id, label: label, options: options.map { (value: $0.0, label: $0.1) },
                chosen: value(action, name, usual ?? ""), fault: faults[id]))
    }

    private func reason(_ action: CaseAction) -> FormField { text(action, "reason", words["case-reason"]) }
}
