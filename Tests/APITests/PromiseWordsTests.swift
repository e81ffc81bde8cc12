import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What must not be frozen in a promise, and what becomes of one that was a mistake.
@Suite struct PromiseWordsTests {
    private let installation: TestInstallation
    private let path = "/api/v1/promises/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"

    init() async throws { installation = try await TestInstallation() }

    private func change(
        _ ask: Asking, _ method: HTTPRequest.Method, _ step: String, _ body: String
    ) async throws -> Reply {
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path + step, key: .clerk, body: body, headers: ["If-Match": etag])
    }

    @Test func `words that would be frozen are refused where they tell of a person, published or not`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let told = "Enligt Kalle Andersson 19800101-1236."
            let steps = [
                ("/follow-ups", #"{"number":1,"day":"2026-11-14","words":"\#(told)"}"#, "/words"),
                ("/prolong", #"{"until":"2027-03-31","why":"\#(told)"}"#, "/why"),
                ("/end", #"{"day":"2026-11-20","words":"\#(told)"}"#, "/words"),
            ]
            for (step, body, pointer) in steps {
                let refused = try await change(ask, .post, step, body)
                #expect(try Set(refused.codes()) == ["promise.personal-data"], "\(refused.text)")
                let faults = try refused.json()["errors"]?.array ?? []
                #expect(faults.allSatisfy { $0["pointer"]?.string == pointer }, "\(refused.text)")
            }
            #expect(try await change(ask, .post, "/follow-ups", Examples.promiseFollowUp).status == .ok)
            #expect(try await change(ask, .patch, "", #"{"published":true}"#).status == .ok)
        }
    }

    @Test func `what was frozen before is masked, after the end too, and then the promise is published`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            // As it was kept before such words were refused.
            let id = try PromiseID(String(path.suffix(36))).orFail()
            let day = try CivilDate("2026-11-14").orFail()
            let words = "Enligt Kalle Andersson 19800101-1236."
            _ = try await installation.store.changePromise(
                id, in: [], [.hold(followUp: 1, day: day, words: words), .end(day: day, words: words)],
                version: 2, as: .everybody, by: "anna", at: .testNow)
            let open = #"{"published":true}"#
            #expect(try await Set(change(ask, .patch, "", open).codes()) == ["promise.personal-data"])
            func mask(_ part: String, _ words: String = "Två insatser.", _ why: String = "Ett namn.")
                async throws -> Reply
            {
                let body = #"{"mask":{\#(part)"words":"\#(words)","reason":"\#(why)"}}"#
                return try await change(ask, .patch, "", body)
            }
            let first = #""followUp":1,"#
            let named = try await mask(first, "Enligt Kalle Andersson.")
            let pointers = try named.json()["errors"]?.array?.map { $0["pointer"]?.string } ?? []
            #expect(pointers == ["/mask/words"], "\(named.text)")
            let why = try await mask(first, "Två insatser.", "Enligt Kalle Andersson.")
            #expect(try why.json()["errors"]?.array?.first?["pointer"]?.string == "/mask/reason")
            #expect(try await mask(#""followUp":2,"#).codes() == ["promise.nothing-frozen"])
            #expect(try await mask(first).status == .ok)
            let masked = try await mask("")
            #expect(masked.status == .ok && !masked.text.contains("Kalle"), "\(masked.text)")
            #expect(try masked.json()["account"]?["masked"]?.string == "Ett namn.")
            #expect(try await change(ask, .patch, "", open).status == .ok)
            let page = try await ask.get(path.replacing("/api/v1/promises", with: "/lofte"), key: nil)
            #expect(page.status == .ok && page.text.contains("Orden är maskerade i efterhand."))
            #expect(!page.text.contains("Kalle") && page.text.contains("Två insatser."))
        }
    }

    @Test func `a promise that was a mistake is withdrawn with a reason, and told to nobody outside`()
        async throws
    {
        try await installation.ask { ask in
            let page = path.replacing("/api/v1/promises", with: "/lofte")
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            _ = try await change(ask, .patch, "", #"{"published":true}"#)
            #expect(try await ask.get(page, key: nil).status == .ok)
            let empty = try await change(ask, .patch, "", #"{"withdrawn":" "}"#)
            let pointers = try empty.json()["errors"]?.array?.map { $0["pointer"]?.string } ?? []
            #expect(pointers.contains("/withdrawn"), "\(empty.text)")
            let personal = try await change(ask, .patch, "", #"{"withdrawn":"Ring 070-174 06 05."}"#)
            #expect(try personal.codes() == ["promise.personal-data"], "\(personal.text)")
            let gone = try await change(ask, .patch, "", #"{"withdrawn":"Lades upp två gånger."}"#)
            #expect(gone.status == .ok, "\(gone.text)")
            let told = try gone.json()
            #expect(told["withdrawn"]?.string == "Lades upp två gånger.")
            #expect(told["published"]?.bool == false && told["stateName"]?.string == "Tillbakataget")
            #expect(told["history"]?.array?.last?["kind"]?.string == "withdrawn")
            #expect(try await ask.get(page, key: nil).status == .notFound)
            #expect(try await !ask.get("/lofte/data.json", key: nil).text.contains(String(path.suffix(36))))
            #expect(
                try await change(ask, .patch, "", #"{"published":true}"#).codes() == ["promise.withdrawn"])
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a promise that is entered twice is told of, until one of them is withdrawn`() async throws {
        try await installation.ask { ask in
            func warnings() async throws -> [String] {
                try await ask.get(path, key: .clerk).json()["warnings"]?.array?.compactMap(\.string) ?? []
            }
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            #expect(try await warnings() == [])
            let other = "/api/v1/promises/\(PromiseID.numbered(77))"
            let bare =
                #"{"municipality":"1060","title":"MEDBORGARLÖFTE 2026","police":"Polisen","from":"2026-01-01","until":"2026-12-31"}"#
            let made = try await ask.send(.put, other, key: .clerk, body: bare)
            #expect(made.status == .created && made.text.contains("ser likadant ut: Medborgarlöfte 2026"))
            #expect(try await warnings().count == 1)
            _ = try await ask.send(
                .put, "/api/v1/promises/\(PromiseID.numbered(78))", key: .clerk,
                body: bare.replacing("2026-12-31", with: "2026-12-30"))
            #expect(try await warnings().count == 1)
            _ = try await ask.send(
                .patch, other, key: .clerk, body: #"{"withdrawn":"Dubbelt."}"#,
                headers: ["If-Match": made.headers[.eTag].orFail()])
            #expect(try await warnings() == [])
        }
    }

    @Test func `a promise of which something counts, or that was followed up, is not withdrawn`() async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let event = PromiseEventID.numbered(1)
            _ = try await ask.send(
                .put, "\(path)/events/\(event)", key: .clerk, body: Examples.newPromiseEvent)
            let mistake = #"{"withdrawn":"Fel kommun."}"#
            #expect(try await change(ask, .patch, "", mistake).codes() == ["promise.counted"])
            _ = try await ask.send(
                .post, "\(path)/events/\(event)/withdraw", key: .clerk, body: Examples.promiseReason)
            _ = try await change(ask, .post, "/follow-ups", Examples.promiseFollowUp)
            #expect(try await change(ask, .patch, "", mistake).codes() == ["promise.followed-up"])
        }
    }
}
