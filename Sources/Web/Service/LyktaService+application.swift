package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore

extension LyktaService {
    /// The server, ready to run in a `ServiceGroup`. Port 0 takes a free one.
    ///
    /// Ordered to stop, it takes no more connections, finishes what it has begun, and cuts what has not ended within
    /// ``WebLimits/stopSeconds``.
    package func application(host: String, port: Int, logger: Logger) -> Application<Responder> {
        var http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits)], idleTimeout: .seconds(limits.idleSeconds))
        http.httpDecoder.maxHeaderFieldSize = limits.headerBytes
        http.httpDecoder.maxHeaderListSize = limits.headerBytes
        http.httpDecoder.maxHeaderFieldCount = limits.headerFields
        return Application(
            responder: responder, server: .http1(configuration: http),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), backlog: 1_024,
                availableConnectionsDelegate: .maximum(limits.connections, logger: logger)),
            logger: logger)
    }

    var responder: Responder {
        let routes = routes
        return Responder(
            table: RouteTable(routes), limits: limits, keys: keys, admission: admission,
            metrics: RequestMetrics(registry, routes: routes), clock: clock)
    }
}
