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
}
