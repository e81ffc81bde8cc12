import Hummingbird
import Reports
import Triage

extension LyktaService {
    /// Where a resident sees what happened to a report.
    func followURL(_ report: Report.ID, _ reference: Reference) -> String {
        "\(publicURL)/follow/\(reference)/\(followSecret.secret(of: report))"
    }

    var followReport: Route {
        Route(
            .get, "/follow/{reference}/{secret}", .open,
            summary: Bilingual(swedish: "Följ en rapport", english: "Follow a report"),
            notes:
                "A page for whoever has the link from the receipt: how the case stands and who answers for it. Nothing personal, no words of the report. What is not found is a page too.",
            answers: [.init(.ok, "The page.", "text/html", .text)]
        ) { call in
            guard let reference = Reference(call.values[0]), let filed = try await store.report(reference),
                followSecret.isSecret(call.values[1], of: filed.report.id),
                let found = try await store.case(filed.case, in: [])
            else { return page(.notFound, pages.missing()) }
            let category = served[filed.report.municipality]?.profile.category(filed.report.category)
            return page(
                .ok,
                pages.follow(
                    FollowPage(
                        filed.report, found,
                        category: category?.name.swedish ?? filed.report.category.description)))
        }
    }

    var start: Route {
        Route(
            .get, "/", .open, summary: Bilingual(swedish: "Startsida", english: "Start page"),
            notes: "Says what this is, and where its documentation is.",
            answers: [.init(.ok, "The page.", "text/html", .text)]
        ) { _ in
            page(.ok, pages.start(served.values.map(\.profile.name).sorted()))
        }
    }

    private func page(_ status: HTTPResponse.Status, _ html: String) -> Response {
        Response(
            status, "text/html; charset=utf-8", Array(html.utf8),
            headers: [
                .contentSecurityPolicy:
                    "default-src 'none'; style-src '\(Pages.styleHash)'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
                .contentLanguage: Language.swedish.rawValue,
            ])
    }
}
