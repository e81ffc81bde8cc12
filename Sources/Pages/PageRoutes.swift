package import Accounts
import HTTPTypes
import Hummingbird
package import Reports
package import Web

/// The door for people: pages. Holds what its routes need to do their work.
package struct PageRoutes: Sendable {
    package typealias Store = ReportStore & CaseStore

    private let store: any Store
    private let served: [MunicipalityCode: Profile]
    private let followLinks: FollowLinks
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

    private var followReport: Route {
        Route(
            .get, "/follow/{reference}/{secret}", .open,
            summary: Bilingual(swedish: "Följ en rapport", english: "Follow a report"),
            notes:
                "A page for whoever has the link from the receipt: how the case stands, what staff have answered, and who answers for it. Nothing personal, no words of the report. What is not found is a page too.",
            answers: [.init(.ok, "The page.", "text/html", .text)]
        ) { call in
            guard let reference = Reference(call.values[0]), let filed = try await store.report(reference),
                followLinks.isSecret(call.values[1], of: filed.report.id),
                let found = try await store.case(filed.case, in: [])
            else { return page(.notFound, templates.missing()) }
            let answers = try await store.answers(to: filed.report.id)
            let category = served[filed.report.municipality]?.category(filed.report.category)
            return page(
                .ok,
                templates.follow(
                    FollowPage(
                        filed.report, found,
                        category: category?.name.swedish ?? filed.report.category.description,
                        words: served[filed.report.municipality]?.caseWords ?? CaseWords(),
                        answers: answers)))
        }
    }

    private var start: Route {
        Route(
            .get, "/", .open, summary: Bilingual(swedish: "Startsida", english: "Start page"),
            notes: "Says what this is, and where its documentation is.",
            answers: [.init(.ok, "The page.", "text/html", .text)]
        ) { _ in
            page(.ok, templates.start(served.values.map(\.name).sorted()))
        }
    }

    /// - Parameter takesForm: Whether it holds a form that is sent to this server.
    func page(_ status: HTTPResponse.Status, _ html: String, takesForm: Bool = false) -> Response {
        Response(
            status, "text/html; charset=utf-8", Array(html.utf8),
            headers: [
                .contentSecurityPolicy:
                    "default-src 'none'; style-src '\(PageTemplates.styleHash)'; frame-ancestors 'none'; base-uri 'none'; form-action '\(takesForm ? "self" : "none")'",
                .contentLanguage: Language.swedish.rawValue,
            ])
    }
}
