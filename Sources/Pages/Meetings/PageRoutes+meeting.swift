import API
import Hummingbird
import JSON
import Prevention
import Reports
import Web

extension PageRoutes {
    /// What was typed on the page of a meeting and refused, with what is wrong.
    private enum Refusal {
        case facts(MeetingForm, [FormFault])
        case decision(DecisionForm, [FormFault])
        case aside(MeetingAsideForm, [FormFault])
        case step([FormFault])

        var faults: [FormFault] {
            switch self {
            case .facts(_, let faults), .decision(_, let faults), .aside(_, let faults), .step(let faults):
                faults
            }
        }
    }

    var meetingPage: Route {
        staffPage(
            "/moten/{id}", .plan,
            query: [
                .init(
                    "gjort",
                    .word([
                        "nytt", "oppnat", "avslutat", "planerat", "andrat", "punkt", "installt", "blir-av",
                        "tillbaka",
                    ]), "What was just done.",
                    example: "nytt")
            ], Bilingual(swedish: "Ett möte", english: "A meeting")
        ) { call, visit in
            let whole = try await api.wholeMeeting(
                try call.value { MeetingID($0) }, for: try call.caller(), at: call.now)
            return try meeting(whole, nil, call, visit)
        }
    }

    var meetingForm: Route {
        staffForm(
            "/moten/{id}", .keepPicture, limit: 128 * 1_024,
            Bilingual(swedish: "Ändra ett möte", english: "Change a meeting")
        ) { call, visit, form in
            let id = try call.value { MeetingID($0) }
            let caller = try call.caller()
            guard let version = Int(form["version"] ?? ""), let step = form["gor"] else {
                throw Problem.notFound
            }
            let whole = try await api.wholeMeeting(id, for: caller, at: call.now)
            func done(_ word: String) -> FormOutcome { .seeOther("/moten/\(id)?gjort=\(word)") }
            switch step {
            case "uppgifter":
                let typed = MeetingForm(form)
                do {
                    _ = try await api.changeMeeting(
                        id, typed.edit, version: version, for: caller, at: call.now)
                    return done("andrat")
                } catch let problem as Problem {
                    let now = try await api.wholeMeeting(id, for: caller, at: call.now)
                    let again = try shownAgain(
                        form, of: version, over: now.meeting,
                        changeFaults(problem, MeetingForm.fields, visit.language), visit)
                    return .page(
                        try meeting(now, .facts(MeetingForm(again.form), again.faults), call, visit))
                }
            case "ny-punkt", "folj":
                guard let decision = DecisionID(form["punkt"] ?? "") else { throw Problem.notFound }
                let known = step == "folj" ? whole.meeting.decision(decision) : nil
                let typed = DecisionForm(form, number: known?.number, insteadOf: known?.link)
                do {
                    if known == nil {
                        _ = try await api.keepDecision(
                            typed.body, as: decision, of: id, version: version, for: caller, at: call.now)
                    } else {
                        _ = try await api.changeDecision(
                            typed.body, decision, of: id, version: version, for: caller, at: call.now)
                    }
                    return done("punkt")
                } catch let problem as Problem {
                    let now = try await api.wholeMeeting(id, for: caller, at: call.now)
                    let again = try shownAgain(
                        form, of: version, over: now.meeting,
                        changeFaults(problem, typed.fields, visit.language), visit)
                    return .page(
                        try meeting(
                            now,
                            .decision(DecisionForm(again.form, number: known?.number), again.faults), call,
                            visit))
                }
            case "stall-in", "blir-av", "tillbaka":
                guard let typed = MeetingAsideForm(step, form) else { throw Problem.notFound }
                do {
                    _ = try await api.changeMeeting(
                        id, typed.body, version: version, for: caller, at: call.now)
                    return done(typed.done)
                } catch let problem as Problem {
                    let faults = try changeFaults(problem, MeetingAsideForm.fields, visit.language)
                    return .page(try meeting(whole, .aside(typed, faults), call, visit))
                }
            default:
                let states = ["oppna": "opened", "avsluta": "closed", "igen": "opened", "planera": "planned"]
                guard let state = states[step] else { throw Problem.notFound }
                do {
                    _ = try await api.changeMeeting(
                        id, .object([(key: "state", value: .string(state))]), version: version, for: caller,
                        at: call.now)
                    return done(
                        ["closed": "avslutat", "planned": "planerat"][state] ?? "oppnat")
                } catch let problem as Problem {
                    let faults = try changeFaults(problem, [:], visit.language)
                    return .page(try meeting(whole, .step(faults), call, visit))
                }
            }
        }
    }

