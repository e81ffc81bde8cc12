import CoreMetrics
import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import Reports

/// Takes every request along the same way: host, route, key, parameters, body, room, handler; and turns whatever goes wrong
/// on it into one kind of answer.
package struct Responder: HTTPResponder {
    package typealias Context = ConnectionContext

    let table: RouteTable
    let limits: WebLimits
    let keys: KeyRing
    let sessions: Sessions?
    let admission: Admission
    let metrics: RequestMetrics
    let refusals: ReportRefusals
    let problemPages: ProblemPages?
    let problemForms: [ProblemForm]
    let clock: @Sendable () -> Timestamp
    private let queryNames: [[String]]
    private let faults = RepeatedFaults()

    init(
        table: RouteTable, limits: WebLimits, keys: KeyRing, sessions: Sessions?, admission: Admission,
        metrics: RequestMetrics, refusals: ReportRefusals, problemPages: ProblemPages?,
        problemForms: [ProblemForm], clock: @escaping @Sendable () -> Timestamp
    ) {
        self.table = table
        self.limits = limits
        self.keys = keys
        self.sessions = sessions
        self.admission = admission
        self.metrics = metrics
        self.refusals = refusals
        self.problemPages = problemPages
        self.problemForms = problemForms
        self.clock = clock
        queryNames = table.routes.map { $0.query.map(\.name) }
    }

    package func respond(to request: Request, context: ConnectionContext) async -> Response {
        let started = ContinuousClock.now
        let path = request.uri.path
        let found = table.find(request.method, path)
        let position: Int? = if case .route(let index, _) = found { index } else { nil }
        let language = Language(accepting: request.headers[.acceptLanguage])
        var isBodyRead = false
        var unsent: UnsentForm?
        var upload: IncomingBody?
        if let position, let rule = table.routes[position].upload {
            upload = IncomingBody(of: request, rule)
        }
        var response: Response
        do {
            response = try await answer(
                request, from: context.remoteAddress, path, found, language, upload,
                isBodyRead: &isBodyRead, unsent: &unsent
            ) { noted($0, route: position, context.logger) }
        } catch {
            if case ReportStoreError.unreadable(let row) = error {
                note(row, route: position, context.logger)
            }
            var problem = Problem(error) ?? noted(error, route: position, context.logger)
            let saves =
                position.map {
                    table.routes[$0].changesSomething && table.routes[$0].problems.contains(.notWritable)
                } ?? false
            if saves, problem.kind.status == .serviceUnavailable {
                problem = problem.withNothingSaved(ofFile: upload != nil)
            }
            if let told = formed(problem, at: path, language) {
                response = told
            } else {
                response =
                    await shown(problem, to: request, route: position, language, unsent)
                    ?? self.answer(problem, instance: "\(path)#\(Self.requestID(context))", in: language)
            }
        }
        if let position, table.routes[position].takesReports {
            refusals.note(response.status, response.headers, at: clock())
        }
        if request.method == .get || request.method == .head {
            response = unlessKnown(response, to: request.headers)
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

    /// The problem as the standard of the path says; nil where none does.
    private func formed(_ problem: Problem, at path: String, _ language: Language) -> Response? {
        guard let form = problemForms.first(where: { $0.isFor(path) }) else { return nil }
        var response = form.write(problem, path, language)
        if problem.endsConnection { response.headers[.connection] = "close" }
        return response
    }

    /// The problem as a page, where somebody came for one.
    private func shown(
        _ problem: Problem, to request: Request, route: Int?, _ language: Language, _ unsent: UnsentForm?
    ) async -> Response? {
        guard let problemPages,
            ProblemPages.isWanted(
                path: request.uri.path, isPage: route.map { table.routes[$0].isPage },
                accepting: request.headers[.accept])
        else { return nil }
        // The way on stands in the menu. What went wrong may be that nobody can be found at all.
        let session = sessions?.token(in: request.headers)
        var person: Person?
        if let sessions, let session { person = try? await sessions.person(in: session, at: clock()) }
        var response = problemPages.show(
            problem,
            ProblemPages.Asked(
                method: request.method, path: request.uri.path, query: request.uri.query,
                headers: request.headers, language: language, person: person,
                formToken: person == nil ? nil : session?.formToken, unsent: unsent))
        if problem.endsConnection { response.headers[.connection] = "close" }
        return response
    }

    /// 304 instead of what the client says that it has.
    private func unlessKnown(_ response: Response, to headers: HTTPFields) -> Response {
        guard response.status == .ok, let tag = response.headers[.eTag], let known = headers[.ifNoneMatch],
            EntityTag.isNamed(tag, in: known)
        else { return response }
        return Response(status: .notModified, headers: [.eTag: tag])
    }

    /// The same body; what nobody foresaw while it is written is written down, and cuts it.
    private func watched(_ body: ResponseBody, route: Int?, _ logger: Logger) -> ResponseBody {
        ResponseBody { writer in
            do {
                try await body.write(writer)
            } catch {
                if case ReportStoreError.unreadable(let row) = error {
                    note(row, route: route, logger)
                } else if !(error is ClientGone || error is CancellationError), Problem(error) == nil {
                    _ = noted(error, route: route, logger)
                }
                throw error
            }
        }
    }

    private func answer(
        _ request: Request, from peer: SocketAddress?, _ path: String, _ found: RouteTable.Found,
        _ language: Language, _ upload: IncomingBody?, isBodyRead: inout Bool,
        unsent: inout UnsentForm?,
        noting: @escaping @Sendable (any Error) -> Problem
    ) async throws -> Response {
        var isForWatchers = false
        if case .route(let index, _) = found { isForWatchers = table.routes[index].isForWatchers }
        try RequestChecks.transferCoding(request.headers)
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
        let caller: Caller?
        let session: SessionToken?
        do {
            (caller, session) = try await self.caller(for: route, request.headers, at: now)
        } catch let problem as Problem where problem.kind == .notSignedIn && route.isPage {
            unsent = try await unsentForm(request, of: route, isBodyRead: &isBodyRead)
            throw problem
        }
        let query = try QueryText(
            route.isPage ? PageLink.withoutMarks(request.uri.query) : request.uri.query,
            known: queryNames[index], isForm: !route.isDescribed)
        var body: [UInt8] = []
        if let rule = route.body {
            try RequestChecks.mediaType(request.headers, rule)
            if rule.isForm {
                try RequestChecks.sameSite(request)
                if caller?.person != nil {
                    unsent = try await tooLongForm(request, of: route, rule.limit)
                    guard unsent == nil else {
                        isBodyRead = true
                        throw Problem.bodyTooLarge(limit: rule.limit)
                    }
                }
            }
            body = try await RequestChecks.body(of: request, limit: rule.limit)
            isBodyRead = true
        }
        // A form with files carries its token among its fields: see PhotoForm.
        if caller?.person != nil, route.changesSomething, route.upload?.isForm != true {
            do {
                try requireFormToken(of: session, request.headers, body, isForm: route.body?.isForm ?? false)
            } catch {
                unsent = unsentForm(body, of: request, route)
                throw error
            }
        }
        let call = Call(
            path: path, values: values, query: query, headers: request.headers, body: body,
            upload: upload,
            identified: caller, session: session, peer: peer, proxies: limits.trustedProxies,
            isFromOwnPage: RequestChecks.isFromOwnPage(request), language: language, now: now, noting: noting)
        if route.isForWatchers { return try await route.handle(call) }
        guard admission.enter() else {
            metrics.turnedAway.increment()
            throw Problem.overloaded(retryAfterSeconds: 1)
        }
        defer { admission.leave() }
        return try await route.handle(call)
    }

    /// Who calls, by a key where there is one, else by a session.
    private func caller(for route: Route, _ headers: HTTPFields, at now: Timestamp) async throws
        -> (Caller?, SessionToken?)
    {
        let session = sessions?.token(in: headers)
        guard let action = route.access.action else { return (nil, session) }
        if let header = headers[.authorization] {
            guard let secret = APIKeySecret.parse(header: header, mayBePassword: route.takesKeyAsPassword),
                let key = try await keys.key(opening: secret, at: now)
            else { throw Problem.keyUnknown }
            guard let caller = Caller(.key(key), to: action) else {
                throw Problem.scopeMissing(action.scopes)
            }
            return (caller, nil)
        }
        guard let sessions, let session else {
            throw action.scopes.isEmpty || route.isPage ? Problem.notSignedIn : Problem.keyMissing
        }
        guard let person = try await sessions.person(in: session, at: now) else { throw Problem.notSignedIn }
        guard let caller = Caller(.person(person), to: action) else {
            throw Problem.roleMissing(action.roles)
        }
        return (caller, session)
    }

    /// - Throws: 403 unless a request that changes something with a session carries what only a page of the session has.
    private func requireFormToken(
        of session: SessionToken?, _ headers: HTTPFields, _ body: [UInt8], isForm: Bool
    ) throws(Problem) {
        let given =
            try isForm ? FormText(body)["formToken"] : HTTPField.Name("X-CSRF-Token").flatMap { headers[$0] }
        guard let session, let given, session.isFormToken(given) else { throw .formTokenMissing }
    }

    /// Writes down an error nobody foresaw, once a second at most. The message is constant, and nothing of the request but its
    /// route is told.
    private func noted(_ error: any Error, route: Int?, _ logger: Logger) -> Problem {
        note("Request failed", String(String(reflecting: error).prefix(500)), route: route, logger)
        return .internalFault
    }

    /// The same of a row that cannot be read.
    private func note(_ row: UnreadableRow, route: Int?, _ logger: Logger) {
        note("A stored row cannot be read; lykta check names it", "\(row)", route: route, logger)
    }

    private func note(_ message: Logger.Message, _ words: String, route: Int?, _ logger: Logger) {
        guard let passedOver = faults.passedOver(words, at: .now) else { return }
        logger.error(
            message,
            metadata: [
                "route": .string(route.map { table.routes[$0].name } ?? "none"), "error": .string(words),
                "passedOver": .stringConvertible(passedOver),
            ])
    }

    /// The id that the request has in the log. A logger that keeps no metadata has none, so another is made.
    private static func requestID(_ context: ConnectionContext) -> String {
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
