import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Web

/// Findings that become cases of a category that asks something.
@Suite struct FindingQuestionTests {
    private let installation: TestInstallation
    private let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"
    private var path: String { "/api/v1/findings/\(finding)" }

    init() async throws {
        installation = try await TestInstallation(
            asking: """
                [ { code: told, text: { sv: "Är det anmält?", en: "Is it reported?" }, required: true,
                choices: [ { code: "yes", text: { sv: Ja, en: "Yes" } },
                { code: "no", text: { sv: Nej, en: "No" } } ] } ]
                """.replacing("\n", with: " "))
    }

    private func add(_ ask: Asking) async throws {
        let kept = try await ask.send(.put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
        #expect(kept.status == .created, "\(kept.text)")
        let found = try await ask.send(
            .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
            body: #"{"id":"\#(finding)","stop":1,"what":"Det säljs här varje kväll."}"#)
        #expect(found.status == .created, "\(found.text)")
    }

    @Test func `the page asks what the category requires, and keeps what was typed until then`() async throws
    {
        try await installation.ask { ask in
            try await add(ask)
            let planner = try await ask.person(["planner:1060"])
            #expect(try await !ask.page("/iakttagelser/\(finding)", as: planner).says("Är det anmält?"))
            let typed = [
                ("gor", "arende"), ("kategori", "drugs"), ("forslag", "Kameror vid porten."),
            ]
            let asked = try await ask.submit(
                "/iakttagelser/\(finding)", typed + [("version", "1")], as: planner)
            #expect(asked.status == .unprocessableContent && asked.says("Är det anmält?"), "\(asked.text)")
            #expect(asked.text.contains(##"<a href="#svar-told">"##), "\(asked.text)")
            #expect(asked.says("Kameror vid porten.") && !asked.text.contains("Svaret ska vara ett av"))
            #expect(asked.text.contains(#"<option value="drugs" selected>"#))
            #expect(try await ask.get(path).json()["case"]?.isNull == true)
            let filed = try await ask.submit(
                "/iakttagelser/\(finding)", typed + [("version", "2"), ("svar-told", "no")], as: planner)
            #expect(filed.status == .seeOther, "\(filed.text)")
            let id = try await ask.get(path).string("case")
            #expect(try await ask.get("/api/v1/cases/\(id)").string("group") == "drugs")
        }
    }

    @Test func `the API takes answers with a category, and none with a case to join`() async throws {
        try await installation.ask { ask in
            try await add(ask)
            let etag = try await ask.get(path).headers[.eTag].orFail()
            func become(_ body: String) async throws -> Reply {
                try await ask.send(
                    .post, "\(path)/case", key: .clerk, body: body, headers: ["If-Match": etag])
            }
            let bare = try await become(#"{"category":"drugs"}"#)
            #expect(try bare.codes() == ["answer.required"] && bare.text.contains("/answers/told"))
            let wrong = try await become(#"{"category":"drugs","answers":{"told":"perhaps"}}"#)
            #expect(try wrong.codes() == ["answer.not-a-choice"], "\(wrong.text)")
            let joining = try await become(#"{"join":"\#(walk)","answers":{"told":"no"}}"#)
            #expect(try joining.codes() == ["finding.case"], "\(joining.text)")
            let filed = try await become(#"{"category":"drugs","answers":{"told":"no"}}"#)
            #expect(filed.status == .ok, "\(filed.text)")
        }
    }
}
