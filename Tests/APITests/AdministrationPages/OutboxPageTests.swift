import HTTPTypes
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct OutboxPageTests {
    /// A message of Olofström that was given up.
    private static func dead(_ ask: Asking) async throws -> Int64 {
        try await ask.report()
        let id = try await ask.installation.store.messages(in: .waiting, limit: 1).messages.first.orFail().id
        try await ask.installation.store.failed(
            [id], fault: "webhook.status: Mottagaren svarade 503. / The receiver answered 503.",
            nextAttempt: nil)
        return id
    }

    @Test func `a dead message is shown with why, and is sent again`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let id = try await Self.dead(ask)
            let list = try await ask.page("/admin/utskick", as: anna)
            #expect(list.says("Gata och park") && list.says("Mottagaren svarade 503."))
            #expect(!list.text.contains("arenden.example.se"))
            #expect(try await ask.page("/admin", as: anna).says("1 meddelande har inte kommit fram"))
            let neighbour = try await ask.person(["admin:1081"], email: "n@example.se")
            #expect(try await !ask.page("/admin/utskick", as: neighbour).says("Mottagaren svarade 503."))
            let path = "/admin/utskick/\(id)/omsandning"
            #expect(try await ask.submit(path, [], as: neighbour).status == .notFound)
            #expect(try await ask.installation.store.message(id)?.state == .dead)
            let sent = try await ask.submit(path, [], as: anna)
            #expect(sent.status == .seeOther && sent.headers[.location] == "/admin/utskick?gjort=omsand")
            let again = try await ask.installation.store.message(id).orFail()
            #expect(again.state == .waiting && again.attempts == 0)
            #expect(try await ask.submit(path, [], as: anna).status == .notFound)
        }
    }

    @Test func `one is dropped with a reason, told of with who dropped it, and sent again all the same`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let id = try await Self.dead(ask)
            let path = "/admin/utskick/\(id)/strykning"
            let long = String(repeating: "å", count: 501)
            for reason in [" ", long] {
                let refused = try await ask.submit(path, [("reason-\(id)", reason)], as: anna)
                #expect(refused.status == .unprocessableContent && refused.says("Skriv varför"))
                #expect(reason == " " || refused.says(long))
            }
            #expect(try await ask.installation.store.message(id)?.state == .dead)
            let neighbour = try await ask.person(["admin:1081"], email: "n@example.se")
            let foreign = try await ask.submit(path, [("reason-\(id)", "Bort.")], as: neighbour)
            #expect(foreign.status == .notFound)
            let dropped = try await ask.submit(path, [("reason-\(id)", "Sagt <b> i telefon.")], as: anna)
            #expect(dropped.status == .seeOther)
            #expect(try await !ask.page("/admin/utskick", as: anna).says("Mottagaren svarade 503."))
            let list = try await ask.page("/admin/utskick?visa=strukna", as: anna)
            #expect(list.says("Sagt <b> i telefon.") && list.says("Anna Lind"))
            let sent = try await ask.submit("/admin/utskick/\(id)/omsandning", [], as: anna)
            #expect(sent.status == .seeOther)
            #expect(try await ask.installation.store.message(id)?.state == .waiting)
            let record = try await ask.page("/admin/logg", as: anna)
            #expect(record.says("Strök meddelande \(id)") && record.says("Skickade om meddelande \(id)"))
        }
    }
}
