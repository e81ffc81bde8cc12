import API
import Exports
import HTTPTypes
import Hummingbird
import Intake
import JSON
import Reports
import Web

extension PageRoutes {
    var followReport: Route {
        Route(
            .get, "/follow/{reference}/{secret}", .open,
            query: [
                Visit.parameter,
                .init("tack", .word(["1"]), "Whether something has just been added.", example: "1"),
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
                "A page for whoever has the link from the receipt: how the case stands, what staff have answered, and who answers for it. Nothing personal, no words of the report; its photos, and those of what was done that staff show. What is not found is a page too; as JSON, 404. A slash after the address, and the marks that mail programs, social networks and advertisers add to links (`fbclid`, `gclid`, `utm_…`), are passed over on pages.",
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
        let followed: APIService.FollowedReport
        do {
            followed = try await api.followedReport(call.values[0], secret: call.values[1])
        } catch let problem as Problem where problem.kind == .notFound && !isJSON {
            let title = frame.words[visit.language]["problem-missing-title"]
            return frame.response(Page(template: "missing", title: title, status: .notFound), to: visit)
        }
        guard !isJSON else {
            let status = ReportStatus(
                followed.report, in: followed.case, by: followed.profile?.caseWords ?? CaseWords(),
                answers: followed.answers)
            let body = JSONWriter.object { status.write(to: &$0) { $0.text(in: visit.language) } }
            return Response.json(body, headers: [.contentLanguage: visit.language.rawValue]).varying
        }
        var page = try await followPage(followed, visit, call)
        page.content["thanks"] = call.query["tack"] != nil
        return frame.response(page, to: visit)
    }

    /// - Parameters:
    ///   - text: What was typed to be added, when something is wrong with it.
    ///   - photoFault: What is wrong with photos that were sent.
    ///   - token: The form's; nil for a fresh one.
    func followPage(
        _ followed: APIService.FollowedReport, _ visit: Visit, _ call: Call, text: String = "",
        fault: String? = nil, photoFault: String? = nil, token: String? = nil, key: String? = nil
    ) async throws -> Page {
        let now = call.now
        let texts = frame.words[visit.language]
        let category = followed.profile?.category(followed.report.category)?.name.text(in: visit.language)
        let shown = FollowPage(
            followed.report, followed.case, category: category ?? followed.report.category.description,
            words: followed.profile?.caseWords ?? CaseWords(), answers: followed.answers, in: visit.language)
        var page = Page(template: "follow", title: texts("follow-title", ["reference": shown.reference]))
        page.content = [
            "page": shown, "events": FollowTimeline(followed, texts, in: visit.language).events,
            "address": followLinks.path(of: followed.report.id, followed.report.reference),
            "token": token ?? formTokens.token(at: now), "isEnded": !followed.case.status.takesReports,
            "carried": [
                CarriedValue(name: "nyckel", value: key ?? formTokens.key(of: shown.reference, at: now))
            ],
            "more": TextArea(
                id: "mer", label: texts["follow-more"], value: text, hint: texts["report-text-hint"],
                fault: fault, rows: 4, longest: 4_000),
        ]
        let photos = try await api.followedPhotos(call.values[0], secret: call.values[1])
        page.content.merge(photoContent(of: photos, texts, visit.language, fault: photoFault)) { $1 }
        page.styles = ["photos.css"]
        if let fault { page.faults.append(FormFault(field: "mer", text: fault)) }
        if let photoFault { page.faults.append(FormFault(field: "foto", text: photoFault)) }
        if !page.faults.isEmpty { page.status = .unprocessableContent }
        return page
    }

    /// What whoever follows a report adds to it, and whether it helped.
    var addToReport: Route {
        openForm(
            "/follow/{reference}/{secret}/tillagg", Bilingual(swedish: "Lägg till", english: "Add")
        ) { call, visit, sent in
            let followed = try await api.followedReport(call.values[0], secret: call.values[1])
            let words = frame.words[visit.language]
            let text = (sent["mer"] ?? "").replacing("\r\n", with: "\n")
            func again(_ fault: String, token: String?) async throws -> Page {
                try await followPage(
                    followed, visit, call, text: text, fault: fault, token: token, key: sent["nyckel"])
            }
            if let refusal = refusal(of: sent, words, call) {
                return .page(refusal.answer(try await again(refusal.text, token: refusal.token)))
            }
            let path = followLinks.path(of: followed.report.id, followed.report.reference)
            if sent["go"] == "helped" {
                try await api.noteThatItHelped(followed, at: call.now)
                return .seeOther("\(path)?tack=1")
            }
            do {
                let key =
                    sent["nyckel"].flatMap { $0.utf8.count == 22 ? $0 : nil }
                    ?? formTokens.key(of: call.path, at: call.now)
                let receipt = try await api.add(
                    text, to: followed, key: key, from: call.network, at: call.now)
                // What is said of an ended case is in a case of its own.
                let isOpen = followed.case.status.takesReports
                return .seeOther("\(isOpen ? path : receipt.followPath)?tack=1")
            } catch let refusal as IntakeRefusal {
                return .page(
                    try await again(
                        refusal.problems.map { $0.message.text(in: visit.language) }.joined(separator: " "),
                        token: sent[FormTokens.field]))
            }
        }
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
