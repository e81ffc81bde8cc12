import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

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

    private let deadlines: ConnectionDeadlines
    /// How long the body of a request may take that is a file; nil for any other.
    private let uploadSeconds: @Sendable (HTTPRequest) -> Int64?
    /// How long an answer may take to begin that is made first; nil for any other.
    private let answerSeconds: @Sendable (HTTPRequest) -> Int64?
    private var held: HeldConnection
    private var hasAnswered = false
    private var open = OpenRequests()
    private var isOfHTTP10 = false
    private var isReadingBody = false
    /// Another answer has left in the place of the one that is written now.
    private var isReplaced = false
    private var isClosing = false

    init(
        _ limits: WebLimits, _ roster: ConnectionRoster,
        uploadSeconds: @escaping @Sendable (HTTPRequest) -> Int64? = { _ in nil },
        answerSeconds: @escaping @Sendable (HTTPRequest) -> Int64? = { _ in nil }
    ) {
        deadlines = ConnectionDeadlines(limits)
        self.uploadSeconds = uploadSeconds
        self.answerSeconds = answerSeconds
        held = HeldConnection(roster)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let reader = RequestVersionReader { [unowned self] in isOfHTTP10 = $0 == .http1_0 }
        do {
            try reader.stand(in: context.pipeline.syncOperations)
        } catch {
            context.close(promise: nil)
        }
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        let channel = context.channel
        let entrance = held.enter(at: .now()) {
            channel.pipeline.fireUserInboundEventTriggered(ConnectionShed())
        }
        switch entrance {
        case .admitted: break
        case .admittedFor(let shed): shed()
        case .turnedAway: write(.noRoom, context)
        case .cut:
            isClosing = true
            context.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadlines.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        deadlines.cancel()
        held.leave()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        // What follows the request that was answered with "close" is not read as a request.
        if isClosing {
            if case .end = part { context.close(promise: nil) }
            return
        }
        if open.hasLast, !isReadingBody { return }
        switch part {
        case .head(var request):
            // A connection is not kept for a client of HTTP/1.0, whatever it asks for: chunks would be all that ends an answer.
            open.add(
                .init(
                    isHeaderOnly: request.method == .head, isOfHTTP10: isOfHTTP10,
                    isLast: isOfHTTP10 || request.headerFields.saysClose))
            isReadingBody = true
            held.waits(since: .now())
            deadlines.requestCame(
                context, uploadSeconds: uploadSeconds(request), answerSeconds: answerSeconds(request)
            ) {
                self.open.endWithLatest()
            }
            if isOfHTTP10, request.headerFields.contains(.transferEncoding) {
                // Nothing tells where such a body ends (RFC 9112 §6.1); no coding is called so, and it is refused.
                request.headerFields[.transferEncoding] = "HTTP/1.0"
                context.fireChannelRead(wrapInboundOut(.head(request)))
                return
            }
        case .body: break
        case .end:
            isReadingBody = false
            held.isServed()
            deadlines.bodyCame()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var response):
            let isStream = !response.headerFields.contains(.contentLength)
            if isStream, let request = open.first, request.isOfHTTP10, !request.isHeaderOnly {
                promise?.succeed()
                send(UnreadAnswer(.versionTooOld), context)
                isReplaced = true
                return
            }
            if response.headerFields.saysClose { open.endWithFirst() }
            if open.first?.isLast == true { response.headerFields[.connection] = "close" }
            if isStream { deadlines.beginStream(context) }
            context.write(wrapOutboundOut(.head(response)), promise: promise)
        case .body:
            guard !isReplaced else {
                promise?.succeed()
                return
            }
            guard deadlines.isStreaming else {
                context.write(data, promise: promise)
                return
            }
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let loop = context.eventLoop
            written.futureResult.assumeIsolated().whenSuccess { self.deadlines.progressed(at: loop.now) }
            context.write(data, promise: written)
        case .end:
            guard !isReplaced else {
                isReplaced = false
                promise?.succeed()
                return
            }
            // The encoder knows nothing of HEAD and would end a body in chunks that never began.
            let isHeaderOnly = deadlines.isStreaming && open.first?.isHeaderOnly == true
            let end = isHeaderOnly ? wrapOutboundOut(.body(ByteBuffer())) : data
            let wasLast = open.answered()
            hasAnswered = true
            if open.isEmpty { held.waits(since: .now()) }
            deadlines.endStream(context)
            guard wasLast else {
                if open.isEmpty { deadlines.allAnswered() }
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
            deadlines.stop(context, isReadingBody: isReadingBody) { self.open.endWithLatest() }
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
        write(UnreadAnswer(to: error), context)
    }
}

extension ConnectionGuard {
    /// Makes room for another. One that has not been answered yet is told; what it sends meanwhile is not read as a request.
    private func shed(_ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        // What has come whole since is answered all the same.
        if !open.isEmpty, !isReadingBody {
            open.endWithLatest()
            return
        }
        guard open.isEmpty, !hasAnswered else {
            isClosing = true
            context.close(promise: nil)
            return
        }
        write(.noRoom, context)
    }

    /// Closes at once when the client has sent all it wanted; else stops sending and reads on for a moment.
    private func close(_ context: ChannelHandlerContext) {
        guard context.channel.isActive, !isClosing else { return }
        isClosing = true
        deadlines.cancel()
        guard isReadingBody else {
            context.close(promise: nil)
            return
        }
        context.close(mode: .output, promise: nil)
        deadlines.linger(context)
    }

    /// Answers for what never became a request, and closes.
    private func write(_ answer: UnreadAnswer, _ context: ChannelHandlerContext) {
        isReadingBody = true
        open.add(.init(isHeaderOnly: false, isOfHTTP10: false, isLast: true))
        send(answer, context)
    }

    /// Answers the first request that is open, and with it the connection ends.
    private func send(_ answer: UnreadAnswer, _ context: ChannelHandlerContext) {
        write(context: context, data: wrapOutboundOut(.head(answer.head)), promise: nil)
        write(context: context, data: wrapOutboundOut(.body(answer.body)), promise: nil)
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
    }
}

/// That a connection is to make room for another.
private struct ConnectionShed: Sendable {}