    private func shownAgain(
        _ form: FormText, of version: Int, over meeting: Meeting, _ faults: [FormFault], _ visit: Visit
    ) -> (form: FormText, faults: [FormFault]) {
        let words = frame.words[visit.language]
        return Self.keptFields(meeting, words).shownAgain(
            form, of: version, over: meeting.version, faults, words)
    }

    /// The fields of a meeting and its points as their forms show them before anything is typed.
    private static func keptFields(_ meeting: Meeting, _ words: Words) -> KeptFields {
        KeptFields(
            [
                MeetingForm(meeting).shown([], meeting.state, [], words),
                meeting.decisions.map { DecisionForm($0).shown([], words) },
            ], together: meeting.decisions.map { ["slag-\($0.number)", "till-\($0.number)"] })
    }

    /// What a meeting was opened with, or would be opened with now.
    var agendaPage: Route {
        staffPage(
            "/moten/{id}/dagordning", .plan,
            Bilingual(swedish: "Mötets dagordning", english: "The agenda of a meeting")
        ) { call, visit in
            let words = frame.words[visit.language]
            let (id, caller) = (try call.value { MeetingID($0) }, try call.caller())
            let meeting = try await api.wholeMeeting(id, for: caller, at: call.now).meeting
            let agenda = try await api.agenda(of: id, for: caller, at: call.now)
            var page = Page(template: "meeting-agenda", title: words["meetings-agenda"])
            page.styles = ["planning.css", "pictures.css"]
            page.scripts = ["print.js"]
            page.content["address"] = "/moten/\(id)"
            page.content["name"] = meeting.name
            page.content["asOf"] = words("meetings-agenda-day", ["day": agenda.day.description])
            page.content["isFrozen"] = meeting.agenda != nil
            page.content["sections"] = AgendaSection.all(of: agenda, visit.language)
            return page
        }
    }

    /// The minutes as a document: it prints as a sheet.
    var minutesPage: Route {
        staffPage(
            "/moten/{id}/protokoll", .plan,
            Bilingual(swedish: "Mötets minnesanteckningar", english: "The minutes of a meeting")
        ) { call, visit in
            let words = frame.words[visit.language]
            let whole = try await api.wholeMeeting(
                try call.value { MeetingID($0) }, for: try call.caller(), at: call.now)
            var page = Page(template: "minutes", title: whole.meeting.name)
            page.styles = ["planning.css", "pictures.css"]
            page.scripts = ["print.js"]
            fill(&page, with: whole, words)
            page.content["decisions"] = shown(
                whole.meeting, nil, mayKeep: false, mayMeasure: false, call, words)
            return page
        }
    }

    /// What the page of a meeting and its minutes have in common.
    private func fill(_ page: inout Page, with whole: APIService.WholeMeeting, _ words: Words) {
        let meeting = whole.meeting
        page.content["address"] = "/moten/\(meeting.id)"
        page.content["state"] = meeting.standing.name.text(in: words.language)
        page.content["aside"] = MeetingAside(whole, words)
        page.content["present"] = meeting.present.isEmpty ? nil : meeting.present
        page.content["minutes"] = meeting.minutes.isEmpty ? nil : meeting.minutes
        page.content["municipality"] = served[meeting.municipality]?.name
        page.content["hasDecisions"] = !meeting.decisions.isEmpty
        if let agenda = meeting.agenda {
            page.content["hasAgenda"] = true
            page.content["asOf"] = words("meetings-agenda-day", ["day": agenda.day.description])
            page.content["sections"] = AgendaSection.all(of: agenda, words.language)
        }
    }

