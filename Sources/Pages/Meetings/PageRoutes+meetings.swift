import API
import Hummingbird
import Prevention
import Reports
import Web

extension PageRoutes {
    /// The pages of meetings of municipality and police.
    var meetingRoutes: [Route] {
        [
            meetingList, newMeetingPage, newMeetingForm, meetingPage, meetingForm, agendaPage, minutesPage,
        ]
    }

    private var meetingList: Route {
        staffPage("/moten", .plan, Bilingual(swedish: "Samverkansmöten", english: "Meetings")) {
            call, visit in
            let words = frame.words[visit.language]
            let caller = try call.caller()
            let found = try await api.meetings(MeetingQuery(), for: caller)
            var page = Page(template: "meetings", title: words["meetings-title"])
            page.styles = ["planning.css"]
            page.isWide = true
            page.content["meetings"] = found.map { MeetingRow($0, visit.language) }
            page.content["isEmpty"] = found.isEmpty
            page.content["mayKeep"] = caller.may(.keepPicture)
            return page
        }
    }

    private var newMeetingPage: Route {
        staffPage("/moten/nytt", .keepPicture, Bilingual(swedish: "Nytt möte", english: "New meeting")) {
            call, visit in
            return try newMeeting(MeetingForm(), newID(at: call.now), call, visit)
        }
    }

    private var newMeetingForm: Route {
        staffForm(
            "/moten/nytt", .keepPicture, Bilingual(swedish: "Lägg upp ett möte", english: "Keep a meeting")
        ) { call, visit, form in
            guard let id = MeetingID(form["id"] ?? "") else { throw Problem.notFound }
            let caller = try call.caller()
            let typed = MeetingForm(form)
            let home = municipality(typed.municipality, for: caller)
            do {
                _ = try await api.keepMeeting(typed.body(of: home), as: id, for: caller, at: call.now)
                return .seeOther("/moten/\(id)?gjort=nytt")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    changeFaults(problem, MeetingForm.fields, visit.language))
                return .page(try newMeeting(typed, next, call, visit, faults: faults))
            }
        }
    }

    private func newMeeting(
        _ form: MeetingForm, _ id: MeetingID, _ call: Call, _ visit: Visit, faults: [FormFault] = []
    ) throws -> Page {
        let words = frame.words[visit.language]
        var page = Page(template: "meeting-new", title: words["meetings-new"])
        page.styles = ["planning.css"]
        page.refuse(faults)
        page.content["id"] = id.description
        page.content["form"] = form.shown(api.profiles(seenBy: try call.caller()), nil, faults, words)
        return page
    }
}
