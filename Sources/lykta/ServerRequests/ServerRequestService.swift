import Logging
import Reports
import ServiceLifecycle
import Web

/// Does in a running server what `lykta keys`, `lykta users` and `lykta routing apply` ask for, twice a second.
struct ServerRequestService: Service {
    let folder: ServerRequestFolder
    let store: any KeyStore & PersonStore & CaseStore
    let keys: KeyRing
    let logger: Logger

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                for name in folder.waiting() { await take(name) }
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }

    private func take(_ name: String) async {
        guard let (id, bytes) = folder.take(name) else { return }
        let outcome: ServerRequestOutcome
        if let request = ServerRequest(bytes, at: System.now()) {
            do {
                outcome = try await carryOut(request)
            } catch {
                outcome = .failed
            }
        } else {
            outcome = .notUnderstood
        }
        logger.notice("Request", metadata: ["outcome": .string(outcome.rawValue)])
        do {
            try folder.answer(id, outcome)
        } catch {
            logger.error("Request could not be answered", metadata: ["error": .string("\(error)")])
        }
    }

    /// A request that was carried out before the server could say so is carried out, and not again.
    private func carryOut(_ request: ServerRequest) async throws -> ServerRequestOutcome {
        defer { keys.forget() }
        switch request {
        case .add(let key, let digest):
            if let kept = try await store.key(prefix: key.prefix) {
                return kept.digest == digest ? .done : .failed
            }
            try await store.add(key, digest: digest)
            return .done
        case .revoke(let prefix):
            return try await store.revoke(prefix: prefix, at: System.now()) ? .done : .noSuchKey
        case .routeAnew(let cases):
            // A second time changes nothing, so a request that was cut off is simply carried out again.
            for id in cases {
                _ = try await store.routeAnew(
                    id, successors: [:], isTrial: false, by: Agent(name: RoutingBesideServer.editor), at: System.now())
            }
            return .done
        case .person(let change): return try await change.carryOut(in: store, at: System.now())
        }
    }
}