    private func shown(
        _ meeting: Meeting, _ typed: (form: DecisionForm, faults: [FormFault])?, mayKeep: Bool,
        mayMeasure: Bool, _ call: Call, _ words: Words
    ) -> [ShownDecision] {
        meeting.decisions.map { decision in
            ShownDecision(
                decision, on: SwedishTime(call.now).date, mayKeep: mayKeep, mayMeasure: mayMeasure,
                typed: typed?.form, typed?.faults ?? [], words)
        }
    }

    private func meeting(
        _ whole: APIService.WholeMeeting, _ refusal: Refusal?, _ call: Call, _ visit: Visit
    ) throws -> Page {
        let words = frame.words[visit.language]
        let meeting = whole.meeting
        let caller = try call.caller()
        // One that was withdrawn is only read.
        let mayKeep = caller.may(.keepPicture) && meeting.withdrawn == nil
        let mayMeasure = caller.may(.keepMeasures) && meeting.withdrawn == nil
        var page = Page(template: "meeting", title: meeting.name)
        page.styles = ["planning.css", "walks.css"]
        page.isWide = true
        page.refuse(refusal?.faults ?? [])
        let done = [
            "nytt": "meetings-done-new", "oppnat": "meetings-done-opened",
            "avslutat": "meetings-done-closed", "andrat": "meetings-done-changed",
            "punkt": "meetings-done-decision", "planerat": "meetings-done-planned",
            "installt": "meetings-done-called-off", "blir-av": "meetings-done-resumed",
            "tillbaka": "meetings-done-withdrawn",
        ]
        page.content["said"] = call.query["gjort"].flatMap { done[$0] }.map { words[$0] }
        page.content["warnings"] = whole.warnings.map { $0.text(in: visit.language) }
        page.content["version"] = meeting.version
        fill(&page, with: whole, words)
        var typed: (form: DecisionForm, faults: [FormFault])?
        if case .decision(let form, let faults)? = refusal { typed = (form, faults) }
        page.content["decisions"] = shown(
            meeting, typed, mayKeep: mayKeep, mayMeasure: mayMeasure, call, words)
        page.content["events"] = whole.history.reversed().map { TimelineEvent($0, visit.language) }
        guard mayKeep else { return page }
        page.content[KeptFields.field] =
            KeptFields([MeetingForm(meeting).shown([], meeting.state, [], words)]).opened
        var (aside, asideFaults) = (MeetingAsideForm?.none, [FormFault]())
        if case .aside(let typed, let faults)? = refusal { (aside, asideFaults) = (typed, faults) }
        page.content["withdrawal"] = MeetingAsideForm.field(
            .withdraw, words["meetings-withdraw-why"], aside, asideFaults)
        page.content["withdrawalIsOpen"] = aside?.step == .withdraw
        guard meeting.calledOff == nil else {
            page.content["mayResume"] = meeting.day >= SwedishTime(call.now).date
            return page
        }
        if meeting.state == .planned {
            page.content["callingOff"] = MeetingAsideForm.field(
                .callOff, words["meetings-call-off-why"], aside, asideFaults)
            page.content["callingOffIsOpen"] = aside?.step == .callOff
        }
        page.content["mayOpen"] = meeting.state == .planned
        page.content["mayTakeBack"] = meeting.state == .opened && meeting.decisions.isEmpty
        page.content["mayClose"] = meeting.state == .opened
        page.content["mayReopen"] = meeting.state == .closed
        if meeting.state != .closed {
            var (form, faults) = (MeetingForm(meeting), [FormFault]())
            if case .facts(let kept, let found)? = refusal { (form, faults) = (kept, found) }
            page.content["facts"] = form.shown([], meeting.state, faults, words)
            page.content["factsAreOpen"] = !faults.isEmpty
        }
        if meeting.state == .opened {
            let isNew = typed?.form.suffix.isEmpty ?? false
            page.content["newID"] = (newID(at: call.now) as DecisionID).description
            page.content["newDecision"] = (isNew ? typed?.form ?? DecisionForm() : DecisionForm()).shown(
                isNew ? typed?.faults ?? [] : [], words)
        }
        return page
    }
}
