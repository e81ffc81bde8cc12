import API
import Exports
import HTTPTypes
import Hummingbird
import Intake
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// Something that was found, from the page of its walk.
    var findingForm: Route {
        staffForm(
            "/vandringar/{id}/iakttagelser", .keepWalks,
            Bilingual(swedish: "Lägg till en iakttagelse", english: "Add a finding")
        ) { call, visit, form in
            let id = try call.value { WalkID($0) }
            let caller = try call.caller()
            var members: [(key: String, value: JSONValue)] = [
                ("stop", Double(form["stopp"] ?? "").map { .number($0) } ?? .null),
                ("what", .string(form["vad"] ?? "")), ("where", .string(form["var"] ?? "")),
                ("action", .string(form["forslag"] ?? "")),
                ("gravity", .string(form["allvar"] ?? "middling")),
            ]
            for (name, key) in [
                ("id", "id"), ("punkt", "point"), ("ansvarig", "unit"), ("senast", "due"),
            ] {
                if let text = form[name], !text.isEmpty { members.append((key, .string(text))) }
            }
            do {
                if let place = try await findingPlace(typedIn: form, for: caller, at: call.now) {
                    members.append(("place", place))
                }
                _ = try await api.addFinding(.object(members), to: id, for: caller, at: call.now)
                return .seeOther("/vandringar/\(id)?gjort=iakttagelse#iakttagelser")
            } catch let problem as Problem {
                let whole = try await api.wholeWalk(id, for: caller)
                // Sent from a page that was gone back to: what is sent once more is another finding.
                let isAnother = problem.faults.contains { $0.code == "walk.id-taken" }
                let faults =
                    isAnother
                    ? [FormFault(field: "main", text: frame.words[visit.language]["findings-sent-before"])]
                    : try Self.faults(of: problem, at: Self.findingFields, in: visit.language)
                return .page(
                    try await safetyWalk(
                        whole, call, visit, finding: form,
                        findingID: isAnother ? nil : FindingID(form["id"] ?? ""), faults: faults))
            }
        }
    }

    private static let findingFields = [
        "stop": "stopp", "point": "punkt", "what": "vad", "where": "var", "gravity": "allvar",
        "action": "forslag",
        "unit": "ansvarig", "due": "senast", "status": "lage", "place": FindingFields.spotField,
        "category": "kategori",
        "join": "arende",
        "text": "vad", "id": "main", "case": "main",
    ]

    /// Open findings by unit, the most urgent first.
    var findingList: Route {
        staffPage(
            "/iakttagelser", .plan, query: FindingFilter.parameters,
            Bilingual(swedish: "Iakttagelser", english: "Findings")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let filter = FindingFilter(call.query)
            let today = SwedishTime(call.now).date
            let found = try await api.findings(filter.asked(on: today), for: caller)
                .mostUrgentFirst(on: today)
            let walks = try await api.walks(of: found, for: caller)
            var groups: [FindingGroup] = []
            for unit in Set(found.map(\.unit)).sorted(by: {
                ($0?.description ?? "~") < ($1?.description ?? "~")
            }) {
                let here = found.filter { $0.unit == unit }
                let name = here.first.flatMap { unitName(unit, in: $0.municipality, visit.language) }
                groups.append(
                    FindingGroup(
                        name: name ?? words["findings-no-unit"],
                        count: words.count(here.count, "findings-number"),
                        rows: here.map {
                            FindingRow(
                                $0, walks[$0.walk], visit.language, words, unitName: name,
                                isOverdue: $0.isOverdue(on: today))
                        }))
            }
            var page = Page(template: "findings", title: words["findings-title"])
            page.styles = ["planning.css", "walks.css"]
            page.isWide = true
            page.content["groups"] = groups
            page.content["isEmpty"] = found.isEmpty
            page.content["filter"] = filter.shown(
                api.profiles(seenBy: caller), visit.language, words)
            let overdue = found.count { $0.isOverdue(on: today) }
            if overdue > 0 { page.content["overdue"] = words.count(overdue, "findings-overdue-number") }
            let address = FormText.written(filter.fields)
            page.content["file"] = "/iakttagelser/fil\(address.isEmpty ? "" : "?\(address)")"
            return page
        }
    }

    var findingFile: Route {
        file(
            "/iakttagelser/fil", query: FindingFilter.parameters, "text/csv",
            Bilingual(swedish: "Iakttagelser att publicera", english: "Findings to publish")
        ) { call in
            let caller = try call.caller()
            let today = SwedishTime(call.now).date
            let found = try await api.findings(FindingFilter(call.query).asked(on: today), for: caller)
                .mostUrgentFirst(on: today)
            return try await api.findingTable(found, for: caller, at: call.now)
        }
    }

    /// One finding: what it is, what is done about it, and what it becomes.
    var findingPage: Route {
        staffPage(
            "/iakttagelser/{id}", .plan,
            query: [
                .init(
                    "gjort", .word(["andrad", "arende", "lamnat"]), "What was just done.", example: "andrad")
            ],
            Bilingual(swedish: "En iakttagelse", english: "A finding")
        ) { call, visit in
            let finding = try await api.finding(try call.value { FindingID($0) }, for: try call.caller())
            return try await shown(finding, call, visit, faults: [])
        }
    }

    var findingChange: Route {
        staffForm(
            "/iakttagelser/{id}", .keepWalks,
            Bilingual(swedish: "Ändra en iakttagelse", english: "Change a finding")
        ) { call, visit, form in
            let id = try call.value { FindingID($0) }
            let caller = try call.caller()
            guard var version = Int(form["version"] ?? "") else { throw Problem.notFound }
            var isCorrected = false
            do {
                let step = form["gor"] ?? ""
                let isStep = ["arende", "anslut", "lamna"].contains(step)
                var members = try await findingMembers(
                    of: id, in: form, touchedAlone: isStep, for: caller, at: call.now)
                if step == "lamna" { members.append(("case", .string(""))) }
                if !members.isEmpty {
                    // What is filed or joined is what stands in the form.
                    version = try await api.changeFinding(
                        id, .object(members), version: version, for: caller, at: call.now
                    ).version
                    isCorrected = true
                }
                switch step {
                case "arende":
                    let municipality = try await api.finding(id, for: caller).municipality
                    let answers = FindingBecomes.answers(form, among: categories(of: municipality))
                    _ = try await api.report(
                        id, as: form["kategori"] ?? "", answers: answers, version: version, for: caller,
                        at: call.now)
                    return .seeOther("/iakttagelser/\(id)?gjort=arende")
                case "anslut":
                    let other = try await requireCaseID(named: form["arende"], as: "join", for: caller)
                    _ = try await api.join(id, to: other, version: version, for: caller, at: call.now)
                    return .seeOther("/iakttagelser/\(id)?gjort=arende")
                case "lamna": return .seeOther("/iakttagelser/\(id)?gjort=lamnat")
                default: return .seeOther("/iakttagelser/\(id)?gjort=andrad")
                }
            } catch let problem as Problem {
                let finding = try await api.finding(id, for: caller)
                let questions = FindingBecomes.questions(form, among: categories(of: finding.municipality))
                var faults =
                    problem.faults.isEmpty && [.changedMeanwhile, .notPossibleNow].contains(problem.kind)
                    ? [FormFault(field: "main", text: problem.detail.text(in: visit.language))]
                    : problem.kind == .notFound && form["gor"] == "anslut"
                        ? [FormFault(field: "arende", text: problem.detail.text(in: visit.language))]
                        : try findingFaults(of: problem, asking: questions, visit.language)
                var typed = form
                if let whole = finding.whole {
                    let words = frame.words[visit.language]
                    (typed, faults) = try keptFields(of: whole, words).shownAgain(
                        form, of: version, over: finding.version, faults, words)
                }
                var page = try await shown(finding, call, visit, faults: faults, typed: typed)
                if isCorrected {
                    page.content["said"] = frame.words[visit.language]["findings-done-changed"]
                }
                return .page(page)
            }
        }
    }

    private func categories(of municipality: MunicipalityCode) -> [Reports.Category] {
        served[municipality]?.categories ?? []
    }

    /// What has to be mended; a question that is not answered, at its field and without the words of the API.
    private func findingFaults(of problem: Problem, asking questions: [Question], _ language: Language)
        throws(Problem) -> [FormFault]
    {
        var fields = Self.findingFields
        for question in questions {
            fields["answers/\(question.code)"] = ReportDraft.name(of: question)
        }
        var told = problem.faults
        for index in told.indices where told[index].code == IntakeProblem.Code.answerRequired.rawValue {
            let words = Bilingual(
                swedish: frame.words[.swedish]["findings-answer"],
                english: frame.words[.english]["findings-answer"])
            told[index] = Problem.Fault(told[index].location, told[index].code, words)
        }
        return try Self.faults(
            of: Problem(problem.kind, problem.detail, faults: told, headers: problem.headers), at: fields,
            in: language)
    }

    private func shown(
        _ finding: ToldFinding, _ call: Call, _ visit: Visit, faults: [FormFault], typed: FormText? = nil
    ) async throws -> Page {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        let walk = try await api.walk(finding.walk, for: caller)
        var page = Page(
            template: "finding",
            title: finding.stop.map { words("findings-one-title", ["stop": walk.stop($0)?.name ?? ""]) }
                ?? words["findings-withheld"])
        page.styles = ["planning.css", "walks.css"]
        page.refuse(faults)
        page.content["row"] = FindingRow(
            finding, walk, visit.language, words,
            unitName: unitName(finding.unit, in: finding.municipality, visit.language))
        page.content["id"] = finding.id.description
        page.content["version"] = finding.version
        page.content["mayKeep"] = caller.may(.keepWalks) && !finding.isWithheld
        page.content["isWithheld"] = finding.isWithheld
        page.content["hasCase"] = finding.hasCase
        page.content["warnings"] = try await api.warnings(of: finding, for: caller, at: call.now).map {
            $0.text(in: visit.language)
        }
        page.content["said"] =
            [
                "andrad": words["findings-done-changed"], "arende": words["findings-done-case"],
                "lamnat": words["findings-done-left"],
            ][call.query["gjort"] ?? ""]
        if caller.may(.keepMeasures), !finding.isWithheld {
            page.content["measure"] = "/atgarder/ny?iakttagelse=\(finding.id)"
        }
        let measures = try await measures(
            because: .finding(finding.id), for: caller.identity, visit.language)
        page.content["measures"] = measures
        page.content["hasMeasures"] = !measures.isEmpty
        guard let whole = finding.whole else { return page }
        page.content[KeptFields.field] = try keptFields(of: whole, words).opened
        page.content["finding"] = FindingFields(
            of: whole, at: try findingSpot(whole), typed: typed, faults,
            units: unitOptions(of: finding.municipality, visit.language, words), visit.language, words)
        page.content["becomes"] = FindingBecomes(
            whole, typed: typed, faults, categories: categories(of: finding.municipality), visit.language,
            words)
        return page
    }

    /// The fields of a finding as its form shows them before anything is typed.
    private func keptFields(of finding: Finding, _ words: Words) throws -> KeptFields {
        KeptFields([
            FindingFields(
                of: finding, at: try findingSpot(finding), typed: nil, [],
                units: unitOptions(of: finding.municipality, words.language, words), words.language, words)
        ])
    }

    /// What was found that became a case or joined it, for the page of the case; none for who may not plan.
    func findings(of case: Case.ID, for identity: Caller.Identity, _ words: Words) async throws
        -> [FindingRow]
    {
        guard let caller = Caller(identity, to: .plan) else { return [] }
        let found = try await api.findings(FindingQuery(case: `case`), for: caller)
        let walks = try await api.walks(of: found, for: caller)
        return found.map { FindingRow($0, walks[$0.walk], words.language, words) }
    }

    func unitName(
        _ unit: Code<Reports.Unit>?, in municipality: MunicipalityCode, _ language: Language
    ) -> String? {
        unit.flatMap { served[municipality]?.unit($0)?.name.text(in: language) ?? $0.description }
    }
}

/// The findings of one unit.
struct FindingGroup: Sendable {
    let name: String
    let count: String
    let rows: [FindingRow]
}
