import Exports
import Hummingbird
import JSON
import Reports
import Triage
import Web

extension APIService {
    var readOwnReport: Route {
        Route(
            .get, "/api/v1/own/reports/{id}", .to(.readOwn), headers: [.acceptLanguage],
            summary: Bilingual(
                swedish: "Läs hur en egen rapport står", english: "Read how an own report stands"),
            notes:
                "By the report's id or reference. Own is what this very key sent; all else is as what does not exist, also what another key of the same e-service sent, and what was sent before keys were noted with their reports. The state has the words that residents read (docs/cases.md), `answers` what staff have answered, oldest first. A report that was answered `repeated` belongs to the key that sent it first.",
            answers: [
                .init(
                    .ok, "How it stands.", "application/json", .named("OwnReport"),
                    example: Examples.ownReport)
            ]
        ) { call in
            let caller = try call.caller()
            let name = try call.value { ReportName($0) }
            let found =
                switch name {
                case .id(let id): try await store.report(id, in: caller.municipalities)
                case .reference(let reference): try await store.report(reference)
                }
            guard let found, caller.sent(found.report) else { throw Problem.notFound }
            let status = try await status(of: found)
            return .json(
                JSONWriter.object { write(found.report, status, to: &$0, in: call.language) },
                headers: [.contentLanguage: call.language.rawValue])
        }
    }

    var findOwnReports: Route {
        Route(
            .get, "/api/v1/own/reports", .to(.readOwn),
            query: [
                .init(
                    "clientReference", .text,
                    "What the e-service called the report when it sent it; must be given, with `%20` for a space.",
                    isRequired: true, example: "OEP-4711")
            ], headers: [.acceptLanguage],
            summary: Bilingual(swedish: "Hitta egna rapporter", english: "Find own reports"),
            notes:
                "The reports that this very key sent with this `clientReference`, oldest first, 100 at most; none when there are none. Each as `GET /api/v1/own/reports/{id}` answers it.",
            answers: [
                .init(
                    .ok, "The reports.", "application/json", .named("OwnReports"),
                    example: Examples.ownReports)
            ]
        ) { call in
            let caller = try call.caller()
            var reader = QueryReader(call.query)
            reader.require("clientReference")
            try reader.finish()
            var found: [(Report, ReportStatus)] = []
            if let sender = caller.sender, let name = reader.text("clientReference") {
                for filed in try await store.reports(sentBy: sender, as: name, limit: 100)
                where caller.sent(filed.report) {
                    found.append((filed.report, try await status(of: filed)))
                }
            }
            return .json(
                JSONWriter.object {
                    $0.array("reports") { array in
                        for (report, status) in found {
                            array.object { write(report, status, to: &$0, in: call.language) }
                        }
                    }
                }, headers: [.contentLanguage: call.language.rawValue])
        }
    }

    private func status(of filed: FiledReport) async throws -> ReportStatus {
        guard let found = try await store.case(filed.case, in: []) else { throw Problem.notFound }
        return ReportStatus(
            filed.report, in: found,
            by: served[filed.report.municipality]?.profile.caseWords ?? CaseWords(),
            answers: try await store.answers(to: filed.report.id))
    }

    private func write(
        _ report: Report, _ status: ReportStatus, to object: inout JSONObject, in language: Language
    ) {
        object.member("id", report.id)
        object.memberIfPresent("clientReference", report.clientReference)
        status.write(to: &object) { $0.text(in: language) }
        object.member("followUrl", followLinks.url(of: report.id, report.reference))
    }
}

extension Caller {
    /// Whether the report is one that this very key sent, and to a municipality that it may see.
    fileprivate func sent(_ report: Report) -> Bool {
        sender != nil && report.sender == sender && sees(report.municipality)
    }
}

extension Examples {
    static let ownReport = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","clientReference":"OEP-4711","reference":"OLO-7K3M-9Q","receivedAt":"2026-11-20T17:05:12Z","state":{"kind":"done","name":"Åtgärdat","explanation":"De som ansvarar har åtgärdat saken. Kommer problemet tillbaka, lämna gärna en ny rapport. Ny lampa."},"answers":[{"text":"Tack, lampan är bytt.","at":"2026-11-24T09:12:00Z"}],"units":["Gata och park"],"changedAt":"2026-11-24T09:12:00Z","followUrl":"https://lykta.example.se/follow/OLO-7K3M-9Q/q83vEjRWeJq83vEjRWeJqw"}
        """#
    static let ownReports = #"{"reports":[\#(ownReport)]}"#
}
