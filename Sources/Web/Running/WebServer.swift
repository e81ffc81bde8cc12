import HTTPTypes
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
package import Reports

/// The server: the routes of every door, and what stands before all of them. A value; what changes lies behind the routes.
package struct WebServer: Sendable {
    private let routes: [Route]
    private let keys: KeyRing
    private let sessions: Sessions?
    private let limits: WebLimits
    private let metrics: PrometheusMetrics
    private let refusals: ReportRefusals
    private let problemPages: ProblemPages?
    private let problemForms: [ProblemForm]
    private let clock: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - routes: of all doors; no two with the same method and path.
    ///   - sessions: of people; nil for a server that only keys may use.
    ///   - refusals: what is told of how reports are answered.
    ///   - problemPages: How people are told of what goes wrong; nil for a server that only programs ask.
    ///   - problemForms: How doors tell of it that have a standard of their own for that.
    package init(
        routes: [Route], keys: KeyRing, sessions: Sessions? = nil, limits: WebLimits = WebLimits(),
        metrics: PrometheusMetrics, refusals: ReportRefusals = ReportRefusals(),
        problemPages: ProblemPages? = nil, problemForms: [ProblemForm] = [],
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.routes = routes
        self.keys = keys
        self.sessions = sessions
        self.limits = limits
        self.metrics = metrics
        self.refusals = refusals
        self.problemPages = problemPages
        self.problemForms = problemForms
        self.clock = clock
    }

    /// The server, ready to run in a `ServiceGroup`. Port 0 takes a free one.
    ///
    /// Ordered to stop, it takes no more connections, finishes what it has begun, and cuts what has not ended within
    /// ``WebLimits/stopSeconds``.
    package func application(host: String, port: Int, logger: Logger) -> Application<Responder> {
        let roster = ConnectionRoster(most: limits.connections)
        let table = RouteTable(routes)
        let route = { @Sendable (request: HTTPRequest) -> Route? in
            let path = (request.path ?? "").prefix { $0 != "?" }
            guard case .route(let index, _) = table.find(request.method, String(path)) else { return nil }
            return table.routes[index]
        }
        var http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(
                    limits, roster, uploadSeconds: { route($0)?.upload?.seconds },
                    answerSeconds: { route($0)?.answerSeconds })
            ],
            idleTimeout: .seconds(limits.idleSeconds))
        http.httpDecoder.maxHeaderFieldSize = limits.headerBytes
        http.httpDecoder.maxHeaderListSize = limits.headerBytes
        http.httpDecoder.maxHeaderFieldCount = limits.headerFields
        return Application(
            responder: responder, server: .http1(configuration: http),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), backlog: 128),
            logger: logger)
    }

    private var responder: Responder {
        Responder(
            table: RouteTable(routes), limits: limits, keys: keys, sessions: sessions,
            admission: Admission(most: limits.requestsAtOnce),
            metrics: RequestMetrics(metrics, routes: routes), refusals: refusals, problemPages: problemPages,
            problemForms: problemForms, clock: clock)
    }
}
