import Accounts
import HTTPTypes
import Hummingbird
import Reports
import Web

extension PageRoutes {
    var signInRoutes: [Route] {
        [showSignIn, signIn, leaveForProvider, comeBack, resumeWriting]
    }

    private var showSignIn: Route {
        Route(
            .get, "/logga-in", .open, query: [Self.onward, Visit.parameter],
            summary: Bilingual(swedish: "Inloggning", english: "Sign-in page"),
            notes:
                "A form for e-mail and password, and a link to the provider where one is set. Then on to `vidare`, where it is an address of this server.",
            answers: [.init(.ok, "The page.", "text/html", .text)], isPage: true
        ) { call in
            let visit = try Visit(call)
            let shown = SignInPage(hasProvider: hasProvider, onward: LocalPath(call.query["vidare"]))
            return frame.response(shown.page(frame.words[visit.language]), to: visit)
        }
    }

    private var signIn: Route {
        Route(
            .post, "/logga-in", .open,
            body: .init(
                limit: WrittenForm.carriedBytes, schema: .named("Credentials"),
                example: "email=a%40example.se&password=x",
                isForm: true),
            summary: Bilingual(swedish: "Logga in med formulär", english: "Sign in by form"),
            notes:
                "As `POST /api/v1/session`, from the page; a form that another site sent is refused. Who was signed out while writing in a form is shown what was written, which is sent by a button.",
            answers: [
                .init(.ok, "Signed in; what was written before.", "text/html", .text),
                .init(.seeOther, "Signed in; on to the start page.", headers: ["Location", "Set-Cookie"]),
            ],
            problems: [
                .signInFailed, .tooManyAttempts, .formTokenMissing, .notWritable, .notReady,
            ], isPage: true
        ) { call in
            let form = try call.form()
            let email = form["email"] ?? ""
            let written = carried(by: form, call)
            do {
                let person = try await accounts.signIn.person(
                    email: email, password: form["password"] ?? "", from: call.address, at: call.now)
                let (token, headers) = try await session(for: person, call)
                guard let written else {
                    return goOn(to: LocalPath(form["vidare"]), person, headers)
                }
                return writtenAnswer(written, try Visit(call), person, token, headers: headers)
            } catch let problem as Problem where [.signInFailed, .tooManyAttempts].contains(problem.kind) {
                let visit = try Visit(call)
                let shown = SignInPage(
                    refused: problem.detail.text(in: visit.language), email: String(email.prefix(254)),
                    hasProvider: hasProvider, onward: LocalPath(form["vidare"]),
                    written: written.map { CarriedForm($0) })
                var page = shown.page(frame.words[visit.language])
                page.status = problem.kind.status
                page.headers[.retryAfter] = problem.headers[.retryAfter]
                return frame.response(page, to: visit)
            }
        }
    }

