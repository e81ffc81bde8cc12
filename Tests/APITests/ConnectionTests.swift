import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import API
@testable import Web

/// What happens on the wire, with a server on a port of its own.
@Suite struct ConnectionTests {
    /// Sends `pieces` with a pause between them, and gives all that comes until the server closes or `seconds` have gone,
    /// which only a server that does not close waits out.
    private static func talk(
        _ pieces: [String], pause: Duration = .zero, seconds: Double = 60, limits: WebLimits = WebLimits()
    ) async throws -> (text: String, isClosed: Bool) {
        let installation = try await TestInstallation(limits: limits)
        return try await installation.application().test(.live) { client in
            try await Self.talk(pieces, pause: pause, seconds: seconds, to: try client.port.orFail())
        }
    }

    /// The same with a server that runs already.
    static func talk(
        _ pieces: [String], pause: Duration = .zero, seconds: Double = 60, to port: Int
    ) async throws -> (text: String, isClosed: Bool) {
        try await connection(to: port).executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: String?.self) { group in
                let received = Received()
                group.addTask {
                    do { for try await part in inbound { received.append(String(buffer: part)) } } catch {
                    }
                    return ""
                }
                group.addTask {
                    for piece in pieces {
                        try? await outbound.write(ByteBuffer(string: piece))
                        try await Task.sleep(for: pause)
                    }
                    try await Task.sleep(for: .seconds(seconds))
                    return nil
                }
                let first = try await group.next()
                group.cancelAll()
                return (received.text, first == .some(.some("")))
            }
        }
    }

    private static func connection(to port: Int) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
    }

    private static let health = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    @Test
    func `strangers who hold every connection and say nothing do not keep an honest client out`() async throws
    {
        var limits = WebLimits()
        limits.connections = 16
        limits.idleSeconds = 3_600
        try await TestInstallation(limits: limits).application().test(.live) { client in
            let port = try client.port.orFail()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<32 {
                    group.addTask { _ = try await Self.talk([], seconds: 3_600, to: port) }
                }
                // As long as some have come just now, a client is told to come again.
                for _ in 0..<100 {
                    if try await Self.talk([Self.health], seconds: 5, to: port).text.hasPrefix("HTTP/1.1 200")
                    {
                        break
                    }
                    try await Task.sleep(for: ConnectionRoster.patience.duration)
                }
                try await Task.sleep(for: ConnectionRoster.patience.duration)
                for _ in 0..<16 {
                    let answer = try await Self.talk([Self.health], seconds: 5, to: port)
                    #expect(answer.text.hasPrefix("HTTP/1.1 200"), "\(answer.text)")
                }
                group.cancelAll()
            }
        }
    }

    @Test func `with every connection just opened, a new one is answered 503 at once`() async throws {
        var limits = WebLimits()
        limits.connections = 0
        try await TestInstallation(limits: limits).application().test(.live) { client in
            let answer = try await Self.talk([Self.health], seconds: 10, to: try client.port.orFail())
            #expect(answer.text.hasPrefix("HTTP/1.1 503") && answer.text.contains("overloaded"))
            #expect(answer.text.lowercased().contains("retry-after: 1") && answer.isClosed)
        }
    }

    /// A request that must not be trusted.
    struct Odd: CustomTestStringConvertible {
        let testDescription: String
        let request: String
        let status: Int
        let kind: String

        init(_ name: String, _ request: String, _ status: Int, _ kind: String) {
            (testDescription, self.request, self.status, self.kind) = (name, request, status, kind)
        }
    }

    @Test(arguments: [
        Odd("no host", "GET /healthz HTTP/1.1\r\n\r\n", 400, "wrong-host"),
        Odd("two hosts", "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "wrong-host"),
        Odd("no HTTP", "GARBAGE\r\n\r\n", 400, "malformed-request"),
        Odd(
            "two lengths",
            "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            400, "malformed-request"),
        Odd(
            "a long header",
            "GET /healthz HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 17_000))\r\n\r\n",
            431, "headers-too-large"),
        Odd(
            "a long address", "GET /\(String(repeating: "a", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414,
            "address-too-long"),
        Odd(
            "a body whose end cannot be told", Self.post("Transfer-Encoding: gzip", "{}"), 400,
            "malformed-request"),
        Odd(
            "chunks in chunks", Self.post("Transfer-Encoding: chunked, chunked", "2\r\n{}\r\n0\r\n\r\n"), 400,
            "malformed-request"),
        Odd(
            "a coding that is not known",
            Self.post("Transfer-Encoding: gzip, chunked", "2\r\n{}\r\n0\r\n\r\n"),
            501, "unknown-transfer-coding"),
        Odd(
            "a coding that is not known, in two fields",
            Self.post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n"), 501,
            "unknown-transfer-coding"),
        Odd(
            "chunks in HTTP/1.0",
            Self.post("Transfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n", version: "1.0"), 400,
            "malformed-request"),
        Odd(
            "a body that is not read", "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n", 404,
            "not-found"),
    ])
    func `what cannot be trusted is answered and the connection closed`(_ odd: Odd) async throws {
        let (text, isClosed) = try await Self.talk([odd.request])
        #expect(text.hasPrefix("HTTP/1.1 \(odd.status) "))
        #expect(text.contains("urn:lykta:problem:\(odd.kind)"))
        #expect(text.lowercased().contains("connection: close"))
        #expect(isClosed)
    }

    private static func post(_ fields: String, _ body: String, version: String = "1.1") -> String {
        "POST /api/v1/reports HTTP/\(version)\r\nHost: a\r\nContent-Type: application/json\r\n\(fields)\r\n\r\n\(body)"
    }

    @Test func `a host that is not on the list is refused, but not to watchers`() async throws {
        var limits = WebLimits()
        limits.hosts = ["lykta.example.se"]
        let (right, _) = try await Self.talk(
            ["GET / HTTP/1.1\r\nHost: LYKTA.example.se:8080\r\nConnection: close\r\n\r\n"], limits: limits)
        let (wrong, _) = try await Self.talk(
            ["GET / HTTP/1.1\r\nHost: other.example.se\r\nConnection: close\r\n\r\n"], limits: limits)
        let (watcher, _) = try await Self.talk(
            ["GET /healthz HTTP/1.1\r\nHost: 10.0.0.7\r\nConnection: close\r\n\r\n"], limits: limits)
        #expect(right.hasPrefix("HTTP/1.1 200"))
        #expect(wrong.hasPrefix("HTTP/1.1 400"))
        #expect(watcher.hasPrefix("HTTP/1.1 200"))
    }

    @Test func `a body that trickles is cut off with an answer`() async throws {
        var limits = WebLimits()
        limits.bodySeconds = 1
        let installation = try await TestInstallation()
        let head = """
            POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(try installation.secret(.write))\r\n\
            Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n
            """
        let (text, isClosed) = try await Self.talk(
            [head] + Array(repeating: " ", count: 10), pause: .milliseconds(300), limits: limits)
        #expect(text.hasPrefix("HTTP/1.1 408"))
        #expect(isClosed)
    }

    @Test func `a body that does not say its length is cut off where it becomes too large`() async throws {
        let installation = try await TestInstallation()
        let head = """
            POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(try installation.secret(.write))\r\n\
            Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n
            """
        let chunk = "1000\r\n\(String(repeating: " ", count: 4_096))\r\n"
        let (text, isClosed) = try await Self.talk([head] + Array(repeating: chunk, count: 9))
        #expect(text.hasPrefix("HTTP/1.1 413"))
        #expect(isClosed)
    }

    @Test func `an idle connection is closed`() async throws {
        var limits = WebLimits()
        limits.idleSeconds = 1
        let (text, isClosed) = try await Self.talk([], limits: limits)
        #expect(text.isEmpty)
        #expect(isClosed)
    }

    @Test func `a connection is kept for the next request`() async throws {
        let request = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
        let (text, isClosed) = try await Self.talk([request, request], pause: .milliseconds(50), seconds: 10)
        #expect(text.components(separatedBy: "HTTP/1.1 200").count == 3)
        #expect(!isClosed)
    }

    @Test func `a client that asks to close is closed`() async throws {
        let (text, isClosed) = try await Self.talk([
            "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        ])
        #expect(text.hasPrefix("HTTP/1.1 200"))
        #expect(isClosed)
    }

    @Test(arguments: [1, 2, 5])
    func `requests that come together are all answered, though the last says close`(_ earlier: Int)
        async throws
    {
        let request = "GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"
        let (text, isClosed) = try await Self.talk([String(repeating: request, count: earlier) + Self.health])
        #expect(text.components(separatedBy: "HTTP/1.1 200").count == earlier + 2)
        #expect(text.components(separatedBy: #"{"status":"ready"}"#).count == earlier + 1)
        #expect(text.hasSuffix(#"{"status":"alive"}"#) && isClosed)
        #expect(text.lowercased().components(separatedBy: "connection: close").count == 2)
    }

    @Test(arguments: ["Connection: close", "Connection: keep-alive, Close"])
    func `what follows a request that says close is not answered`(_ field: String) async throws {
        let (text, isClosed) = try await Self.talk([
            "GET /healthz HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\nGET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"
        ])
        #expect(text.hasSuffix(#"{"status":"alive"}"#) && isClosed)
    }

    @Test(arguments: ["", "Connection: keep-alive\r\n"])
    func `HTTP 1.0 is answered with a length, and the connection closed`(_ field: String) async throws {
        let (text, isClosed) = try await Self.talk(["GET /healthz HTTP/1.0\r\nHost: a\r\n\(field)\r\n"])
        #expect(text.hasPrefix("HTTP/1.1 200") && text.hasSuffix(#"{"status":"alive"}"#) && isClosed)
        #expect(text.lowercased().contains("content-length: 18"))
    }

    @Test func `HTTP 1.0 gets no list in chunks but is told what to do`() async throws {
        let installation = try await TestInstallation()
        try await installation.application().test(.live) { client in
            let request = """
                GET /api/v1/reports?limit=all HTTP/1.0\r\nHost: a\r\n\
                Authorization: Bearer \(try installation.secret(.all))\r\n\r\n
                """
            let (text, isClosed) = try await Self.talk([request], to: try client.port.orFail())
            #expect(text.hasPrefix("HTTP/1.1 505 ") && text.contains("urn:lykta:problem:version-too-old"))
            #expect(text.contains("HTTP/1.1.") && !text.contains("FeatureCollection") && isClosed)
        }
    }

    @Test func `more requests at once than there is room for are turned away, but not watchers`() async throws
    {
        var limits = WebLimits()
        limits.requestsAtOnce = 0
        let installation = try await TestInstallation(limits: limits)
        try await installation.ask { ask in
            let reply = try await ask.send(.post, "/api/v1/reports", body: try ask.submission())
            #expect(reply.status == .serviceUnavailable)
            #expect(reply.headers[.retryAfter] == "1")
            #expect(try reply.string("detail") == "Inget har sparats. Försök igen om 1 s.")
            // Who wanted nothing saved is not told that nothing was.
            let read = try await ask.get("/api/v1/reports?limit=all")
            #expect(try read.status == .serviceUnavailable && read.string("detail") == "Försök igen om 1 s.")
            let health = try await ask.get("/healthz", key: nil)
            #expect(health.status == .ok)
        }
    }
}

/// What has come so far.
private final class Received: Sendable {
    private let parts = Kept("")

    func append(_ part: String) { parts.change { $0 += part } }

    var text: String { parts.change { $0 } }
}

extension TimeAmount {
    fileprivate var duration: Duration { .nanoseconds(nanoseconds) }
}
