import Hummingbird
import LocalServer
import NIOCore
import Synchronization

/// A real HTTP server on this machine that notes what it gets.
final class Receiver: Sendable {
    struct Seen: Sendable {
        let path: String
        let headers: [String: String]
        let body: [UInt8]
    }

    private let log = Mutex<[Seen]>([])

    var seen: [Seen] { log.withLock { $0 } }

    /// Runs `body` with the address `http://127.0.0.1:PORT`; `answer` is told how many requests came before.
    static func run(
        answering answer: @escaping @Sendable (_ earlier: Int) async throws -> Response,
        _ body: (_ base: String, Receiver) async throws -> Void
    ) async throws {
        let receiver = Receiver()
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
            let earlier = try await receiver.note(request)
            return try await answer(earlier)
        }
        try await withLocalServer(responder) { port in
            try await body("http://127.0.0.1:\(port)", receiver)
        }
    }

    private func note(_ request: Request) async throws -> Int {
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        headers["host"] = request.head.authority
        let body = try await request.body.collect(upTo: 1_000_000)
        let seen = Seen(path: request.uri.path, headers: headers, body: Array(body.readableBytesView))
        return log.withLock { log in
            log.append(seen)
            return log.count - 1
        }
    }
}
