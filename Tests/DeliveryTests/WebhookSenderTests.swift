import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Reports
import Synchronization
import Testing

@testable import Delivery

@Suite(.timeLimit(.minutes(1)))
struct WebhookSenderTests {
    private func send(
        _ message: OutboxMessage, to url: String, limit: Duration = .seconds(5)
    ) async throws -> Attempt {
        let sender = WebhookSender(settings: try .onLoopback(limit: limit))
        return await sender.send(message, message.words, to: url, secret: "gata", at: .friday)
    }

    private func attempt(answering answer: @escaping @Sendable (Int) async throws -> Response) async throws
        -> Attempt
    {
        var attempt: Attempt?
        try await Receiver.run(answering: answer) { base, receiver in
            let message = try OutboxMessage.fixture(to: .webhook(url: base, secret: "gata"))
            attempt = try await send(message, to: base)
            #expect(receiver.seen.count == 1)
        }
        return try #require(attempt)
    }

    @Test func `a webhook is a signed POST of the payload`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .noContent) }) { base, receiver in
            let message = try OutboxMessage.fixture(
                42, to: .webhook(url: base, secret: "gata"), payload: #"{"å":1}"#)
            #expect(try await send(message, to: "\(base)/lykta?key=1") == .delivered)
            let seen = try #require(receiver.seen.first)
            #expect(seen.path == "/lykta")
            #expect(seen.body == Array(#"{"å":1}"#.utf8))
            #expect(seen.headers["content-type"] == "application/json")
            #expect(seen.headers["webhook-timestamp"] == "1795194000")
            let id = try #require(seen.headers["webhook-id"])
            #expect(id == "01934a1b-0000-7000-8000-000000000001_42")

            let signature = try #require(seen.headers["webhook-signature"])
            let code = try #require(Data(base64Encoded: String(signature.dropFirst(3))))
            let signed = Data("\(id).1795194000.".utf8) + Data(seen.body)
            let key = SymmetricKey(data: Data(repeating: UInt8(ascii: "k"), count: 32))
            #expect(signature.hasPrefix("v1,"))
            #expect(HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key))
        }
    }

    @Test(arguments: [200, 201, 202, 204, 299])
    func `every 2xx is success`(_ code: Int) async throws {
        #expect(try await attempt { _ in Response(status: .init(code: code)) } == .delivered)
    }

    @Test(arguments: [400, 401, 404, 408, 429, 500, 502, 503])
    func `any other status is a failure that may pass`(_ code: Int) async throws {
        #expect(try await attempt { _ in Response(status: .init(code: code)) } == .failed(.status(code)))
    }

    @Test func `410 is for good`() async throws {
        #expect(try await attempt { _ in Response(status: .gone) } == .hopeless(.gone))
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is not followed`(_ code: Int) async throws {
        let answer = try await attempt { _ in
            Response(status: .init(code: code), headers: [.location: "/elsewhere"])
        }
        #expect(answer == .failed(.redirect(code)))
    }

    @Test func `Retry-After is obeyed`() async throws {
        let answer = try await attempt { _ in
            Response(status: .serviceUnavailable, headers: [.retryAfter: "Fri, 20 Nov 2026 18:00:00 GMT"])
        }
        #expect(answer == .failed(.status(503), wait: .hours(1)))
    }

    @Test func `an answer without end is cut after 64 kB`() async throws {
        let sent = SentBytes()
        let answer = try await attempt { _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    while !Task.isCancelled {
                        try await writer.write(ByteBuffer(repeating: 0x20, count: 65_536))
                        sent.count.add(65_536, ordering: .relaxed)
                    }
                })
        }
        #expect(answer == .delivered)
        // What the sockets' buffers hold comes on top; an answer read to its time limit would be a hundred times as much.
        #expect(sent.count.load(ordering: .relaxed) < 16 << 20)
    }

    @Test func `a receiver that does not answer in time has failed`() async throws {
        try await Receiver.run(answering: { _ in
            try await Task.sleep(for: .seconds(60))
            return Response(status: .ok)
        }) { base, _ in
            let message = try OutboxMessage.fixture(to: .webhook(url: base, secret: "gata"))
            let clock = ContinuousClock()
            let start = clock.now
            #expect(try await send(message, to: base, limit: .milliseconds(300)) == .failed(.timedOut))
            #expect(clock.now - start < .seconds(5))
        }
    }

    @Test func `a resolver that does not answer in time has failed`() async throws {
        let sender = WebhookSender(settings: try .onLoopback(limit: .milliseconds(100))) {
            (_, _) async throws(DeliveryFault) in
            try? await Task.sleep(for: .seconds(60))
            throw .hostUnknown
        }
        let message = try OutboxMessage.fixture(to: .webhook(url: "", secret: "gata"))
        let attempt = await sender.send(
            message, message.words, to: "https://receiver.example/", secret: "gata", at: .friday)
        #expect(attempt == .failed(.timedOut))
    }

    @Test func `nobody there is a failure that may pass`() async throws {
        let message = try OutboxMessage.fixture(to: .webhook(url: "", secret: "gata"))
        #expect(try await send(message, to: "http://127.0.0.1:1/") == .failed(.unreachable))
    }

    @Test func `a receiver without TLS is not spoken to when the URL says https`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, receiver in
            let message = try OutboxMessage.fixture(to: .webhook(url: base, secret: "gata"))
            let url = base.replacingOccurrences(of: "http:", with: "https:")
            #expect(try await send(message, to: url) == .failed(.unreachable))
            #expect(receiver.seen.isEmpty)
        }
    }

    @Test func `the call goes to the address that was checked, under the name in the URL`() async throws {
        try await Receiver.run(answering: { _ in Response(status: .ok) }) { base, receiver in
            let settings = try DeliverySettings.onLoopback()
            let sender = WebhookSender(settings: settings) { _, _ in HostAddress(text: "127.0.0.1") }
            let url = base.replacingOccurrences(of: "127.0.0.1", with: "receiver.example")
            let message = try OutboxMessage.fixture(to: .webhook(url: url, secret: "gata"))
            #expect(
                await sender.send(message, message.words, to: url, secret: "gata", at: .friday) == .delivered)
            #expect(receiver.seen.first?.headers["host"]?.hasPrefix("receiver.example:") == true)
        }
    }

    @Test func `a secret that is not in the settings is for good`() async throws {
        let sender = WebhookSender(settings: try .onLoopback())
        let message = try OutboxMessage.fixture(to: .webhook(url: "", secret: "park"))
        let attempt = await sender.send(
            message, message.words, to: "https://example.se/", secret: "park", at: .friday)
        #expect(attempt == .hopeless(.secretMissing(name: "park")))
        #expect("\(DeliveryFault.secretMissing(name: "park"))".contains("park"))
    }
}

/// How much a receiver has written.
private final class SentBytes: Sendable {
    let count = Atomic(0)
}
