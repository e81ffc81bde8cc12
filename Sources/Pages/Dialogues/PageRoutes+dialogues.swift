import API
import Hummingbird
import JSON
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// The pages of dialogues with residents.
    var dialogueRoutes: [Route] {
        [dialogueList, dialogueFile, newDialoguePage, newDialogueForm, dialoguePage, dialogueForm]
    }

    private var dialogueList: Route {
        staffPage(
            "/dialoger", .plan, Bilingual(swedish: "Medborgardialoger", english: "Dialogues with residents")
        ) { call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let found = try await api.dialogues(DialogueQuery(), for: caller)
            var page = Page(template: "dialogues", title: words["dialogues-title"])
            page.styles = ["planning.css", "walks.css"]
            page.isWide = true
            page.content["dialogues"] = found.map { DialogueRow($0) }
            page.content["isEmpty"] = found.isEmpty
            page.content["mayKeep"] = caller.may(.keepPicture)
            return page
        }
    }

    private var dialogueFile: Route {
        file(
            "/dialoger/fil", "text/csv",
            Bilingual(swedish: "Medborgardialoger som fil", english: "Dialogues as a file")
        ) { call in
            let found = try await api.dialogues(DialogueQuery(), for: try call.caller())
            return try api.dialogueTable(found, at: call.now)
        }
    }

    private var newDialoguePage: Route {
        staffPage(
            "/dialoger/ny", .keepPicture,
            Bilingual(swedish: "Ny medborgardialog", english: "New dialogue")
        ) { call, visit in
            return try newDialogue(DialogueForm(), newID(at: call.now), call, visit)
        }
    }

    private var newDialogueForm: Route {
        staffForm(
            "/dialoger/ny", .keepPicture,
            Bilingual(swedish: "Lägg upp en medborgardialog", english: "Keep a dialogue")
        ) { call, visit, form in
            let caller = try call.caller()
            guard let id = DialogueID(form["id"] ?? "") else { throw Problem.notFound }
            let typed = DialogueForm(form)
            do {
                let body = try await body(of: typed, for: caller, at: call.now)
                _ = try await api.keepDialogue(body, as: id, for: caller, at: call.now)
                return .seeOther("/dialoger/\(id)?gjort=ny")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    changeFaults(problem, DialogueForm.fields, visit.language))
                return .page(try newDialogue(typed, next, call, visit, faults: faults))
            }
        }
    }

    private var dialoguePage: Route {
        staffPage(
            "/dialoger/{id}", .plan,
            query: [
                .init("gjort", .word(["ny", "andrad", "tillbaka"]), "What was just done.", example: "ny")
            ], Bilingual(swedish: "En medborgardialog", english: "A dialogue")
        ) { call, visit in
            let whole = try await api.wholeDialogue(
                try call.value { DialogueID($0) }, for: try call.caller(), at: call.now)
            return try dialogue(whole, call, visit)
        }
    }

    private var dialogueForm: Route {
        staffForm(
            "/dialoger/{id}", .keepPicture,
            Bilingual(swedish: "Ändra en medborgardialog", english: "Change a dialogue")
        ) { call, visit, form in
            let id = try call.value { DialogueID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? "") else { throw Problem.notFound }
            let whole = try await api.wholeDialogue(id, for: caller, at: call.now)
            if form["gor"] == "tillbaka" {
                let reason = (form["skal"] ?? "").trimmingSpaces
                do {
                    _ = try await api.changeDialogue(
                        id, .object([(key: "withdrawn", value: .string(reason))]), version: version,
                        for: caller, at: call.now)
                    return .seeOther("/dialoger/\(id)?gjort=tillbaka")
                } catch let problem as Problem {
                    let faults = try changeFaults(problem, ["withdrawn": "skal"], visit.language)
                    return .page(try dialogue(whole, call, visit, reason: reason, faults: faults))
                }
            }
            let typed = DialogueForm(form)
            do {
                let body = try await body(of: typed, for: caller, at: call.now)
                _ = try await api.changeDialogue(id, body, version: version, for: caller, at: call.now)
                return .seeOther("/dialoger/\(id)?gjort=andrad")
            } catch let problem as Problem {
                let now = try await api.wholeDialogue(id, for: caller, at: call.now)
                let words = frame.words[visit.language]
                let again = try keptFields(now.dialogue, words).shownAgain(
                    form, of: version, over: now.dialogue.version,
                    changeFaults(problem, DialogueForm.fields, visit.language), words)
                return .page(
                    try dialogue(
                        now, call, visit, typed: DialogueForm(again.form), faults: again.faults))
            }
        }
    }

    /// - Throws: 422 for themes and places that cannot be read.
    private func body(
        of typed: DialogueForm, for caller: Caller, at now: Timestamp
    ) async throws -> JSONValue {
        guard let themes = DialogueThemes(written: typed.themes) else {
            throw Problem.content([
                .init(
                    .pointer("/themes"), "member.value",
                    Bilingual(
                        swedish: frame.words[.swedish]["dialogues-themes-fault"],
                        english: frame.words[.english]["dialogues-themes-fault"]))
            ])
        }
        var spot = MeasureForm()
        spot.place = typed.point
        let point = try await place(of: spot, for: caller, at: now)
        return typed.body(point, themes)
    }

    private func newDialogue(
        _ form: DialogueForm, _ id: DialogueID, _ call: Call, _ visit: Visit, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        let profiles = api.profiles(seenBy: try call.caller())
        var page = Page(template: "dialogue-new", title: words["dialogues-new"])
        page.styles = ["planning.css", "walks.css"]
        page.refuse(faults)
        page.content["id"] = id.description
        page.content["municipality"] = SelectField.municipality(
            form.municipality, among: profiles, label: words["dialogues-municipality"], faults, words)
        page.content["form"] = form.shown(Self.categories(of: profiles), faults, words)
        return page
    }

    /// Those that a theme may go with in any of the municipalities, each once.
    private static func categories(of profiles: [Profile]) -> [Category] {
        var seen: Set<Code<Category>> = []
        return profiles.flatMap(\.categories).filter { seen.insert($0.code).inserted }
    }

    private func dialogue(
        _ whole: APIService.WholeDialogue, _ call: Call, _ visit: Visit, typed: DialogueForm? = nil,
        reason: String? = nil, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        let dialogue = whole.dialogue
        var page = Page(template: "dialogue", title: "\(dialogue.whereabouts), \(dialogue.day)")
        page.styles = ["planning.css", "walks.css"]
        page.isWide = true
        page.refuse(faults)
        switch call.query["gjort"] {
        case "ny": page.content["said"] = words["dialogues-done-new"]
        case "andrad": page.content["said"] = words["dialogues-done-changed"]
        case "tillbaka": page.content["said"] = words["dialogues-done-withdrawn"]
        default: break
        }
        page.content["isWithdrawn"] = dialogue.isWithdrawn
        page.content["address"] = "/dialoger/\(dialogue.id)"
        page.content["version"] = dialogue.version
        page.content["warnings"] = whole.warnings.map { $0.text(in: visit.language) }
        func shown(_ text: String) -> [String] { [text.isEmpty ? "–" : text] }
        page.content["definitions"] = [
            Definition(words["dialogues-day"], [dialogue.day.description]),
            Definition(words["dialogues-place"], [dialogue.whereabouts]),
            Definition(words["dialogues-people"], [dialogue.people.map { "\($0)" } ?? "–"]),
            Definition(words["dialogues-holder"], shown(dialogue.holder)),
            Definition(words["dialogues-provenance"], shown(dialogue.provenance)),
        ]
        let profile = served[dialogue.municipality]
        page.content["themes"] = dialogue.themes.all.map { theme in
            ShownTheme(
                name: theme.name, count: "\(theme.count)",
                category: theme.category.map { code in
                    profile?.category(code)?.name.text(in: visit.language) ?? code.description
                } ?? "–")
        }
        page.content["hasThemes"] = !dialogue.themes.all.isEmpty
        page.content["notes"] = dialogue.notes.isEmpty ? nil : dialogue.notes
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, visit.language) }
        if try call.caller().may(.keepPicture), !dialogue.isWithdrawn {
            page.content["withdrawal"] = TextField(
                id: "skal", label: words["dialogues-withdraw-why"], value: reason ?? "",
                fault: faults.text(at: "skal"))
            page.content["withdrawalIsOpen"] = reason != nil
            let form = try typed ?? DialogueForm(dialogue, api.projector)
            page.content["form"] = form.shown(
                profile?.categories ?? [], faults, words)
            page.content["formIsOpen"] = typed != nil
            page.content[KeptFields.field] = try keptFields(dialogue, words).opened
        }
        return page
    }

    /// The fields of a dialogue as its form shows them before anything is typed.
    private func keptFields(_ dialogue: Dialogue, _ words: Words) throws -> KeptFields {
        KeptFields([try DialogueForm(dialogue, api.projector).shown([], [], words)])
    }
}

/// A dialogue in a list.
struct DialogueRow: Hashable, Sendable {
    let address: String
    let day: String
    let whereabouts: String
    let people: String
    let themes: String
    let holder: String
    let isWithdrawn: Bool

    init(_ dialogue: Dialogue) {
        address = "/dialoger/\(dialogue.id)"
        day = dialogue.day.description
        whereabouts = dialogue.whereabouts
        people = dialogue.people.map { "\($0)" } ?? "–"
        themes = dialogue.themes.all.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")
        holder = dialogue.holder.isEmpty ? "–" : dialogue.holder
        isWithdrawn = dialogue.isWithdrawn
    }
}

/// A theme on the page of its dialogue.
struct ShownTheme: Hashable, Sendable {
    let name: String
    let count: String
    let category: String
}
