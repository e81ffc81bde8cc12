package import Hummingbird
import NIOCore

/// What is known of a request from the connection it came on.
package struct ConnectionContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address at the other end, without the port; nil where there is none, as in a test without a socket.
    let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
