import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// Citizen promises through the API, over a real store with two municipalities.
@Suite struct PromiseAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/promises/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
    private let police = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e31"
    private let own = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e32"

    init() async throws { installation = try await TestInstallation() }

    private var shared: String {
        Examples.newPromise.replacing(
            "{\"municipality\"", with: #"{"municipalities":["1081"],"municipality""#)
    }

    private func change(
        _ ask: Asking, _ method: HTTPRequest.Method = .patch, _ step: String = "", _ body: String,
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path + step, key: key, body: body, headers: ["If-Match": etag])
    }

    private func count(
        _ ask: Asking, _ number: Int, _ more: String = "", of commitment: String? = nil,
        on day: String = "2026-11-10",
        key: TestInstallation.KeyPurpose = .clerk
    ) async throws -> Reply {
        let id = PromiseEventID.numbered(number)
        return try await ask.send(
            .put, "\(path)/events/\(id)", key: key,
            body: #"{"commitment":"\#(commitment ?? police)","day":"\#(day)"\#(more)}"#)
    }

    @Test func `one that is sent again is the same, and another under its id is refused alike everywhere`()
        async throws
    {
        try await installation.ask { ask in
            let first = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            #expect(first.status == .created && first.headers[.location] == path, "\(first.text)")
            let again = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            #expect(again.status == .ok && again.text == first.text)
            let other = try await ask.send(.put, path, key: .clerk, body: shared)
            let abroad = try await ask.send(
                .put, path, key: .neighbour, body: Examples.newPromise.replacing("1060", with: "1081"))
            #expect(try other.status == .conflict && other.codes() == ["promise.id-taken"], "\(other.text)")
            #expect(abroad.status == .conflict && !abroad.text.contains("Medborgarlöfte"))
            #expect(abroad.text.prefix { $0 != "#" } == other.text.prefix { $0 != "#" })
            #expect(try await ask.get(path, key: .neighbour).status == .notFound)
            #expect(try await ask.get("/api/v1/promises", key: .neighbour).text == #"{"promises":[]}"#)
        }
    }

    @Test func `every fault is told at once, by its pointer`() async throws {
        try await installation.ask { ask in
            let wrong =
                #"{"municipality":"1060","title":"","from":"2026-12-31","until":"2026-01-01","priorities":["a\nb"],"followUpsPerYear":13,"commitments":[{"party":"kommunen","text":"x"},{"party":"police","text":"","target":{"kind":"many","number":0}}],"titel":"x"}"#
            let reply = try await ask.send(.put, path, key: .clerk, body: wrong)
            let faults = try reply.json()["errors"]?.array ?? []
            #expect(
                Set(faults.compactMap { $0["pointer"]?.string }) == [
                    "/title", "/police", "/until", "/priorities/0", "/followUpsPerYear",
                    "/commitments/0/party",
                    "/commitments/1/text", "/commitments/1/target/kind", "/commitments/1/target/number",
                    "/commitments/1/target/unit", "/titel",
                ], "\(reply.text)")
            #expect(
                faults.allSatisfy {
                    $0["message"]?["sv"]?.string != nil && $0["message"]?["en"]?.string != nil
                })
        }
    }

    @Test
    func
        `a promise is signed, counted, followed up, prolonged and ended, and what was promised before stays`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            #expect(try await count(ask, 1).codes() == ["promise.not-signed"])
            let signed = try await change(ask, .post, "/sign", Examples.promiseSignature)
            #expect(signed.status == .ok, "\(signed.text)")
            #expect(try signed.json()["followUps"]?.array?.count == 4)
            #expect(try await count(ask, 1).status == .created)
            #expect(try await count(ask, 1).status == .ok)
            #expect(try await count(ask, 1, #","note":"Annat"# + "\"").codes() == ["promise.id-taken"])
            #expect(try await count(ask, 2, of: own).codes() == ["promise.no-note"])
            #expect(try await count(ask, 2, on: "2025-12-31").codes() == ["promise.day-outside"])
            #expect(try await count(ask, 2, on: "2026-11-21").codes() == ["promise.day-not-come"])
            let behind = try await ask.get(path, key: .clerk).json()["commitments"]?.array?.first?["progress"]
            #expect(behind?["pace"]?.string == "behind" && behind?["expected"]?.number == 3)
            let held = try await change(ask, .post, "/follow-ups", Examples.promiseFollowUp)
            #expect(held.status == .ok, "\(held.text)")
            #expect(
                try await change(ask, .post, "/follow-ups", Examples.promiseFollowUp).codes() == [
                    "promise.held-already"
                ])
            _ = try await change(ask, .patch, "", #"{"title":"Nytt namn"}"#)
            #expect(try await change(ask, .post, "/prolong", Examples.promiseProlongation).status == .ok)
            #expect(
                try await change(ask, .patch, "", #"{"until":"2028-01-01"}"#).codes() == ["promise.end-fixed"]
            )
            let withdrawn = try await ask.send(
                .post, "\(path)/events/\(PromiseEventID.numbered(1))/withdraw", key: .clerk,
                body: Examples.promiseReason)
            #expect(
                withdrawn.status == .ok && withdrawn.text.contains("Räknad två gånger."), "\(withdrawn.text)")
            let ended = try await change(ask, .post, "/end", Examples.promiseAccount).json()
            #expect(ended["account"]?["figures"]?.array?.first?["counted"]?.number == 0)
            #expect(ended["followUps"]?.array?.count == 1, "none is to come after the end")
            let figures = ended["followUps"]?.array?.first?["figures"]?.array
            #expect(figures?.first?["counted"]?.number == 1, "what a follow-up froze does not change")
            #expect(
                ended["versions"]?.array?.compactMap { $0["title"]?.string } == [
                    "Medborgarlöfte 2026", "Nytt namn", "Nytt namn",
                ])
            #expect(try await change(ask, .patch, "", #"{"title":"x"}"#).codes() == ["promise.ended"])
            for isOpen in [true, false] {
                let told = try await change(ask, .patch, "", #"{"published":\#(isOpen)}"#)
                #expect(told.status == .ok, "\(told.text)")
                let page = try await ask.get(path.replacing("/api/v1/promises", with: "/lofte"), key: nil)
                #expect(page.status == (isOpen ? .ok : .notFound))
            }
            let before = try await ask.get("\(path)?day=2026-11-09", key: .clerk).json()
            #expect(before["title"]?.string == "Medborgarlöfte 2026" && before["day"]?.string == "2026-11-09")
            let english = try await ask.send(.get, path, key: .clerk, headers: ["Accept-Language": "en"])
            #expect(english.text.contains("The promise ended 2026-11-20 with a final account."))
            #expect(try installation.store.inspect { _ in } == [])
        }
    }

    @Test func `a shared promise is seen by its parties alone, and nobody writes or counts another's part`()
        async throws
    {
        try await installation.ask { ask in
            #expect(try await ask.send(.put, path, key: .clerk, body: shared).status == .created)
            #expect(try await ask.get(path, key: .neighbour).status == .ok)
            let stranger = try await ask.person(["planner:0880"], email: "x@example.se")
            #expect(try await ask.send(.get, path, as: stranger).status == .notFound)
            let taken = try await change(ask, .patch, "", #"{"title":"Vårt"}"#, key: .neighbour)
            #expect(try taken.codes() == ["promise.foreign-part"], "\(taken.text)")
            let known =
                #"{"id":"\#(police)","party":"police","text":"Riktade insatser mot mopeder och A-traktorer.","target":{"kind":"at-least","number":4,"unit":"insatser"}},{"id":"\#(own)","party":"1060","text":"Samarbetet med föreningarna utvecklas.","time":"under 2026"}"#
            let theirs =
                #"{"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e33","party":"1081","text":"Två föräldramöten.","target":{"kind":"occasions","number":2,"unit":"tillfällen"}}"#
            let body = #"{"commitments":[\#(known),\#(theirs)]}"#
            #expect(try await change(ask, .patch, "", body).codes() == ["promise.foreign-part"])
            #expect(try await change(ask, .patch, "", body, key: .neighbour).status == .ok)
            let without = #"{"commitments":[\#(theirs)]}"#
            #expect(
                try await change(ask, .patch, "", without, key: .neighbour).codes() == [
                    "promise.foreign-part"
                ])
            #expect(
                try await change(ask, .post, "/sign", Examples.promiseSignature, key: .neighbour).codes() == [
                    "promise.foreign-part"
                ])
            #expect(try await change(ask, .post, "/sign", Examples.promiseSignature).status == .ok)
            let second = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e33"
            #expect(try await count(ask, 1, of: second).codes() == ["promise.foreign-part"])
            #expect(try await count(ask, 1, of: second, key: .neighbour).status == .created)
            #expect(try await count(ask, 2, key: .neighbour).codes() == ["promise.foreign-part"])
            let officer = try await ask.person(["police:1081"], email: "polis@example.se")
            let counted = try await ask.send(
                .put, "\(path)/events/\(PromiseEventID.numbered(3))", as: officer,
                body: #"{"commitment":"\#(police)","day":"2026-11-10"}"#)
            #expect(counted.status == .created, "\(counted.text)")
            let others = try await ask.send(
                .put, "\(path)/events/\(PromiseEventID.numbered(4))", as: officer,
                body: #"{"commitment":"\#(second)","day":"2026-11-10"}"#)
            #expect(try others.codes() == ["promise.foreign-part"])
        }
    }

    @Test func `what stands behind an event is told to who sees its municipality, and is of whoever did it`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: shared)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let measure = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"
            let made = try await ask.send(
                .put, "/api/v1/measures/\(measure)", key: .clerk,
                body:
                    #"{"municipality":"1060","kind":"patrol","title":"Patrull","causes":{"commitments":["\#(police)"]}}"#
            )
            #expect(made.status == .created && made.text.contains(police), "\(made.text)")
            let linked = try await count(ask, 1, #","measure":"\#(measure)""#)
            #expect(linked.status == .created && linked.text.contains(measure), "\(linked.text)")
            #expect(try await ask.get(path, key: .clerk).text.contains(measure))
            #expect(try await !ask.get(path, key: .neighbour).text.contains(measure))
            let officer = try await ask.person(["police:1081"], email: "polis@example.se")
            let unseen = try await ask.send(
                .put, "\(path)/events/\(PromiseEventID.numbered(2))", as: officer,
                body: #"{"commitment":"\#(police)","day":"2026-11-10","measure":"\#(measure)"}"#)
            let missing = try await ask.send(
                .put, "\(path)/events/\(PromiseEventID.numbered(2))", as: officer,
                body: #"{"commitment":"\#(police)","day":"2026-11-10","measure":"\#(own)"}"#)
            #expect(try unseen.codes() == ["promise.no-such-link"] && missing.codes() == unseen.codes())
            let abroad = try await ask.send(
                .post, "/api/v1/measures", key: .clerk,
                body:
                    #"{"municipality":"1060","kind":"patrol","title":"x","causes":{"commitments":["\#(measure)"]}}"#
            )
            #expect(try abroad.codes() == ["measure.no-such-commitment"])
        }
    }

    @Test func `who signs is told by role, never by name`() async throws {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            let named = #"{"day":"2026-11-02","by":"Karin Nilsson"}"#
            #expect(try await change(ask, .post, "/sign", named).codes() == ["promise.signer-person"])
            #expect(try await change(ask, .post, "/sign", Examples.promiseSignature).status == .ok)
            let corrected = try await change(
                ask, .post, "/sign", #"{"day":"2026-11-02","by":"kommundirektören"}"#)
            #expect(corrected.status == .ok && corrected.text.contains("rättat till kommundirektören"))
            #expect(try corrected.json()["signed"]?["by"]?.string == "kommundirektören")
            let id = try PromiseID(String(path.suffix(36))).orFail()
            let signature = PromiseSignature(day: try CivilDate("2026-11-02").orFail(), by: "Karin Nilsson")
            _ = try await installation.store.changePromise(
                id, in: [], [.sign(signature), .setPublished(true)], version: 3, as: .everybody, by: "anna",
                at: .testNow)
            let told = try await ask.get("/lofte/\(id)/data.json", key: nil)
            #expect(told.status == .ok && !told.text.contains("Karin"), "\(told.text)")
        }
    }

    @Test func `what is changed after the signing is told to everybody, with what stood there before`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .patch, "", #"{"title":"Utkastets namn"}"#)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let page = path.replacing("/api/v1/promises", with: "/lofte")
            _ = try await change(ask, .patch, "", #"{"background":"Ring 070-174 06 05."}"#)
            _ = try await change(ask, .patch, "", #"{"background":"","published":true}"#)
            let taken = try await change(
                ask, .patch, "",
                #"{"commitments":[{"id":"\#(own)","party":"1060","text":"Samarbetet med föreningarna utvecklas."}]}"#
            )
            #expect(try taken.codes() == ["promise.foreign-part"], "\(taken.text)")
            let known =
                #"{"id":"\#(police)","party":"police","text":"Riktade insatser mot mopeder och A-traktorer.","target":{"kind":"at-least","number":4,"unit":"insatser"}}"#
            let weaker = try await change(
                ask, .patch, "",
                #"{"title":"Nytt namn","commitments":[\#(known),{"id":"\#(own)","party":"1060","text":"Vi försöker."}]}"#
            )
            #expect(weaker.status == .ok, "\(weaker.text)")
            let told = try await ask.get("\(page)/data.json", key: nil)
            let amendments = try told.json()["amendments"]?.array ?? []
            #expect(
                amendments.map { $0["former"]?.string } == [
                    "Bygger på lägesbilden från hösten 2025.", nil, "Utkastets namn",
                    "Samarbetet med föreningarna utvecklas. · under 2026",
                ], "\(told.text)")
            #expect(!told.text.contains("070-174"))
            let shown = try await ask.get(page, key: nil).text
            #expect(shown.contains("Åtagande 2 är ändrat.") && shown.contains("Utkastets namn"))
            #expect(!shown.contains("070-174"))
        }
    }

    @Test func `a follow-up shows the figures and the numbers that it froze, whatever is taken away later`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            #expect(try await count(ask, 1).status == .created)
            _ = try await change(ask, .post, "/follow-ups", Examples.promiseFollowUp)
            _ = try await change(ask, .patch, "", #"{"published":true}"#)
            let officer = try await ask.person(["police:1060"], email: "polis@example.se")
            let planner = try await ask.person(["planner:1060"])
            func shown(_ page: String) async throws -> String {
                try await ask.send(.get, page + String(path.suffix(36)), as: planner).text
            }
            for page in ["/lofte/", "/loften/"] {
                let whole = try await shown(page)
                #expect(whole.contains("<li>1. Efter (1)</li><li>2. Inget antal (0)</li>"), "\(whole)")
            }
            let tag = try await ask.get(path, key: .all).headers[.eTag].orFail()
            let left =
                #"{"commitments":[{"id":"\#(own)","party":"1060","text":"Samarbetet med föreningarna utvecklas.","time":"under 2026"}]}"#
            let kept = try await ask.send(
                .patch, path, as: officer, body: left, headers: ["If-Match": tag])
            #expect(try kept.codes() == ["promise.commitment-counted"], "\(kept.text)")
            let fault = try kept.json()["errors"]?.array?.first
            #expect(fault?["pointer"]?.string == "/commitments")
            #expect(fault?["message"]?["sv"]?.string?.contains("1 händelse räknas för det") == true)
            let withdrawn = try await ask.send(
                .post, "\(path)/events/\(PromiseEventID.numbered(1))/withdraw", as: officer,
                body: Examples.promiseReason)
            #expect(withdrawn.status == .ok, "\(withdrawn.text)")
            let dropped = try await ask.send(
                .patch, path, as: officer, body: left, headers: ["If-Match": tag])
            #expect(dropped.status == .ok, "\(dropped.text)")
            for page in ["/lofte/", "/loften/"] {
                let whole = try await shown(page)
                #expect(
                    whole.contains(
                        "<li>1. Efter (1), nu borttaget</li><li>2. Inget antal (0), nu åtagande 1</li>"),
                    "\(whole)")
            }
        }
    }

    @Test func `what seems personal is not published`() async throws {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            #expect(
                try await change(ask, .patch, "", #"{"published":true}"#).codes() == ["promise.not-signed"])
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            _ = try await change(ask, .patch, "", #"{"background":"Ring 070-174 06 05."}"#)
            let refused = try await change(ask, .patch, "", #"{"published":true}"#)
            #expect(try refused.codes() == ["promise.personal-data"], "\(refused.text)")
            let pointers = try refused.json()["errors"]?.array?.map { $0["pointer"]?.string }
            #expect(pointers == ["/background"], "\(refused.text)")
            let whole = try await ask.get(path, key: .clerk)
            let warnings = try whole.json()["warnings"]?.array?.compactMap(\.string) ?? []
            #expect(warnings.count == 1 && warnings.first?.hasPrefix("Bakgrund: ") == true, "\(whole.text)")
            let mended = try await change(ask, .patch, "", #"{"background":"","published":true}"#)
            #expect(mended.status == .ok, "\(mended.text)")
            #expect(
                try await change(ask, .patch, "", #"{"background":"Ring 070-174 06 05."}"#).codes() == [
                    "promise.personal-data"
                ])
        }
    }
}
