import Crypto
import Foundation
import Hummingbird
import Logging
import Projection
import Reports
import ServiceLifecycle
import TestSupport
import Testing

@testable import Delivery

/// What e-services are sent about their reports.
@Suite(.timeLimit(.minutes(1)))
struct StatusWebhookTests {
    private static let secret = "whsec_\(Data(repeating: 7, count: 24).base64EncodedString())"

    private func message(namesCase: Bool, to webhook: KeyWebhook?) throws -> OutboxMessage {
        let report = try Report.fixture(1)
        let state = CaseState.done(what: "Ny lampa.", measure: nil)
        let notice = StatusNotice(
            event: .answered, report: report.id, reference: report.reference, clientReference: "OEP-4711",
            municipality: report.municipality, case: .numbered(2), namesCase: namesCase, state: state.kind,
            told: ToldState(state, by: CaseWords()), answer: "Tack.", at: .testNow)
        return OutboxMessage(
            id: 42, unit: nil, case: .numbered(2),
            channel: .webhook(url: webhook?.url ?? "", secret: ""),
            payload: .status(notice, to: webhook), created: .testNow, attempts: 0, state: .waiting,
            lastFault: nil)
    }

    private func deliver(_ message: OutboxMessage) async throws -> OutboxMessage {
        let outbox = MemoryOutbox([message])
        let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let service = DeliveryService(
            outbox: outbox, settings: try .onLoopback(), notices: NoticeWriter(projector: try Projector()),
            wakeUps: AsyncStream { _ in }, logger: quiet, now: { .testNow })
        let supervisor = ServiceGroup(services: [service], gracefulShutdownSignals: [], logger: quiet)
        try await withThrowingTaskGroup { group in
            group.addTask { try await supervisor.run() }
            try await outbox.waitForTries(1)
            await supervisor.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        let kept = await outbox.message(message.id)
        return try #require(kept)
    }

    @Test(arguments: [false, true])
    func `it is signed with the key's own secret, and names the case to whoever may read it alone`(
        _ namesCase: Bool
    ) async throws {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, receiver in
            let sent = try message(
                namesCase: namesCase, to: KeyWebhook(url: "\(base)/status", secret: Self.secret))
            #expect(try await deliver(sent).state == .delivered)
            let seen = try #require(receiver.seen.first)
            let id = try #require(seen.headers["webhook-id"])
            #expect(id == "\(Report.ID.numbered(1))_42" && seen.path == "/status")
            let signed =
                Data("\(id).\(try #require(seen.headers["webhook-timestamp"])).".utf8) + Data(seen.body)
            let signature = try #require(seen.headers["webhook-signature"])
            let code = try #require(Data(base64Encoded: String(signature.dropFirst(3))))
            let key = SymmetricKey(data: Data(repeating: 7, count: 24))
            #expect(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key))
            let reference = try Report.fixture(1).reference
            let named = namesCase ? #","case":"\#(Case.ID.numbered(2))""# : ""
            #expect(
                String(decoding: seen.body, as: UTF8.self) == #"""
                    {"type":"report.answered","timestamp":"2026-11-20T17:00:00Z","data":{"id":"\#(Report.ID.numbered(1))","reference":"\#(reference)","clientReference":"OEP-4711","municipality":"1060"\#(named),"state":{"kind":"done","name":{"sv":"Åtgärdat","en":"Dealt with"},"explanation":{"sv":"De som ansvarar har åtgärdat saken. Kommer problemet tillbaka, lämna gärna en ny rapport. Ny lampa.","en":"Those responsible have dealt with it. If the problem comes back, please send a new report. Ny lampa."}},"answer":"Tack."}}
                    """#)
        }
    }

    @Test func `a key that was revoked is sent nothing, and the reason stands with the message`() async throws
    {
        let given = try await deliver(try message(namesCase: false, to: nil))
        #expect(given.state == .dead && given.lastFault?.hasPrefix("webhook.key-revoked: ") == true)
    }

    @Test(arguments: [
        ("https://etjanst.example.se/lykta", true), ("http://127.0.0.1:8080/x", true),
        ("http://example.se", false),
        ("https://10.0.0.1/", false), ("https://anna:x@example.se", false), ("https://localhost/", false),
    ])
    func `an address that nothing would be sent to is told before it is kept`(_ url: String, _ isGood: Bool)
        throws
    {
        #expect((WebhookCheck(try .onLoopback()).fault(of: url) == nil) == isGood)
    }
}
