import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import Reports

/// Watches one connection: a body must arrive and an answer must leave in time, a connection that is told to close does,
/// and what is not HTTP gets an answer that says so.
///
/// Stands between the parser and Hummingbird's own handlers. Hummingbird closes idle connections; a body that trickles,
/// or a client that reads its answer byte by byte, is never idle and would stay for ever.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a closing connection still reads, so that the answer is not lost to a client that is still sending.
    private static let lingering = TimeAmount.seconds(1)

    private let limits: WebLimits
    private var bodyDeadline: Scheduled<Void>?
    private var requestDeadline: Scheduled<Void>?
    private var streamDeadline: Scheduled<Void>?
    /// Requests whose header has come and whose answer has not left.
    private var open = 0
    private var isReadingBody = false
    private var closesAfterAnswer = false
    private var isClosing = false
    /// Whether the answer that is leaving does not say its length: it is written while it is read.
    private var isStreaming = false
    private var isStopping = false

    init(_ limits: WebLimits) { self.limits = limits }

    func handlerRemoved(context: ChannelHandlerContext) {
        cancelDeadlines()
        cancelStream()
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancelDeadlines()
        cancelStream()
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
            open += 1
            isReadingBody = true
            closesAfterAnswer =
                closesAfterAnswer || request.headerFields[.connection]?.lowercased() == "close"
            watch(context)
        case .body: break
        case .end:
            isReadingBody = false
            bodyDeadline?.cancel()
            bodyDeadline = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let response):
            if response.headerFields[.connection]?.lowercased() == "close" { closesAfterAnswer = true }
            isStreaming = response.status == .ok && response.headerFields[.contentLength] == nil
            if isStreaming { watchStream(context) }
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: isStreaming ? progress(promise, context) : promise)
        case .end:
            open = max(0, open - 1)
            isStreaming = false
            cancelStream()
            guard closesAfterAnswer else {
                if open == 0 { requestDeadline?.cancel() }
                context.write(data, promise: promise)
                return
            }
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            let loopBound = context.loopBound
            written.futureResult.assumeIsolated().whenComplete { _ in self.close(loopBound.value) }
            context.writeAndFlush(data, promise: written)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { isStopping = true }
        if event is ChannelShouldQuiesceEvent, open > 0 {
            let body = isReadingBody ? limits.stopBodySeconds : nil
            schedule(context, body: body, request: limits.stopSeconds)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !(error is IOError), open == 0, !isClosing else {
            context.fireErrorCaught(error)
            return
        }
        answer(Self.problem(for: error), context)
    }
}

extension ConnectionGuard {
    private func watch(_ context: ChannelHandlerContext) {
        schedule(context, body: limits.bodySeconds, request: limits.requestSeconds)
    }

    /// Sets the deadlines anew, counted from now; a body's only when it is given.
    private func schedule(_ context: ChannelHandlerContext, body: Int64?, request: Int64) {
        cancelDeadlines()
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
        requestDeadline = loop.scheduleTask(in: .seconds(request)) { loopBound.value.close(promise: nil) }
    }

    /// Gives a whole streamed answer its own deadline.
    private func watchStream(_ context: ChannelHandlerContext) {
        let loopBound = context.loopBound
        streamDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.streamSeconds)) {
            loopBound.value.close(promise: nil)
        }
    }

    /// Sets the request's deadline anew each time that a part of a streamed answer has left: a client that reads on may take
    /// long, one that stops reading may not.
    private func progress(
        _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
    ) -> EventLoopPromise<Void> {
        let written = promise ?? context.eventLoop.makePromise(of: Void.self)
        let loopBound = context.loopBound
        written.futureResult.assumeIsolated().whenSuccess {
            guard self.isStreaming, !self.isStopping, !self.isClosing else { return }
            self.requestDeadline?.cancel()
            self.requestDeadline = loopBound.value.eventLoop.assumeIsolated().scheduleTask(
                in: .seconds(self.limits.requestSeconds)
            ) { loopBound.value.close(promise: nil) }
        }
        return written
    }

    private func cancelDeadlines() {
        bodyDeadline?.cancel()
        requestDeadline?.cancel()
        bodyDeadline = nil
        requestDeadline = nil
    }

    private func cancelStream() {
        streamDeadline?.cancel()
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
        let head = HTTPResponse(
            status: problem.kind.status,
            headerFields: [
                .contentType: "application/problem+json", .contentLength: String(body.count),
                .contentLanguage: Language.swedish.rawValue, .connection: "close",
            ])
        closesAfterAnswer = true
        isReadingBody = true
        open += 1
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
