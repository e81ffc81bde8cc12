import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Meetings that are called off or withdrawn, through the API and on their page.
@Suite struct MeetingAsideTests {
    private let installation: TestInstallation
    private let path = "/api/v1/meetings"

    init() async throws { installation = try await TestInstallation() }

    private func address(_ number: Int) -> String { "\(path)/\(MeetingID.numbered(number))" }
    private func decision(_ number: Int, of meeting: Int) -> String {
        "\(address(meeting))/decisions/\(DecisionID.numbered(number))"
    }

    private func keep(_ ask: Asking, _ number: Int, on day: String = "2026-11-20") async throws -> Reply {
        let body = Examples.newMeeting.replacing("2026-11-20", with: day)
        return try await ask.send(.put, address(number), key: .clerk, body: body)
    }

    private func change(
        _ ask: Asking, _ path: String, of number: Int, _ body: String, by method: HTTPRequest.Method = .patch
    ) async throws -> Reply {
        let tag = try await ask.get(address(number), key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path, key: .clerk, body: body, headers: ["If-Match": tag])
    }

    private func open(_ ask: Asking, _ number: Int) async throws -> Reply {
        try await change(ask, address(number), of: number, #"{"state":"opened"}"#)
    }

    private func points(_ agenda: JSONValue?, _ heading: String) -> [String] {
        (agenda?["points"]?.array ?? []).filter { $0["heading"]?.string == heading }
            .compactMap { $0["name"]?.string }
    }

    @Test func `a planned meeting is called off with a reason, and held after all until its day has passed`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await keep(ask, 1, on: "2026-11-10")
            _ = try await open(ask, 1)
            _ = try await keep(ask, 2, on: "2026-11-20")
            _ = try await keep(ask, 3, on: "2026-11-27")
            func edit(_ number: Int, _ body: String) async throws -> Reply {
                try await change(ask, address(number), of: number, body)
            }
            let unsaid = try await edit(2, #"{"calledOff":" "}"#)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            let off = try await edit(2, #"{"calledOff":"Snöoväder."}"#)
            #expect(off.status == .ok && off.text.contains(#""kind":"called-off""#), "\(off.text)")
            #expect(try off.json()["calledOff"]?.string == "Snöoväder.")
            #expect(try off.json()["state"]?.string == "planned")
            let opened = try await open(ask, 2)
            #expect(try opened.codes() == ["meeting.called-off"], "\(opened.text)")
            let list = try await ask.get(path, key: .clerk)
            #expect(list.text.contains("Snöoväder."), "\(list.text)")
            let next = try await ask.get("\(address(3))/agenda", key: .clerk).json()
            #expect(next["since"]?.string == "2026-11-10")
            let both = try await edit(2, #"{"calledOff":"","state":"opened"}"#)
            #expect(both.status == .ok, "\(both.text)")
            #expect(try both.json()["calledOff"] == nil)
            let held = try await edit(2, #"{"calledOff":"x"}"#)
            #expect(try held.codes() == ["meeting.not-planned"], "\(held.text)")
            _ = try await edit(3, #"{"calledOff":"Sjukdom."}"#)
            installation.advance(.days(8))
            let late = try await edit(3, #"{"calledOff":""}"#)
            #expect(try late.codes() == ["meeting.day-has-passed"], "\(late.text)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a meeting that was withdrawn counts for nothing, and what its points lead to stays`()
        async throws
    {
        let measure = Measure(
            id: .numbered(1), municipality: try MunicipalityCode("1060").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning", made: .testNow)
        _ = try await installation.store.addMeasure(measure, by: "anna")
        try await installation.ask { ask in
            _ = try await keep(ask, 1, on: "2026-11-10")
            _ = try await open(ask, 1)
            let link = #"{"words":"Ny belysning.","link":{"kind":"measure","id":"\#(measure.id)"}}"#
            let put = try await change(ask, decision(1, of: 1), of: 1, link, by: .put)
            #expect(put.status == .created, "\(put.text)")
            let gone = try await change(ask, address(1), of: 1, #"{"withdrawn":"Lades upp två gånger."}"#)
            #expect(gone.status == .ok, "\(gone.text)")
            #expect(try gone.json()["withdrawn"]?.string == "Lades upp två gånger.")
            #expect(gone.text.contains("\(measure.id)"), "\(gone.text)")
            for reply in [
                try await change(ask, address(1), of: 1, #"{"state":"closed"}"#),
                try await change(ask, decision(1, of: 1), of: 1, #"{"state":"undecided","reason":"x"}"#),
                try await change(ask, decision(2, of: 1), of: 1, #"{"words":"Röj."}"#, by: .put),
            ] {
                #expect(try reply.codes() == ["meeting.withdrawn"], "\(reply.text)")
            }
            let again = try await keep(ask, 2, on: "2026-11-10")
            #expect(again.status == .created && !again.text.contains("ser likadant ut"), "\(again.text)")
            _ = try await keep(ask, 3)
            let next = try await ask.get("\(address(3))/agenda", key: .clerk).json()
            #expect(next["since"]?.isNull == true && points(next, "undecided").isEmpty)
            #expect(try await installation.store.measure(measure.id, in: []) != nil)
        }
    }

    @Test func `the page says who called a meeting off, when and why, and takes it up or withdraws it`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await keep(ask, 1)
            let planner = try await ask.person(["planner:1060"])
            let page = "/moten/\(MeetingID.numbered(1))"
            func step(_ word: String, _ version: Int, _ reason: String = "") async throws -> Reply {
                try await ask.submit(
                    page, [("gor", word), ("version", "\(version)"), ("skal-\(word)", reason)], as: planner)
            }
            let unsaid = try await step("stall-in", 1)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            #expect(unsaid.text.contains(##"href="#skal-stall-in""##), "\(unsaid.text)")
            let off = try await step("stall-in", 1, "Snöoväder.")
            #expect(off.headers[.location] == "\(page)?gjort=installt", "\(off.text)")
            let told = try await ask.page("\(page)?gjort=installt", as: planner).text
            #expect(told.contains("Mötet är inställt. 2026-11-20"), "\(told)")
            #expect(told.contains("<bdi>Snöoväder.</bdi>") && told.contains(#"value="blir-av""#))
            #expect(!told.contains(#"value="oppna""#), "\(told)")
            #expect(try await ask.page("/moten", as: planner).text.contains("Inställt"))
            #expect(try await step("blir-av", 2).status == .seeOther)
            #expect(try await ask.page(page, as: planner).text.contains(#"value="oppna""#))
            let gone = try await step("tillbaka", 3, "Fel dag.")
            #expect(gone.headers[.location] == "\(page)?gjort=tillbaka", "\(gone.text)")
            let after = try await ask.page(page, as: planner).text
            #expect(after.contains("Mötet är tillbakataget") && after.contains("<bdi>Fel dag.</bdi>"))
            #expect(!after.contains(#"name="gor""#), "\(after)")
            #expect(try await ask.page("\(page)/protokoll", as: planner).text.contains("Fel dag."))
        }
    }
}
