import Reports
import SpatialStore
import Triage

/// Changes keys and people in a database, or sends its dead messages again: in the file, or through the server that holds it.
struct KeyChange {
    let database: String

    func carryOut(_ request: ServerRequest) async throws {
        switch (try await outcome(of: request), request) {
        case (.done, _): return
        case (.noSuchKey, .revoke(let prefix)): throw CommandFault.notFound("valid key \(prefix)")
        case (.noSuchKey, .person(let change)): throw CommandFault.notFound("account \(change.email)")
        case (.noSuchMessage, .retry(let message)): throw CommandFault.notFound("dead message \(message)")
        case (.taken, .person(let change)):
            throw CommandFault.refused([
                "There is an account with the e-mail address \(change.email) already."
            ])
        case (.notUnderstood, _), (.noSuchKey, _), (.noSuchMessage, _), (.taken, _):
            throw CommandFault.refused([
                "The running server did not understand the request. Is it of the same version?"
            ])
        case (.failed, .retry):
            throw CommandFault.refused([
                "The running server could not do it; see its log. `lykta outbox list` shows which messages there are."
            ])
        case (.failed, _):
            throw CommandFault.refused([
                "The running server could not do it; see its log. `lykta keys list` and `lykta users list` show what there is."
            ])
        }
    }

    private func outcome(of request: ServerRequest) async throws -> ServerRequestOutcome {
        do {
            let installation = try await Installation.open(database, for: .writing(queuesMessages: false))
            do {
                try request.refuseUnserved(by: installation)
                let outcome = try await request.carriedOut(in: installation.store, at: System.now())
                try await installation.store.close()
                return outcome
            } catch {
                try? await installation.store.close()
                throw error
            }
        } catch let fault as StoreFault {
            guard case .inUse = fault else { throw fault }
            try request.refuseUnserved(by: try await Installation.open(database, for: .reading))
            guard let answer = try await ServerRequestFolder(beside: database).ask(request)
            else { throw fault }
            return answer
        }
    }
}

extension ServerRequest {
    /// A key for a municipality that is misspelt, or of another database, would open nothing.
    ///
    /// - Throws: ``CommandFault``, naming those that are served. Of a database that serves none yet, anything goes.
    fileprivate func refuseUnserved(by installation: Installation) throws {
        let served = installation.jurisdictions.map(\.profile)
        guard case .add(let key, _) = self, !served.isEmpty else { return }
        let unserved = key.municipalities.subtracting(served.map(\.municipality)).sorted()
        guard let first = unserved.first else { return }
        let names = served.map { "\($0.municipality) \($0.name)" }.joined(separator: ", ")
        throw CommandFault.badValue(
            first.description, expected: "a municipality that the database serves: \(names)")
    }
}
