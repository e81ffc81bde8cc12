import HTTPTypes
import Reports
import SpatialStore
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite struct AccountPageTests {
    private static func add(_ role: String, at place: String, _ ask: Asking, _ by: TestPerson) async throws
        -> Reply
    {
        try await ask.submit(
            "/admin/nytt-konto",
            [
                ("name", "Bo <b>Berg"), ("email", "bo@example.se"), ("role-0", role), ("place-0", place),
                ("signs-in", "password"),
            ], as: by)
    }

    @Test func `an account is added with a password that is shown once and lets its person in`() async throws
    {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let made = try await Self.add("triage", at: "1060:unit/gata-park", ask, anna)
            #expect(made.status == .ok && made.says("Bo <b>Berg"))
            let shown = try made.text.firstMatch(of: /([a-z2-9]{4}-){4}[a-z2-9]{4}/).orFail()
            let form = FormText.written([("email", "bo@example.se"), ("password", String(shown.output.0))])
            let signed = try await ask.send(
                .post, "/logga-in", key: nil, body: form,
                headers: ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(signed.status == .seeOther)
            let bo = try await ask.installation.store.account(EmailAddress("bo@example.se").orFail()).orFail()
            #expect(bo.person.bindings.map(\.description) == ["triage:1060:unit/gata-park"])
            let page = try await ask.page("/admin/konton/\(bo.person.id)", as: anna)
            #expect(page.status == .ok && !page.text.contains(String(shown.output.0)))
            #expect(try await ask.page("/admin/logg", as: anna).says("La till kontot bo@example.se"))
            let twice = try await Self.add("triage", at: "1060", ask, anna)
            #expect(twice.status == .unprocessableContent && twice.says("Det finns redan ett konto"))
            #expect(twice.says("Bo <b>Berg"))
        }
    }

    @Test(arguments: [
        ("reader", "1081"), ("admin", "1081"), ("police", "1081:unit/gata-park"),
        ("admin", "1060:unit/gata-park"),
        ("reader", "1060:unit/finns-inte"), ("reader", "1060:district/finns-inte"), ("reader", "x"),
        ("x", "1060"),
    ])
    func `nobody gives a role where the giver does not administer, or one that there is not`(
        _ role: String, _ place: String
    ) async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060", "triage:1081"])
            let refused = try await Self.add(role, at: place, ask, anna)
            #expect(refused.status == .unprocessableContent)
            #expect(try await ask.installation.store.people().count == 1)
            let bo = try await ask.person(["reader:1060"], email: "bo@example.se")
            let changed = try await ask.submit(
                "/admin/konton/\(bo.person.id)/roller", [("role-0", role), ("place-0", place)], as: anna)
            #expect(changed.status == .unprocessableContent)
            #expect(
                try await ask.installation.store.account(bo.email)?.person.bindings == bo.person.bindings)
        }
    }

    @Test func `an account with roles elsewhere keeps them, its password and its sign-in`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let bo = try await ask.person(["reader:1060", "triage:1081"], email: "bo@example.se")
            let address = "/admin/konton/\(bo.person.id)"
            for form in ["avstangning", "losenord"] {
                let reply = try await ask.submit("\(address)/\(form)", [], as: anna)
                #expect(reply.status == .unprocessableContent && reply.says("roller också i en annan kommun"))
            }
            let set = try await ask.submit(
                "\(address)/roller", [("role-0", "planner"), ("place-0", "1060")], as: anna)
            #expect(set.status == .seeOther)
            let store = ask.installation.store
            let kept = try await store.account(bo.email).orFail().person
            #expect(Set(kept.bindings.map(\.description)) == ["planner:1060", "triage:1081"])
            #expect(kept.disabled == nil)
            let neighbour = try await ask.person(["admin:1081"], email: "n@example.se")
            let cecilia = try await ask.person(["reader:1060"], email: "c@example.se")
            #expect(
                try await ask.page("/admin/konton/\(cecilia.person.id)", as: neighbour).status == .notFound)
            let ended = try await ask.submit(
                "/admin/konton/\(cecilia.person.id)/sessioner", [], as: neighbour)
            #expect(ended.status == .notFound)
        }
    }

    @Test(arguments: [
        ("roller", [("role-0", "police"), ("place-0", "1060")]), ("avstangning", []),
        ("losenord", [("without", "1")]),
    ])
    func `nobody gives the own account roles, disables it, or takes its password away`(
        _ form: String, _ fields: [(String, String)]
    ) async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let reply = try await ask.submit(
                "/admin/konton/\(anna.person.id)/\(form)", fields, as: anna)
            #expect(reply.status == .unprocessableContent && reply.says("Det här är ditt eget konto."))
            let kept = try await ask.installation.store.account(anna.email).orFail()
            #expect(kept.person == anna.person && kept.password != nil)
            #expect(try await ask.page("/admin", as: anna).status == .ok)
        }
    }

    @Test func `a password is not taken away where nobody could sign in without`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let bo = try await ask.person(["reader:1060"], email: "bo@example.se")
            let reply = try await ask.submit(
                "/admin/konton/\(bo.person.id)/losenord", [("without", "1")], as: anna)
            #expect(reply.status == .unprocessableContent && reply.says("Stäng av kontot i stället"))
            #expect(try await ask.installation.store.account(bo.email)?.password != nil)
            let other = try await ask.submit("/admin/konton/\(bo.person.id)/losenord", [], as: anna)
            #expect(other.status == .ok && other.text.contains(/([a-z2-9]{4}-){4}[a-z2-9]{4}/))
            #expect(try await ask.page("/konto", as: bo).status == .seeOther)
        }
    }

    @Test func `of two administrators who shut each other out, the second is refused`() async throws {
        let installation = try await TestInstallation()
        try await installation.ask { ask in
            let anna = try await ask.person(["admin:1060"])
            let bo = try await ask.person(["admin:1060"], email: "bo@example.se")
            // As it is when both requests were let in before either was carried out.
            let late = try Caller(.person(anna.person), to: .managePeople).orFail()
            let disabled = try await ask.submit(
                "/admin/konton/\(anna.person.id)/avstangning", [], as: bo)
            #expect(disabled.status == .seeOther)
            await #expect(throws: Problem.self) {
                try await installation.service.setDisabled(true, of: bo.person.id, by: late, at: .testNow)
            }
            await #expect(throws: Problem.self) {
                try await installation.service.setRoles(
                    [RoleBinding("reader:1060").orFail()], of: bo.person.id, by: late, at: .testNow)
            }
            let kept = try await installation.store.account(bo.email).orFail().person
            #expect(kept.disabled == nil && kept.bindings == bo.person.bindings)
            let enabled = try await ask.submit("/admin/konton/\(anna.person.id)/paslagning", [], as: bo)
            #expect(enabled.status == .seeOther)
            // Now there is another.
            try await installation.service.setDisabled(true, of: bo.person.id, by: late, at: .testNow)
            #expect(try await installation.store.account(bo.email)?.person.disabled != nil)
        }
    }

    @Test func `whoever is disabled or signed out everywhere is out at once`() async throws {
        try await TestInstallation().ask { ask in
            let anna = try await ask.person(["admin:1060"])
            for (number, form) in ["sessioner", "avstangning"].enumerated() {
                let bo = try await ask.person(["reader:1060"], email: "bo\(number)@example.se")
                #expect(try await ask.page("/konto", as: bo).status == .ok)
                let reply = try await ask.submit("/admin/konton/\(bo.person.id)/\(form)", [], as: anna)
                #expect(reply.status == .seeOther)
                #expect(try await ask.page("/konto", as: bo).status == .seeOther)
            }
        }
    }
}
