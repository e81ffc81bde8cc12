package import Accounts
import HTTPTypes
import Hummingbird
package import Reports
package import Web

/// The door for people: pages. Holds what its routes need to do their work.
package struct PageRoutes: Sendable {
    package typealias Store = ReportStore & CaseStore

    let store: any Store
    let served: [MunicipalityCode: Profile]
    let followLinks: FollowLinks
    let accounts: AccountServices
    let makeChance: @Sendable () -> any RandomNumberGenerator
    let templates: PageTemplates

    /// - Parameter makeChance: makes sessions, so it must not be guessable.
    /// - Throws: when a template is not well-formed.
    package init(
        store: any Store, served: [Profile], followLinks: FollowLinks, accounts: AccountServices,
        makeChance: @escaping @Sendable () -> any RandomNumberGenerator
    ) throws {
        self.accounts = accounts
        self.makeChance = makeChance
        self.store = store
        self.served = Dictionary(served.map { ($0.municipality, $0) }) { first, _ in first }
        self.followLinks = followLinks
        templates = try PageTemplates()
    }

    /// In the order in which they are documented.
    package var routes: [Route] { [followReport, start] + signInRoutes }

    private var start: Route {
        Route(
            .get, "/", .open, summary: Bilingual(swedish: "Startsida", english: "Start page"),
            notes: "Says what this is, and where its documentation is.",
            answers: [.init(.ok, "The page.", "text/html", .text)], isPage: true
        ) { _ in
            page(.ok, templates.start(served.values.map(\.name).sorted()))
        }
    }

    /// - Parameter takesForm: Whether it holds a form that is sent to this server.
    func page(
        _ status: HTTPResponse.Status, _ html: String, takesForm: Bool = false,
        in language: Language = .swedish
    ) -> Response {
        Response(
            status, "text/html; charset=utf-8", Array(html.utf8),
            headers: [
                .contentSecurityPolicy:
                    "default-src 'none'; style-src '\(PageTemplates.styleHash)'; frame-ancestors 'none'; base-uri 'none'; form-action '\(takesForm ? "self" : "none")'",
                .contentLanguage: language.rawValue,
            ])
    }
}
