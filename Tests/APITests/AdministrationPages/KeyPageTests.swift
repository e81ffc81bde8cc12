import HTTPTypes
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct KeyPageTests {
    @Test(arguments: APIKey.Scope.allCases.map(\.rawValue))
    func `an administrator gives a key no more than the administrator may do`(_ scope: String) async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let reply = try await ask.submit(
                "/admin/ny-nyckel", [("name", "E-tjänst <b>"), ("scopes-\(scope)", "1")], as: anna)
            let keys = try await ask.installation.store.keys()
            let isOwn = scope == "admin"
            #expect(reply.status == (isOwn ? .ok : .unprocessableContent), "\(scope)")
            #expect(keys.contains { $0.name == "E-tjänst <b>" } == isOwn)
            #expect(reply.says("E-tjänst <b>"))
            if !isOwn { #expect(reply.says("Du får inte själv göra allt som \(scope) ger")) }
        }
    }

    @Test func `a key is shown once, is bound to the administrator's municipality, and is revoked`()
        async throws
    {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060", "triage:1060"])
            let made = try await ask.submit(
                "/admin/ny-nyckel", [("name", "Import"), ("scopes-report:write", "1")], as: anna)
            let secret = try String(made.text.firstMatch(of: /lykta_[A-Za-z0-9_-]+/).orFail().output)
            let key = try await ask.installation.store.keys().last { $0.name == "Import" }.orFail()
            #expect(key.municipalities.map(\.description) == ["1060"] && secret.contains(key.prefix))
            let headers = ["Authorization": "Bearer \(secret)"]
            let asked = { try await ask.send(.get, "/api/v1/categories", key: nil, headers: headers).status }
            #expect(try await asked() == .ok)
            let list = try await ask.page("/admin/nycklar", as: anna)
            #expect(list.says("Import") && !list.text.contains(secret))
            let neighbour = try await ask.person(["admin:1081"], email: "n@example.se")
            let path = "/admin/nycklar/\(key.prefix)/aterkallelse"
            #expect(try await ask.submit(path, [], as: neighbour).status == .notFound)
            #expect(try await !ask.page("/admin/nycklar", as: neighbour).says("Import"))
            #expect(try await asked() == .ok)
            #expect(try await ask.submit(path, [], as: anna).status == .seeOther)
            #expect(try await asked() == .unauthorized)
            #expect(try await ask.submit(path, [], as: anna).status == .notFound)
        }
    }
}
