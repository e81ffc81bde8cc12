import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Meetings through the API, over a real store with two municipalities.
@Suite struct MeetingAPITests {
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
        _ ask: Asking, _ path: String, of number: Int, _ body: String, by method: HTTPRequest.Method = .patch,
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let tag = try await ask.get(address(number), key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path, key: key, body: body, headers: ["If-Match": tag])
    }

    private func measure(_ number: Int, _ municipality: String) throws -> Measure {
        Measure(
            id: .numbered(number), municipality: try MunicipalityCode(municipality).orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning", made: .testNow)
    }

    private func open(_ ask: Asking, _ number: Int) async throws -> Reply {
        try await change(ask, address(number), of: number, #"{"state":"opened"}"#)
    }

    private func points(_ agenda: JSONValue?, _ heading: String) -> [String] {
        (agenda?["points"]?.array ?? []).filter { $0["heading"]?.string == heading }
            .compactMap { $0["name"]?.string }
    }

    @Test func `a day that was mistyped is told at its member, new or moved`() async throws {
        try await installation.ask { ask in
            for (day, code) in [
                ("1850-01-01", "meeting.day-too-early"), ("9999-12-31", "meeting.day-too-far"),
            ] {
                #expect(try await keep(ask, 1, on: day).codes() == [code])
            }
            _ = try await keep(ask, 1)
            let moved = try await change(ask, address(1), of: 1, #"{"day":"9999-12-31"}"#)
            #expect(try moved.codes() == ["meeting.day-too-far"], "\(moved.text)")
            #expect(moved.text.contains("/day"), "\(moved.text)")
        }
    }

    @Test func `who takes part is told by role, never by name`() async throws {
        try await installation.ask { ask in
            let named = #"{"municipality":"1060","day":"2026-11-24","present":"Anna Ek och polisen"}"#
            let refused = try await ask.send(.put, address(1), key: .clerk, body: named)
            #expect(try refused.codes() == ["meeting.present-person"], "\(refused.text)")
            #expect(try await keep(ask, 1).status == .created)
            let changed = try await change(ask, address(1), of: 1, #"{"present":"Anna Ek"}"#)
            #expect(try changed.codes() == ["meeting.present-person"], "\(changed.text)")
        }
    }

    @Test func `a meeting begins with what was decided last time, and its agenda stays as it was frozen`()
        async throws
    {
        try await installation.ask { ask in
            #expect(try await keep(ask, 1, on: "2026-11-10").status == .created)
            #expect(try await keep(ask, 1, on: "2026-11-10").status == .ok)
            #expect(try await keep(ask, 1).codes() == ["meeting.id-taken"])
            let early = try await change(ask, decision(1, of: 1), of: 1, Examples.newDecision, by: .put)
            #expect(try early.codes() == ["meeting.not-opened"], "\(early.text)")
            let opened = try await open(ask, 1)
            #expect(opened.status == .ok, "\(opened.text)")
            #expect(try points(opened.json()["agenda"], "overdue").contains("Lägesbilden"))
            let first = try await change(ask, decision(1, of: 1), of: 1, Examples.newDecision, by: .put)
            #expect(first.status == .created, "\(first.text)")
            let again = try await change(ask, decision(1, of: 1), of: 1, Examples.newDecision, by: .put)
            #expect(again.status == .ok && again.text == first.text)
            let other = try await change(ask, decision(1, of: 1), of: 1, #"{"words":"Annat."}"#, by: .put)
            #expect(try other.codes() == ["meeting.decision-taken"], "\(other.text)")
            let left = try await change(
                ask, decision(2, of: 1), of: 1, #"{"words":"Kameror vid torget?"}"#, by: .put)
            #expect(left.status == .created)
            #expect(try await change(ask, address(1), of: 1, #"{"state":"closed"}"#).status == .ok)
            let late = try await change(ask, address(1), of: 1, #"{"minutes":"x"}"#)
            #expect(try late.codes() == ["meeting.closed"], "\(late.text)")
            let done = try await change(ask, decision(1, of: 1), of: 1, #"{"state":"done"}"#)
            #expect(done.status == .ok, "\(done.text)")

            #expect(try await keep(ask, 2).status == .created)
            let preview = try await ask.get("\(address(2))/agenda", key: .clerk).json()
            #expect(points(preview, "decided") == ["Se över belysningen bakom idrottshallen."])
            #expect(points(preview, "undecided") == ["Kameror vid torget?"])
            #expect(preview["since"]?.string == "2026-11-10")
            let second = try await open(ask, 2)
            #expect(second.text.contains("Gjort, Gata och park (möte 2026-11-10, punkt 1)"), "\(second.text)")
            _ = try await change(ask, decision(1, of: 1), of: 1, #"{"state":"decided"}"#)
            let frozen = try await ask.get("\(address(2))/agenda", key: .clerk)
            #expect(frozen.text.contains("Gjort, Gata och park"))
        }
    }

    @Test func `what was closed by mistake is opened again, with the agenda that it had`() async throws {
        try await installation.ask { ask in
            _ = try await keep(ask, 1)
            let opened = try await open(ask, 1).json()
            let moved = try await change(ask, address(1), of: 1, #"{"day":"2026-11-25"}"#)
            #expect(try moved.codes() == ["meeting.already-opened"])
            _ = try await change(ask, address(1), of: 1, #"{"state":"closed"}"#)
            let again = try await open(ask, 1)
            #expect(again.status == .ok && again.text.contains("Mötet öppnades igen."), "\(again.text)")
            #expect(try again.json()["agenda"] == opened["agenda"])
            _ = try await change(ask, address(1), of: 1, #"{"state":"closed"}"#)
            let shut = try await change(ask, address(1), of: 1, #"{"state":"planned"}"#)
            #expect(try shut.codes() == ["meeting.not-taken-back"], "\(shut.text)")
            let stale = try await ask.send(
                .patch, address(1), key: .clerk, body: #"{"minutes":"x"}"#, headers: ["If-Match": "\"1\""])
            #expect(stale.status == .preconditionFailed)
        }
    }

    @Test func `a meeting that looks entered twice is told of`() async throws {
        try await installation.ask { ask in
            let first = try await keep(ask, 1)
            #expect(!first.text.contains("ser likadant ut"), "\(first.text)")
            let second = try await keep(ask, 2)
            #expect(second.status == .created, "\(second.text)")
            #expect(second.text.contains("ser likadant ut: Operativt möte 2026-11-20"), "\(second.text)")
            let other = try await keep(ask, 3, on: "2026-11-19")
            #expect(!other.text.contains("ser likadant ut"), "\(other.text)")
        }
    }

    @Test func `a meeting is opened from its day on, and without points it is taken back`() async throws {
        try await installation.ask { ask in
            _ = try await keep(ask, 1, on: "2026-11-21")
            let early = try await open(ask, 1)
            #expect(try early.codes() == ["meeting.day-not-come"], "\(early.text)")
            let both = #"{"day":"2026-11-20","state":"opened"}"#
            #expect(try await change(ask, address(1), of: 1, both).status == .ok)
            let back = try await change(ask, address(1), of: 1, #"{"state":"planned"}"#)
            let agenda = try back.json()["agenda"]
            #expect(back.status == .ok && agenda?["points"] == nil, "\(back.text)")
            _ = try await open(ask, 1)
            let late = try await change(
                ask, decision(1, of: 1), of: 1, #"{"words":"Röj.","due":"2026-11-19"}"#, by: .put)
            #expect(try late.codes() == ["meeting.due-before"], "\(late.text)")
            let point = try await change(ask, decision(1, of: 1), of: 1, #"{"words":"Röj."}"#, by: .put)
            #expect(point.status == .created, "\(point.text)")
            let kept = try await change(ask, address(1), of: 1, #"{"state":"planned"}"#)
            #expect(try kept.codes() == ["meeting.not-taken-back"], "\(kept.text)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test
    func
        `a decision leads to what is there in the municipality, has an owner that is no person, and a reason when it is dropped`()
        async throws
    {
        let (measure, abroad) = (try self.measure(1, "1060"), try self.measure(2, "1081"))
        for one in [measure, abroad] { _ = try await installation.store.addMeasure(one, by: "anna") }
        try await installation.ask { ask in
            _ = try await keep(ask, 1)
            _ = try await open(ask, 1)
            func put(_ more: String) async throws -> Reply {
                try await change(
                    ask, decision(1, of: 1), of: 1, #"{"words":"Ny belysning."\#(more)}"#, by: .put)
            }
            for (more, pointer) in [
                (#","state":"decided""#, "/owner"), (#","state":"dropped""#, "/reason"),
                (#","owner":"Anna Ek""#, "/owner"),
                (#","owner":"Ring 070-1740605""#, "/owner"), (#","due":"snart""#, "/due"),
                (#","due":"9999-01-01""#, "/due"), (#","due":"2026-11-19""#, "/due"),
                (#","link":{"kind":"measure","id":"\#(abroad.id)"}"#, "/link"),
                (#","link":{"kind":"walk","id":"\#(measure.id)"}"#, "/link"),
                (#","link":{"kind":"measure","id":"x"}"#, "/link/id"),
                (#","link":{"id":"\#(measure.id)"}"#, "/link/kind"),
            ] {
                let reply = try await put(more)
                #expect(reply.status == .unprocessableContent, "\(more): \(reply.text)")
                let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                #expect(told.contains(pointer), "\(more): \(reply.text)")
            }
            let kept = try await put(#","link":{"kind":"measure","id":"\#(measure.id)"}"#)
            #expect(kept.status == .created && kept.text.contains("\(measure.id)"), "\(kept.text)")
            let dropped = try await change(
                ask, decision(1, of: 1), of: 1, #"{"state":"dropped","reason":"Redan gjort.","link":""}"#)
            #expect(dropped.status == .ok && dropped.text.contains(#""link":null"#), "\(dropped.text)")
        }
    }

    @Test func `a point keeps the way to the page whose address was pasted, or its form keeps the address`()
        async throws
    {
        let measure = try measure(1, "1060")
        _ = try await installation.store.addMeasure(measure, by: "anna")
        try await installation.ask { ask in
            _ = try await keep(ask, 1)
            _ = try await open(ask, 1)
            let planner = try await ask.person(["planner:1060"])
            let page = "/moten/\(MeetingID.numbered(1))"
            func point(_ address: String, _ number: Int, version: Int) async throws -> Reply {
                try await ask.submit(
                    page,
                    [
                        ("gor", "ny-punkt"), ("version", "\(version)"),
                        ("punkt", DecisionID.numbered(number).description), ("ord", "Ny belysning."),
                        ("vem", "Polisen"), ("lage", "decided"), ("slag", ""), ("till", address),
                    ], as: planner)
            }
            let bare = try await point(measure.id.description, 1, version: 2)
            #expect(bare.status == .unprocessableContent, "\(bare.text)")
            #expect(bare.text.contains(##"href="#till""##) && bare.text.contains("\(measure.id)"))
            let kept = try await point("https://lykta.example.se/atgarder/\(measure.id)", 1, version: 2)
            #expect(kept.headers[.location] == "\(page)?gjort=punkt", "\(kept.text)")
            let told = try await ask.get(address(1), key: .clerk).json()
            let link = told["decisions"]?.array?.first?["link"]
            #expect(link?["kind"]?.string == "measure" && link?["id"]?.string == "\(measure.id)")
        }
    }

    @Test func `what another municipality keeps is as if it were not`() async throws {
        try await installation.ask { ask in
            _ = try await keep(ask, 1)
            for path in [address(1), "\(address(1))/agenda"] {
                #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            }
            #expect(try await ask.get(path, key: .neighbour).text == #"{"meetings":[]}"#)
            for (method, path, body) in [
                (HTTPRequest.Method.patch, address(1), #"{"state":"opened"}"#),
                (.put, decision(1, of: 1), Examples.newDecision),
                (.patch, decision(1, of: 1), Examples.decisionEdit),
            ] {
                let reply = try await change(ask, path, of: 1, body, by: method, key: .neighbour)
                #expect(reply.status == .notFound, "\(method) \(path)")
            }
            let taken = try await ask.send(
                .put, address(1), key: .neighbour,
                body: Examples.newMeeting.replacing("1060", with: "1081"))
            #expect(try taken.codes() == ["meeting.id-taken"])
        }
    }

    @Test func `planners and the police keep meetings, who plans reads them, and who sees a part opens none`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await keep(ask, 1)
            for (role, reads, keeps) in [
                ("planner", true, true), ("police", true, true), ("triage", true, false),
                ("reader", false, false), ("admin", false, false),
            ] {
                let person = try await ask.person(["\(role):1060"], email: "\(role)@example.se")
                let read = try await ask.send(.get, address(1), as: person)
                #expect((read.status == .ok) == reads, "\(role)")
                let id = MeetingID.numbered(keeps ? 10 + role.utf8.count : 20)
                let made = try await ask.send(.put, "\(path)/\(id)", as: person, body: Examples.newMeeting)
                #expect((made.status == .created) == keeps, "\(role) \(made.text)")
            }
            let part = try await ask.person(["planner:1060:district/holje"], email: "del@example.se")
            let tag = try await ask.get(address(1), key: .clerk).headers[.eTag].orFail()
            let opened = try await ask.send(
                .patch, address(1), as: part, body: #"{"state":"opened"}"#, headers: ["If-Match": tag])
            #expect(try opened.codes() == ["meeting.part-alone"], "\(opened.text)")
        }
    }
}
