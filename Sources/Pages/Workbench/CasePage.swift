import API
import Geometry
import HTTPTypes
import Prevention
import Projection
import Reports
import Triage
import Web

/// What the page of a case is asked to show beside the case.
struct CasePage: Sendable {
    /// What was done after this entry of its history is told first.
    var doneAfter: Int?
    /// The number of an answer to begin from.
    var template: Int?
    /// A form that was refused, with what was typed.
    var typed: CaseEditForm?
    /// Why.
    var problem: Problem?
    /// What must be known of what was done.
    var said: [String] = []
    /// A great case is shown in parts.
    var part = CasePart(mostReports: 50, mostEntries: 100)
    /// Whether what every rule makes of a great case is shown, which looks at all its reports.
    var showsRules = false
    /// What is wrong with photos that were sent.
    var photoFault: String?
    /// Whether they were to be shown to those who follow.
    var showsPhotos = true
    /// The form of a photo that was refused.
    var hiding: PhotoHiding?
}

extension PageRoutes {
    func casePage(_ id: Case.ID, _ asked: CasePage, _ call: Call, _ visit: Visit) async throws -> Page {
        // Who sent a form may change cases; what is shown is what the person may read.
        guard let person = try call.caller().person, let caller = Caller(.person(person), to: .readCases)
        else {
            throw Problem.notSignedIn
        }
        let words = frame.words[visit.language]
        let excerpt = try await api.excerpt(asked.part, of: id, for: caller)
        let read = excerpt.read
        let found = read.case
        let mayEdit = api.mayEdit(found, caller) && found.status != .merged
        let about = excerpt.last.map { categoryName($0, words) } ?? groupName(of: found, words)
        let district = api.district(of: found, for: caller)
        var page = Page(
            template: "case", title: [about, district].compactMap(\.self).joined(separator: ", ")
        ).withMap
        page.scripts += ["shortcuts.js", "case.js"]
        page.styles += ["workbench.css", "photos.css"]
        page.isWide = true
        page.content = CaseFacts(read, words, today: SwedishTime(call.now).date, person: person).content
        page.content["address"] = "/arende/\(found.id)"
        page.content["id"] = found.id.description
        page.content["version"] = "\(found.version)"
        page.content["mayEdit"] = mayEdit
        page.content["isMine"] = found.assignee?.description == person.name
        let photos = CasePhotos(case: found.id, words: words, mayEdit: mayEdit, typed: asked.hiding)
        let located = try await api.photos(of: read.reports.map(\.filed.report.id), in: found, for: caller)
        page.content["reports"] = read.reports.map { one in
            let views = photos.views(located[one.filed.report.id] ?? [], of: one.filed.report)
            return reportContent(one, photos: views, mayEdit: mayEdit, words)
        }
        let work = try await api.photos(ofWorkOn: found)
        page.content["work"] = photos.viewsOfWork(work).content
        page.content["hasWork"] = !work.isEmpty
        if mayEdit, api.photos.isAvailable, work.count < PhotoSubject.work(found.id).most {
            page.content["photoField"] = FileField.photos(
                words, id: "foto", most: PhotoForm.most, fault: asked.photoFault)
        }
        page.content["photoShown"] = asked.showsPhotos
        if let fault = asked.photoFault { page.faults.append(FormFault(field: "foto", text: fault)) }
        if let typed = asked.hiding {
            page.faults.append(FormFault(field: typed.field, text: typed.fault))
            page.labels[typed.field] = words["case-reason"]
        }
        if !page.faults.isEmpty { page.status = .unprocessableContent }
        page.content["said"] = (read.remarks.map { $0.text(in: visit.language) }) + asked.said
        let history = CaseHistory(
            events: read.history, undone: excerpt.undone, words: words, mayUndo: mayEdit)
        page.content["entries"] = history.entries
        page.content["lastEntry"] = "\(excerpt.latestEntry)"
        CaseParts(excerpt, asked.part).link(from: &page, words)
        page.content["joinings"] = history.joinings
        page.content["joiningRule"] = joiningRule(of: found, words)
        if asked.showsRules || found.reportCount <= asked.part.mostReports {
            page.content["routing"] = try await routing(of: found, for: caller, words, at: call.now)
        } else {
            page.content["rulesLink"] = "/arende/\(found.id)?regler=1#regler"
        }
        if let number = asked.doneAfter {
            let done = history.entries(after: number)
            page.content["done"] = done
            page.content["hasDone"] = !done.isEmpty
        }
        let others = presence.note(person, at: found.id, now: call.now)
        page.content["others"] = others
        page.content["hasOthers"] = !others.isEmpty
        page.content["keys"] = Shortcut.ofCase(words)
        let measures = try await measures(
            because: .case(found.id), for: caller.identity, visit.language)
        page.content["measures"] = measures
        page.content["hasMeasures"] = !measures.isEmpty
        let findings = try await findings(of: found.id, for: caller.identity, words)
        page.content["findings"] = findings
        page.content["hasFindings"] = !findings.isEmpty
        if caller.may(.keepMeasures) {
            page.content["newMeasure"] = "/atgarder/ny?arende=\(found.id)"
        }
        page.content["map"] = map(words["case-map"], for: visit, pin: mayEdit ? "place" : nil)
        if let position = read.position {
            page.content["longitude"] = position.longitude.degrees
            page.content["latitude"] = position.latitude.degrees
        }
        if mayEdit { try await addActions(to: &page, excerpt, asked, history, caller, words, at: call.now) }
        return page
    }

