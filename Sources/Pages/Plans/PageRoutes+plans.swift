import API
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of action plans.
    var planRoutes: [Route] {
        [planList, newPlanPage, newPlanForm, planPage, planEditPage, planEditForm]
    }

    private var planList: Route {
        staffPage("/planer", .plan, Bilingual(swedish: "Åtgärdsplaner", english: "Action plans")) {
            call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let found = try await api.plans(for: caller)
            var page = Page(template: "plans", title: words["plans-title"])
            page.styles = ["planning.css"]
            page.isWide = true
            page.content["plans"] = found.map { PlanRow($0) }
            page.content["isEmpty"] = found.isEmpty
            page.content["mayKeep"] = caller.may(.keepPicture)
            return page
        }
    }

    private var newPlanPage: Route {
        staffPage(
            "/planer/ny", .keepPicture, Bilingual(swedish: "Ny åtgärdsplan", english: "New action plan")
        ) {
            call, visit in
            return try newPlan(PlanForm(), newID(at: call.now), call, visit)
        }
    }

    private var newPlanForm: Route {
        staffForm(
            "/planer/ny", .keepPicture,
            Bilingual(swedish: "Lägg upp en åtgärdsplan", english: "Keep an action plan")
        ) { call, visit, form in
            guard let id = PlanID(form["id"] ?? "") else { throw Problem.notFound }
            let caller = try call.caller()
            let typed = PlanForm(form)
            let home = municipality(typed.municipality, for: caller)
            do {
                _ = try await api.keepPlan(typed.body(of: home), as: id, for: caller, at: call.now)
                return .seeOther("/planer/\(id)?gjort=ny")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    changeFaults(problem, PlanForm.fields, visit.language))
                return .page(try newPlan(typed, next, call, visit, faults: faults))
            }
        }
    }

    private func newPlan(
        _ form: PlanForm, _ id: PlanID, _ call: Call, _ visit: Visit, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        var page = Page(template: "plan-new", title: words["plans-new"])
        page.styles = ["planning.css"]
        page.refuse(faults)
        page.content["id"] = id.description
        page.content["form"] = form.shown(api.profiles(seenBy: try call.caller()), faults, words)
        return page
    }

    /// A plan as a document: it prints as a sheet.
    private var planPage: Route {
        staffPage(
            "/planer/{id}", .plan,
            query: [
                .init("gjort", .word(["ny", "andrad", "tillbaka"]), "What was just done.", example: "ny")
            ],
            Bilingual(swedish: "En åtgärdsplan", english: "An action plan")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let whole = try await api.wholePlan(
                try call.value { PlanID($0) }, for: caller, at: call.now)
            let plan = whole.plan
            let measures = try await api.measures(of: plan)
            var page = Page(template: "plan", title: plan.title)
            page.styles = ["planning.css", "pictures.css"]
            page.scripts = ["print.js"]
            let done = [
                "ny": "plans-done-new", "andrad": "plans-done-changed", "tillbaka": "plans-done-withdrawn",
            ]
            page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
            page.content["warnings"] = whole.warnings.map { $0.text(in: visit.language) }
            page.content["address"] = "/planer/\(plan.id)"
            page.content["municipality"] = served[plan.municipality]?.name
            page.content["period"] = plan.period.words.text(in: visit.language)
            page.content["decided"] = ShownPlan.decided(plan)
            page.content["mayKeep"] = caller.may(.keepPicture) && plan.withdrawn == nil
            page.content["withdrawal"] = ShownWithdrawal(
                plan.withdrawn, saidIn: whole.history, as: .withdrawn)
            page.content["isEmpty"] = plan.areas.isEmpty
            page.content["areas"] = plan.areas.enumerated().map { index, area -> ShownArea in
                ShownArea(area, number: index + 1, whole.series, measures, words)
            }
            page.content["followUps"] = plan.followUps.reversed().map { ShownPlanFollowUp($0) }
            page.content["hasFollowUps"] = !plan.followUps.isEmpty
            page.content["events"] = whole.history.reversed().map { TimelineEvent($0, visit.language) }
            return page
        }
    }

    private var planEditPage: Route {
        staffPage(
            "/planer/{id}/andra", .keepPicture,
            Bilingual(swedish: "Ändra en åtgärdsplan", english: "Change an action plan")
        ) { call, visit in
            let whole = try await api.wholePlan(
                try call.value { PlanID($0) }, for: try call.caller(), at: call.now)
            return planEdit(whole.plan, nil, visit, faults: [])
        }
    }

    private var planEditForm: Route {
        staffForm(
            "/planer/{id}/andra", .keepPicture, limit: 128 * 1_024,
            Bilingual(swedish: "Ändra en åtgärdsplan", english: "Change an action plan")
        ) { call, visit, form in
            let id = try call.value { PlanID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            let plan = try await api.wholePlan(id, for: caller, at: call.now).plan
            let step = PlanStep(form)
            do {
                switch step.word {
                case "uppgifter":
                    _ = try await api.changePlan(
                        id, PlanForm(form).body(of: nil), version: version, for: caller, at: call.now)
                case "tal":
                    _ = try await api.keepPlanNumber(
                        step.stated, of: id, version: version, for: caller, at: call.now)
                case "uppfoljning":
                    _ = try await api.followUpPlan(
                        step.followUp, of: id, version: version, for: caller, at: call.now)
                case "tillbaka":
                    _ = try await api.withdrawPlanFollowUp(
                        step.withdrawal, step.number ?? 0, of: id, version: version, for: caller,
                        at: call.now)
                case PlanStep.withdrawing:
                    _ = try await api.changePlan(
                        id, step.planWithdrawal, version: version, for: caller, at: call.now)
                    return .seeOther("/planer/\(id)?gjort=tillbaka")
                default:
                    guard let areas = step.areas(of: plan) else { throw Problem.notFound }
                    _ = try await api.changePlan(
                        id, .object([(key: "areas", value: areas)]), version: version, for: caller,
                        at: call.now)
                }
                return .seeOther("/planer/\(id)?gjort=andrad")
            } catch let problem as Problem {
                let now = try await api.wholePlan(id, for: caller, at: call.now).plan
                let words = frame.words[visit.language]
                let aligned = now.version == version ? form : PlanStep.aligning(form, to: now)
                let again = try keptFields(now, words).shownAgain(
                    aligned, of: version, over: now.version,
                    changeFaults(problem, PlanStep(aligned).fields, visit.language), words)
                return .page(planEdit(now, PlanStep(again.form), visit, faults: again.faults))
            }
        }
    }

    /// The fields of a plan and its areas as their forms show them before anything is typed.
    private func keptFields(_ plan: ActionPlan, _ words: Words) -> KeptFields {
        var areas: [PlanAreaFields] = []
        if let profile = served[plan.municipality] {
            areas = plan.areas.enumerated().map { index, area in
                PlanAreaFields(area, number: index + 1, profile, nil, [], words)
            }
        }
        return KeptFields([PlanForm(plan).shown([], [], words), areas])
    }

    private func planEdit(_ plan: ActionPlan, _ step: PlanStep?, _ visit: Visit, faults: [FormFault]) -> Page
    {
        let words = frame.words[visit.language]
        var page = Page(template: "plan-edit", title: words["plans-change"])
        page.styles = ["planning.css"]
        page.refuse(faults)
        func field(_ id: String, _ label: String, type: String = "text") -> TextField {
            TextField(
                id: id, label: label, value: step?[id] ?? "", fault: faults.text(at: id), type: type,
                isShort: type == "date")
        }
        func area(_ id: String, _ label: String, rows: Int) -> TextArea {
            TextArea(id: id, label: label, value: step?[id] ?? "", fault: faults.text(at: id), rows: rows)
        }
        var facts = PlanForm(plan)
        if let step, step.word == "uppgifter" { facts = PlanForm(step) }
        page.content["address"] = "/planer/\(plan.id)"
        page.content["name"] = plan.title
        page.content["version"] = plan.version
        page.content["form"] = facts.shown([], faults, words)
        page.content[KeptFields.field] = KeptFields([PlanForm(plan).shown([], [], words)]).opened
        page.content["newName"] = field("omrade", words["plans-area"])
        page.content["newProblem"] = area("problem", words["plans-problem"], rows: 3)
        page.content["newGoal"] = area("mal", words["plans-goal"], rows: 3)
        page.content["followUpDay"] = field("uppfoljd", words["plans-day"], type: "date")
        page.content["followUpWords"] = area("ord", words["plans-follow-up-words"], rows: 5)
        if let profile = served[plan.municipality] {
            page.content["areas"] = plan.areas.enumerated().map { index, area -> PlanAreaFields in
                let kept = PlanAreaFields(area, number: index + 1, profile, nil, [], words)
                var fields = PlanAreaFields(area, number: index + 1, profile, step, faults, words)
                fields.opened = KeptFields([kept]).opened
                return fields
            }
        }
        let stated = plan.indicators.filter { $0.kind.word == .stated }
        if !stated.isEmpty {
            page.content["number"] = PlanNumberFields(
                indicator: SelectField(
                    id: "tal-indikator", label: words["plans-indicator"],
                    options: stated.map { (value: $0.code.description, label: $0.name) },
                    chosen: step?["tal-indikator"], fault: faults.text(at: "tal-indikator")),
                day: field("tal-dag", words["plans-day"], type: "date"),
                value: field("tal", words["plans-number"]))
        }
        page.content["isWithdrawn"] = plan.withdrawn != nil
        if !plan.isFollowedUp {
            page.content["withdrawal"] = field(PlanStep.withdrawalReason, words["plans-withdraw-plan-why"])
            page.content["withdrawalIsOpen"] = step?.word == PlanStep.withdrawing
        }
        page.content["followUps"] = plan.followUps.reversed().map { followUp in
            ShownPlanFollowUp(followUp, reason: field("varfor-\(followUp.number)", words["plans-why"]))
        }
        return page
    }
}

/// The form by which a number is typed in.
struct PlanNumberFields: Sendable {
    let indicator: SelectField
    let day: TextField
    let value: TextField
}
