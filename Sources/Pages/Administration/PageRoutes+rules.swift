import API
import Reports
import Triage
import Web

/// Routing rules: the text, what a check and a trial make of it, and who changed it when.
extension PageRoutes {
    var ruleRoutes: [Route] { [showRules, changeRules, routeOpenCases, showRevision] }

    private static let municipality = Route.QueryParameter(
        "kommun", .text, "Whose rules; the first of one's own when absent.", example: "1060")

    private static let earlier = Route.QueryParameter(
        "fran", .text,
        "Puts rules out of the history into the form: the number of a change, or `mappen` for those of the folder.",
        example: "17")

    private var showRules: Route {
        staffPage(
            "/admin/regler", .manageProfile, query: [Self.municipality, Self.earlier, Self.done],
            Bilingual(swedish: "Regler", english: "Rules")
        ) { call, visit in
            let municipality = try chosen(call.query["kommun"], call)
            let earlier = try await earlierRules(call.query["fran"], of: municipality, call)
            return try await rulesPage(municipality, call, visit, earlier: earlier)
        }
    }

    /// The text of rules out of the history; nil when none are asked for.
    ///
    /// - Throws: ``Problem/notFound`` for those that there are not.
    private func earlierRules(_ text: String?, of municipality: MunicipalityCode, _ call: Call) async throws
        -> String?
    {
        guard let text else { return nil }
        let caller = try call.caller()
        if text == "mappen" { return try await api.rules(of: municipality, for: caller).base }
        let history = try await api.ruleHistory(of: municipality, for: caller)
        guard let number = Int64(text), let found = history.first(where: { $0.number == number }) else {
            throw Problem.notFound
        }
        return found.content
    }

    /// Checks the text, tries it on open cases, or keeps it, as the button says.
    private var changeRules: Route {
        staffForm(
            "/admin/regler", .manageProfile, limit: 4 * 1_024 * 1_024,
            Bilingual(swedish: "Prova eller spara regler", english: "Try or keep rules")
        ) { call, visit, form in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let municipality = try chosen(form["kommun"], call)
            // A browser sends line breaks as CRLF.
            let text = (form["rules"] ?? "").replacing("\r\n", with: "\n")
            let reason = form["reason"] ?? ""
            var draft = RuleDraft(text: text, reason: reason, after: form["after"].flatMap { Int64($0) })
            let checked = try await api.check(text, asRulesOf: municipality, for: caller)
            draft.check(checked, words)
            guard form["step"] == "keep" else {
                if let document = checked.document {
                    draft.trial = try await api.tryRules(document, limit: 500, for: caller)
                }
                return .page(try await rulesPage(municipality, call, visit, draft))
            }
            do {
                try await api.keepRules(
                    text, of: municipality, after: draft.after, reason: reason, by: caller, at: call.now)
                return .seeOther("/admin/regler?kommun=\(municipality)&gjort=regler")
            } catch let problem as Problem {
                draft.faults =
                    problem.kind == .changedMeanwhile
                    ? [FormFault(field: "rules", text: words["rules-meanwhile"])]
                    : try Self.faults(
                        of: problem, at: ["rules": "rules", "reason": "reason"], in: visit.language)
                draft.isStale = problem.kind == .changedMeanwhile
                return .page(try await rulesPage(municipality, call, visit, draft))
            }
        }
    }

    private var routeOpenCases: Route {
        staffForm(
            "/admin/regler/fordelning", .manageProfile,
            Bilingual(swedish: "Fördela öppna ärenden på nytt", english: "Route open cases anew")
        ) { call, visit, form in
            let municipality = try chosen(form["kommun"], call)
            let outcome = try await api.routeOpenCases(of: municipality, by: try call.caller(), at: call.now)
            var page = try await rulesPage(municipality, call, visit)
            page.content["done"] = frame.words[visit.language](
                "rules-routed", ["changed": "\(outcome.changed)", "looked": "\(outcome.looked)"])
            return .page(page)
        }
    }

    private var showRevision: Route {
        staffPage(
            "/admin/regler/{municipality}/{number}", .manageProfile,
            Bilingual(swedish: "Tidigare regler", english: "Earlier rules")
        ) { call, visit in
            let words = frame.words[visit.language]
            let municipality = try call.value(0) { MunicipalityCode($0) }
            let number = try call.value(1) { Int64($0) }
            let history = try await api.ruleHistory(of: municipality, for: try call.caller())
            guard let found = history.first(where: { $0.number == number }) else { throw Problem.notFound }
            var page = administration(
                "admin-rule-revision", words("rules-revision", ["number": "\(number)"]), visit)
            page.content["definitions"] = [
                Definition(words["rules-by"], [found.by.name]),
                Definition(words["rules-at"], [ShownTime(found.at).when]),
                Definition(words["rules-reason"], [found.reason]),
            ]
            page.content["text"] = found.content
            page.content["back"] = "/admin/regler?kommun=\(municipality)&fran=\(number)"
            return page
        }
    }

    /// - Throws: ``Problem/notFound`` for a municipality that is not the caller's.
    private func chosen(_ text: String?, _ call: Call) throws -> MunicipalityCode {
        let own = api.profilesWithRules(for: try call.caller()).map(\.municipality)
        guard let text else { return try own.first ?? { throw Problem.notFound }() }
        guard let code = MunicipalityCode(text), own.contains(code) else { throw Problem.notFound }
        return code
    }

