import API
import HTTPTypes
import Hummingbird
import JSON
import Reports
import Web

extension PageRoutes {
    /// A case, with everything that can be done with it.
    var showCase: Route {
        staffPage(
            "/arende/{id}", .readCases,
            query: [
                .init(
                    "efter", .integer(0...Int(Int32.max)), "Tells what was done after this entry.",
                    example: "3"),
                .init("mall", .integer(1...1_000), "An answer to begin from, by its number.", example: "1"),
                .init(
                    "rapport", .uuid, "A report to be shown, with those before it.",
                    example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"),
                .init(
                    "post", .integer(0...Int(Int32.max)), "The last entry of the history to be shown.",
                    example: "120"),
                .init("regler", .word(["1"]), "What every rule makes of a great case.", example: "1"),
            ], Bilingual(swedish: "Ärende", english: "Case")
        ) { call, visit in
            let id = try call.value { Case.ID($0) }
            var asked = CasePage()
            asked.doneAfter = call.query["efter"].flatMap { Int($0) }
            asked.template = call.query["mall"].flatMap { Int($0) }
            asked.part.report = call.query["rapport"].flatMap { Report.ID($0) }
            asked.part.lastEntry = call.query["post"].flatMap { Int($0) }
            asked.showsRules = call.query["regler"] != nil
            return try await casePage(id, asked, call, visit)
        }
    }

    /// Does something with a case: as `PATCH /api/v1/cases/{id}`, with the version that the page showed.
    var editCase: Route {
        staffForm(
            "/arende/{id}", .editCases, Bilingual(swedish: "Ändra ett ärende", english: "Change a case")
        ) {
            call, visit, form in
            let id = try call.value { Case.ID($0) }
            guard let edit = CaseEditForm(form), let version = Int(form["version"] ?? ""), version >= 0 else {
                throw Problem(
                    .malformedRequest,
                    Bilingual(
                        swedish: "Formuläret går inte att läsa.", english: "The form cannot be read."))
            }
            do {
                return try await carryOut(edit, on: id, version: version, call, visit)
            } catch let thrown {
                guard let problem = thrown as? Problem ?? Problem(thrown),
                    [.changedMeanwhile, .faultyContent, .notPossibleNow].contains(problem.kind)
                else { throw thrown }
                var asked = CasePage()
                asked.typed = edit
                asked.problem = problem
                return .page(try await casePage(id, asked, call, visit))
            }
        }
    }

    private func carryOut(
        _ edit: CaseEditForm, on id: Case.ID, version: Int, _ call: Call, _ visit: Visit
    ) async throws -> FormOutcome {
        let caller = try call.caller()
        guard let person = caller.person else { throw Problem.notSignedIn }
        let named = try await named(in: edit, for: caller, visit.language)
        let units = profiles(seenBy: caller).flatMap(\.units).map(\.code)
        let edits = try api.caseEdits(
            edit.body(by: person, units: units, case: named.case, reports: named.reports))
        let done = try await api.carryOut(edits, on: id, version: version, for: caller, at: call.now)
        let before = done.history.last { $0.at < call.now }?.number ?? 0
        guard done.remarks.isEmpty, done.warnings.isEmpty else {
            // Said once, so that it is read before anything else is done.
            var asked = CasePage()
            asked.doneAfter = before
            asked.said = (done.remarks + done.warnings).map { $0.text(in: visit.language) }
            return .page(try await casePage(done.case.id, asked, call, visit))
        }
        return .seeOther("/arende/\(done.case.id)?efter=\(before)")
    }

    /// The case or the reports that a form names, by a reference, an id or the address of a case.
    ///
    /// - Throws: 422 when there is none that the caller may see.
    private func named(in edit: CaseEditForm, for caller: Caller, _ language: Language) async throws -> (
        case: String?, reports: [String]
    ) {
        let words = frame.words[language]
        switch edit.action {
        case .separate, .pin, .unpin: return (nil, [edit.form["rapport"] ?? ""])
        case .bring:
            guard let filed = try await api.filedReport(edit["report"].trimmingSpaces, for: caller) else {
                throw Problem.missing("/pin", words.bilingual("case-no-report"))
            }
            return (nil, [filed.report.id.description])
        case .merge:
            if !edit["near"].isEmpty { return (edit["near"], []) }
            guard let id = try await caseID(named: edit["other"], for: caller) else {
                throw Problem.missing("/merge", words.bilingual("case-no-report"))
            }
            return (id.description, [])
        default: return (nil, [])
        }
    }

    /// Who else is at a case, and its version: asked for by its page every few seconds.
    var casePresence: Route {
        Route(
            .get, "/arende/{id}/har", .to(.readCases),
            query: [.init("bort", .word(["1"]), "Leaves the case.", example: "1"), Visit.parameter],
            summary: Bilingual(swedish: "Vilka som är vid ärendet", english: "Who is at the case"),
            answers: [.init(.ok, "The version and the names of the others.", "application/json", .text)],
            isPage: true, isDescribed: false
        ) { call in
            let caller = try call.caller()
            let id = try call.value { Case.ID($0) }
            let version = try await api.version(of: id, for: caller)
            guard let person = caller.person else { throw Problem.notSignedIn }
            if call.query["bort"] != nil { presence.leave(person, id) }
            let others = call.query["bort"] != nil ? [] : presence.note(person, at: id, now: call.now)
            return .json(
                JSONWriter.object {
                    $0.member("version", version)
                    $0.array("others") { array in for name in others { array.element(name) } }
                })
        }
    }
}

extension Problem {
    /// That nothing goes by the name that a form gives.
    fileprivate static func missing(_ pointer: String, _ message: Bilingual) -> Problem {
        .content([Fault(.pointer(pointer), "edit.no-such-report", message)])
    }
}

extension Words {
    /// A text of one language alone, where both are asked for.
    fileprivate func bilingual(_ key: String) -> Bilingual {
        Bilingual(swedish: self[key], english: self[key])
    }
}
