import Accounts
import HTTPTypes
import Hummingbird
import Reports
import Web

extension PageRoutes {
    /// Ends the session.
    var signOut: Route {
        Route(
            .post, "/logga-ut", .to(.useSession),
            body: .init(limit: 4 * 1_024, schema: .text, example: "formToken=x", isForm: true),
            summary: Bilingual(swedish: "Logga ut", english: "Sign out"),
            answers: [.init(.seeOther, "To the start page.", headers: ["Location", "Set-Cookie"])],
            problems: [.notWritable, .notReady], isPage: true, isDescribed: false
        ) { call in
            if let token = call.session { try await accounts.sessions.end(token) }
            return Response(
                status: .seeOther, headers: [.location: "/", .setCookie: accounts.sessions.noCookie])
        }
    }
}