    private func rulesPage(
        _ municipality: MunicipalityCode, _ call: Call, _ visit: Visit, _ draft: RuleDraft? = nil,
        earlier: String? = nil
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        let current = try await api.rules(of: municipality, for: caller)
        let history = try await api.ruleHistory(of: municipality, for: caller)
        let profiles = api.profilesWithRules(for: caller)
        var page = administration("admin-rules", words["admin-rules"], visit)
        page.isWide = true
        page.refuse(draft?.faults ?? [])
        let fault = { (id: String) in draft?.faults.first { $0.field == id }?.text }
        page.content["choices"] =
            profiles.count < 2
            ? []
            : profiles.map {
                AdministrationRoom.Link(
                    address: "/admin/regler?kommun=\($0.municipality)", name: $0.name,
                    isHere: $0.municipality == municipality)
            }
        page.content["hasChoices"] = profiles.count > 1
        page.content["municipality"] = municipality.description
        page.content["source"] =
            current.revision.map {
                words("rules-from-browser", ["by": $0.by.name, "when": ShownTime($0.at).when])
            } ?? words["rules-from-folder"]
        page.content["isPassedOver"] = current.revision == nil && current.last != nil
        // A text that was written over rules that somebody has changed since is compared first, and then kept over these.
        let after =
            draft.flatMap { $0.isStale ? nil : $0.after }
            ?? (draft == nil || draft?.isStale == true ? current.last : nil)
        page.content["after"] = after.map { "\($0)" } ?? ""
        page.content["rules"] = TextArea(
            id: "rules", label: words["rules-text"], value: draft?.text ?? earlier ?? current.text,
            hint: words["rules-text-hint"], fault: fault("rules"), rows: 24)
        page.content["reason"] = TextField(
            id: "reason", label: words["rules-reason"], value: draft?.reason ?? "",
            hint: words["rules-reason-hint"], fault: fault("reason"))
        page.content["currentText"] = draft?.isStale == true ? current.text : nil
        let profile = served[municipality]
        page.content["outcome"] = draft.map {
            RuleOutcome($0, words) { profile?.unit($0)?.name.text(in: words.language) ?? $0.description }
        }
        page.content["revisions"] = history.map {
            RevisionRow(
                address: "/admin/regler/\(municipality)/\($0.number ?? 0)", at: ShownTime($0.at),
                by: $0.by.name, reason: $0.reason, counts: $0.number == current.revision?.number)
        }
        page.content["hasRevisions"] = !history.isEmpty
        page.content["isEarlier"] = earlier != nil
        page.content["folder"] = "/admin/regler?kommun=\(municipality)&fran=mappen"
        return page
    }
}

/// Rules that somebody is writing.
private struct RuleDraft: Sendable {
    let text: String
    let reason: String
    let after: Int64?
    var faults: [FormFault] = []
    /// Whether somebody else has changed the rules meanwhile.
    var isStale = false
    var findings: [RuleFinding] = []
    var isSound = false
    var trial: RoutingDryRun?

    init(text: String, reason: String, after: Int64?) {
        self.text = text
        self.reason = reason
        self.after = after
    }

    mutating func check(_ checked: APIService.CheckedRules, _ words: Words) {
        isSound = checked.isSound
        findings =
            checked.faults.map {
                RuleFinding(
                    kind: "bad", label: words["rules-error"], text: $0.sentence.text(in: words.language))
            }
            + (checked.report?.findings ?? []).map { finding in
                let text = finding.sentence.text(in: words.language)
                return switch finding.severity {
                case .error: RuleFinding(kind: "bad", label: words["rules-error"], text: text)
                case .warning: RuleFinding(kind: "warn", label: words["rules-warning"], text: text)
                case .note: RuleFinding(kind: "", label: words["rules-note"], text: text)
                }
            }
    }
}

private struct RuleFinding: Hashable, Sendable {
    /// The class of its mark.
    let kind: String
    let label: String
    let text: String
}

/// What a check and a trial have shown.
private struct RuleOutcome: Sendable {
    let isSound: Bool
    let findings: [RuleFinding]
    let hasTrial: Bool
    let tried: String
    let units: [UnitLine]
    let cases: [CaseLine]

    struct UnitLine: Hashable, Sendable {
        let code: String
        let name: String
        let gained: Int
        let lost: Int
        let rescheduled: Int
    }

    struct CaseLine: Hashable, Sendable {
        let id: String
        let added: [Change]
        let removed: [Change]
    }

    struct Change: Hashable, Sendable {
        let text: String
        /// By which who writes the rules knows it.
        let rule: String
    }

    /// - Parameter unitName: What a unit is called.
    init(_ draft: RuleDraft, _ words: Words, unitName: (Code<Reports.Unit>) -> String) {
        isSound = draft.isSound
        findings = draft.findings
        hasTrial = draft.trial != nil
        tried =
            draft.trial.map {
                words("rules-tried", ["changed": "\($0.changes.count)", "tried": "\($0.caseCount)"])
            } ?? ""
        units = (draft.trial?.balance ?? []).map {
            UnitLine(
                code: $0.unit.description, name: unitName($0.unit), gained: $0.gained, lost: $0.lost,
                rescheduled: $0.rescheduled)
        }
        cases = (draft.trial?.changes ?? []).prefix(20).map { change in
            let line = { (one: Assignment) in
                Change(
                    text: "\(one.unitName.text(in: words.language)): \(one.reason.text(in: words.language))",
                    rule: one.rule)
            }
            return CaseLine(
                id: change.case.description, added: change.added.map(line), removed: change.removed.map(line))
        }
    }
}

private struct RevisionRow: Sendable {
    let address: String
    let at: ShownTime
    let by: String
    let reason: String
    /// Whether cases are routed by it now.
    let counts: Bool
}
