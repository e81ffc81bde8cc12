import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Web

/// Two people at the same page: neither loses what the other has written, on any form that changes what is kept.
@Suite struct StaleFormTests {
    private static let id = "01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e01"

    /// A thing that is kept, and how two people change it.
    struct Changing: Sendable, CustomTestStringConvertible {
        let room: String
        let body: String
        /// Where its form is.
        let page: String
        /// The button.
        let step: String?
        /// What the first changes on the page.
        let typed: (field: String, value: String)
        /// What the second changes meanwhile.
        let edit: String
        let edited: (field: String, value: String)

        var testDescription: String { room }
    }

    static let all = [
        Changing(
            room: "walks", body: Examples.newWalk, page: "/vandringar/\(id)", step: nil,
            typed: ("samling", "Stationen"), edit: #"{"leader":"Kommunpolisen"}"#,
            edited: ("ledare", "Kommunpolisen")),
        Changing(
            room: "measures", body: Examples.newMeasure, page: "/atgarder/\(id)", step: nil,
            typed: ("namn", "Ljus vid hallen"), edit: #"{"details":"Sex stolpar."}"#,
            edited: ("beskrivning", "Sex stolpar.")),
        Changing(
            room: "meetings", body: Examples.newMeeting, page: "/moten/\(id)", step: "uppgifter",
            typed: ("deltog", "Kommunpolisen"), edit: #"{"title":"Extra möte"}"#,
            edited: ("namn", "Extra möte")),
        Changing(
            room: "plans", body: Examples.newPlan, page: "/planer/\(id)/andra", step: "uppgifter",
            typed: ("organ", "Kommunfullmäktige"), edit: #"{"title":"Planen"}"#, edited: ("namn", "Planen")),
        Changing(
            room: "dialogues", body: Examples.newDialogue, page: "/dialoger/\(id)", step: nil,
            typed: ("holl", "Biblioteket"), edit: #"{"notes":"Två kom sent."}"#,
            edited: ("anteckningar", "Två kom sent.")),
        Changing(
            room: "watch-areas", body: Examples.newWatchArea, page: "/grannsamverkan/\(id)", step: nil,
            typed: ("kontakt", "Samordnaren"), edit: #"{"name":"Linden och Asken"}"#,
            edited: ("namn", "Linden och Asken")),
        Changing(
            room: "promises", body: Examples.newPromise, page: "/loften/\(id)", step: "andra",
            typed: ("bakgrund", "Bygger på mätningen."), edit: #"{"title":"Medborgarlöftet"}"#,
            edited: ("namn", "Medborgarlöftet")),
    ]

    private static func change(_ ask: Asking, _ path: String, _ edit: String) async throws {
        let etag = try await ask.get(path, key: .olofstrom).headers[.eTag].orFail()
        let changed = try await ask.send(
            .patch, path, key: .olofstrom, body: edit, headers: ["If-Match": etag])
        #expect(changed.status == .ok, "\(changed.text)")
    }

    @Test(arguments: all)
    func `a form that was refused is sent again without taking back what somebody else has changed`(
        _ kept: Changing
    ) async throws {
        try await TestInstallation().ask { ask in
            let path = "/api/v1/\(kept.room)/\(Self.id)"
            let made = try await ask.send(.put, path, key: .olofstrom, body: kept.body)
            #expect(made.status == .created, "\(made.text)")
            let anna = try await ask.person(["planner:1060"])
            var form = try PageForm(
                holding: kept.typed.field, on: try await ask.page(kept.page, as: anna).text)
            try await Self.change(ask, path, kept.edit)
            form.set(kept.typed.field, kept.typed.value)
            if let step = kept.step { form.set("gor", step) }
            let refused = try await ask.submit(kept.page, form.sent, as: anna)
            #expect(refused.status == .unprocessableContent && refused.says("Någon annan har hunnit ändra"))
            var again = try PageForm(holding: kept.typed.field, on: refused.text)
            #expect(again[kept.typed.field] == kept.typed.value)
            #expect(again[kept.edited.field] == kept.edited.value)
            #expect(!refused.text.contains(#"id="\#(kept.typed.field)-fault""#))
            if let step = kept.step { again.set("gor", step) }
            let saved = try await ask.submit(kept.page, again.sent, as: anna)
            #expect(saved.status == .seeOther, "\(saved.text)")
            let told = try await ask.get(path, key: .olofstrom).text
            #expect(told.contains(kept.typed.value) && told.contains(kept.edited.value), "\(told)")
        }
    }

    @Test(arguments: all)
    func `where both have changed the same field, each sees what the other wrote`(_ kept: Changing)
        async throws
    {
        try await TestInstallation().ask { ask in
            let path = "/api/v1/\(kept.room)/\(Self.id)"
            let made = try await ask.send(.put, path, key: .olofstrom, body: kept.body)
            #expect(made.status == .created, "\(made.text)")
            let anna = try await ask.person(["planner:1060"])
            let field = kept.edited.field
            var form = try PageForm(
                holding: kept.typed.field, on: try await ask.page(kept.page, as: anna).text)
            try await Self.change(ask, path, kept.edit)
            form.set(field, "Annas ord")
            if let step = kept.step { form.set("gor", step) }
            let refused = try await ask.submit(kept.page, form.sent, as: anna)
            #expect(refused.status == .unprocessableContent)
            #expect(try PageForm(holding: kept.typed.field, on: refused.text)[field] == "Annas ord")
            #expect(refused.text.contains(#"id="\#(field)-fault""#), "\(refused.text)")
            #expect(refused.says("Någon annan har också ändrat det här, till ”\(kept.edited.value)”."))
        }
    }

    @Test func `a finding keeps what two people have written of it`() async throws {
        try await TestInstallation().ask { ask in
            let walk = "/api/v1/walks/\(Self.id)"
            let made = try await ask.send(.put, walk, key: .olofstrom, body: Examples.newWalk)
            #expect(made.status == .created, "\(made.text)")
            let finding = "018f0c3e-7b1a-4cc2-9d5e-0a1b2c3d4e61"
            let found = try await ask.send(
                .post, "\(walk)/findings", key: .olofstrom,
                body: #"{"id":"\#(finding)","stop":1,"what":"Två lampor är släckta."}"#)
            #expect(found.status == .created, "\(found.text)")
            let anna = try await ask.person(["planner:1060"])
            let page = "/iakttagelser/\(finding)"
            var form = try PageForm(holding: "forslag", on: try await ask.page(page, as: anna).text)
            try await Self.change(ask, "/api/v1/findings/\(finding)", #"{"where":"Vid grinden"}"#)
            form.set("forslag", "Byt lamporna")
            form.set("gor", "andra")
            let refused = try await ask.submit(page, form.sent, as: anna)
            #expect(refused.status == .unprocessableContent)
            var again = try PageForm(holding: "forslag", on: refused.text)
            #expect(again["var"] == "Vid grinden" && again["forslag"] == "Byt lamporna")
            again.set("gor", "andra")
            #expect(try await ask.submit(page, again.sent, as: anna).status == .seeOther)
            let told = try await ask.get("/api/v1/findings/\(finding)").text
            #expect(told.contains("Vid grinden") && told.contains("Byt lamporna"), "\(told)")
        }
    }
}
