import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What binds a whole municipality is done by nobody who sees a part of it alone.
@Suite struct WholeStepTests {
    private let installation: TestInstallation
    private let plan = "/api/v1/plans/\(PlanID.numbered(1))"
    private let promise = "/api/v1/promises/\(PromiseID.numbered(1))"
    private let meeting = "/api/v1/meetings/\(MeetingID.numbered(1))"
    private let report = "/api/v1/pictures/\(PictureID.numbered(1))"

    init() async throws { installation = try await TestInstallation() }

    private func change(
        _ ask: Asking, _ thing: String, _ step: String, _ body: String,
        by method: HTTPRequest.Method = .post, as person: TestPerson? = nil
    ) async throws -> Reply {
        let tag = try await ask.get(thing, key: .all).headers[.eTag].orFail()
        guard let person else {
            return try await ask.send(
                method, thing + step, key: .clerk, body: body, headers: ["If-Match": tag])
        }
        return try await ask.send(method, thing + step, as: person, body: body, headers: ["If-Match": tag])
    }

    @Test(arguments: ["planner:1060:district/holje", "police:1060:unit/gata-park"])
    func `who sees a part alone drafts a plan, and neither decides, follows up nor withdraws one`(
        _ role: String
    ) async throws {
        try await installation.ask { ask in
            let part = try await ask.person([role])
            let decided = try await ask.send(.put, plan, as: part, body: Examples.newPlan)
            #expect(try decided.codes() == ["plan.part-alone"], "\(decided.text)")
            let draft = Examples.newPlan.replacing(#""decidedOn":"2025-12-09","#, with: "")
            let kept = try await ask.send(.put, plan, as: part, body: draft)
            #expect(kept.status == .created, "\(kept.text)")
            let named = try await change(
                ask, plan, "", #"{"title":"Planen","decidedOn":""}"#, by: .patch, as: part)
            #expect(named.status == .ok, "\(named.text)")
            let followed = try await change(ask, plan, "/follow-ups", Examples.planFollowUp)
            #expect(followed.status == .ok, "\(followed.text)")
            let steps: [(String, String, HTTPRequest.Method)] = [
                ("", Examples.planEdit, .patch), ("/follow-ups", Examples.planFollowUp, .post),
                ("/follow-ups/1/withdrawal", Examples.planWithdrawal, .post),
                ("", #"{"withdrawn":"Fel kommun."}"#, .patch),
            ]
            for (step, body, method) in steps {
                let refused = try await change(ask, plan, step, body, by: method, as: part)
                #expect(try refused.status == .conflict && refused.codes() == ["plan.part-alone"])
                #expect(refused.text.contains("Du ser bara en del av kommunens rapporter."))
            }
        }
    }

    /// What the forms on a page, that of the promise where no other is meant, would do, by their buttons.
    private func steps(
        _ ask: Asking, on path: String = "/loften/\(PromiseID.numbered(1))", as person: TestPerson
    ) async throws -> Set<String> {
        let page = try await ask.page(path, as: person).text
        return Set(page.matches(of: #/name="gor" value="([a-z-]*)"/#).map { String($0.1) })
    }

    @Test(arguments: ["planner:1060:district/holje", "triage:1060:unit/gata-park"])
    func `who sees a part alone drafts a promise and counts, and changes nothing of what was signed`(
        _ role: String
    ) async throws {
        try await installation.ask { ask in
            let part = try await ask.person([role])
            func refused(_ step: String, _ body: String, by method: HTTPRequest.Method = .post) async throws {
                let reply = try await change(ask, promise, step, body, by: method, as: part)
                #expect(try reply.codes() == ["promise.part-alone"], "\(step) \(body): \(reply.text)")
            }
            let draft = Examples.newPromise.replacing(#""party":"police""#, with: #""party":"municipality""#)
            let kept = try await ask.send(.put, promise, as: part, body: draft)
            #expect(kept.status == .created, "\(kept.text)")
            let edited = try await change(ask, promise, "", #"{"title":"Löftet"}"#, by: .patch, as: part)
            #expect(edited.status == .ok, "\(edited.text)")
            try await refused("/sign", Examples.promiseSignature)
            try await refused("", #"{"withdrawn":"Fel kommun."}"#, by: .patch)
            #expect(try await steps(ask, as: part) == ["andra"])
            let signed = try await change(ask, promise, "/sign", Examples.promiseSignature)
            #expect(signed.status == .ok, "\(signed.text)")
            let counted = try await ask.send(
                .put, "\(promise)/events/\(PromiseEventID.numbered(1))", as: part,
                body: Examples.newPromiseEvent)
            #expect(counted.status == .created, "\(counted.text)")
            #expect(try await steps(ask, as: part) == ["aterta", "rakna"])
            let whole = try await ask.person(["planner:1060"], email: "hela@example.se")
            let all = try await steps(ask, as: whole)
            #expect(all.isSuperset(of: ["teckna", "forlang", "avsluta", "andra", "publicera"]), "\(all)")
            try await refused("", #"{"title":"Ett annat löfte"}"#, by: .patch)
            try await refused("/follow-ups", Examples.promiseFollowUp)
            try await refused("/prolong", Examples.promiseProlongation)
            try await refused("/end", Examples.promiseAccount)
            let ended = try await change(ask, promise, "/end", Examples.promiseAccount)
            #expect(ended.status == .ok, "\(ended.text)")
            #expect(try await steps(ask, as: part) == [])
            #expect(try await steps(ask, as: whole).contains("maskera"))
        }
    }

    @Test func `who sees a part alone neither adopts a yearly report nor masks one`() async throws {
        try await installation.ask { ask in
            let made = try await ask.send(
                .post, "/api/v1/pictures", key: .clerk,
                body: #"{"id":"\#(PictureID.numbered(1))","kind":"yearly","words":{"duties":"Vi är i fas."}}"#
            )
            #expect(made.status == .created, "\(made.text)")
            let part = try await ask.person(["planner:1060:district/holje"])
            let adoption = #"{"day":"2026-11-20","body":"Kommunfullmäktige"}"#
            let refused = try await change(ask, report, "/adoption", adoption, as: part)
            #expect(try refused.codes() == ["picture.part-alone"], "\(refused.text)")
            let page = "/lagesbilder/\(PictureID.numbered(1))"
            let whole = try await ask.person(["planner:1060"], email: "hela@example.se")
            #expect(try await steps(ask, on: page, as: part) == ["ord"])
            #expect(try await steps(ask, on: page, as: whole) == ["ord", "anta", "ta-tillbaka"])
            let adopted = try await change(ask, report, "/adoption", adoption)
            #expect(adopted.status == .ok, "\(adopted.text)")
            #expect(try await !steps(ask, on: page, as: part).contains("ord"))
            #expect(try await steps(ask, on: page, as: whole).contains("ord"))
            let mask = #"{"words":{"duties":"[borttaget]"},"reason":"Ett namn."}"#
            let unmasked = try await change(ask, report, "", mask, by: .patch, as: part)
            #expect(try unmasked.codes() == ["picture.part-alone"], "\(unmasked.text)")
            #expect(try await change(ask, report, "", mask, by: .patch).status == .ok)
        }
    }

    @Test func `who sees a part alone takes no opening back and withdraws no meeting`() async throws {
        try await installation.ask { ask in
            _ = try await ask.send(.put, meeting, key: .clerk, body: Examples.newMeeting)
            _ = try await change(ask, meeting, "", #"{"state":"opened"}"#, by: .patch)
            let part = try await ask.person(["planner:1060:district/holje"])
            for body in [#"{"state":"planned"}"#, #"{"withdrawn":"Fel dag."}"#] {
                let refused = try await change(ask, meeting, "", body, by: .patch, as: part)
                #expect(try refused.codes() == ["meeting.part-alone"], "\(refused.text)")
            }
            let minutes = try await change(
                ask, meeting, "", #"{"minutes":"Kort möte."}"#, by: .patch, as: part)
            #expect(minutes.status == .ok, "\(minutes.text)")
        }
    }
}
