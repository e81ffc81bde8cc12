import Logging
import Reports
import ServiceLifecycle
import Web

/// Does in a running server what `lykta keys add`, `lykta keys revoke` and `lykta outbox retry` ask for, twice a second.
struct KeyRequestService: Service {
    let folder: KeyRequestFolder
    let store: any KeyStore & Outbox
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
        let outcome: KeyRequestOutcome
        if let request = KeyRequest(bytes, at: System.now()) {
            do {
                outcome = try await carryOut(request)
            } catch {
                outcome = .failed
            }
        } else {
            outcome = .notUnderstood
        }
        logger.notice("Key request", metadata: ["outcome": .string(outcome.rawValue)])
        do {
            try folder.answer(id, outcome)
        } catch {
            logger.error("Key request could not be answered", metadata: ["error": .string("\(error)")])
        }
    }

    private func carryOut(_ request: KeyRequest) async throws -> KeyRequestOutcome {
        defer {
            keys.forget()
            wakeDelivery()
        }
        return try await request.carriedOut(in: store, at: System.now())
    }
}
