import API
import Exports
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of the law's clock.
    var dutyRoutes: [Route] { [lawPage, lawForm, lawWithdrawal] }

    /// What could not be carried out, with what is wrong.
    private enum Refusal {
        case form(DutyForm, DutyDoneID, [FormFault])
        case withdrawal(DutyDoneID, [FormFault])

        var faults: [FormFault] {
            switch self {
            case .form(_, _, let faults), .withdrawal(_, let faults): faults
            }
        }
    }

    private var lawPage: Route {
        staffPage(
            "/lagen", .plan,
            query: [
                .init("gjort", .word(["sparad", "tillbaka"]), "What was just done.", example: "sparad")
            ], Bilingual(swedish: "Lagens klocka", english: "The law’s clock")
        ) { call, visit in
            try await law(nil, call, visit)
        }
    }

    private var lawForm: Route {
        staffForm(
            "/lagen", .keepPicture,
            Bilingual(swedish: "Tala om att något är gjort", english: "Tell that a duty was done")
        ) { call, visit, form in
            guard let id = DutyDoneID(form["id"] ?? "") else { throw Problem.notFound }
            let caller = try call.caller()
            let typed = DutyForm(form)
            let home = municipality(typed.municipality, for: caller)
            do {
                _ = try await api.keepDutyDone(typed.body(of: home), as: id, for: caller, at: call.now)
                return .seeOther("/lagen?gjort=sparad")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    changeFaults(problem, DutyForm.fields, visit.language))
                return .page(try await law(.form(typed, next, faults), call, visit))
            }
        }
    }

    private var lawWithdrawal: Route {
        staffForm(
            "/lagen/{id}/tillbaka", .keepPicture,
            Bilingual(swedish: "Ta tillbaka att något är gjort", english: "Withdraw that a duty was done")
        ) { call, visit, form in
            let id = try call.value { DutyDoneID($0) }
            let field = DutyEntry.field(of: id)
            let reason = (form[field] ?? "").trimmingSpaces
            do {
                _ = try await api.withdrawDutyDone(
                    .object([(key: "reason", value: .string(reason))]), id, for: try call.caller(),
                    at: call.now)
                return .seeOther("/lagen?gjort=tillbaka")
            } catch let problem as Problem {
                let faults = try Self.faults(of: problem, at: ["reason": field], in: visit.language)
                return .page(try await law(.withdrawal(id, faults), call, visit))
            }
        }
    }

    private func law(_ refusal: Refusal?, _ call: Call, _ visit: Visit) async throws -> Page {
        let words = frame.words[visit.language]
        let caller = try call.caller()
        // Who sent a form may tell of duties; what is shown is what the person may read.
        guard let reader = Caller(caller.identity, to: .plan) else { throw Problem.notFound }
        let lists = try await api.duties(for: reader, on: SwedishTime(call.now).date)
        let evidence = try await api.dutyEvidence(for: reader, on: SwedishTime(call.now).date)
        let mayWrite = caller.may(.keepPicture)
        var page = Page(template: "law", title: words["law-title"])
        page.styles = ["planning.css", "walks.css"]
        page.isWide = true
        page.refuse(refusal?.faults ?? [])
        switch call.query["gjort"] {
        case "sparad": page.content["done"] = words["law-done-kept"]
        case "tillbaka": page.content["done"] = words["law-done-withdrawn"]
        default: break
        }
        var refused: (DutyDoneID, [FormFault])?
        if case .withdrawal(let id, let faults)? = refusal { refused = (id, faults) }
        page.content["lists"] = lists.compactMap { list -> ShownDuties? in
            guard let profile = served[list.municipality] else { return nil }
            return ShownDuties(
                list, profile, evidence[list.municipality], refused: refused, mayWrite: mayWrite,
                at: call.now, words)
        }
        if mayWrite {
            var (typed, id): (DutyForm, DutyDoneID) = (DutyForm(), newID(at: call.now))
            var faults: [FormFault] = []
            if case .form(let form, let kept, let found)? = refusal {
                (typed, id, faults) = (form, kept, found)
            }
            let profiles = api.profiles(seenBy: Caller(caller.identity, to: .keepPicture) ?? caller)
            page.content["id"] = id.description
            page.content["form"] = typed.shown(profiles, faults, words)
        }
        return page
    }
}
