import Accounts
import HTTPTypes
import JSON
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct SessionTests {
    private static func signIn(
        _ ask: Asking, email: String = "anna@example.se", _ password: String = TestPerson.password
    )
        async throws -> Reply
    {
        try await ask.send(
            .post, "/api/v1/session", key: nil, body: #"{"email":"\#(email)","password":"\#(password)"}"#)
    }

    private static func cookie(_ reply: Reply) throws -> String {
        String(try reply.headers[.setCookie].orFail().prefix { $0 != ";" })
    }

    @Test func `a person signs in, edits a case, and the history names the person and the account`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let person = try await ask.person(["triage:1060"])
            try await ask.report()
            let home = try await ask.get("/api/v1/cases").ids()[0]
            let signed = try await Self.signIn(ask, email: "Anna@Example.se")
            #expect(signed.status == .created)
            let field = try #require(signed.headers[.setCookie])
            #expect(field.hasPrefix("__Host-lykta="))
            for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=43200"] {
                #expect(field.contains("; \(part)"), "\(part)")
            }
            let headers = [
                "Cookie": try Self.cookie(signed), "X-CSRF-Token": try signed.string("formToken"),
                "If-Match": try await ask.get("/api/v1/cases/\(home)").headers[.eTag].orFail(),
            ]
            let edited = try await ask.send(
                .patch, "/api/v1/cases/\(home)", key: nil, body: #"{"note":"Beställt."}"#, headers: headers)
            #expect(edited.status == .ok)
            let last = try #require(try edited.json()["history"]?.array?.last)
            #expect(last["by"]?.string == "Anna Lind")
            #expect(last["person"]?.string == person.person.id.description)
        }
    }

    @Test(arguments: [nil, "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "other"])
    func `a change with a session needs its own form token`(_ token: String?) async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let person = try await ask.person(["triage:1060"])
            let other = try await ask.person(["triage:1060"], email: "bo@example.se")
            try await ask.report()
            let home = try await ask.get("/api/v1/cases").ids()[0]
            var headers = person.cookieAlone.merging(["If-Match": "\"1\""]) { $1 }
            headers["X-CSRF-Token"] = token == "other" ? other.token.formToken : token
            let refused = try await ask.send(
                .patch, "/api/v1/cases/\(home)", key: nil, body: #"{"note":"x"}"#, headers: headers)
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("form-token-missing"))
            #expect(try await ask.get("/api/v1/cases/\(home)").headers[.eTag]?.hasPrefix("\"1-") == true)
            let read = try await ask.send(.get, "/api/v1/cases", key: nil, headers: person.cookieAlone)
            #expect(read.status == .ok)
        }
    }

    @Test func `a session ends by itself after twelve hours`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let person = try await ask.person(["reader:1060"])
            installation.advance(.minutes(12 * 60 - 1))
            #expect(try await ask.send(.get, "/api/v1/cases", as: person).status == .ok)
            installation.advance(.minutes(1))
            let ended = try await ask.send(.get, "/api/v1/cases", as: person)
            #expect(ended.status == .unauthorized && ended.text.contains("not-signed-in"))
        }
    }

    @Test(arguments: ["sign out", "reset", "disable", "new sign-in"])
    func `a session that was ended is ended at once`(_ way: String) async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let person = try await ask.person(["reader:1060"])
            let store = installation.store
            switch way {
            case "sign out":
                let answer = try await ask.send(.delete, "/api/v1/session", as: person)
                #expect(answer.status == .noContent)
                #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
            case "reset":
                #expect(try await store.setPassword(nil, of: person.email, endingSessions: true))
            case "disable": #expect(try await store.setDisabled(.testNow, of: person.email))
            default:
                let body = #"{"email":"\#(person.email)","password":"\#(TestPerson.password)"}"#
                let again = try await ask.send(
                    .post, "/api/v1/session", key: nil, body: body, headers: person.cookieAlone)
                #expect(again.status == .created)
            }
            #expect(try await ask.send(.get, "/api/v1/session", as: person).status == .unauthorized)
        }
    }

    @Test func `an unknown, a disabled and a passwordless account are answered like a wrong password`()
        async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            _ = try await ask.person(["reader:1060"])
            let disabled = try await ask.person(["reader:1060"], email: "bo@example.se")
            _ = try await installation.store.setDisabled(.testNow, of: disabled.email)
            let bare = try await ask.person(["reader:1060"], email: "cia@example.se")
            _ = try await installation.store.setPassword(nil, of: bare.email, endingSessions: true)
            var answers: Set<String> = []
            for (email, password) in [
                ("anna@example.se", "fel ord helt och hållet"), ("nobody@example.se", TestPerson.password),
                ("bo@example.se", TestPerson.password), ("cia@example.se", TestPerson.password),
                ("no address", "x"), ("cia@example.se", ""),
            ] {
                let reply = try await Self.signIn(ask, email: email, password)
                #expect(reply.headers[.setCookie] == nil)
                let text = reply.text.replacing(#/"instance":"[^"]*"/#, with: "")
                answers.insert("\(reply.status.code) \(text)")
            }
            #expect(answers.count == 1 && answers.first?.hasPrefix("401") == true)
        }
    }

    @Test(arguments: ["anna@example.se", "nobody@example.se"])
    func `after five failures an account must wait, whether or not there is one`(_ email: String) async throws
    {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            _ = try await ask.person(["reader:1060"])
            for _ in 0..<5 {
                #expect(try await Self.signIn(ask, email: email, "fel").status == .unauthorized)
            }
            let waiting = try await Self.signIn(ask, email: email)
            #expect(waiting.status == .tooManyRequests)
            #expect(waiting.headers[.retryAfter] == "1")
            installation.advance(.seconds(2))
            let later = try await Self.signIn(ask, email: email)
            #expect(later.status == (email.hasPrefix("anna") ? .created : .unauthorized))
        }
    }

    @Test func `a session is no key, and a key is no session`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let person = try await ask.person(["reader:1060"])
            #expect(try await ask.get("/api/v1/session", key: .all).status == .forbidden)
            #expect(try await ask.send(.get, "/metrics", as: person).status == .forbidden)
            let both = try await ask.send(
                .get, "/api/v1/cases", key: nil,
                headers: person.headers.merging(["Authorization": "Bearer x"]) { $1 })
            #expect(both.status == .unauthorized)
            let cookie = try #require(person.cookieAlone["Cookie"])
            let twice = try await ask.send(
                .get, "/api/v1/cases", key: nil, headers: ["Cookie": "\(cookie); \(cookie)"])
            #expect(twice.status == .unauthorized)
        }
    }

    @Test func `the sign-in page takes a form of its own, not of another site`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            _ = try await ask.person(["reader:1060"])
            let page = try await ask.get("/logga-in", key: nil)
            #expect(page.status == .ok && page.text.contains("<form method=\"post\" action=\"/logga-in\""))
            #expect(page.headers[.contentSecurityPolicy]?.contains("form-action 'self'") == true)
            let form = FormText.written([("email", "anna@example.se"), ("password", TestPerson.password)])
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            let signed = try await ask.send(.post, "/logga-in", key: nil, body: form, headers: type)
            #expect(signed.status == .seeOther && signed.headers[.location] == "/ko")
            #expect(signed.headers[values: .setCookie].contains { $0.hasPrefix("__Host-lykta=") })
            let other = try await ask.send(
                .post, "/logga-in", key: nil, body: form,
                headers: type.merging(["Sec-Fetch-Site": "cross-site"]) { $1 })
            #expect(other.status == .forbidden && other.headers[.setCookie] == nil)
            let origin = try await ask.send(
                .post, "/logga-in", key: nil, body: form,
                headers: type.merging(["Origin": "https://evil.example"]) { $1 })
            #expect(origin.status == .forbidden)
            let wrong = FormText.written([("email", "<b>@x"), ("password", "x")])
            let refused = try await ask.send(.post, "/logga-in", key: nil, body: wrong, headers: type)
            #expect(refused.status == .unauthorized && refused.text.contains("&lt;b&gt;@x"))
        }
    }

    @Test func `only a digest of the token and of the password is in the database`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let person = try await ask.person(["reader:1060"])
            let kept = try #require(try await installation.store.account(person.email)?.password)
            #expect(kept.hasPrefix("$scrypt$") && !kept.contains(TestPerson.password))
            #expect("\(person.token)" == "…")
        }
    }
}
