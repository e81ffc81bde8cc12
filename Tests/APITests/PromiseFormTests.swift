import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What the small forms on the page of a promise say where they are refused.
@Suite struct PromiseFormTests {
    private let installation: TestInstallation
    private let path = "/api/v1/promises/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
    private let page = "/loften/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
    private let own = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e32"

    init() async throws { installation = try await TestInstallation() }

    private func change(
        _ ask: Asking, _ method: HTTPRequest.Method = .patch, _ step: String = "", _ body: String
    ) async throws -> Reply {
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path + step, key: .clerk, body: body, headers: ["If-Match": etag])
    }

    @Test func `what is counted from a page that was gone back to is sent once more as something new`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let planner = try await ask.person(["planner:1060"])
            func send(_ id: String, on day: String) async throws -> Reply {
                try await ask.submit(
                    page,
                    [
                        ("gor", "rakna"), ("version", "1"), ("id", id), ("rakna-atagande", own),
                        ("rakna-dag", day), ("rakna-anteckning", "Röjt vid torget."),
                    ], as: planner)
            }
            let id = PromiseEventID.numbered(7).description
            #expect(try await send(id, on: "2026-11-10").status == .seeOther)
            let other = try await send(id, on: "2026-11-11")
            #expect(other.text.contains("Formuläret har redan sparats en gång"), "\(other.text)")
            #expect(!other.text.contains("detta id"), "\(other.text)")
            #expect(!other.text.contains(#"name="id" value="\#(id)""#), "\(other.text)")
            let wrong = try await ask.submit(
                page,
                [
                    ("gor", "rakna"), ("version", "1"), ("id", PromiseEventID.numbered(8).description),
                    ("rakna-atagande", own), ("rakna-dag", "2026-11-10"), ("rakna-atgard", "åtgärden"),
                ], as: planner)
            #expect(wrong.text.contains("står sist i adressen till sidan"), "\(wrong.text)")
        }
    }

    @Test func `a commitment of no party is told at its own field, with who is no party`() async throws {
        try await installation.ask { ask in
            let body = Examples.newPromise.replacing(
                #""party":"municipality""#, with: #""party":"1082""#)
            let refused = try await ask.send(.put, path, key: .clerk, body: body)
            #expect(try refused.codes() == ["promise.no-party"], "\(refused.text)")
            let fault = try refused.json()["errors"]?.array?.first
            #expect(fault?["pointer"]?.string == "/commitments/1/party")
            #expect(fault?["message"]?["sv"]?.string?.contains("1082 är inte part i löftet") == true)
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            let changed = try await change(
                ask, .patch, "", #"{"commitments":[{"party":"1082","text":"Vi röjer."}]}"#)
            #expect(try changed.codes() == ["promise.no-party"], "\(changed.text)")
            let planner = try await ask.person(["planner:1060"])
            let form = try await ask.submit(
                "/loften/nytt",
                [
                    ("id", PromiseID.numbered(9).description), ("kommun", "1060"), ("namn", "Löftet"),
                    ("polis", "Lokalpolisområdet"), ("fran", "2026-01-01"), ("till", "2026-12-31"),
                    ("text-0", "Insatser."), ("part-0", "police"), ("text-1", "Vi röjer."),
                    ("part-1", "1082"),
                ], as: planner)
            #expect(form.status == .unprocessableContent, "\(form.text)")
            #expect(form.text.contains(##"href="#part-1""##), "\(form.text)")
            #expect(form.text.contains("Åtagande 2: 1082 är inte part i löftet."), "\(form.text)")
        }
    }

    @Test func `an event with personal data says that it counts, is not read by all, and is to be withdrawn`()
        async throws
    {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let event = "\(path)/events/\(PromiseEventID.numbered(7))"
            let counted = try await ask.send(
                .put, event, key: .clerk,
                body: #"{"commitment":"\#(own)","day":"2026-11-10","note":"Ring 070-174 06 05."}"#)
            #expect(counted.status == .created, "\(counted.text)")
            let told = try counted.json()["warnings"]?.array?.compactMap(\.string) ?? []
            #expect(told.count == 1 && told[0].contains("återta händelsen"), "\(counted.text)")
            let planner = try await ask.person(["planner:1060"])
            let shown = try await ask.send(.get, page, as: planner).text
            #expect(shown.contains("Det räknas, men alla får inte läsa texten."), "\(shown)")
            #expect(!shown.contains("Löftet kan inte publiceras"), "\(shown)")
            #expect(try await change(ask, .patch, "", #"{"published":true}"#).status == .ok)
            let named = try await ask.send(
                .post, "\(event)/withdraw", key: .clerk, body: #"{"reason":"Ring 070-174 06 05."}"#)
            #expect(try named.codes() == ["promise.personal-data"], "\(named.text)")
            let withdrawn = try await ask.send(
                .post, "\(event)/withdraw", key: .clerk, body: #"{"reason":"Ett nummer stod där."}"#)
            #expect(withdrawn.status == .ok && !withdrawn.text.contains("070-174"), "\(withdrawn.text)")
            let after = try await ask.get(path, key: .clerk)
            #expect(!after.text.contains("070-174"), "\(after.text)")
            #expect(try after.json()["warnings"] == nil)
            #expect(try await !ask.send(.get, page, as: planner).text.contains("070-174"))
        }
    }

    @Test func `a promise that may not be published says which of its texts it is`() async throws {
        try await installation.ask { ask in
            _ = try await ask.send(.put, path, key: .clerk, body: Examples.newPromise)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let whole = try await change(ask, .patch, "", #"{"background":"Ring 070-174 06 05."}"#)
            let planner = try await ask.person(["planner:1060"])
            let version = try whole.json()["version"]?.number.map { Int($0) } ?? 0
            let refused = try await ask.submit(
                page,
                [("gor", "publicera"), ("version", "\(version)")], as: planner)
            #expect(refused.status == .unprocessableContent, "\(refused.text)")
            #expect(refused.text.contains("Bakgrund: Texten verkar"), "\(refused.text)")
        }
    }

    @Test func `a commitment that something counts for is not emptied away, and its own field says so`()
        async throws
    {
        try await installation.ask { ask in
            let other = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e39"
            let body = Examples.newPromise.replacing(
                #"{"id":"\#(own)""#,
                with: #"{"id":"\#(other)","party":"1060","text":"Vi röjer."},{"id":"\#(own)""#)
            #expect(try await ask.send(.put, path, key: .clerk, body: body).status == .created)
            _ = try await change(ask, .post, "/sign", Examples.promiseSignature)
            let event = "\(path)/events/\(PromiseEventID.numbered(7))"
            let counted = try await ask.send(
                .put, event, key: .clerk,
                body: #"{"commitment":"\#(own)","day":"2026-11-10","note":"Ett möte."}"#)
            #expect(counted.status == .created, "\(counted.text)")
            let planner = try await ask.person(["planner:1060"])
            func save(_ texts: [String]) async throws -> Reply {
                var form = [
                    ("gor", "andra"), ("version", "2"), ("namn", "Medborgarlöfte 2026"),
                    ("polis", "Lokalpolisområde Karlshamn"), ("fran", "2026-01-01"), ("uppfoljningar", "4"),
                ]
                for (row, (id, text)) in zip([other, own], texts).enumerated() {
                    form += [("id-\(row)", id), ("part-\(row)", "1060"), ("text-\(row)", text)]
                }
                return try await ask.submit(page, form, as: planner)
            }
            let emptied = try await save(["", ""])
            #expect(emptied.status == .unprocessableContent, "\(emptied.text)")
            #expect(emptied.text.contains(##"href="#text-1""##), "\(emptied.text)")
            #expect(!emptied.text.contains(##"href="#text-0""##), "\(emptied.text)")
            #expect(emptied.text.contains("Åtagande 3 tas inte bort: 1 händelse räknas för det."))
            let kept = try await save(["", "Samarbetet utvecklas på nytt."])
            #expect(kept.status == .seeOther, "\(kept.text)")
            let whole = try await ask.get(path, key: .clerk).json()
            let commitments = whole["commitments"]?.array ?? []
            #expect(commitments.compactMap { $0["id"]?.string }.last == own && commitments.count == 2)
            #expect(commitments.last?["progress"]?["counted"]?.number == 1)
        }
    }
}
