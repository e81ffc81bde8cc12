import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import Reports

/// Watches one connection: a body must arrive and an answer must leave in time, a connection that is told to close does,
/// what is not HTTP gets an answer that says so, and so does a connection for which there is no room.
///
/// Stands between the parser and Hummingbird's own handlers. Hummingbird closes idle connections; a body that trickles,
/// or a client that reads its answer byte by byte, is never idle and would stay for ever. An answer that is streamed (it
/// does not say its length) may take longer than others, as long as it gets on: see ``WebLimits/streamSeconds``.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How much of a streamed answer the system may hold, in bytes. It tells that there is room again when a third has left; of
    /// the megabytes it would take by itself, a slow line does not carry a third in time, and would seem to stand still.
    private static let streamBuffer: SocketOptionValue = 256 * 1_024

    /// How long a closing connection still reads, so that the answer is not lost to a client that is still sending.
    private static let lingering = TimeAmount.seconds(1)

    private enum Membership {
        case none, member(Int), turnedAway
    }

    private let limits: WebLimits
    private let roster: ConnectionRoster
    /// How long the body of a request may take that is a file; nil for any other.
    private let uploadSeconds: @Sendable (HTTPRequest) -> Int64?
    private var membership = Membership.none
    private var hasAnswered = false
    private var bodyDeadline: Scheduled<Void>?
    private var requestDeadline: Scheduled<Void>?
    private var streamDeadline: Scheduled<Void>?
    /// Requests whose header has come and whose answer has not left, and of each, whether it asks for the header only.
    private var open = CircularBuffer<Bool>()
    private var isReadingBody = false
    private var isStreaming = false
    /// When a chunk of what is streamed left last.
    private var lastProgress = NIODeadline.distantPast
    private var isStopping = false
    private var closesAfterAnswer = false
    private var isClosing = false

    init(
        _ limits: WebLimits, _ roster: ConnectionRoster,
        uploadSeconds: @escaping @Sendable (HTTPRequest) -> Int64? = { _ in nil }
    ) {
        self.limits = limits
        self.roster = roster
        self.uploadSeconds = uploadSeconds
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        let channel = context.channel
        let admission = roster.enter(at: .now()) {
            channel.pipeline.fireUserInboundEventTriggered(ConnectionShed())
        }
        switch admission {
        case .admitted(let member): membership = .member(member)
        case .admittedFor(let member, let shed):
            membership = .member(member)
            shed()
        case .turnedAway:
            membership = .turnedAway
            answer(.overloaded(retryAfterSeconds: 1), context)
        case .cut:
            isClosing = true
            context.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancelDeadlines() }

    func channelInactive(context: ChannelHandlerContext) {
        cancelDeadlines()
        switch membership {
        case .none: break
        case .member(let member): roster.leave(member)
        case .turnedAway: roster.leaveTurnedAway()
        }
        membership = .none
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        // What follows the request that was answered with "close" is not read as a request.
        if isClosing {
            if case .end = part { context.close(promise: nil) }
            return
        }
        switch part {
        case .head(let request):
            open.append(request.method == .head)
            isReadingBody = true
            waits()
            closesAfterAnswer =
                closesAfterAnswer || request.headerFields[.connection]?.lowercased() == "close"
            watch(context, request)
        case .body: break
        case .end:
            isReadingBody = false
            if case .member(let member) = membership { roster.isServed(member) }
            bodyDeadline?.cancel()
            bodyDeadline = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let response):
            if response.headerFields[.connection]?.lowercased() == "close" { closesAfterAnswer = true }
            if !response.headerFields.contains(.contentLength) { beginStream(context) }
            context.write(data, promise: promise)
        case .body:
            guard isStreaming else {
                context.write(data, promise: promise)
                return
            }
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let loop = context.eventLoop
            written.futureResult.assumeIsolated().whenSuccess { self.lastProgress = loop.now }
            context.write(data, promise: written)
        case .end:
            // The encoder knows nothing of HEAD and would end a body in chunks that never began.
            let isHeaderOnly = isStreaming && open.first == true
            let end = isHeaderOnly ? wrapOutboundOut(.body(ByteBuffer())) : data
            _ = open.popFirst()
            hasAnswered = true
            if open.isEmpty { waits() }
            endStream(context)
            guard closesAfterAnswer else {
                if open.isEmpty { requestDeadline?.cancel() }
                context.write(end, promise: promise)
                return
            }
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let loopBound = context.loopBound
            written.futureResult.assumeIsolated().whenComplete { _ in self.close(loopBound.value) }
            context.writeAndFlush(end, promise: written)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, !open.isEmpty {
            isStopping = true
            let body = isReadingBody ? limits.stopBodySeconds : nil
            schedule(context, body: body, request: limits.stopSeconds)
        }
        if event is ConnectionShed {
            shed(context)
            return
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !(error is IOError), open.isEmpty, !isClosing else {
            context.fireErrorCaught(error)
            return
        }
        answer(Self.problem(for: error), context)
    }
}

extension ConnectionGuard {
    private func waits() {
        if case .member(let member) = membership { roster.waits(member, since: .now()) }
    }

    /// Makes room for another. One that has not been answered yet is told; what it sends meanwhile is not read as a request.
    private func shed(_ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        // What has come whole since is answered all the same.
        if !open.isEmpty, !isReadingBody {
            closesAfterAnswer = true
            return
        }
        guard open.isEmpty, !hasAnswered else {
            isClosing = true
            context.close(promise: nil)
            return
        }
        answer(.overloaded(retryAfterSeconds: 1), context)
    }

    private func watch(_ context: ChannelHandlerContext, _ request: HTTPRequest) {
        let upload = uploadSeconds(request)
        // A request that comes while an answer is streamed waits for it.
        schedule(
            context, body: upload ?? limits.bodySeconds,
            request: isStreaming
                ? nil : upload.map { $0 + limits.uploadAnswerSeconds } ?? limits.requestSeconds)
    }

    /// Sets those deadlines anew that are given, counted from now.
    private func schedule(_ context: ChannelHandlerContext, body: Int64?, request: Int64?) {
        bodyDeadline?.cancel()
        bodyDeadline = nil
        let loop = context.eventLoop.assumeIsolated()
        let loopBound = context.loopBound
        if let body {
            bodyDeadline = loop.scheduleTask(in: .seconds(body)) {
                // Whoever reads the body answers 408; whoever does not is cut by the request's deadline.
                self.closesAfterAnswer = true
                loopBound.value.fireErrorCaught(BodyTooSlow())
                self.requestDeadline?.cancel()
                self.requestDeadline = loop.scheduleTask(in: .seconds(2)) {
                    loopBound.value.close(promise: nil)
                }
            }
        }
        guard let request else { return }
        requestDeadline?.cancel()
        requestDeadline = loop.scheduleTask(in: .seconds(request)) { loopBound.value.close(promise: nil) }
    }

    /// From now on the answer must get on, instead of having left; but when the server stops, it must have left all the same.
    private func beginStream(_ context: ChannelHandlerContext) {
        isStreaming = true
        guard !isStopping else { return }
        _ = context.channel.setOption(.socketOption(.so_sndbuf), value: Self.streamBuffer)
        requestDeadline?.cancel()
        lastProgress = context.eventLoop.now
        awaitProgress(context, in: .seconds(limits.requestSeconds))
        let loopBound = context.loopBound
        streamDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.streamSeconds)) {
            loopBound.value.close(promise: nil)
        }
    }

    private func awaitProgress(_ context: ChannelHandlerContext, in time: TimeAmount) {
        let loopBound = context.loopBound
        let patience = TimeAmount.seconds(limits.requestSeconds)
        requestDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            let context = loopBound.value
            let waited = context.eventLoop.now - self.lastProgress
            if waited < patience {
                self.awaitProgress(context, in: patience - waited)
            } else {
                context.close(promise: nil)
            }
        }
    }

    private func endStream(_ context: ChannelHandlerContext) {
        guard isStreaming else { return }
        isStreaming = false
        streamDeadline?.cancel()
        streamDeadline = nil
        if !isStopping { schedule(context, body: nil, request: limits.requestSeconds) }
    }

    private func cancelDeadlines() {
        for deadline in [bodyDeadline, requestDeadline, streamDeadline] { deadline?.cancel() }
        bodyDeadline = nil
        requestDeadline = nil
        streamDeadline = nil
    }

    /// Closes at once when the client has sent all it wanted; else stops sending and reads on for a moment.
    private func close(_ context: ChannelHandlerContext) {
        guard context.channel.isActive, !isClosing else { return }
        isClosing = true
        cancelDeadlines()
        guard isReadingBody else {
            context.close(promise: nil)
            return
        }
        let loopBound = context.loopBound
        context.close(mode: .output, promise: nil)
        requestDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: Self.lingering) {
            loopBound.value.close(promise: nil)
        }
    }

    /// Answers for a request that never became one.
    private func answer(_ problem: Problem, _ context: ChannelHandlerContext) {
        let body = problem.json(instance: "/", in: .swedish)
        var fields = problem.headers
        fields[.contentType] = "application/problem+json"
        fields[.contentLength] = String(body.count)
        fields[.contentLanguage] = Language.swedish.rawValue
        fields[.connection] = "close"
        let head = HTTPResponse(status: problem.kind.status, headerFields: fields)
        closesAfterAnswer = true
        isReadingBody = true
        open.append(false)
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        write(context: context, data: wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
    }

    private static func problem(for error: any Error) -> Problem {
        if error as? HTTPParserError == .headerOverflow {
            return Problem(
                .headersTooLarge,
                Bilingual(
                    swedish: "Anropets huvud är större än vad tjänsten tar emot.",
                    english: "The header of the request is larger than the service takes."))
        }
        return Problem(
            .malformedRequest,
            Bilingual(
                swedish: "Anropet är inte giltig HTTP/1.1.", english: "The request is not valid HTTP/1.1."))
    }
}

/// That a body did not arrive in time.
struct BodyTooSlow: Error {}

/// That a connection is to make room for another.
private struct ConnectionShed: Sendable {}
