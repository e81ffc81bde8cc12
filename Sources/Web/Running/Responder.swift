import CoreMetrics
import HTTPTypes
package import Hummingbird
import Logging
import Reports

/// Takes every request along the same way: host, route, key, parameters, body, room, handler; and turns whatever goes wrong
/// on it into one kind of answer.
package struct Responder: HTTPResponder {
    package typealias Context = BasicRequestContext

    let table: RouteTable
    let limits: WebLimits
    let keys: KeyRing
    let admission: Admission
    let metrics: RequestMetrics
    let clock: @Sendable () -> Timestamp
    private let queryNames: [[String]]
    private let faults = RepeatedFaults()

    init(
        table: RouteTable, limits: WebLimits, keys: KeyRing, admission: Admission, metrics: RequestMetrics,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.table = table
        self.limits = limits
        self.keys = keys
        self.admission = admission
        self.metrics = metrics
        self.clock = clock
        queryNames = table.routes.map { $0.query.map(\.name) }
    }

    package func respond(to request: Request, context: BasicRequestContext) async -> Response {
        let started = ContinuousClock.now
        let path = request.uri.path
        let found = table.find(request.method, path)
        var position: Int?
        if case .route(let index, _) = found { position = index }
        let language = Language(accepting: request.headers[.acceptLanguage])
        var isBodyRead = false
        var upload: IncomingBody?
        if let position, let rule = table.routes[position].upload {
            upload = IncomingBody(of: request, rule)
        }
        var response: Response
        do {
            response = try await answer(request, path, found, language, upload, isBodyRead: &isBodyRead)
        } catch {
            let problem = Problem(error) ?? noted(error, route: position, context.logger)
            response = self.answer(problem, instance: "\(path)#\(Self.requestID(context))", in: language)
        }
        if !isBodyRead, upload?.isRead != true, RequestChecks.announcesBody(request.headers) {
            response.headers[.connection] = "close"
        }
        for field in HTTPFields.safe where !response.headers.contains(field.name) {
            response.headers.append(field)
        }
        if !response.headers.contains(.cacheControl) { response.headers[.cacheControl] = "no-store" }
        metrics.answered(
            route: position, status: response.status, after: .now - started, inFlight: admission.count)
        let isStreamed = response.body.contentLength == nil
        guard request.method == .head else {
            if isStreamed { response.body = watched(response.body, route: position, context.logger) }
            return response
        }
        var head = response.createHeadResponse()
        if isStreamed { head.headers[.contentLength] = nil }
        return head
    }

    /// The same body; what nobody foresaw while it is written is written down, and cuts it.
    private func watched(_ body: ResponseBody, route: Int?, _ logger: Logger) -> ResponseBody {
        ResponseBody { writer in
            do {
                try await body.write(writer)
            } catch {
                if !(error is ClientGone || error is CancellationError), Problem(error) == nil {
                    _ = noted(error, route: route, logger)
                }
                throw error
            }
        }
    }

    private func answer(
        _ request: Request, _ path: String, _ found: RouteTable.Found, _ language: Language,
        _ upload: IncomingBody?, isBodyRead: inout Bool
    ) async throws -> Response {
        var isForWatchers = false
        if case .route(let index, _) = found { isForWatchers = table.routes[index].isForWatchers }
        try RequestChecks.address(of: request, limits, isForWatchers: isForWatchers)
        let index: Int
        let values: [String]
        switch found {
        case .nothing: throw Problem.notFound
        case .otherMethods(let methods): throw Problem.methodNotAllowed(methods)
        case .route(let position, let found): (index, values) = (position, found)
        }
        let route = table.routes[index]
        let now = clock()
        let caller = try await caller(for: route.access, request.headers, at: now)
        let query = try QueryText(request.uri.query, known: queryNames[index])
        var body: [UInt8] = []
        if let rule = route.body {
            try RequestChecks.mediaType(request.headers)
            body = try await RequestChecks.body(of: request, limit: rule.limit)
            isBodyRead = true
        }
        let call = Call(
            path: path, values: values, query: query, headers: request.headers, body: body, upload: upload,
            key: caller, language: language, now: now)
        if route.isForWatchers { return try await route.handle(call) }
        guard admission.enter() else {
            metrics.turnedAway.increment()
            throw Problem.overloaded(retryAfterSeconds: 1)
        }
        defer { admission.leave() }
        return try await route.handle(call)
    }

    private func caller(for access: Access, _ headers: HTTPFields, at now: Timestamp) async throws -> Caller?
    {
        guard access != .open else { return nil }
        guard let header = headers[.authorization] else { throw Problem.keyMissing }
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer", let secret = APIKeySecret.parse(words[1]),
            let key = try await keys.key(opening: secret, at: now)
        else { throw Problem.keyUnknown }
        let caller = Caller(key: key)
        guard access.scopes.contains(where: caller.may) else { throw Problem.scopeMissing(access.scopes) }
        return caller
    }

    /// Writes down an error nobody foresaw, once a second at most. The message is constant, and nothing of the request but its
    /// route is told.
    private func noted(_ error: any Error, route: Int?, _ logger: Logger) -> Problem {
        let words = String(String(reflecting: error).prefix(500))
        guard let passedOver = faults.passedOver(words, at: .now) else { return .internalFault }
        logger.error(
            "Request failed",
            metadata: [
                "route": .string(route.map { table.routes[$0].name } ?? "none"), "error": .string(words),
                "passedOver": .stringConvertible(passedOver),
            ])
        return .internalFault
    }

    /// The id that the request has in the log. A logger that keeps no metadata has none, so another is made.
    private static func requestID(_ context: BasicRequestContext) -> String {
        context.logger[metadataKey: "hb.request.id"].map { "\($0)" } ?? RequestID().description
    }

    private func answer(_ problem: Problem, instance: String, in language: Language) -> Response {
        var headers = problem.headers
        headers[.contentLanguage] = language.rawValue
        if problem.endsConnection { headers[.connection] = "close" }
        return Response(
            problem.kind.status, "application/problem+json", problem.json(instance: instance, in: language),
            headers: headers)
    }
}
