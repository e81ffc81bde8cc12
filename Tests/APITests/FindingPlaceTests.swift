import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Web

/// Where findings are said to lie on their pages, over a real store.
@Suite struct FindingPlaceTests {
    private let installation: TestInstallation
    private let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"

    init() async throws { installation = try await TestInstallation() }

    @Test func `the place of a finding is given and changed on the pages, by the same rule`() async throws {
        try await installation.ask { ask in
            let kept = try await ask.send(.put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
            #expect(kept.status == .created, "\(kept.text)")
            let found = try await ask.send(
                .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
                body: #"{"id":"\#(finding)","stop":1,"what":"Två lampor är släckta.","action":"Belysning"}"#)
            #expect(found.status == .created, "\(found.text)")
            let planner = try await ask.person(["planner:1060"])
            let page = "/iakttagelser/\(finding)"
            func told() async throws -> JSONValue { try await ask.get("/api/v1/findings/\(finding)").json() }
            func longitude() async throws -> Double {
                try (await told()["place"]?["coordinates"]?.array?.first?.number).orFail()
            }
            func save(_ place: String, _ what: String = "Två lampor är släckta.") async throws -> Reply {
                let version = try Int((await told()["version"]?.number).orFail())
                return try await ask.submit(
                    page,
                    [
                        ("gor", "andra"), ("version", "\(version)"), ("vad", what), ("plats", place),
                        ("forslag", "Belysning"), ("allvar", "middling"), ("lage", "open"),
                    ], as: planner)
            }
            let before = try await longitude()
            #expect(try await ask.page(page, as: planner).text.contains("14.5306,56.2767"))
            // What is not changed is not moved.
            #expect(try await save("14.5306,56.2767", "Tre lampor är släckta.").status == .seeOther)
            let event = try await ask.get("/api/v1/walks/\(walk)").json()["history"]?.array?.last
            #expect(event?["words"]?.string?.contains("platsen") == false)
            #expect(try await longitude() == before)
            for (typed, words) in [("14.5606,56.2767", "500 m från"), ("Ingenstans 7", "finns inte")] {
                let refused = try await save(typed, "Häcken är hög.")
                #expect(refused.status == .unprocessableContent && refused.text.contains(words))
                #expect(refused.text.contains(#"id="plats-fault""#) && refused.says("Häcken är hög."))
                #expect(refused.text.contains(#"value="\#(typed)""#), "\(refused.text)")
            }
            #expect(try await save("14.5316, 56.2767").status == .seeOther)
            #expect(try await abs(longitude() - 14.5316) < 0.000_01)
            #expect(try await save("").status == .seeOther)
            #expect(try await abs(longitude() - before) < 0.000_01)
            func addOne(_ place: String) async throws -> Reply {
                try await ask.submit(
                    "/vandringar/\(walk)/iakttagelser",
                    [("stopp", "1"), ("vad", "Klotter."), ("plats", place)], as: planner)
            }
            let far = try await addOne("14.5606,56.2767")
            #expect(far.status == .unprocessableContent && far.text.contains("500 m från"))
            #expect(far.text.contains(#"value="14.5606,56.2767""#) && far.says("Klotter."))
            #expect(try await addOne("14.5316,56.2767").status == .seeOther)
            #expect(try await ask.get("/api/v1/findings?walk=\(walk)").text.contains("14.5316"))
        }
    }
}
