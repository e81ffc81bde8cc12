import HTTPTypes
import JSON
import Prevention
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

/// What is published of findings beside their own words: the title of their walk and the name of their stop.
@Suite struct PublishedFindingTests {
    private let installation: TestInstallation
    private let walk = "/api/v1/walks/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"
    private let measure = "/api/v1/measures/01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e20"

    init() async throws { installation = try await TestInstallation() }

    /// A walk with a finding, which a published measure has mended; what the answer to the finding warns of.
    private func add(_ ask: Asking, title: String, stop: String) async throws -> [String] {
        let kept = try await ask.send(
            .put, walk, key: .clerk,
            body: """
                {"title":"\(title)","days":{"walk":"2026-11-19"},"stops":[{"name":"\(stop)",\
                "place":{"type":"Point","coordinates":[14.5306,56.2767]}}]}
                """)
        #expect(kept.status == .created, "\(kept.text)")
        let found = try await ask.send(
            .post, "\(walk)/findings", key: .clerk,
            body: #"{"id":"\#(finding)","stop":1,"what":"Två lampor är släckta."}"#)
        #expect(found.status == .created, "\(found.text)")
        let done = try await ask.send(
            .put, measure, key: .clerk,
            body: """
                {"municipality":"1060","kind":"lighting","title":"Ny belysning","state":"done","done":"2026-11-20",\
                "causes":{"findings":["\(finding)"]}}
                """)
        let etag = try done.headers[.eTag].orFail()
        let chosen = try await ask.send(
            .patch, measure, key: .clerk, body: #"{"published":true}"#, headers: ["If-Match": etag])
        #expect(chosen.status == .ok, "\(chosen.text)")
        return try (found.json()["warnings"]?.array ?? []).compactMap(\.string)
    }

    /// Every way out on which a finding is published.
    private func published(_ ask: Asking, as person: TestPerson) async throws -> [String] {
        let own = try await ask.send(.get, "/iakttagelser/fil?lage=alla", as: person)
        #expect(own.status == .ok, "\(own.text)")
        return [
            own.text, try await ask.get("/api/v1/findings?format=csv", key: .clerk).text,
            try await ask.get("/api/v1/done", key: nil).text, try await ask.get("/gjort", key: nil).text,
        ]
    }

    @Test(arguments: [
        ("Hos Kalle Exempelsson 070-174 06 05", "Idrottshallen", "Vandringens namn"),
        ("Hemma hos familjen Exempelsson", "Idrottshallen", "Vandringens namn"),
        ("Holje i november", "Huset 811218-9875", "Stoppets namn"),
    ])
    func `what was found on a walk or at a stop whose name seems personal is published nowhere`(
        _ title: String, _ stop: String, _ named: String
    ) async throws {
        try await installation.ask { ask in
            let warnings = try await add(ask, title: title, stop: stop)
            #expect(!warnings.isEmpty && warnings.allSatisfy { $0.hasPrefix(named) }, "\(warnings)")
            let planner = try await ask.person(["planner:1060"])
            for text in try await published(ask, as: planner) {
                #expect(!text.contains("Två lampor") && !text.contains(title) && !text.contains(stop))
            }
            let page = try await ask.page("/iakttagelser/\(finding)", as: planner)
            #expect(page.says(named) && page.says("inte med i det som publiceras"))
        }
    }

    @Test func `it is published once the walk has another name`() async throws {
        try await installation.ask { ask in
            _ = try await add(ask, title: "Hos Kalle Exempelsson 070-174 06 05", stop: "Idrottshallen")
            let etag = try await ask.get(walk, key: .clerk).headers[.eTag].orFail()
            let mended = try await ask.send(
                .patch, walk, key: .clerk, body: #"{"title":"Holje"}"#, headers: ["If-Match": etag])
            #expect(mended.status == .ok, "\(mended.text)")
            let planner = try await ask.person(["planner:1060"])
            for text in try await published(ask, as: planner) {
                #expect(text.contains("Två lampor är släckta."), "\(text)")
            }
        }
    }
}
