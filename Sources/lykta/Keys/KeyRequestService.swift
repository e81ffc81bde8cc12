import Logging
import Reports
import ServiceLifecycle
import Web

/// Does in a running server what `lykta keys` and `lykta users` ask for, twice a second.
struct KeyRequestService: Service {
    let folder: KeyRequestFolder
    let store: any KeyStore & PersonStore
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

    /// A request that was carried out before the server could say so is carried out, and not again.
    private func carryOut(_ request: KeyRequest) async throws -> KeyRequestOutcome {
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
        case .person(let change): return try await change.carryOut(in: store, at: System.now())
        }
    }
}
