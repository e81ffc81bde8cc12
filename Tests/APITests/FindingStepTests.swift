import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Web

/// What a finding becomes by the buttons of its page, with what stands in its form.
@Suite struct FindingStepTests {
    private let walk = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f"
    private let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"
    private var page: String { "/iakttagelser/\(finding)" }

    private func add(_ ask: Asking) async throws {
        let kept = try await ask.send(.put, "/api/v1/walks/\(walk)", key: .clerk, body: Examples.newWalk)
        #expect(kept.status == .created, "\(kept.text)")
        let found = try await ask.send(
            .post, "/api/v1/walks/\(walk)/findings", key: .clerk,
            body: #"{"id":"\#(finding)","stop":1,"what":"Två lampor är släckta.","action":"Belysning"}"#)
        #expect(found.status == .created, "\(found.text)")
    }

    private func told(_ ask: Asking) async throws -> JSONValue {
        try await ask.get("/api/v1/findings/\(finding)").json()
    }

    private func form(_ ask: Asking, as person: TestPerson) async throws -> PageForm {
        try PageForm(holding: "forslag", on: try await ask.page(page, as: person).text)
    }

    @Test func `what was corrected in the form is saved by its other buttons too, before what they do`()
        async throws
    {
        try await TestInstallation().ask { ask in
            try await add(ask)
            let anna = try await ask.person(["planner:1060", "triage:1060"])
            var filing = try await form(ask, as: anna)
            filing.set("vad", "Fyra lampor är släckta vid grinden.")
            filing.set("kategori", "lighting")
            filing.set("gor", "arende")
            let filed = try await ask.submit(page, filing.sent, as: anna)
            #expect(filed.status == .seeOther, "\(filed.text)")
            let made = try await told(ask)
            #expect(made["what"]?.string == "Fyra lampor är släckta vid grinden.")
            #expect(made["action"]?.string == "Belysning")
            let `case` = try (made["case"]?.string).orFail()
            let shown = try await ask.page("/arende/\(`case`)", as: anna).text
            #expect(shown.contains("Fyra lampor") && !shown.contains("Två lampor"))
            var leaving = try await form(ask, as: anna)
            leaving.set("forslag", "Byt alla fyra")
            leaving.set("gor", "lamna")
            #expect(try await ask.submit(page, leaving.sent, as: anna).status == .seeOther)
            let left = try await told(ask)
            #expect(left["case"]?.isNull == true && left["action"]?.string == "Byt alla fyra")
            var joining = try await form(ask, as: anna)
            joining.set("var", "Vid grinden")
            joining.set("arende", `case`)
            joining.set("gor", "anslut")
            #expect(try await ask.submit(page, joining.sent, as: anna).status == .seeOther)
            let joined = try await told(ask)
            #expect(joined["case"]?.string == `case` && joined["where"]?.string == "Vid grinden")
        }
    }

    @Test func `a button that is refused says that what was corrected is saved, and loses nothing`()
        async throws
    {
        try await TestInstallation().ask { ask in
            try await add(ask)
            let anna = try await ask.person(["planner:1060"])
            var filing = try await form(ask, as: anna)
            filing.set("vad", "Fyra lampor är släckta.")
            filing.set("kategori", "finns-inte")
            filing.set("gor", "arende")
            let refused = try await ask.submit(page, filing.sent, as: anna)
            #expect(refused.status == .unprocessableContent && refused.says("Ändringen är sparad."))
            #expect(!refused.says("Det du ändrade står kvar"))
            #expect(try await told(ask)["what"]?.string == "Fyra lampor är släckta.")
            var again = try PageForm(holding: "forslag", on: refused.text)
            again.set("kategori", "lighting")
            again.set("gor", "arende")
            #expect(try await ask.submit(page, again.sent, as: anna).status == .seeOther)
            #expect(try await told(ask)["case"]?.string != nil)
        }
    }

    @Test func `a button saves nothing where somebody else was quicker`() async throws {
        try await TestInstallation().ask { ask in
            try await add(ask)
            let anna = try await ask.person(["planner:1060"])
            var filing = try await form(ask, as: anna)
            let etag = try await ask.get("/api/v1/findings/\(finding)").headers[.eTag].orFail()
            let changed = try await ask.send(
                .patch, "/api/v1/findings/\(finding)", key: .clerk, body: #"{"where":"Vid grinden"}"#,
                headers: ["If-Match": etag])
            #expect(changed.status == .ok, "\(changed.text)")
            filing.set("vad", "Fyra lampor är släckta.")
            filing.set("gor", "arende")
            let refused = try await ask.submit(page, filing.sent, as: anna)
            #expect(refused.status == .unprocessableContent)
            let again = try PageForm(holding: "forslag", on: refused.text)
            #expect(again["var"] == "Vid grinden" && again["vad"] == "Fyra lampor är släckta.")
            let kept = try await told(ask)
            #expect(kept["what"]?.string == "Två lampor är släckta." && kept["case"]?.isNull == true)
        }
    }

    @Test func `a case is named by its address, its id, or the reference of a report in it`() async throws {
        try await TestInstallation().ask { ask in
            try await add(ask)
            let anna = try await ask.person(["planner:1060"])
            let report = try await ask.get("/api/v1/reports/\(try await ask.report())").json()["properties"]
            let `case` = try (report?["case"]?.string).orFail()
            let reference = try (report?["reference"]?.string).orFail()
            let measure = "/atgarder/\(walk)"
            let made = try await ask.send(
                .put, "/api/v1/measures/\(walk)", key: .clerk, body: Examples.newMeasure)
            #expect(made.status == .created, "\(made.text)")
            func press(_ button: String, on page: String, _ fields: [(String, String)] = []) async throws
                -> Reply
            {
                let holding = page == measure ? "nytt-arende" : "forslag"
                var form = try PageForm(holding: holding, on: try await ask.page(page, as: anna).text)
                for (field, value) in fields { form.set(field, value) }
                form.set(page == measure && button.contains(":") ? "bort" : "gor", button)
                return try await ask.submit(page, form.sent, as: anna)
            }
            func causes() async throws -> [String] {
                let told = try await ask.get("/api/v1/measures/\(walk)", key: .olofstrom).json()
                return told["causes"]?["cases"]?.array?.compactMap(\.string) ?? []
            }
            let address = "https://lykta.example.se/arende/\(`case`)?efter=3#gor-answer"
            for typed in [address, "/arende/\(`case`)", " \(`case`) ", reference.lowercased()] {
                let joined = try await press("anslut", on: page, [("arende", typed)])
                #expect(joined.status == .seeOther, "\(typed): \(joined.text)")
                #expect(try await told(ask)["case"]?.string == `case`, "\(typed)")
                #expect(try await press("lamna", on: page).status == .seeOther)
                let added = try await press("orsak", on: measure, [("nytt-arende", typed)])
                #expect(added.status == .seeOther, "\(typed): \(added.text)")
                #expect(try await causes() == [`case`], "\(typed)")
                #expect(try await press("cases:\(`case`)", on: measure).status == .seeOther)
                #expect(try await causes().isEmpty)
            }
            for (button, page, field) in [("anslut", page, "arende"), ("orsak", measure, "nytt-arende")] {
                let refused = try await press(button, on: page, [(field, "lyktan vid torget")])
                #expect(refused.status == .unprocessableContent)
                #expect(refused.says("Skriv ärendets adress"))
                #expect(refused.text.contains(#"id="\#(field)-fault""#))
                #expect(refused.text.contains(#"value="lyktan vid torget""#), "\(refused.text)")
            }
        }
    }
}
