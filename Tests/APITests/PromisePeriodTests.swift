import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// How the end of a signed promise is corrected through the API and on its page, and what everybody is told of it.
@Suite struct PromisePeriodAPITests {
    private let installation: TestInstallation
    private let path = "/api/v1/promises/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"
    private let page = "/loften/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e30"

    init() async throws { installation = try await TestInstallation() }

    private func change(
        _ ask: Asking, _ method: HTTPRequest.Method, _ step: String, _ body: String
    ) async throws -> Reply {
        let etag = try await ask.get(path, key: .all).headers[.eTag].orFail()
        return try await ask.send(method, path + step, key: .clerk, body: body, headers: ["If-Match": etag])
    }

    @Test func `an end that was shortened by mistake is taken back, and everybody is told both, with why`()
        async throws
    {
        try await installation.ask { ask in
            let body = Examples.newPromise.replacing("2026-12-31", with: "2027-12-31")
            #expect(try await ask.send(.put, path, key: .clerk, body: body).status == .created)
            let signed = try await change(ask, .post, "/sign", Examples.promiseSignature).json()
            _ = try await change(ask, .patch, "", #"{"published":true}"#)
            let wrong = #"{"until":"2026-12-31","why":"Skrev fel årtal."}"#
            let short = try await change(ask, .post, "/prolong", wrong)
            #expect(try short.status == .ok && short.json()["state"]?.string == "signed", "\(short.text)")
            let version = try short.json()["version"]?.number.map { Int($0) } ?? 0
            let planner = try await ask.person(["planner:1060"])
            let back = try await ask.submit(
                page,
                [
                    ("gor", "forlang"), ("version", "\(version)"), ("forlang-nytt-slut", "2027-12-31"),
                    ("forlang-varfor", "Det var rätt från början."),
                ], as: planner)
            #expect(back.status == .seeOther, "\(back.text)")
            let whole = try await ask.get(path, key: .clerk).json()
            #expect(whole["state"]?.string == "signed" && whole["until"]?.string == "2027-12-31")
            #expect(whole["prolongations"]?.array?.isEmpty == true)
            func due(_ promise: JSONValue) -> [String] {
                promise["followUps"]?.array?.compactMap { $0["due"]?.string } ?? []
            }
            #expect(due(whole) == due(signed) && due(whole).count > 4)
            let open = page.replacing("/loften", with: "/lofte")
            let told = try await ask.get("\(open)/data.json", key: nil).json()["amendments"]?.array ?? []
            #expect(
                told.map { $0["what"]?.string } == [
                    "Periodens slut är rättat. Skrev fel årtal.",
                    "Periodens slut är rättat. Det var rätt från början.",
                ])
            #expect(told.map { $0["former"]?.string } == ["2027-12-31", "2026-12-31"])
            let shown = try await ask.get(open, key: nil).text
            #expect(shown.contains("Skrev fel årtal.") && !shown.contains("Förlängt"), "\(shown)")
            #expect(try installation.store.inspect { _ in } == [])
        }
    }
}
