import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Words that nothing changes afterwards, of plans, meetings, dialogues and watch areas.
@Suite struct FrozenWordsTests {
    private let installation: TestInstallation
    private let personal = ["Ring 070-1740605.", "Anna Svensson bad om det.", "Det gäller 19811218-9876."]
    private let plan = "/api/v1/plans/\(PlanID.numbered(1))"
    private let dialogue = "/api/v1/dialogues/\(DialogueID.numbered(1))"
    private let watchArea = "/api/v1/watch-areas/\(WatchAreaID.numbered(1))"

    init() async throws { installation = try await TestInstallation() }

    private func meeting(_ number: Int) -> String { "/api/v1/meetings/\(MeetingID.numbered(number))" }
    private func point(_ number: Int, of meeting: Int) -> String {
        "\(self.meeting(meeting))/decisions/\(DecisionID.numbered(number))"
    }

    private func change(
        _ ask: Asking, _ thing: String, _ path: String, _ body: String, by method: HTTPRequest.Method = .patch
    ) async throws -> Reply {
        let tag = try await ask.get(thing, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path, key: .clerk, body: body, headers: ["If-Match": tag])
    }

    private func open(_ ask: Asking, _ number: Int, on day: String) async throws -> Reply {
        let body = Examples.newMeeting.replacing("2026-11-20", with: day)
        let kept = try await ask.send(.put, meeting(number), key: .clerk, body: body)
        #expect(kept.status == .created, "\(kept.text)")
        return try await change(ask, meeting(number), meeting(number), #"{"state":"opened"}"#)
    }

    @Test func `words that nothing changes afterwards are refused where they seem to hold personal data`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, plan, key: .clerk, body: Examples.newPlan)
            _ = try await ask.send(.put, dialogue, key: .clerk, body: Examples.newDialogue)
            _ = try await ask.send(.put, watchArea, key: .clerk, body: Examples.newWatchArea)
            _ = try await open(ask, 1, on: "2026-11-20")
            _ = try await ask.send(
                .put, meeting(2), key: .clerk,
                body: Examples.newMeeting.replacing("2026-11-20", with: "2026-11-27"))
            let first = try await change(ask, meeting(1), point(1, of: 1), #"{"words":"Röj."}"#, by: .put)
            #expect(first.status == .created, "\(first.text)")
            let held = try await change(
                ask, plan, "\(plan)/follow-ups", #"{"day":"2026-11-20","words":"Halva sträckan."}"#, by: .post
            )
            #expect(held.status == .ok, "\(held.text)")
            let steps: [(thing: String, path: String, start: String, member: String, HTTPRequest.Method)] = [
                (plan, plan + "/follow-ups", #"{"day":"2026-11-20","#, "words", .post),
                (plan, plan + "/follow-ups/1/withdrawal", "{", "reason", .post),
                (plan, plan, "{", "withdrawn", .patch),
                (dialogue, dialogue, "{", "withdrawn", .patch),
                (watchArea, watchArea, "{", "withdrawn", .patch),
                (meeting(1), meeting(1), "{", "withdrawn", .patch),
                (meeting(2), meeting(2), "{", "calledOff", .patch),
                (meeting(1), point(2, of: 1), "{", "words", .put),
                (meeting(1), point(1, of: 1), "{", "words", .patch),
                (meeting(1), point(1, of: 1), #"{"state":"dropped","#, "reason", .patch),
            ]
            for (thing, path, start, member, method) in steps {
                for words in personal {
                    let reply = try await change(
                        ask, thing, path, #"\#(start)"\#(member)":"\#(words)"}"#, by: method)
                    #expect(reply.status == .unprocessableContent, "\(path) \(words): \(reply.text)")
                    #expect(
                        try reply.codes().allSatisfy { $0.hasSuffix(".personal-data") }, "\(reply.text)")
                    let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                    #expect(Set(told) == ["/\(member)"], "\(path) \(words): \(reply.text)")
                }
            }
            let gone = try await change(ask, dialogue, dialogue, #"{"withdrawn":"Lades upp två gånger."}"#)
            #expect(gone.status == .ok, "\(gone.text)")
        }
    }

    @Test func `the pages tell it at the field, and keep what was typed`() async throws {
        try await installation.ask { ask in
            _ = try await ask.send(.put, plan, key: .clerk, body: Examples.newPlan)
            _ = try await ask.send(.put, dialogue, key: .clerk, body: Examples.newDialogue)
            _ = try await ask.send(.put, meeting(1), key: .clerk, body: Examples.newMeeting)
            let planner = try await ask.person(["planner:1060"])
            for (page, field, fields) in [
                (
                    "/planer/\(PlanID.numbered(1))/andra", "ord",
                    [("gor", "uppfoljning"), ("uppfoljd", "2026-11-20")]
                ),
                ("/dialoger/\(DialogueID.numbered(1))", "skal", [("gor", "tillbaka")]),
                ("/moten/\(MeetingID.numbered(1))", "skal-tillbaka", [("gor", "tillbaka")]),
            ] {
                let reply = try await ask.submit(
                    page, fields + [("version", "1"), (field, personal[0])], as: planner)
                #expect(reply.status == .unprocessableContent, "\(page): \(reply.text)")
                #expect(reply.text.contains(##"href="#\##(field)""##), "\(page): \(reply.text)")
                #expect(reply.text.contains(personal[0]), "\(page): \(reply.text)")
            }
        }
    }

    @Test
    func `a point that is corrected is corrected on the agendas that tell it, and their history says so`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await open(ask, 1, on: "2026-11-10")
            for (number, words) in [(1, "Röj vid ån."), (2, "Kameror?")] {
                let put = try await change(
                    ask, meeting(1), point(number, of: 1), #"{"words":"\#(words)"}"#, by: .put)
                #expect(put.status == .created, "\(put.text)")
            }
            _ = try await change(
                ask, meeting(1), point(2, of: 1), #"{"state":"dropped","reason":"Inga pengar."}"#)
            let opened = try await open(ask, 2, on: "2026-11-20")
            #expect(opened.text.contains("Avfört. Inga pengar. (möte"), "\(opened.text)")
            let corrected = try await change(
                ask, meeting(1), point(1, of: 1), #"{"words":"Röj vid torget."}"#)
            #expect(corrected.status == .ok, "\(corrected.text)")
            _ = try await change(
                ask, meeting(1), point(2, of: 1), #"{"state":"dropped","reason":"För dyrt."}"#)
            let agenda = try await ask.get("\(meeting(2))/agenda", key: .clerk).text
            #expect(
                agenda.contains("Röj vid torget.") && !agenda.contains("vid ån")
                    && !agenda.contains("Inga pengar"), "\(agenda)")
            #expect(agenda.contains("Avfört. För dyrt. (möte 2026-11-10, punkt 2)"), "\(agenda)")
            let after = try await ask.get(meeting(2), key: .clerk)
            #expect(
                after.text.contains("Dagordningen: punkt 1 från mötet 2026-11-10 har skrivits om där"),
                "\(after.text)")
            #expect(try after.json()["version"]?.number == 4, "\(after.text)")
            // How a point stands later is not what was corrected.
            _ = try await change(
                ask, meeting(1), point(1, of: 1), #"{"state":"done","owner":"Gata och park"}"#)
            #expect(try await ask.get("\(meeting(2))/agenda", key: .clerk).text == agenda)
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `an agenda copies no text that seems to hold personal data`() async throws {
        let measure = Measure(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ring Anna Svensson om lampan",
            days: MeasureDays(planned: CivilDate(year: 2026, month: 11, day: 1)), state: .decided,
            made: .testNow)
        _ = try await installation.store.addMeasure(measure, by: "anna")
        try await installation.ask { ask in
            let opened = try await open(ask, 1, on: "2026-11-20")
            #expect(opened.text.contains("\(measure.id)"), "\(opened.text)")
            #expect(!opened.text.contains("Svensson"), "\(opened.text)")
            #expect(opened.text.contains("(Inte kopierat: texten verkar innehålla"), "\(opened.text)")
        }
    }
}
