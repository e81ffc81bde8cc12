import API
import Crypto
import Intake
import JSON
import Reports
import Web

extension Open311Routes {
    /// Keeps what is sent by the one way in, and answers with its id.
    ///
    /// - Throws: Every fault at once; nothing is kept then.
    func post(_ call: Call) async throws -> [UInt8] {
        guard !served.isEmpty else { throw Problem.notFound }
        let posted = try PostedRequest(call)
        let caller = try await caller(
            call, key: call.given("api_key") ?? posted["api_key"], to: [.sendReports])
        let profile = try jurisdiction(call.given("jurisdiction_id") ?? posted["jurisdiction_id"])
        try require(caller, in: profile)
        let isExtended = try wantsExtensions(call.given("extensions") ?? posted["extensions"])
        guard let code = posted["service_code"] else {
            throw Problem.content([
                .parameter(
                    "service_code", "parameter.required", sv: "Ange vad det gäller.",
                    en: "Say what it is about.")
            ])
        }
        let category = try category(code, of: profile)
        let (submission, faults) = posted.submission(about: category.code, in: profile)
        guard faults.isEmpty else { throw refusal(faults, submission, at: call.now) }
        let receiver = Receiver(
            followLinks: followLinks, format: AnswerFormat(of: call.path), language: call.language,
            notKept: posted.notKept, isExtended: isExtended)
        // The same body to the other address is another request, with another answer.
        let retry = try call.retryKey(
            of: caller.id, digest: Array(SHA256.hash(data: Array(call.path.utf8) + [0] + call.body)))
        let kept = try await api.keep(
            submission,
            from: SubmissionSender(
                name: caller.agent.name, network: call.network, municipalities: [profile.municipality],
                key: caller.sender), retry: retry, at: call.now
        ) { acceptance, advice in receiver.answer(to: acceptance, advice) ?? [] }
        switch kept.acceptance {
        case .answeredBefore(let bytes): return bytes
        case .retryKeyReused:
            let words = Bilingual(
                swedish: "Samma Idempotency-Key har använts för ett annat innehåll. Använd en ny.",
                english: "The same Idempotency-Key was used for another body. Use a new one.")
            throw Problem(
                .retryKeyReused, words,
                faults: [.init(.header("Idempotency-Key"), "idempotency-key.reused", words)])
        case .accepted, .repeated:
            guard let bytes = receiver.answer(to: kept.acceptance, kept.advice) else {
                throw Problem.internalFault
            }
            return bytes
        }
    }

    /// What could not be read, and what the desk would say of the rest.
    private func refusal(_ faults: [Problem.Fault], _ submission: JSONValue, at now: Timestamp) -> Problem {
        let hasPlace = submission["place"] != nil
        let others = api.faults(in: submission, at: now).filter {
            hasPlace || !$0.pointer.hasPrefix("/place")
        }
        let told = IntakeRefusal(others).flatMap { Problem($0)?.faults } ?? []
        return .content(faults + told)
    }
}

/// Answers to whoever has sent a request.
private struct Receiver: Sendable {
    let followLinks: FollowLinks
    let format: AnswerFormat
    let language: Language
    let notKept: [String]
    let isExtended: Bool

    /// Nil for what is no report that was kept, now or before.
    func answer(to acceptance: Acceptance, _ advice: [Advice]) -> [UInt8]? {
        switch acceptance {
        case .accepted(let receipt): document(receipt, advice, isRepeat: false).bytes(as: format)
        case .repeated(let receipt): document(receipt, advice, isRepeat: true).bytes(as: format)
        case .answeredBefore, .retryKeyReused: nil
        }
    }

    private func document(_ receipt: Receipt, _ advice: [Advice], isRepeat: Bool) -> Document {
        let url = followLinks.url(of: receipt.report, receipt.reference)
        var members: [(name: String, value: Document.Value)] = [
            ("service_request_id", .text(receipt.reference.description)),
            ("service_notice", .text(notice(advice, url).text(in: language))), ("account_id", .text(nil)),
        ]
        if isExtended {
            let token = RequestToken(followPath: followLinks.path(of: receipt.report, receipt.reference))
            let more = Document.Value.object([
                ("token", .text(token?.description)), ("follow_url", .text(url)),
                ("repeated", .flag(isRepeat)),
                ("advice", .list(of: "code", advice.map { Document.Value.text($0.code.rawValue) })),
            ])
            members.append(("extended_attributes", more))
        }
        return Document("service_requests", .list(of: "request", [.object(members)]))
    }

    private func notice(_ advice: [Advice], _ url: String) -> Bilingual {
        var sentences = advice.map(\.message)
        sentences.append(
            Bilingual(swedish: "Följ ärendet på \(url).", english: "Follow it at \(url)."))
        if !notKept.isEmpty {
            let names = notKept.prefix(20).map { String($0.prefix(40)) }.joined(separator: ", ")
            sentences.append(
                Bilingual(swedish: "Sparades inte: \(names).", english: "Not kept: \(names)."))
        }
        if notKept.contains("media_url") {
            sentences.append(
                Bilingual(
                    swedish: "Bilder lämnas på sidan där ärendet följs.",
                    english: "Photos are left on the page where it is followed."))
        }
        return sentences.joined(separator: " ")
    }
}
