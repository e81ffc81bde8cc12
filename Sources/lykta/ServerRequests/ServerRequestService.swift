import Logging
import Reports
import ServiceLifecycle
import Web

/// Does in a running server what `lykta keys`, `lykta users`, `lykta outbox retry` and `lykta routing apply` ask for, twice a
/// second.
struct ServerRequestService: Service {
    let folder: ServerRequestFolder
    let store: any KeyStore & PersonStore & CaseStore & Outbox
    let keys: KeyRing
    /// Lets what waits to be sent be looked at.
    let wakeDelivery: @Sendable () -> Void
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

    private func carryOut(_ request: ServerRequest) async throws -> ServerRequestOutcome {
        defer {
            keys.forget()
            wakeDelivery()
        }
        return try await request.carriedOut(in: store, at: System.now())
    }
}
