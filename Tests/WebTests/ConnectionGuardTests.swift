import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// The deadlines of an answer, by a clock that is moved.
@Suite struct ConnectionGuardTests {
    private static let limits = WebLimits()

    /// A connection on which a request has come and the header of its answer has left.
    ///
    /// - Parameter isStopping: whether the server was ordered to stop between the two.
    private static func answering(
        _ method: HTTPRequest.Method = .get, length: Int? = nil, isStopping: Bool = false
    ) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionGuard(limits, ConnectionRoster(most: 1)))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.writeInbound(
            HTTPRequestPart.head(.init(method: method, scheme: "http", authority: "a", path: "/")))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        if isStopping { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        var fields: HTTPFields = [:]
        if let length { fields[.contentLength] = "\(length)" }
        try channel.writeOutbound(HTTPResponsePart.head(.init(status: .ok, headerFields: fields)))
        return channel
    }

    /// A connection on which the header of a request with a body has come, whose file may take two minutes.
    private static func uploading(_ path: String) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(
            handler: ConnectionGuard(
                limits, ConnectionRoster(most: 1), uploadSeconds: { $0.path == "/photos" ? 120 : nil }))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.writeInbound(
            HTTPRequestPart.head(.init(method: .post, scheme: "http", authority: "a", path: path)))
        return channel
    }

    @Test(arguments: [("/reports", 15, 30), ("/photos", 120, 180)])
    func `a body has the time of its route, and the answer after a file as well`(
        _ path: String, _ body: Int64, _ answer: Int64
    ) throws {
        let slow = try Self.uploading(path)
        slow.embeddedEventLoop.advanceTime(by: .seconds(body - 1))
        #expect(slow.isActive)
        #expect(throws: Never.self) { try slow.throwIfErrorCaught() }
        slow.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(throws: BodyTooSlow.self) { try slow.throwIfErrorCaught() }
        let whole = try Self.uploading(path)
        try whole.writeInbound(HTTPRequestPart.end(nil))
        whole.embeddedEventLoop.advanceTime(by: .seconds(answer - 1))
        #expect(whole.isActive)
        whole.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!whole.isActive)
    }

    private static let chunk = HTTPResponsePart.body(ByteBuffer(string: "x"))

    @Test func `an answer that says its length must have left in time`() throws {
        let channel = try Self.answering(length: 1_000)
        for _ in 0..<29 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try channel.writeOutbound(Self.chunk)
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `an answer that is streamed goes on as long as chunks leave`() throws {
        let channel = try Self.answering()
        for _ in 0..<100 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(29))
            try channel.writeOutbound(Self.chunk)
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `chunks that do not leave are no progress`() throws {
        let channel = try Self.answering()
        for _ in 0..<29 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            // Written, but the line takes nothing.
            channel.write(Self.chunk, promise: nil)
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `an answer that is streamed ends within its own time`() throws {
        let channel = try Self.answering()
        for _ in 0..<359 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(10))
            try channel.writeOutbound(Self.chunk)
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(!channel.isActive)
    }

    @Test(arguments: [true, false])
    func `ordered to stop, what is streamed is cut in time`(_ beforeItBegan: Bool) throws {
        let channel = try Self.answering(isStopping: beforeItBegan)
        if !beforeItBegan { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        for _ in 0..<9 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try channel.writeOutbound(Self.chunk)
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `when a streamed answer has left, the next request has its own time`() throws {
        let channel = try Self.answering()
        channel.embeddedEventLoop.advanceTime(by: .seconds(20))
        // Comes before the first is answered in full.
        try channel.writeInbound(
            HTTPRequestPart.head(.init(method: .get, scheme: "http", authority: "a", path: "/")))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        try channel.writeOutbound(Self.chunk)
        channel.embeddedEventLoop.advanceTime(by: .seconds(20))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `an answer to HEAD that would be streamed has no body to end`() throws {
        let channel = try Self.answering(.head)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        _ = try channel.readOutbound(as: HTTPResponsePart.self)
        let end = try channel.readOutbound(as: HTTPResponsePart.self)
        #expect(end == .body(ByteBuffer()))
        // Done: nothing waits any more.
        channel.embeddedEventLoop.advanceTime(by: .hours(2))
        #expect(channel.isActive)
    }
}
