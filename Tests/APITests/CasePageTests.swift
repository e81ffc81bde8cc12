import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct CasePageTests {
    @Test func `the page of a case tells every rule by its words, and keeps its code for who writes rules`()
        async throws
    {
        try await TestInstallation().ask { ask in
            try await ask.report()
            let anna = try await ask.person(["triage:1060"])
            let id = try await ask.get("/api/v1/cases").ids()[0]
            let page = try await ask.page("/arende/\(id)", as: anna)
            #expect(page.status == .ok)
            #expect(page.text.contains(#"<strong title="lighting">Belysning på kommunens mark.</strong>"#))
            #expect(!page.text.contains("<strong>lighting</strong>"))
        }
    }

    @Test func `another category is suggested to who may correct the case alone`() async throws {
        try await TestInstallation().ask { ask in
            try await ask.report(category: "drugs", text: "Lamporna är trasiga här igen.")
            let id = try await ask.get("/api/v1/cases").ids()[0]
            let anna = try await ask.person(["triage:1060"])
            #expect(try await ask.page("/arende/\(id)", as: anna).says("Annan kategori?"))
            let bo = try await ask.person(
                ["reader:1060", "triage:1060:unit/gata-park"], email: "bo@example.se")
            let page = try await ask.page("/arende/\(id)", as: bo)
            #expect(page.says("Lamporna är trasiga här igen.") && !page.says("Annan kategori?"))
        }
    }

    @Test func `one's own account tells where one has a role by the name of the unit`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["triage:1060:unit/gata-park"])
            let page = try await ask.page("/konto", as: anna)
            #expect(page.says("Gata och park") && !page.says("unit/gata-park"))
        }
    }
}
