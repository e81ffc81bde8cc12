import API
import Exports
import Geometry
import HTTPTypes
import Hummingbird
import JSON
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// One measure: what, where, why, its history, and its next steps.
    var measurePage: Route {
        staffPage(
            "/atgarder/{id}", .plan,
            query: [
                .init(
                    "gjort",
                    .word(["ny", "andrad", "steg", "orsak", "arenden", "visad", "bild", "bildborta"]),
                    "What was just done.",
                    example: "ny")
            ], Bilingual(swedish: "En åtgärd", english: "A measure")
        ) { call, visit in
            let whole = try await api.wholeMeasure(
                try call.value { MeasureID($0) }, for: try call.caller(), at: call.now)
            return try await measure(whole, call, visit)
        }
    }

    /// Changes a measure, what it is because of, or takes it a step on or back.
    var measureForm: Route {
        staffForm(
            "/atgarder/{id}", .keepMeasures, limit: 256 * 1_024,
            Bilingual(swedish: "Ändra en åtgärd", english: "Change a measure")
        ) { call, visit, form in
            let id = try call.value { MeasureID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            let whole = try await api.wholeMeasure(id, for: caller, at: call.now)
            let units = served[whole.measure.municipality]?.units.map(\.code) ?? []
            var typed: MeasureForm?
            do {
                let body: JSONValue
                let done: String
                if let step = form["steg"] {
                    var members: [(key: String, value: JSONValue)] = [("state", .string(step))]
                    if let reason = form["skal"], reason.contains(where: { !$0.isWhitespace }) {
                        members.append(("reason", .string(reason)))
                    }
                    if step == MeasureState.done.rawValue, let day = form["genomford"], !day.isEmpty {
                        members.append(("done", .string(day)))
                    }
                    if step == MeasureState.underWay.rawValue, let day = form["borjade"], !day.isEmpty {
                        members.append(("begun", .string(day)))
                    }
                    (body, done) = (.object(members), "steg")
                } else if let choice = form["visa"] {
                    (body, done) = (.object([("published", .bool(choice == "ja"))]), "visad")
                } else if let causes = try await causes(form, of: whole.told, for: caller) {
                    (body, done) = (.object([("causes", causes)]), "orsak")
                } else {
                    let sent = MeasureForm(form, units: units)
                    typed = sent
                    let place = try await place(of: sent, for: caller, at: call.now) {
                        try await api.checkChange(
                            of: id, sent.body(nil, of: nil, isNew: false), for: caller, at: call.now)
                    }
                    (body, done) = (
                        sent.body(place, of: nil, isNew: false), "andrad"
                    )
                }
                _ = try await api.changeMeasure(id, body, version: version, for: caller, at: call.now)
                return .seeOther("/atgarder/\(id)?gjort=\(done)")
            } catch let problem as Problem {
                let now = try await api.wholeMeasure(id, for: caller, at: call.now)
                var faults = try measureFaults(problem, visit.language)
                if form["gor"] == "orsak" {
                    // What is wrong is what was just typed.
                    faults = faults.map {
                        FormFault(field: $0.field == "orsaker" ? "nytt-arende" : $0.field, text: $0.text)
                    }
                }
                if typed != nil {
                    let words = frame.words[visit.language]
                    let again = try keptFields(now.measure, call, visit).shownAgain(
                        form, of: version, over: now.measure.version, faults, words)
                    (typed, faults) = (MeasureForm(again.form, units: units), again.faults)
                }
                return .page(
                    try await measure(
                        now, call, visit, typed: typed, reason: form["skal"],
                        stepping: form["steg"] == nil ? nil : form,
                        newCase: form["nytt-arende"], faults: faults))
            }
        }
    }

    /// Closes the cases of a measure that is done, with one answer.
    var measureCasesForm: Route {
        staffForm(
            "/atgarder/{id}/arenden", .editCases,
            Bilingual(swedish: "Avsluta en åtgärds ärenden", english: "Close the cases of a measure")
        ) { call, visit, form in
            let id = try call.value { MeasureID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            let answer = form["svar"] ?? ""
            do {
                guard (1...4_000).contains(answer.utf8.count), answer.contains(where: { !$0.isWhitespace })
                else {
                    throw Problem.content([
                        .init(
                            .pointer("/answer"), "member.value",
                            Bilingual(
                                swedish: "Skriv ett svar på högst 4000 byte (å, ä och ö är två).",
                                english: "Write an answer of at most 4000 bytes (å, ä and ö are two)."))
                    ])
                }
                _ = try await api.closeCases(
                    of: id, answering: answer, isImpersonal: form["inga-uppgifter"] == "1",
                    version: version, for: caller, at: call.now)
                return .seeOther("/atgarder/\(id)?gjort=arenden")
            } catch let error {
                guard let problem = error as? Problem ?? Problem(error), problem.kind.status.code < 500
                else { throw error }
                let whole = try await api.wholeMeasure(id, for: caller, at: call.now)
                // The title stands in another form, which is closed.
                let faults = try measureFaults(problem, visit.language).map {
                    $0.field == "namn" ? FormFault(field: "main", text: $0.text) : $0
                }
                var page = try await measure(whole, call, visit, answer: answer, faults: faults)
                page.content["asksOfData"] = problem.faults.contains { $0.code == "measure.personal-data" }
                return .page(page)
            }
        }
    }

    private func measureFaults(_ problem: Problem, _ language: Language) throws(Problem) -> [FormFault] {
        [.changedMeanwhile, .conflict, .notPossibleNow].contains(problem.kind)
            ? [FormFault(field: "main", text: problem.detail.text(in: language))]
            : try Self.faults(of: problem, at: MeasureForm.fields, in: language)
    }

    /// The fields of a measure as its form shows them before anything is typed; none of a municipality that is not served.
    private func keptFields(_ measure: Measure, _ call: Call, _ visit: Visit) throws -> KeptFields {
        guard let profile = served[measure.municipality] else { return KeptFields([]) }
        let offered = choices(profile, isNew: false, call, visit)
        return KeptFields(
            [try MeasureForm(measure, api.projector).shown(offered, [], frame.words[visit.language])],
            together: [["plats", "omrade"]])
    }

    /// The measure, with a form that was refused.
    ///
    /// - Parameters:
    ///   - stepping: What was typed of a step, the days of one that was taken back among it.
    ///   - photo: What was typed of a new photo.
    ///   - changedPhoto: The photo whose words were refused.
    func measure(
        _ whole: APIService.WholeMeasure, _ call: Call, _ visit: Visit, typed: MeasureForm? = nil,
        reason: String? = nil, stepping: FormText? = nil, newCase: String? = nil, answer: String? = nil,
        photo: FormText? = nil,
        changedPhoto: MeasurePhotoID? = nil, faults: [FormFault] = []
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let language = visit.language
        let caller = try call.caller()
        let measure = whole.measure
        var page = Page(template: "measure", title: measure.title).withMap
        page.styles += ["planning.css", "walks.css", "photos.css"]
        page.scripts.append("measures.js")
        page.isWide = true
        page.refuse(faults)
        page.labels["orsaker"] = words["measures-causes"]
        page.content["measure"] = ShownMeasure(whole.told, language, words) { unit in
            unitName(unit, in: measure.municipality, language) ?? unit.description
        }
        let row = try row(whole.told, language)
        page.content["row"] = row
        page.content["hasPlaces"] = row.spot != nil
        page.content["map"] = map(words["measures-map"], for: visit)
        page.content["warnings"] = whole.warnings.map { $0.text(in: language) }
        if call.query["gjort"] == "steg", let step = whole.history.last(where: { $0.kind == .changed }) {
            // Why it was taken stands in the history, whoever reads that.
            page.content["stepWarnings"] = APIService.warnings(ofOpen: [step.words.swedish], at: call.now)
                .filter { !whole.warnings.contains($0) }.map { $0.text(in: language) }
        }
        let done = [
            "ny": "measures-done-new", "andrad": "measures-done-changed", "steg": "measures-done-step",
            "orsak": "measures-done-cause", "arenden": "measures-done-cases",
            "visad": "measures-done-publish", "bild": "measures-done-photo",
            "bildborta": "walks-done-photo",
        ]
        page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
        let causes = try await shown(
            MeasureCauses(
                cases: whole.told.cases, hotspots: measure.causes.hotspots, findings: measure.causes.findings,
                commitments: measure.causes.commitments),
            reaching: whole.told.casesOfFindings, for: caller, language, words)
        page.content["causes"] = causes
        page.content["hasCauses"] = !causes.isEmpty
        let mayKeep = caller.may(.keepMeasures)
        page.content["mayKeep"] = mayKeep
        addPhotos(
            to: &page, of: whole, mayKeep: mayKeep, typed: photo, changed: changedPhoto, faults, words, call)
        if mayKeep, let profile = served[measure.municipality] {
            let form = try typed ?? MeasureForm(measure, api.projector)
            page.content["form"] = form.shown(choices(profile, isNew: false, call, visit), faults, words)
            page.content["formIsOpen"] = typed != nil
            page.content[KeptFields.field] = try keptFields(measure, call, visit).opened
            page.content["reason"] = TextField(
                id: "skal", label: words["measures-reason"], value: reason ?? "",
                hint: words["measures-reason-hint"], fault: faults.text(at: "skal"))
            page.content["dayAgain"] = dayAgain(of: measure, typed: stepping, faults, words)
            page.content["newCase"] = TextField(
                id: "nytt-arende", label: words["measures-add-case"], value: newCase ?? "",
                hint: words["findings-join-hint"], fault: faults.text(at: "nytt-arende"))
        }
        try await addClosing(to: &page, whole.told, caller, answer: answer, faults, words)
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, language) }
        return page
    }

    /// The day that a measure which was taken back gets again by its next step; nil where it had none.
    private func dayAgain(of measure: Measure, typed: FormText?, _ faults: [FormFault], _ words: Words)
        -> TextField?
    {
        func field(_ id: String, _ label: String, _ hint: String, before: CivilDate, proposed: CivilDate?)
            -> TextField
        {
            TextField(
                id: id, label: words[label], value: typed?[id] ?? proposed?.description ?? "",
                hint: words(hint, ["day": before.description]), fault: faults.text(at: id), type: "date",
                isShort: true)
        }
        if measure.state == .underWay, let day = measure.days.doneBefore {
            return field(
                "genomford", "measures-done", "measures-done-again-hint", before: day,
                proposed: measure.days.doneAgain)
        }
        if measure.state == .decided, let day = measure.days.begunBefore {
            return field(
                "borjade", "measures-begun", "measures-begun-again-hint", before: day, proposed: day)
        }
        return nil
    }

    /// The form that closes the cases, where there is something to close and the caller may; and, of a measure that was opened again, that those
    /// which were closed stand as they did.
    private func addClosing(
        to page: inout Page, _ told: ToldMeasure, _ caller: Caller, answer: String?, _ faults: [FormFault],
        _ words: Words
    ) async throws {
        let cases = try await api.causingCases(told.reachedCases, for: caller)
        let ended = cases.filter(\.status.isDone)
        if told.measure.days.doneBefore != nil, !ended.isEmpty {
            page.content["stillDone"] = words.count(ended.count, "measures-still-done")
        }
        guard caller.may(.editCases) else { return }
        let open = cases.filter(\.status.takesReports)
        guard !open.isEmpty else { return }
        page.content["openCases"] = words.count(open.count, "measures-open-cases")
        page.content["isDone"] = told.measure.state == .done
        page.content["answer"] = TextArea(
            id: "svar", label: words["measures-answer"], value: answer ?? "",
            hint: words["measures-answer-hint"], fault: faults.text(at: "svar"), rows: 4)
    }

    /// What causes there are to be when one was added or taken away; nil for a form about something else.
    ///
    /// - Throws: 422 for what names no case.
    private func causes(_ form: FormText, of told: ToldMeasure, for caller: Caller) async throws -> JSONValue?
    {
        func list(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }
        let measure = told.measure
        if form["gor"] == "orsak" {
            let id = try await requireCaseID(named: form["nytt-arende"], as: "causes", for: caller)
            return .object([("cases", list(told.cases.map(\.description) + [id.description]))])
        }
        guard let parts = form["bort"]?.split(separator: ":").map(String.init), parts.count == 2 else {
            return nil
        }
        let known = [
            "cases": told.cases.map(\.description),
            "hotspots": measure.causes.hotspots.map(\.description),
            "findings": measure.causes.findings.map(\.description),
            "commitments": measure.causes.commitments.map(\.description),
        ]
        guard let ids = known[parts[0]] else { return nil }
        return .object([(parts[0], list(ids.filter { $0 != parts[1] }))])
    }
}
