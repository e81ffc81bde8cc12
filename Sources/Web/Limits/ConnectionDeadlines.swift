import NIOCore

/// By when what one connection waits for must have happened: a body must have come, an answer must have left, or, when it is
/// streamed, must get on. Closes the connection when it has not. For its event loop alone.
final class ConnectionDeadlines {
    /// How much of a streamed answer the system may hold, in bytes. It tells that there is room again when a third has left; of
    /// the megabytes it would take by itself, a slow line does not carry a third in time, and would seem to stand still.
    private static let streamBuffer: SocketOptionValue = 256 * 1_024

    /// How long a closing connection still reads, so that the answer is not lost to a client that is still sending.
    private static let lingering = TimeAmount.seconds(1)

    private let limits: WebLimits
    private var body: Scheduled<Void>?
    private var request: Scheduled<Void>?
    private var stream: Scheduled<Void>?
    private(set) var isStreaming = false
    /// When a chunk of what is streamed left last.
    private var lastProgress = NIODeadline.distantPast
    private var isStopping = false

    init(_ limits: WebLimits) { self.limits = limits }

    /// A request has begun to come.
    ///
    /// - Parameters:
    ///   - uploadSeconds: How long its body may take, when that is a file; nil for any other.
    ///   - answerSeconds: How long its answer may take to begin, when that is made first; nil for any other.
    ///   - bodyIsLate: Called before the connection is told that the body did not come in time.
    func requestCame(
        _ context: ChannelHandlerContext, uploadSeconds: Int64?, answerSeconds: Int64?,
        bodyIsLate: @escaping () -> Void
    ) {
        let requestSeconds =
            answerSeconds ?? uploadSeconds.map { $0 + limits.uploadAnswerSeconds } ?? limits.requestSeconds
        // A request that comes while an answer is streamed waits for it.
        schedule(
            context, body: uploadSeconds ?? limits.bodySeconds, request: isStreaming ? nil : requestSeconds,
            bodyIsLate: bodyIsLate)
    }

    /// The server stops while a request is open.
    func stop(_ context: ChannelHandlerContext, isReadingBody: Bool, bodyIsLate: @escaping () -> Void) {
        isStopping = true
        schedule(
            context, body: isReadingBody ? limits.stopBodySeconds : nil, request: limits.stopSeconds,
            bodyIsLate: bodyIsLate)
    }

    func bodyCame() {
        body?.cancel()
        body = nil
    }

    /// All that came has been answered.
    func allAnswered() { request?.cancel() }

    /// From now on the answer must get on, instead of having left; but when the server stops, it must have left all the same.
    func beginStream(_ context: ChannelHandlerContext) {
        isStreaming = true
        guard !isStopping else { return }
        _ = context.channel.setOption(.socketOption(.so_sndbuf), value: Self.streamBuffer)
        request?.cancel()
        lastProgress = context.eventLoop.now
        awaitProgress(context, in: .seconds(limits.requestSeconds))
        let loopBound = context.loopBound
        stream = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(limits.streamSeconds)) {
            loopBound.value.close(promise: nil)
        }
    }

    /// A chunk of what is streamed has left.
    func progressed(at now: NIODeadline) { lastProgress = now }

    /// Does nothing when nothing is streamed.
    func endStream(_ context: ChannelHandlerContext) {
        guard isStreaming else { return }
        isStreaming = false
        stream?.cancel()
        stream = nil
        if !isStopping { schedule(context, body: nil, request: limits.requestSeconds) {} }
    }

    /// Reads on for a moment and then closes.
    func linger(_ context: ChannelHandlerContext) {
        let loopBound = context.loopBound
        request = context.eventLoop.assumeIsolated().scheduleTask(in: Self.lingering) {
            loopBound.value.close(promise: nil)
        }
    }

    func cancel() {
        for deadline in [body, request, stream] { deadline?.cancel() }
        body = nil
        request = nil
        stream = nil
    }

    /// Sets those deadlines anew that are given, counted from now.
    private func schedule(
        _ context: ChannelHandlerContext, body bodySeconds: Int64?, request requestSeconds: Int64?,
        bodyIsLate: @escaping () -> Void
    ) {
        bodyCame()
        let loop = context.eventLoop.assumeIsolated()
        let loopBound = context.loopBound
        if let bodySeconds {
            body = loop.scheduleTask(in: .seconds(bodySeconds)) {
                // Whoever reads the body answers 408; whoever does not is cut by the request's deadline.
                bodyIsLate()
                loopBound.value.fireErrorCaught(BodyTooSlow())
                self.request?.cancel()
                self.request = loop.scheduleTask(in: .seconds(2)) { loopBound.value.close(promise: nil) }
            }
        }
        guard let requestSeconds else { return }
        request?.cancel()
        request = loop.scheduleTask(in: .seconds(requestSeconds)) { loopBound.value.close(promise: nil) }
    }

    private func awaitProgress(_ context: ChannelHandlerContext, in time: TimeAmount) {
        let loopBound = context.loopBound
        let patience = TimeAmount.seconds(limits.requestSeconds)
        request = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            let context = loopBound.value
            let waited = context.eventLoop.now - self.lastProgress
            if waited < patience {
                self.awaitProgress(context, in: patience - waited)
            } else {
                context.close(promise: nil)
            }
        }
    }
}

/// That a body did not arrive in time.
struct BodyTooSlow: Error {}
