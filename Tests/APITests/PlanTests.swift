import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Action plans through the API, over a real store with two municipalities.
@Suite struct PlanAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/plans/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e50"

    init() async throws { installation = try await TestInstallation() }

    private func change(
        _ ask: Asking, _ step: String, _ body: String, by method: HTTPRequest.Method = .post,
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let tag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path + step, key: key, body: body, headers: ["If-Match": tag])
    }

    private func series(_ plan: JSONValue, _ code: String) -> [JSONValue] {
        let indicators = (plan["areas"]?.array ?? []).flatMap { $0["indicators"]?.array ?? [] }
        return indicators.first { $0["code"]?.string == code }?["series"]?.array ?? []
    }

    @Test func `indicators are told by date, a number is typed in and taken away, and a follow-up is frozen`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.report(reporter: "person-1")
            let first = try await ask.send(.put, path, key: .clerk, body: Examples.newPlan)
            #expect(first.status == .created, "\(first.text)")
            #expect(try await ask.send(.put, path, key: .clerk, body: Examples.newPlan).status == .ok)
            let cases = try series(first.json(), "belysning")
            #expect(
                cases.compactMap { $0["day"]?.string } == [
                    "2026-01-01", "2026-03-31", "2026-06-30", "2026-09-30", "2026-11-20",
                ])
            #expect(cases.first?["value"]?.number == 0 && cases.last?["value"]?.number == 1)
            let typed = try await change(ask, "/numbers", Examples.planNumber)
            #expect(typed.status == .ok, "\(typed.text)")
            let walkers = try series(typed.json(), "vandrare")
            #expect(walkers[1]["value"]?.isNull == true && walkers[2]["value"]?.number == 24)
            #expect(walkers.last?["of"]?.string == "2026-06-30")
            let followed = try await change(
                ask, "/follow-ups", #"{"day":"2026-11-20","words":"Halva sträckan är klar."}"#)
            #expect(followed.status == .ok, "\(followed.text)")
            let gone = try await change(
                ask, "/numbers", #"{"indicator":"vandrare","day":"2026-06-30","number":""}"#)
            #expect(try series(gone.json(), "vandrare").last?["value"]?.isNull == true, "\(gone.text)")
            let figures = try gone.json()["followUps"]?.array?.first?["figures"]?.array ?? []
            #expect(figures.map { $0["value"]?.number } == [1, 24])
            let withdrawn = try await change(ask, "/follow-ups/1/withdrawal", Examples.planWithdrawal)
            #expect(withdrawn.text.contains(#""withdrawn":"Skrevs i fel plan.""#), "\(withdrawn.text)")
            let nothing = try await change(ask, "/follow-ups/9/withdrawal", Examples.planWithdrawal)
            #expect(nothing.status == .notFound)
        }
    }

    @Test func `every fault is told at its member`() async throws {
        let abroad = Measure(
            id: .numbered(2), municipality: try MunicipalityCode("1081").orFail(),
            kind: try Code("lighting").orFail(), title: "Ny belysning", made: .testNow)
        _ = try await installation.store.addMeasure(abroad, by: "anna")
        try await installation.ask { ask in
            let start = #"{"title":"Planen","from":"2026-01-01","until":"2026-12-31""#
            let area = #","areas":[{"name":"A""#
            let indicators = #"\#(start)\#(area),"indicators""#
            let faults: [(body: String, pointer: String)] = [
                (#"{"from":"2026-01-01","until":"2026-12-31"}"#, "/title"),
                (#"{"title":"x","from":"2026-01-01","until":"2025-12-31"}"#, "/until"),
                (#"{"title":"x","from":"1849-01-01","until":"1850-12-31"}"#, "/from"),
                (#"{"title":"x","from":"9998-01-01","until":"9999-12-31"}"#, "/from"),
                (#"\#(start),"decidedOn":"1849-01-01"}"#, "/decidedOn"),
                (#"\#(start),"decidedBy":"Ring 070-1740605"}"#, "/decidedBy"),
                (#"\#(start),"decidedBy":"Anna Ek"}"#, "/decidedBy"),
                (
                    #"\#(indicators):[{"code":"a","name":"A","kind":"open-cases"}]}]}"#,
                    "/areas/0/indicators/0/category"
                ),
                (
                    #"\#(indicators):[{"code":"a","name":"A","kind":"hotspots","category":"ghosts"}]}]}"#,
                    "/areas/0/indicators/0/category"
                ),
                (
                    #"\#(indicators):[{"code":"a","name":"A","kind":"stated"},{"code":"a","name":"B","kind":"stated"}]}]}"#,
                    "/areas"
                ),
                (#"\#(start)\#(area),"measures":["\#(abroad.id)"]}]}"#, "/areas"),
                (#"\#(start)\#(area),"measures":["x"]}]}"#, "/areas/0/measures/0"),
            ]
            for (body, pointer) in faults {
                let reply = try await ask.send(.put, path, key: .clerk, body: body)
                #expect(reply.status == .unprocessableContent, "\(body): \(reply.text)")
                let told = try reply.json()["errors"]?.array?.compactMap { $0["pointer"]?.string } ?? []
                #expect(told.contains(pointer), "\(body): \(reply.text)")
            }
            #expect(try await ask.send(.put, path, key: .clerk, body: Examples.newPlan).status == .created)
            for (body, code) in [
                (#"{"indicator":"belysning","day":"2026-06-30","number":1}"#, "plan.computed"),
                (#"{"indicator":"annat","day":"2026-06-30","number":1}"#, "plan.no-such-indicator"),
                (#"{"indicator":"vandrare","day":"2999-01-01","number":1}"#, "plan.day-not-come"),
                (#"{"indicator":"vandrare","day":"1900-06-30","number":1}"#, "plan.day-too-early"),
                (#"{"indicator":"vandrare","day":"2026-06-30","number":"24,5"}"#, "member.value"),
            ] {
                let reply = try await change(ask, "/numbers", body)
                #expect(try reply.codes() == [code], "\(reply.text)")
            }
            let stale = try await ask.send(
                .patch, path, key: .clerk, body: Examples.planEdit, headers: ["If-Match": "\"9\""])
            #expect(stale.status == .preconditionFailed)
        }
    }

    @Test func `what another municipality keeps is as if it were not`() async throws {
        try await installation.ask { ask in
            #expect(try await ask.send(.put, path, key: .clerk, body: Examples.newPlan).status == .created)
            #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            #expect(try await ask.get("/api/v1/plans", key: .neighbour).text == #"{"plans":[]}"#)
            for (method, step, body) in [
                (HTTPRequest.Method.patch, "", Examples.planEdit), (.post, "/numbers", Examples.planNumber),
                (.post, "/follow-ups", Examples.planFollowUp),
            ] {
                let reply = try await change(ask, step, body, by: method, key: .neighbour)
                #expect(reply.status == .notFound, "\(step)")
            }
            let taken = try await ask.send(
                .put, path, key: .neighbour, body: Examples.newPlan.replacing("1060", with: "1081"))
            #expect(try taken.codes() == ["plan.id-taken"], "\(taken.text)")
            for (role, keeps) in [("planner", true), ("police", true), ("triage", false), ("reader", false)] {
                let person = try await ask.person(["\(role):1060"], email: "\(role)@example.se")
                let id = PlanID.numbered(keeps ? 10 + role.utf8.count : 20)
                let made = try await ask.send(
                    .put, "/api/v1/plans/\(id)", as: person, body: Examples.newPlan)
                #expect((made.status == .created) == keeps, "\(role) \(made.text)")
            }
        }
    }

    @Test func `a plan that was withdrawn is no evidence for a duty, and changes no more`() async throws {
        try await installation.ask { ask in
            let kept = try await ask.send(.put, path, key: .clerk, body: Examples.newPlan)
            #expect(kept.status == .created, "\(kept.text)")
            let planner = try await ask.person(["planner:1060"])
            let evidence = "Det finns en plan beslutad 2025-12-09"
            #expect(try await ask.page("/lagen", as: planner).text.contains(evidence))
            _ = try await change(ask, "/follow-ups", #"{"day":"2026-11-20","words":"Bra."}"#)
            let used = try await change(ask, "", #"{"withdrawn":"Fel kommun."}"#, by: .patch)
            #expect(try used.codes() == ["plan.followed-up"], "\(used.text)")
            _ = try await change(ask, "/follow-ups/1/withdrawal", Examples.planWithdrawal)
            let unsaid = try await change(ask, "", #"{"withdrawn":""}"#, by: .patch)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            let gone = try await change(ask, "", #"{"withdrawn":"Fel kommun."}"#, by: .patch)
            #expect(gone.status == .ok && gone.text.contains(#""kind":"withdrawn""#), "\(gone.text)")
            #expect(try gone.json()["withdrawn"]?.string == "Fel kommun.")
            for (step, body, method) in [
                ("", Examples.planEdit, HTTPRequest.Method.patch), ("/numbers", Examples.planNumber, .post),
                ("/follow-ups", #"{"day":"2026-11-20","words":"Bra."}"#, .post),
                ("/follow-ups/1/withdrawal", Examples.planWithdrawal, .post),
            ] {
                let reply = try await change(ask, step, body, by: method)
                #expect(try reply.codes() == ["plan.withdrawn"], "\(step): \(reply.text)")
            }
            #expect(try await !ask.page("/lagen", as: planner).text.contains(evidence))
            let list = try await ask.get("/api/v1/plans", key: .clerk)
            #expect(list.text.contains(#""withdrawn":"Fel kommun.""#), "\(list.text)")
            let again = try await ask.send(
                .put, "/api/v1/plans/\(PlanID.numbered(7))", key: .clerk, body: Examples.newPlan)
            #expect(again.status == .created && !again.text.contains("ser likadant ut"), "\(again.text)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `the page withdraws a plan that was not followed up, and says who did it, when and why`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPlan)
            let planner = try await ask.person(["planner:1060"])
            let page = path.replacing("/api/v1/plans/", with: "/planer/")
            #expect(try await ask.page("\(page)/andra", as: planner).text.contains(#"value="ta-tillbaka""#))
            let step = [("gor", "ta-tillbaka"), ("version", "1")]
            let unsaid = try await ask.submit("\(page)/andra", step, as: planner)
            #expect(unsaid.status == .unprocessableContent, "\(unsaid.text)")
            #expect(unsaid.text.contains(##"href="#tillbaka-skal""##), "\(unsaid.text)")
            let gone = try await ask.submit(
                "\(page)/andra", step + [("tillbaka-skal", "Fel kommun.")], as: planner)
            #expect(gone.headers[.location] == "\(page)?gjort=tillbaka", "\(gone.text)")
            let told = try await ask.page("\(page)?gjort=tillbaka", as: planner).text
            #expect(told.contains("Planen är tillbakatagen och räknas inte. 2026-11-20"), "\(told)")
            #expect(told.contains("<bdi>Fel kommun.</bdi>") && !told.contains("\(page)/andra"), "\(told)")
            let form = try await ask.page("\(page)/andra", as: planner).text
            #expect(!form.contains(#"name="gor""#), "\(form)")
            let list = try await ask.page("/planer", as: planner).text
            #expect(list.contains(#"<span class="tag">Tillbakatagen</span>"#), "\(list)")
        }
    }
}
