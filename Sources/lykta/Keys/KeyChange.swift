import Reports
import SpatialStore

/// Changes keys in a database, or sends its dead messages again: in the file, or through the server that holds it.
struct KeyChange {
    let database: String

    func carryOut(_ request: KeyRequest) async throws {
        switch (try await outcome(of: request), request) {
        case (.done, _): return
        case (.noSuchKey, .revoke(let prefix)): throw CommandFault.notFound("valid key \(prefix)")
        case (.noSuchMessage, .retry(let message)): throw CommandFault.notFound("dead message \(message)")
        case (.notUnderstood, _), (.noSuchKey, _), (.noSuchMessage, _):
            throw CommandFault.refused([
                "The running server did not understand the request. Is it of the same version?"
            ])
        case (.failed, .retry):
            throw CommandFault.refused([
                "The running server could not do it; see its log. `lykta outbox list` shows which messages there are."
            ])
        case (.failed, _):
            throw CommandFault.refused([
                "The running server could not do it; see its log. `lykta keys list` shows which keys there are."
            ])
        }
    }

    private func outcome(of request: KeyRequest) async throws -> KeyRequestOutcome {
        do {
            let installation = try await Installation.open(database, for: .writing(queuesMessages: false))
            let outcome = try await request.carriedOut(in: installation.store, at: System.now())
            try await installation.store.close()
            return outcome
        } catch let fault as StoreFault {
            guard case .inUse = fault else { throw fault }
            let id = System.randomBytes(8).map { String($0, radix: 16) }.joined()
            guard let answer = try await KeyRequestFolder(beside: database).ask(request, id: id)
            else { throw fault }
            return answer
        }
    }
}
