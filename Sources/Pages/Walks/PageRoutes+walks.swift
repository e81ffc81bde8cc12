import API
import Exports
import HTTPTypes
import Hummingbird
import JSON
import Planning
import Prevention
import Projection
import Reports
import Web

extension PageRoutes {
    /// The pages of safety walks that are kept: the list, a new one, one of them, outdoors, the protocol, and findings.
    var safetyWalkRoutes: [Route] {
        [
            walkList, walkCalendar, newWalkPage, newWalkForm, safetyWalkPage, safetyWalkForm, safetyWalkFile,
            outdoorsPage, outdoorsState, outdoorsWorker, walkProtocolPage, walkPhotoErasing, findingForm,
            findingList,
            findingFile,
            findingPage, findingChange,
        ]
    }

    private var walkList: Route {
        staffPage(
            "/vandringar", .plan,
            query: [.init("alla", .text, "`1` for walks that are over too.", example: "1")],
            Bilingual(swedish: "Trygghetsvandringar", english: "Safety walks")
        ) { call, visit in
            let words = frame.words[visit.language]
            let showsAll = call.query["alla"] == "1"
            let caller = try call.caller()
            let states: Set<WalkState> = showsAll ? [] : [.planned, .invited, .walked, .reported]
            let found = try await api.walks(WalkQuery(states: states), for: caller)
            let open = try await api.findings(FindingQuery(statuses: Finding.Status.stillOpen), for: caller)
            var page = Page(template: "walks", title: words["walks-title"])
            page.styles = ["planning.css", "walks.css"]
            page.content["walks"] = found.map { walk in
                WalkRow(
                    walk, visit.language, findings: open.count { $0.walk == walk.id }, words: words)
            }
            page.content["isEmpty"] = found.isEmpty
            page.content["showsAll"] = showsAll
            page.content["openFindings"] = words.count(open.count, "walks-open-findings")
            page.content["mayKeep"] = caller.may(.keepWalks)
            return page
        }
    }

    private var walkCalendar: Route {
        file("/vandringar/kalender", "text/calendar", Bilingual(swedish: "Kalender", english: "Calendar")) {
            call in
            api.calendar(
                try await api.walks(WalkQuery(), for: try call.caller()), try Visit(call).language)
        }
    }

    private var newWalkPage: Route {
        staffPage(
            "/vandringar/ny", .keepWalks,
            query: walkParameters + [
                .init(
                    "upprepar", .text, "The walk that is done again.",
                    example: "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f")
            ], Bilingual(swedish: "Ny trygghetsvandring", english: "New safety walk")
        ) { call, visit in
            var draft = SafetyWalkForm(visit.language)
            var back = "/platser"
            if let text = call.query["upprepar"], !text.isEmpty {
                guard let id = WalkID(text) else { throw Problem.notFound }
                let earlier = try await api.walk(id, for: try call.caller())
                draft.repeats = earlier.id.description
                draft.title = earlier.title
                draft.leader = earlier.leader
                draft.meetingPlace = earlier.meetingPlace
                draft.stops = try earlier.stops.map {
                    SafetyWalkForm.Stop(
                        number: $0.number, name: $0.name,
                        spot: WalkSpot.written(try api.projector.position(of: $0.place)), reason: $0.reason)
                }
                back = "/vandringar/\(earlier.id)"
            } else {
                let answer = try await walkAnswer(call, visit)
                back = "/vandring?\(answer.address.written)"
                if let walk = answer.walk {
                    draft.day = answer.address.date
                    draft.time = walk.start?.moment.map { Clock.text($0) } ?? ""
                    draft.meetingPlace = walk.plan.start.name
                    draft.question = FormText.written(answer.address.filter.question)
                    let caller = try call.caller()
                    let inSwedish = try walkStops(answer, walk, .swedish, caller)
                    let inEnglish = try walkStops(answer, walk, .english, caller)
                    draft.stops = zip(inSwedish, inEnglish).map { sv, en in
                        SafetyWalkForm.Stop(
                            number: sv.number, name: sv.name, spot: sv.spot,
                            reason: Bilingual(
                                swedish: sv.reasons.joined(separator: " "),
                                english: en.reasons.joined(separator: " ")),
                            hotspot: sv.hotspot == nil
                                ? "" : (newID(at: call.now) as KeptHotspotID).description)
                    }
                }
            }
            return newWalk(draft, back: back, visit, faults: [], id: newID(at: call.now))
        }
    }

    private var newWalkForm: Route {
        staffForm(
            "/vandringar/ny", .keepWalks, limit: 256 * 1_024,
            Bilingual(swedish: "Lägg upp en vandring", english: "Keep a walk")
        ) { call, visit, form in
            var draft = SafetyWalkForm(form, visit.language)
            guard let id = WalkID(form["id"] ?? "") else { throw Problem.notFound }
            do {
                try await keepHotspots(of: &draft, for: try call.caller(), at: call.now)
                let kept = try await api.keepWalk(draft.body, as: id, for: try call.caller(), at: call.now)
                return .seeOther("/vandringar/\(kept.walk.id)?gjort=ny")
            } catch let problem as Problem {
                let (next, faults) = try carriedOn(
                    id, problem, visit.language, at: call.now,
                    Self.faults(of: problem, at: SafetyWalkForm.fields, in: visit.language))
                return .page(newWalk(draft, back: "/platser", visit, faults: faults, id: next))
            }
        }
    }

    private func newWalk(
        _ draft: SafetyWalkForm, back: String, _ visit: Visit, faults: [FormFault], id: WalkID
    ) -> Page {
        let words = frame.words[visit.language]
        var page = Page(template: "walks-new", title: words["walks-new-title"])
        page.styles = ["planning.css", "walks.css"]
        page.refuse(faults)
        page.labels["stopp"] = words["walks-frozen"]
        page.content["form"] = draft.shown(faults, words)
        page.content["stops"] = draft.stops
        // What was typed is kept where stops are all that lack.
        page.content["isEmpty"] = draft.stops.isEmpty && faults.isEmpty
        page.content["hasNoStops"] = draft.stops.isEmpty
        page.content["repeats"] = draft.repeats
        page.content["question"] = draft.question
        page.content["back"] = back
        page.content["id"] = id.description
        return page
    }

    /// A file that a page links to.
    func file(
        _ path: StaticString, query: [Route.QueryParameter] = [], _ mediaType: String, _ summary: Bilingual,
        give: @escaping @Sendable (Call) async throws -> Response
    ) -> Route {
        Route(
            .get, path, .to(.plan), query: query + [Visit.parameter], summary: summary,
            answers: [.init(.ok, "The file.", mediaType)], isPage: true, isDescribed: false, handle: give)
    }
}

/// A walk in a list.
struct WalkRow: Sendable {
    let address: String
    let title: String
    let state: String
    let stateCode: String
    let day: String
    let meetings: String
    let stops: String
    let findings: String

    init(_ walk: SafetyWalk, _ language: Language, findings: Int, words: Words) {
        address = "/vandringar/\(walk.id)"
        title = walk.title
        state = walk.state.name.text(in: language)
        stateCode = walk.state.rawValue
        day = walk.when ?? words["walks-no-day"]
        meetings = [walk.days.before?.description, walk.days.after?.description].map { $0 ?? "–" }
            .joined(separator: " · ")
        stops = words.count(walk.stops.count, "walks-stops")
        self.findings = findings == 0 ? "" : words.count(findings, "walks-open-findings")
    }
}