    private func addActions(
        to page: inout Page, _ excerpt: CaseExcerpt, _ asked: CasePage, _ history: CaseHistory,
        _ caller: Caller,
        _ words: Words, at now: Timestamp
    ) async throws {
        let read = excerpt.read
        guard let profile = served[read.case.municipality] else { return }
        if let problem = asked.problem, let typed = asked.typed {
            tell(problem, of: typed, on: &page, history, words)
        }
        var forms = CaseActionForms(words: words, profile: profile, read: read.case)
        forms.category = excerpt.last?.category
        if let typed = asked.typed {
            let version = typed.form["version"].flatMap { Int($0) } ?? read.case.version
            let told = page.faults
            let again = forms.keptFields(of: [typed.action]).shownAgain(
                typed.form, of: version, over: read.case.version, told, words)
            // That somebody was quicker, and with what, stands on top of the page already.
            page.faults = again.faults.filter { $0.field != "main" || told.contains($0) }
            forms.typed = CaseEditForm(again.form)
        }
        forms.faults = page.faults.byField
        forms.template = asked.template.flatMap { number in
            profile.answerTemplates.indices.contains(number - 1) ? profile.answerTemplates[number - 1] : nil
        }
        forms.near = try await casesNear(read, caller, words, at: now)
        page.content["actions"] = forms.content(of: CaseAction.shown)
    }

    /// What is wrong with a form, at its fields; and when somebody else was first, what that one did.
    private func tell(
        _ problem: Problem, of typed: CaseEditForm, on page: inout Page, _ history: CaseHistory,
        _ words: Words
    ) {
        page.status = problem.kind.status
        guard problem.kind != .changedMeanwhile else {
            page.content["conflict"] = history.entries(after: Int(typed.form["entries"] ?? "") ?? .max)
            page.content["isConflict"] = true
            page.content["conflictForm"] = "gor-\(typed.action.rawValue)"
            page.content["conflictAction"] = words[typed.action.word]
            return
        }
        page.faults = problem.faults(in: words.language) { typed.action.field(at: $0.pointer ?? "") }
    }

    /// Open cases of the same group within 300 metres, which it may be one with.
    private func casesNear(_ read: ReadCase, _ caller: Caller, _ words: Words, at now: Timestamp) async throws
        -> [(value: String, label: String)]
    {
        // A profile may have lost the group since the case was opened.
        guard let position = read.position,
            served[read.case.municipality]?.categories.contains(where: { $0.group == read.case.group })
                ?? false
        else { return [] }
        // A degree of latitude is some 111 km; one of longitude half of that in Sweden.
        let (north, east) = (0.0027, 0.0050)
        let box = [
            position.longitude - east, position.latitude - north, position.longitude + east,
            position.latitude + north,
        ].map(\.degrees).joined(separator: ",")
        let address = QueueAddress([
            ("status", "open,in-progress"), ("group", read.case.group.description), ("bbox", box),
            ("sort", "newest"),
        ])
        let found = try await api.cases(try address.text(), limit: 20, for: caller, at: now)
        return found.cases.filter { $0.case.id != read.case.id }.map { listed in
            let name = listed.latest?.reference.description ?? listed.case.id.description
            let text = listed.latest.map { ": \($0.text.description.shortened(to: 60))" } ?? ""
            return (listed.case.id.description, "\(name)\(text)")
        }
    }

    func categoryName(_ report: Report, _ words: Words) -> String {
        served[report.municipality]?.category(report.category)?.name.text(in: words.language)
            ?? report.category.description
    }

    /// What a group of categories is called, of which nothing else is known: as the first of them is.
    func groupName(of found: Case, _ words: Words) -> String {
        let category = served[found.municipality]?.categories.first { $0.group == found.group }
        return category?.name.text(in: words.language) ?? found.group.description
    }

    private func joiningRule(of found: Case, _ words: Words) -> String? {
        served[found.municipality]?.joining[found.group].map { rule in
            words(
                "case-joining-rule",
                [
                    "reach": "\(Int(rule.reach.metres))",
                    "days": "\(rule.memory.milliseconds / TimeSpan.days(1).milliseconds)",
                    "extent": "\(Int(rule.extent.metres))",
                ])
        }
    }

    /// What every rule makes of the case now.
    private func routing(of found: Case, for caller: Caller, _ words: Words, at now: Timestamp) async throws
        -> [RoutingRuleShown]
    {
        guard let explanation = try await api.explanation(of: found, for: caller, at: now) else { return [] }
        return explanation.rules.map { rule in
            RoutingRuleShown(
                code: rule.rule.description, reason: rule.reason.text(in: words.language),
                isMatched: rule.matched,
                conditions: rule.conditions.map {
                    .init(holds: $0.holds, sentence: $0.sentence.text(in: words.language))
                })
        }.sorted { $0.isMatched && !$1.isMatched }
    }
}

/// A rule of routing with what it makes of a case.
struct RoutingRuleShown: Hashable, Sendable {
    /// By which those who write the rules know it.
    let code: String
    let reason: String
    let isMatched: Bool
    let conditions: [Condition]

    struct Condition: Hashable, Sendable {
        let holds: Bool
        let sentence: String
    }
}
