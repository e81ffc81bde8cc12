import Crypto
import HTTPTypes
import Hummingbird
import Intake
package import JSON
package import Reports
package import Web

extension APIService {
    var submitReport: Route {
        Route(
            .post, "/api/v1/reports", .to(.sendReports),
            headers: [
                .init(
                    name: "Idempotency-Key",
                    notes:
                        "1–255 visible ASCII characters, new for each report. Sent again with the same body, it gives the first answer again, byte for byte.",
                    isRequired: false, example: "4f1c2d9e-58a1-4a7c-9a52-0c7b8a0d9e11"),
                .acceptLanguage,
            ],
            body: .init(limit: 32 * 1_024, schema: .named("Submission"), example: Examples.submission),
            summary: Bilingual(swedish: "Lämna en rapport", english: "Submit a report"),
            notes: """
                All checks are run and every fault is reported at once, each with a JSON pointer and a stable code. A 201 \
                means that the report, its case, its routing and its outgoing messages are on disk. The same reporter, \
                category, place (25 m) and words within 24 hours are the same report: 200, `repeated` is true, and the \
                first report's id. `clientReference` is the one that this key gave the report. `case` is there for a key that may read it (`report:read`), and for a person who sees it by the municipality or by one of its units. A request whose answer was lost is sent again with the same Idempotency-Key.
                """,
            answers: [
                .init(
                    .created, "Kept.", "application/json", .named("Receipt"), example: Examples.receipt,
                    headers: ["Location"]),
                .init(
                    .ok, "Had been sent before.", "application/json", .named("Receipt"),
                    example: Examples.repeatedReceipt, headers: ["Location"]),
            ],
            problems: [.faultyContent, .retryKeyReused, .notReady, .notWritable], takesReports: true
        ) { try await submit($0) }
    }

    private func submit(_ call: Call) async throws -> Response {
        let caller = try call.caller()
        let retry = try call.retryKey(of: caller.id, digest: Array(SHA256.hash(data: call.body)))
        let kept = try await keep(
            try call.json(),
            from: SubmissionSender(
                name: caller.agent.name, network: call.network, municipalities: caller.municipalities,
                key: caller.sender), retry: retry, at: call.now
        ) { acceptance, advice in
            answer(to: acceptance, advice, caller, call.language)?.bytes ?? []
        }
        return try response(to: kept.acceptance, kept.advice, caller, call.language)
    }

    private func response(
        to acceptance: Acceptance, _ advice: [Advice], _ caller: Caller, _ language: Language
    ) throws -> Response {
        switch acceptance {
        case .accepted, .repeated: break
        case .answeredBefore(let bytes):
            guard let kept = KeptAnswer(bytes) else { throw Problem.internalFault }
            return kept.response
        case .retryKeyReused: throw Problem.retryKeyReused
        }
        guard let answer = answer(to: acceptance, advice, caller, language) else {
            throw Problem.internalFault
        }
        return answer.response
    }

    /// The answer to a report that was kept, now or before; nil for what is no such thing.
    private func answer(
        to acceptance: Acceptance, _ advice: [Advice], _ caller: Caller, _ language: Language
    ) -> KeptAnswer? {
        let receipt: Receipt
        let isRepeat: Bool
        switch acceptance {
        case .accepted(let found): (receipt, isRepeat) = (found, false)
        case .repeated(let found): (receipt, isRepeat) = (found, true)
        case .answeredBefore, .retryKeyReused: return nil
        }
        let body = JSONWriter.object {
            $0.member("id", receipt.report)
            $0.member("reference", receipt.reference)
            $0.memberIfPresent("clientReference", receipt.clientReference)
            // Whoever may not read cases is not told either that two reports are in one.
            if Self.mayName(receipt, to: caller) { $0.member("case", receipt.case) }
            if isRepeat { $0.member("repeated", true) }
            $0.member("receivedAt", receipt.received)
            receipt.writeUnits(to: &$0, in: language)
            $0.member("followUrl", followLinks.url(of: receipt.report, receipt.reference))
            advice.write(to: &$0, in: language)
        }
        return KeptAnswer(
            status: isRepeat ? 200 : 201, language: language, location: "/api/v1/reports/\(receipt.report)",
            body: body)
    }

    /// Whether a receipt names its case: to a person only where the units or the municipality tell that the person sees it.
    private static func mayName(_ receipt: Receipt, to caller: Caller) -> Bool {
        guard let reader = Caller(caller.identity, to: .readCases) else { return false }
        return reader.sight?.sees(casesOf: receipt.units.map(\.unit), in: receipt.municipality) ?? true
    }
}

extension Receipt {
    package func writeUnits(to object: inout JSONObject, in language: Language) {
        object.array("units") { array in
            for unit in units {
                array.object {
                    $0.member("id", unit.unit)
                    $0.member("name", unit.unitName.text(in: language))
                    $0.member("reason", unit.reason.text(in: language))
                }
            }
        }
    }
}

extension [Advice] {
    package func write(to object: inout JSONObject, in language: Language) {
        object.array("advice") { list in
            for one in self {
                list.object {
                    $0.member("code", one.code.rawValue)
                    $0.member("message", one.message.text(in: language))
                }
            }
        }
    }
}

extension Problem {
    static let retryKeyReused: Problem = {
        let message = Bilingual(
            swedish:
                "Samma Idempotency-Key har använts för ett annat innehåll. Använd en ny nyckel för en ny rapport.",
            english: "The same Idempotency-Key was used for another body. Use a new key for a new report.")
        return Problem(
            .retryKeyReused, message,
            faults: [Fault(.header("Idempotency-Key"), "idempotency-key.reused", message)])
    }()
}

extension Examples {
    static let submission = #"""
        {"category":"lighting","text":"Lamporna bakom idrottshallen är trasiga.","place":{"type":"Point","coordinates":[14.5306,56.2767]},"accuracyMetres":12,"observedAt":"2026-11-20T18:00:00+01:00","recurs":["evening"],"source":"resident","clientReference":"OEP-4711"}
        """#
    static let receipt = #"""
        {"id":"01936a1c-7a00-7c1d-8e2f-4b6a7c8d9e0f","reference":"OLO-7K3M-9Q","clientReference":"OEP-4711","case":"01936a1c-7a00-7abc-9e2f-4b6a7c8d9e10","receivedAt":"2026-11-20T17:05:12Z","units":[{"id":"gata-park","name":"Gata och park","reason":"Belysning på kommunens mark."}],"followUrl":"https://lykta.example.se/follow/OLO-7K3M-9Q/q83vEjRWeJq83vEjRWeJqw","advice":[{"code":"not-a-police-report","message":"Det här är inte en polisanmälan."}]}
        """#
    static let repeatedReceipt = receipt.replacing(#""receivedAt""#, with: #""repeated":true,"receivedAt""#)
}
