import Accounts
import HTTPTypes
import Hummingbird
import JSON
import Reports
import Web

extension APIService {
    var beginSession: Route {
        Route(
            .post, "/api/v1/session", .open,
            body: .init(limit: 4 * 1_024, schema: .named("Credentials"), example: Examples.credentials),
            summary: Bilingual(swedish: "Logga in", english: "Sign in"),
            notes: """
                Begins a session of twelve hours and sets its cookie (`HttpOnly`, `Secure`, `SameSite=Lax`). Every later request that \
                is not `GET` or `HEAD` must carry `formToken` as `X-CSRF-Token`. An account that does not exist is answered like a \
                wrong password. After five failures for an account, and fifty from an address, each must wait ever longer: 429 with \
                `Retry-After`.
                """,
            answers: [
                .init(
                    .created, "Who has signed in.", "application/json", .named("Session"),
                    example: Examples.session, headers: ["Set-Cookie"])
            ],
            problems: [.signInFailed, .tooManyAttempts, .faultyContent, .notWritable, .notReady]
        ) { try await beginSession($0) }
    }

    var readSession: Route {
        Route(
            .get, "/api/v1/session", .to(.useSession),
            summary: Bilingual(swedish: "Vem är inloggad", english: "Who is signed in"),
            notes:
                "Who has the session of the request's cookie, what the person may do and where, and the token that forms must carry.",
            answers: [
                .init(.ok, "The session.", "application/json", .named("Session"), example: Examples.session)
            ]
        ) { call in
            guard let person = try call.caller().person, let token = call.session else {
                throw Problem.notSignedIn
            }
            return .json(json(of: person, token))
        }
    }

    var endSession: Route {
        Route(
            .delete, "/api/v1/session", .to(.useSession),
            summary: Bilingual(swedish: "Logga ut", english: "Sign out"),
            notes: "Ends the session at once and takes the cookie away.",
            answers: [.init(.noContent, "Signed out.", headers: ["Set-Cookie"])],
            problems: [.notWritable, .notReady]
        ) { call in
            guard let token = call.session else { throw Problem.notSignedIn }
            try await accounts.sessions.end(token)
            return Response(status: .noContent, headers: [.setCookie: accounts.sessions.noCookie])
        }
    }

    private func beginSession(_ call: Call) async throws -> Response {
        var reader = BodyReader(try call.json())
        let email = reader.value("email", isRequired: true, sv: "En text.", en: "A text.") { $0 }
        let password = reader.value("password", isRequired: true, sv: "En text.", en: "A text.") { $0 }
        try reader.finish()
        let person = try await accounts.signIn.person(
            email: email ?? "", password: password ?? "", from: call.address, at: call.now)
        var chance = makeChance()
        let token = try await accounts.begin(
            for: person, insteadOf: call.session, at: call.now, using: &chance)
        return .json(
            json(of: person, token), status: .created,
            headers: [.setCookie: accounts.sessions.cookie(token)])
    }

    private func json(of person: Person, _ token: SessionToken) -> [UInt8] {
        JSONWriter.object {
            $0.member("id", person.id)
            $0.member("name", person.name)
            $0.member("email", person.email.description)
            $0.member("roles", person.bindings.map(\.description).sorted())
            $0.member("formToken", token.formToken)
        }
    }
}

extension Examples {
    static let credentials = #"{"email":"anna@example.se","password":"en lång mening att minnas"}"#
    static let session = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","name":"Anna Lind","email":"anna@example.se","roles":["triage:1060"],"formToken":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
        """#
}
