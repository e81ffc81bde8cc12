import API
import Exports
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of promises: for the staff, and for everybody.
    var promiseRoutes: [Route] {
        [promiseList, newPromisePage, newPromiseForm, promisePage, promiseForm] + publicPromiseRoutes
    }

    private var promiseList: Route {
        staffPage("/loften", .plan, Bilingual(swedish: "Medborgarlöften", english: "Citizen promises")) {
            call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let found = try await api.promises(PromiseQuery(), for: caller, at: call.now)
            var page = Page(template: "promises", title: words["promises-title"])
            page.styles = ["walks.css"]
            page.isWide = true
            page.content["promises"] = found.map { PromiseRow($0, at: "/loften", visit.language, words) }
            page.content["isEmpty"] = found.isEmpty
            page.content["mayKeep"] = caller.may(.keepPromises)
            return page
        }
    }

    private var newPromisePage: Route {
        staffPage(
            "/loften/nytt", .keepPromises,
            Bilingual(swedish: "Nytt medborgarlöfte", english: "New citizen promise")
        ) { call, visit in
            return try newPromise(PromiseForm(), newID(at: call.now), call, visit)
        }
    }

    private var newPromiseForm: Route {
        staffForm(
            "/loften/nytt", .keepPromises, limit: 256 * 1_024,
            Bilingual(swedish: "Lägg upp ett medborgarlöfte", english: "Keep a citizen promise")
        ) { call, visit, form in
            let caller = try call.caller()
            guard let id = PromiseID(form["id"] ?? "") else { throw Problem.notFound }
            let typed = PromiseForm(form)
            do {
                let keeper = municipality(form["kommun"], for: caller)
                let body = typed.body(of: keeper, changing: nil, as: caller.promiseWriter)
                let kept = try await api.keepPromise(body, as: id, for: caller, at: call.now)
                return .seeOther("/loften/\(kept.promise.promise.id)?gjort=nytt")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    promiseFaults(problem, typed, changing: nil, caller, visit.language))
                return .page(try newPromise(typed, next, call, visit, faults: faults))
            }
        }
    }

    private func newPromise(
        _ form: PromiseForm, _ id: PromiseID, _ call: Call, _ visit: Visit, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        guard let keeper = municipality(nil, for: try call.caller()) else { throw Problem.notFound }
        var page = Page(template: "promise-new", title: words["promises-new"])
        page.styles = ["planning.css", "walks.css"]
        page.refuse(faults)
        page.content["id"] = id.description
        page.content["municipality"] = keeper.description
        page.content["form"] = form.shown(
            parties: parties([.police, .municipality(keeper), .together], visit.language), showsCommon: true,
            isSigned: false, faults, visit.language, words)
        return page
    }

    func parties(_ parties: [PromiseParty], _ language: Language) -> [(value: String, label: String)] {
        parties.map { party in
            let name = party.name { served[$0]?.name ?? $0.description }
            return (value: party.code, label: name.text(in: language))
        }
    }

    /// What has to be mended in a form of a promise, at its fields.
    ///
    /// - Throws: the problem, when it is about something else.
    func promiseFaults(
        _ problem: Problem, _ form: PromiseForm?, changing told: ToldPromise?, _ caller: Caller,
        _ language: Language
    ) throws(Problem) -> [FormFault] {
        if [.changedMeanwhile, .conflict].contains(problem.kind) {
            return [FormFault(field: "main", text: problem.detail.text(in: language))]
        }
        guard problem.kind == .faultyContent, !problem.faults.isEmpty else { throw problem }
        return problem.faults(in: language) { fault in
            let parts = (fault.pointer ?? "").split(separator: "/").map(String.init)
            guard let first = parts.first else { return "main" }
            if form == nil, first == "mask" { return PromiseStepFields.fields[parts.last ?? ""] ?? "main" }
            if fault.code == APIService.commitmentCounted, let told, let row = form?.emptiedRow(of: told) {
                return "text-\(row)"
            }
            if first == "commitments", parts.count > 2, let index = Int(parts[1]),
                let row = form?.row(at: index, changing: told?.promise, as: caller.promiseWriter),
                let field = PromiseForm.rowFields[parts.last ?? ""]
            {
                return "\(field)-\(row)"
            }
            if parts == ["commitments"], form?.rows.isEmpty == false { return "text-0" }
            return (form == nil ? PromiseStepFields.fields : PromiseForm.fields)[first] ?? "main"
        }
    }
}
