import HTTPTypes
import Reports
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct UnitPageTests {
    private static let path = "/admin/enheter/1060/gata-park/prov/0"

    @Test func `a test message goes once through the channel, and what came of it is told`() async throws {
        let sent = Kept<[String]>([])
        let care = ServerCare(tryChannel: { test in
            let count = sent.change { sent in
                sent.append("\(test.unit.code) \(test.municipality) \(test.sender) \(test.channel)")
                return sent.count
            }
            return count == 1
                ? nil
                : ChannelFault(code: "webhook.status", words: Bilingual(swedish: "Nej <b>.", english: "No."))
        })
        try await TestInstallation(care: care).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let shown = try await ask.page("/admin/enheter", as: anna)
            #expect(shown.says("Gata och park") && shown.text.contains(#"action="\#(Self.path)""#))
            let first = try await ask.submit(Self.path, [], as: anna)
            #expect(first.status == .ok && first.says("Provmeddelandet är skickat"))
            let second = try await ask.submit(Self.path, [], as: anna)
            #expect(second.says("Provmeddelandet kom inte fram") && second.says("Nej <b>."))
            let message =
                "gata-park 1060 Anna Lind \(Channel.webhook(url: "https://arenden.example.se/lykta", secret: "GATA"))"
            #expect(sent.change { $0 } == [message, message])
            #expect(
                try await ask.page("/admin/logg", as: anna).says("Skickade ett provmeddelande till gata-park")
            )
            for path in [
                "/admin/enheter/1060/gata-park/prov/1", "/admin/enheter/1060/gata-park/prov/-1",
                "/admin/enheter/1060/finns-inte/prov/0", "/admin/enheter/1081/gata-park/prov/0",
            ] {
                #expect(try await ask.submit(path, [], as: anna).status == .notFound, "\(path)")
            }
            #expect(sent.change { $0.count } == 2)
        }
    }

    @Test func `a server that sends nothing says so instead of offering it`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let shown = try await ask.page("/admin/enheter", as: anna)
            #expect(shown.says("så inget prov kan skickas") && !shown.text.contains("/prov/0"))
            let reply = try await ask.submit(Self.path, [], as: anna)
            #expect(reply.status.code >= 400 && reply.says("LYKTA_DELIVERY_ENABLED=false"))
        }
    }

    @Test func `how the server fares is shown with what to do, and the last backup`() async throws {
        var health = ServerHealth()
        health.version = "9.8.7"
        health.notReady = "database not writable"
        (health.freeBytes, health.diskBytes) = (9, 100)
        health.lastBackup = .testNow
        let care = ServerCare(health: { [health] in health })
        try await TestInstallation(care: care).ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let page = try await ask.page("/admin/drift", as: anna)
            #expect(page.says("9.8.7") && page.says("database not writable"))
            #expect(page.says("Mindre än en tiondel av disken är ledig"))
            #expect(page.says(SwedishTime(.testNow).description))
            #expect(try await ask.page("/admin", as: anna).says("Tar inte emot rapporter"))
        }
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let page = try await ask.page("/admin/drift", as: anna)
            #expect(page.says("Tjänsten tar emot rapporter.") && page.says("lykta backup har inte körts här"))
        }
    }
}
