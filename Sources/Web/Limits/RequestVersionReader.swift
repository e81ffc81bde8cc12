import NIOCore
import NIOHTTP1

/// Tells the version of HTTP that each request is of, which the codec behind it leaves out.
final class RequestVersionReader: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let tell: (HTTPVersion) -> Void

    /// - Parameter tell: Called before the request's header goes on, on the connection's own event loop.
    init(telling tell: @escaping (HTTPVersion) -> Void) { self.tell = tell }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) { tell(head.version) }
        context.fireChannelRead(data)
    }

    /// Stands behind the parser of a server's pipeline; nothing, where there is no parser.
    func stand(in pipeline: ChannelPipeline.SynchronousOperations) throws {
        guard let parser = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        else { return }
        try pipeline.addHandler(self, position: .after(parser))
    }
}
