import Exports
import HTTPTypes
import Hummingbird
import JSON
import Reports
import Web

extension PageRoutes {
    var followReport: Route {
        Route(
            .get, "/follow/{reference}/{secret}", .open,
            query: [
                Visit.parameter
            ],
            headers: [
                .init(
                    name: "Accept", notes: "`application/json` for the same as JSON; else the page.",
                    isRequired: false, example: "text/html"),
                .init(
                    name: "Accept-Language", notes: "`sv` (when absent) or `en`.", isRequired: false,
                    example: "sv"),
            ],
            summary: Bilingual(swedish: "Följ en rapport", english: "Follow a report"),
            notes:
                "A page for whoever has the link from the receipt: how the case stands, what staff have answered, and who answers for it. Nothing personal, no words of the report. What is not found is a page too; as JSON, 404. A slash after the address, and the marks that mail programs, social networks and advertisers add to links (`fbclid`, `gclid`, `utm_…`), are passed over on pages.",
            answers: [
                .init(.ok, "The page.", "text/html", .text),
                .init(
                    .ok, "How the report stands.", "application/json", .named("FollowedReport"),
                    example: Self.followedExample),
            ], isPage: true
        ) { try await follow($0) }
    }

    private func follow(_ call: Call) async throws -> Response {
        let isJSON = AcceptedTypes.preferJSON(call.headers[.accept])
        let visit = try Visit(call)
        let language = visit.language
        let texts = frame.words[language]
        guard let reference = Reference(call.values[0]), let filed = try await store.report(reference),
            followLinks.isSecret(call.values[1], of: filed.report.id),
            let found = try await store.case(filed.case, in: [])
        else {
            if isJSON { throw Problem.notFound }
            return frame.response(
                Page(template: "missing", title: texts["problem-missing-title"], status: .notFound), to: visit
            )
        }
        let answers = try await store.answers(to: filed.report.id)
        let profile = served[filed.report.municipality]
        let words = profile?.caseWords ?? CaseWords()
        if isJSON {
            let status = ReportStatus(filed.report, in: found, by: words, answers: answers)
            let body = JSONWriter.object { status.write(to: &$0) { $0.text(in: language) } }
            return Response.json(body, headers: [.contentLanguage: language.rawValue]).varying
        }
        let category = profile?.category(filed.report.category)?.name.text(in: language)
        let shown = FollowPage(
            filed.report, found, category: category ?? filed.report.category.description,
            words: words, answers: answers, in: language)
        return frame.response(
            Page(
                template: "follow", title: texts("follow-title", ["reference": shown.reference]),
                content: ["page": shown]), to: visit)
    }

    private static let followedExample = #"""
        {"reference":"OLO-7K3M-9Q","receivedAt":"2026-11-20T17:05:12Z","state":{"kind":"under-way","name":"Pågår","explanation":"De som ansvarar arbetar med saken."},"answers":[],"units":["Gata och park"],"changedAt":"2026-11-21T08:00:00Z"}
        """#
}

extension Response {
    /// Says by what the answer was chosen.
    fileprivate var varying: Response {
        var answer = self
        answer.headers[.vary] = "Accept, Accept-Language"
        return answer
    }
}
