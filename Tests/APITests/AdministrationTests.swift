import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct AdministrationTests {
    @Test func `a key is not made for a municipality that is not served`() async throws {
        try await TestInstallation().ask { ask in
            let reply = try await ask.send(
                .post, "/api/v1/keys", key: .all,
                body: #"{"name":"x","scopes":["report:read"],"municipalities":["1060","1080"]}"#)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.codes() == ["key.municipality-unserved"])
            #expect(
                reply.text.contains("1080 ") && reply.text.contains("1060 ") && reply.text.contains("1081 "))
        }
    }

    @Test func `a key is made, used, listed and revoked`() async throws {
        try await TestInstallation().ask { ask in
            let made = try await ask.send(
                .post, "/api/v1/keys", key: .all,
                body: #"{"name":"E-tjänst","scopes":["report:read"],"municipalities":["1060"]}"#)
            #expect(made.status == .created)
            let key = try made.string("key")
            let prefix = try made.string("prefix")
            let headers = ["Authorization": "bearer \(key)"]
            #expect(try await ask.send(.get, "/api/v1/reports", key: nil, headers: headers).status == .ok)
            let list = try await ask.get("/api/v1/keys", key: .admin)
            #expect(list.text.contains(prefix))
            #expect(!list.text.contains(key))
            #expect(try await ask.send(.delete, "/api/v1/keys/\(prefix)", key: .admin).status == .noContent)
            #expect(
                try await ask.send(.get, "/api/v1/reports", key: nil, headers: headers).status
                    == .unauthorized)
            #expect(try await ask.send(.delete, "/api/v1/keys/\(prefix)", key: .admin).status == .notFound)
        }
    }

    @Test func `a bound key manages the keys of its own municipality only`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let list = try await ask.get("/api/v1/keys", key: .olofstrom).json()["keys"]?.array
            #expect(Set(list?.compactMap { $0["name"]?.string } ?? []) == ["olofstrom", "clerk"])
            let other = try await ask.send(
                .post, "/api/v1/keys", key: .olofstrom,
                body: #"{"name":"x","scopes":["admin"],"municipalities":["1081"]}"#)
            #expect(try other.codes() == ["key.municipality"])
            let everything = try await ask.send(
                .post, "/api/v1/keys", key: .olofstrom, body: #"{"name":"x","scopes":["admin"]}"#)
            #expect(try everything.codes() == ["key.municipality"])
            let theirs = try installation.prefix(.neighbour)
            #expect(
                try await ask.send(.delete, "/api/v1/keys/\(theirs)", key: .olofstrom).status == .notFound)
        }
    }

    @Test(arguments: ["report:read", "original:read", "case:write", "report:write", "keys:grant"])
    func `a key makes no key with a scope it lacks`(_ scope: String) async throws {
        try await TestInstallation().ask { ask in
            let body = #"{"name":"x","scopes":["admin","\#(scope)"]}"#
            let refused = try await ask.send(.post, "/api/v1/keys", key: .admin, body: body)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.codes() == ["key.scope"])
            #expect(refused.text.contains(#""pointer":"/scopes/1""#))
            let granted = try await ask.send(.post, "/api/v1/keys", key: .granter, body: body)
            #expect(granted.status == .created)
            let own = try await ask.send(
                .post, "/api/v1/keys", key: .admin, body: #"{"name":"x","scopes":["admin"]}"#)
            #expect(own.status == .created)
        }
    }

    @Test(arguments: ["null", "[]", "[null]", #""1060""#, "{}"])
    func `municipalities that name none are refused, not read as all`(_ municipalities: String) async throws {
        try await TestInstallation().ask { ask in
            let before = try await ask.get("/api/v1/keys", key: .all).text
            for key in [TestInstallation.KeyPurpose.all, .olofstrom] {
                let reply = try await ask.send(
                    .post, "/api/v1/keys", key: key,
                    body: #"{"name":"x","scopes":["report:read"],"municipalities":\#(municipalities)}"#)
                #expect(reply.status == .unprocessableContent)
                #expect(reply.text.contains("/municipalities"))
            }
            #expect(try await ask.get("/api/v1/keys", key: .all).text == before)
        }
    }

    @Test func `dead messages are listed and sent again`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask async throws in
            #expect(
                try await ask.get("/api/v1/outbox", key: .admin).json()["messages"]?.array?.isEmpty == true)
            #expect(try await ask.get("/api/v1/outbox?state=waiting", key: .admin).status == .ok)
            #expect(try await ask.get("/api/v1/outbox?state=lost", key: .admin).status == .badRequest)
            #expect(try await ask.send(.post, "/api/v1/outbox/17/retry", key: .admin).status == .notFound)
            #expect(try await ask.send(.post, "/api/v1/outbox/x/retry", key: .admin).status == .notFound)
        }
    }

    @Test func `a dead message is shown with its reason, and sent again by who may see its case`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask async throws in
            try await ask.report()
            let store = installation.store
            let waiting = try await store.messages(in: .waiting, limit: 9).messages
            let message = try waiting.last.orFail()
            try await store.failed([message.id], fault: "webhook.gone: Sv. / En.", nextAttempt: nil)
            let listed = try await ask.get("/api/v1/outbox", key: .admin)
            #expect(listed.text.contains(#""lastFault":"webhook.gone: Sv. / En.""#))
            let path = "/api/v1/outbox/\(message.id)/retry"
            #expect(try await ask.send(.post, path, key: .neighbour).status != .noContent)
            #expect(try await store.message(message.id)?.state == .dead)
            #expect(try await ask.send(.post, path, key: .admin).status == .noContent)
            #expect(try await store.messages(in: .waiting, limit: 9).messages.count == waiting.count)
            // It is not dead any more.
            #expect(try await ask.send(.post, path, key: .admin).status == .notFound)
        }
    }

    @Test func `watchers are answered without a key`() async throws {
        try await TestInstallation().ask { ask async throws in
            #expect(try await ask.get("/healthz", key: nil).text == #"{"status":"alive"}"#)
            #expect(try await ask.get("/readyz", key: nil).text == #"{"status":"ready"}"#)
            #expect(try await ask.get("/metrics", key: nil).status == .unauthorized)
            #expect(
                try await ask.get("/metrics", key: .all).headers[.contentType]
                    == "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    @Test func `a server that cannot keep reports says that it is not ready`() async throws {
        try await TestInstallation(readiness: .notReady("database")).ask { ask in
            let reply = try await ask.get("/readyz", key: nil)
            #expect(reply.status == .serviceUnavailable)
            #expect(reply.headers[.retryAfter] == "5")
        }
    }

    @Suite struct Follow {
        @Test func `the link from the receipt shows how it stands, and nothing of what was written`()
            async throws
        {
            try await TestInstallation().ask { ask in
                let sent = try await ask.send(
                    .post, "/api/v1/reports", body: try ask.submission(text: "Hemliga ord <b>här</b>."))
                let path = try String(sent.string("followUrl").dropFirst("https://lykta.example.se".count))
                let page = try await ask.get(path, key: nil)
                #expect(page.status == .ok)
                #expect(page.headers[.contentType] == "text/html; charset=utf-8")
                let policy = page.headers[.contentSecurityPolicy]
                #expect(policy?.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'") == true)
                #expect(page.text.contains("Mottaget"))
                #expect(page.text.contains("Gata och park"))
                #expect(!page.text.contains("Hemliga"))
            }
        }

        @Test func `without the right secret there is nothing to see`() async throws {
            try await TestInstallation().ask { ask in
                let sent = try await ask.send(.post, "/api/v1/reports", body: try ask.submission())
                let path = try String(sent.string("followUrl").dropFirst("https://lykta.example.se".count))
                let wrong = [
                    String(path.dropLast()) + "B", "\(path)A", "/follow/OLO-7K3M-9Q/x", "/follow/x/y",
                ]
                let bodies = try await wrong.asyncMap { try await ask.get($0, key: nil) }
                #expect(bodies.allSatisfy { $0.status == .notFound })
                #expect(Set(bodies.map(\.text)).count == 1)
            }
        }
    }

    @Test func `the start page names the municipalities`() async throws {
        try await TestInstallation().ask { ask in
            let page = try await ask.get("/", key: nil)
            #expect(page.text.contains("Kommun 1060"))
            #expect(page.text.contains(#"lang="sv""#))
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
