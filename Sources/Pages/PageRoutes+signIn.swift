import Accounts
import HTTPTypes
import Hummingbird
import Reports
import Web

extension PageRoutes {
    var signInRoutes: [Route] {
        [showSignIn, signIn, leaveForProvider, comeBack]
    }

    private var showSignIn: Route {
        Route(
            .get, "/logga-in", .open, summary: Bilingual(swedish: "Inloggning", english: "Sign-in page"),
            notes: "A form for e-mail and password, and a link to the provider where one is set.",
            answers: [.init(.ok, "The page.", "text/html", .text)], isPage: true
        ) { _ in page(.ok, templates.signIn(SignInPage(hasProvider: hasProvider)), takesForm: true) }
    }

    private var signIn: Route {
        Route(
            .post, "/logga-in", .open,
            body: .init(
                limit: 4 * 1_024, schema: .named("Credentials"), example: "email=a%40example.se&password=x",
                isForm: true),
            summary: Bilingual(swedish: "Logga in med formulär", english: "Sign in by form"),
            notes: "As `POST /api/v1/session`, from the page; a form that another site sent is refused.",
            answers: [
                .init(.seeOther, "Signed in; on to the start page.", headers: ["Location", "Set-Cookie"])
            ],
            problems: [
                .signInFailed, .tooManyAttempts, .formTokenMissing, .notWritable, .notReady,
            ]
        ) { call in
            let form = try call.form()
            let email = form["email"] ?? ""
            do {
                let person = try await accounts.signIn.person(
                    email: email, password: form["password"] ?? "", from: call.address, at: call.now)
                return try await begin(person, call)
            } catch let problem as Problem where [.signInFailed, .tooManyAttempts].contains(problem.kind) {
                let shown = SignInPage(
                    fault: problem.detail.swedish, email: String(email.prefix(254)), hasProvider: hasProvider)
                var answer = page(problem.kind.status, templates.signIn(shown), takesForm: true)
                answer.headers[.retryAfter] = problem.headers[.retryAfter]
                return answer
            }
        }
    }

    private var leaveForProvider: Route {
        Route(
            .get, "/logga-in/oidc", .open,
            summary: Bilingual(swedish: "Till organisationens inloggning", english: "To the provider"),
            notes: "Sends the browser to the OpenID provider of the settings; 404 where none is set.",
            answers: [.init(.seeOther, "To the provider.", headers: ["Location", "Set-Cookie"])],
            problems: [.notFound]
        ) { _ in
            guard let provider = accounts.provider else { throw Problem.notFound }
            var chance = makeChance()
            do {
                let (url, attempt) = try await provider.begin(using: &chance)
                return Response(
                    status: .seeOther,
                    headers: [
                        .location: url,
                        .setCookie: accounts.sessions.attemptCookie(attempt.cookieValue, seconds: 600),
                    ])
            } catch let fault as OpenIDFault {
                return refusal(fault)
            }
        }
    }

    private var comeBack: Route {
        let names = [
            "code", "state", "iss", "error", "error_description", "error_uri", "session_state", "scope",
            "authuser", "prompt", "hd",
        ]
        return Route(
            .get, "/logga-in/oidc/svar", .open,
            query: names.map { .init($0, .text, "As the provider writes it.", example: "x") },
            summary: Bilingual(swedish: "Från organisationens inloggning", english: "Back from the provider"),
            notes:
                "Where the provider sends the browser back: begins a session for the account with the verified e-mail address.",
            answers: [
                .init(.seeOther, "Signed in; on to the start page.", headers: ["Location", "Set-Cookie"])
            ],
            problems: [.notFound, .signInFailed, .notWritable, .notReady]
        ) { call in
            guard let provider = accounts.provider else { throw Problem.notFound }
            let attempts = Cookies.values(of: accounts.sessions.attemptCookieName, in: call.headers)
            do {
                let person = try await provider.person(
                    code: call.query["code"], state: call.query["state"], issuer: call.query["iss"],
                    error: call.query["error"],
                    attempts.count == 1 ? SignInAttempt(attempts[0]) : nil, at: call.now)
                return try await begin(person, call)
            } catch let fault as OpenIDFault {
                return refusal(fault)
            }
        }
    }

    /// On to the start page, with a session. One that the browser had before ends.
    private func begin(_ person: Person, _ call: Call) async throws -> Response {
        var chance = makeChance()
        let token = try await accounts.begin(
            for: person, insteadOf: call.session, at: call.now, using: &chance)
        var headers: HTTPFields = [.location: "/"]
        headers.append(HTTPField(name: .setCookie, value: accounts.sessions.cookie(token)))
        headers.append(
            HTTPField(name: .setCookie, value: accounts.sessions.attemptCookie("", seconds: 0)))
        return Response(status: .seeOther, headers: headers)
    }

    private func refusal(_ fault: OpenIDFault) -> Response {
        let shown = SignInPage(fault: fault.sentence, hasProvider: hasProvider)
        let status: HTTPResponse.Status =
            switch fault {
            case .providerUnreachable, .providerMisdescribed: .badGateway
            case .notBegunHere, .refusedByProvider, .codeNotTaken, .token, .noAccount: .unauthorized
            }
        return page(status, templates.signIn(shown), takesForm: true)
    }

    private var hasProvider: Bool { accounts.provider != nil }
}

extension OpenIDFault {
    /// For whoever wanted to sign in.
    fileprivate var sentence: String {
        switch self {
        case .providerUnreachable: "Organisationens inloggning svarar inte. Försök igen om en stund."
        case .providerMisdescribed:
            "Organisationens inloggning är fel inställd. Säg till den som sköter tjänsten."
        case .notBegunHere: "Inloggningen påbörjades inte här, eller så har den blivit för gammal. Börja om."
        case .refusedByProvider: "Organisationens inloggning sade nej. Börja om."
        case .codeNotTaken, .token:
            "Svaret från organisationens inloggning gick inte att lita på. Börja om, och säg till den som sköter tjänsten om det händer igen."
        case .noAccount: "Det finns inget konto här för dig. Be den som sköter tjänsten att lägga upp ett."
        }
    }
}