    private var leaveForProvider: Route {
        Route(
            .get, "/logga-in/oidc", .open, query: [Self.onward, Visit.parameter],
            summary: Bilingual(swedish: "Till organisationens inloggning", english: "To the provider"),
            notes: "Sends the browser to the OpenID provider of the settings; 404 where none is set.",
            answers: [.init(.seeOther, "To the provider.", headers: ["Location", "Set-Cookie"])],
            problems: [.notFound], isPage: true
        ) { call in
            guard let provider = accounts.provider else { throw Problem.notFound }
            var chance = makeChance()
            do {
                let (url, attempt) = try await provider.begin(using: &chance)
                var headers: HTTPFields = [.location: url]
                headers.append(
                    HTTPField(
                        name: .setCookie,
                        value: accounts.sessions.attemptCookie(attempt.cookieValue, seconds: 600)))
                // Without a page to go on to, one of an earlier attempt that was given up is forgotten.
                let onward = LocalPath(call.query["vidare"])
                headers.append(
                    HTTPField(
                        name: .setCookie, value: onwardCookie(onward, seconds: onward == nil ? 0 : 600)))
                return Response(status: .seeOther, headers: headers)
            } catch let fault as OpenIDFault {
                return refusal(fault, try Visit(call), onward: LocalPath(call.query["vidare"]))
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
            query: names.map { .init($0, .text, "As the provider writes it.", example: "x") } + [
                Visit.parameter
            ],
            summary: Bilingual(swedish: "Från organisationens inloggning", english: "Back from the provider"),
            notes:
                "Where the provider sends the browser back: begins a session for the account with the verified e-mail address.",
            answers: [
                .init(.seeOther, "Signed in; on to the start page.", headers: ["Location", "Set-Cookie"])
            ],
            problems: [.notFound, .signInFailed, .notWritable, .notReady], isPage: true
        ) { call in
            guard let provider = accounts.provider else { throw Problem.notFound }
            let attempts = Cookies.values(of: accounts.sessions.attemptCookieName, in: call.headers)
            let onward = keptOnward(call)
            do {
                let person = try await provider.person(
                    code: call.query["code"], state: call.query["state"], issuer: call.query["iss"],
                    error: call.query["error"],
                    attempts.count == 1 ? SignInAttempt(attempts[0]) : nil, at: call.now)
                let (_, headers) = try await session(for: person, call)
                return goOn(to: onward, person, headers)
            } catch let fault as OpenIDFault {
                return refusal(fault, try Visit(call), onward: onward)
            }
        }
    }

    private static let onward = Route.QueryParameter(
        "vidare", .text, "Where to go on afterwards: an address on this server; another is passed over.",
        example: "/ko")

    private var onwardCookieName: String { accounts.sessions.cookieName + "-vidare" }

    /// Where to go on after a provider has sent the browser back. A cookie can be set by others under the same name, so it is believed no
    /// more than an address is.
    private func keptOnward(_ call: Call) -> LocalPath? {
        Cookies.values(of: onwardCookieName, in: call.headers).first.flatMap { Base64URL.decode($0) }.flatMap
        {
            LocalPath(String(decoding: $0, as: UTF8.self))
        }
    }

    private func onwardCookie(_ path: LocalPath?, seconds: Int) -> String {
        let value = path.map { Base64URL.encode(Array($0.description.utf8)) } ?? ""
        return
            "\(onwardCookieName)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; \(accounts.sessions.cookieName.hasPrefix("__Host-") ? "Secure; " : "")SameSite=Lax"
    }

    /// Begins a session. One that the browser had before ends.
    ///
    /// - Returns: It, and what sets its cookie.
    private func session(for person: Person, _ call: Call) async throws
        -> (token: SessionToken, headers: HTTPFields)
    {
        var chance = makeChance()
        let token = try await accounts.begin(
            for: person, insteadOf: call.session, at: call.now, using: &chance)
        var headers: HTTPFields = [:]
        headers.append(HTTPField(name: .setCookie, value: accounts.sessions.cookie(token)))
        headers.append(
            HTTPField(name: .setCookie, value: accounts.sessions.attemptCookie("", seconds: 0)))
        if !Cookies.values(of: onwardCookieName, in: call.headers).isEmpty {
            headers.append(HTTPField(name: .setCookie, value: onwardCookie(nil, seconds: 0)))
        }
        return (token, headers)
    }

    /// On to the page that was wanted, else the start page.
    private func goOn(to wanted: LocalPath?, _ person: Person, _ headers: HTTPFields) -> Response {
        // Who reads cases begins with those that wait.
        let usual = Caller(.person(person), to: .readCases) == nil ? "/" : "/ko"
        var headers = headers
        headers[.location] = wanted?.description ?? usual
        return Response(status: .seeOther, headers: headers)
    }

    /// The sign-in page, from which one still comes to the page that was wanted.
    private func refusal(_ fault: OpenIDFault, _ visit: Visit, onward: LocalPath?) -> Response {
        let words = frame.words[visit.language]
        let shown = SignInPage(refused: words[fault.word], hasProvider: hasProvider, onward: onward)
        let status: HTTPResponse.Status =
            switch fault {
            case .providerUnreachable, .providerMisdescribed: .badGateway
            case .notBegunHere, .refusedByProvider, .codeNotTaken, .token, .noAccount: .unauthorized
            }
        var page = shown.page(words)
        page.status = status
        return frame.response(page, to: visit)
    }

    var hasProvider: Bool { accounts.provider != nil }
}

extension OpenIDFault {
    /// The key of what is told to whoever wanted to sign in.
    fileprivate var word: String {
        switch self {
        case .providerUnreachable: "oidc-unreachable"
        case .providerMisdescribed: "oidc-misdescribed"
        case .notBegunHere: "oidc-not-begun"
        case .refusedByProvider: "oidc-refused"
        case .codeNotTaken, .token: "oidc-not-trusted"
        case .noAccount: "oidc-no-account"
        }
    }
}
